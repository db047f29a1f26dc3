import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import type { Feature, FeatureCollection, Position } from 'geojson';
import { z } from 'zod';
import { dissolve } from '../../../shared/territory/dissolve.ts';
import { areaSquareKm } from '../../../shared/territory/geodesy.ts';
import type { Area } from '../../../shared/territory/pack.ts';
import { createShape, onEarth } from '../../../shared/territory/plane.ts';
import { COMMUNES, type Nis, nisSchema, type PoliceZone, REGION } from '../../../shared/territory/reference.ts';

/** UrbIS by the Region's WFS: the municipalities in longitude and latitude. Paradigm serves it for free, UrbIS licence. */
export const URBIS_WFS =
  'https://geoservices-urbis.irisnet.be/geoserver/urbisvector/wfs?service=WFS&version=2.0.0&request=GetFeature' +
  '&typeNames=urbisvector:Municipalities&srsName=EPSG:4326&outputFormat=application/json';

const positionsSchema = z.array(z.array(z.number()).min(2));
const answerSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      properties: z.record(z.string(), z.unknown()),
      geometry: z.discriminatedUnion('type', [
        z.object({ type: z.literal('Polygon'), coordinates: z.array(positionsSchema) }),
        z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(positionsSchema)) }),
      ]),
    }),
  ),
});

/** The code has had several names over the years and products of UrbIS. */
const NIS_FIELDS = ['NISCODE', 'niscode', 'national_code', 'MU_NAT_CODE', 'nis'];

export interface Boundaries {
  readonly communes: FeatureCollection;
  readonly police_zones: FeatureCollection;
  readonly region: FeatureCollection;
  readonly communes_labels: FeatureCollection;
}

/**
 * Boundaries of a pack out of the WFS's answer: names are those of the reference, zones and the Region are the communes
 * taken together. Positions are rounded to six decimals (a decimetre), outer rings run counter-clockwise.
 * @param zones the police zones of the day.
 * @throws z.ZodError or RangeError when the answer is not the nineteen communes.
 */
export function boundariesFromUrbis(answer: unknown, zones: readonly PoliceZone[]): Boundaries {
  const shapes = new Map<Nis, Area>();
  for (const { properties, geometry } of answerSchema.parse(answer).features) {
    const code = NIS_FIELDS.map(field => properties[field]).find(value => value !== undefined);
    shapes.set(nisSchema.parse(String(code)), tidy(geometry));
  }
  const shapeOf = (nis: Nis) => {
    const shape = shapes.get(nis);
    if (!shape) throw new RangeError(`commune ${nis} is missing`);
    return shape;
  };
  const named = COMMUNES.map(({ nis, fr, nl }) => ({
    nis,
    name_fr: fr,
    name_nl: nl,
    police_zone: zones.find(zone => zone.communes.includes(nis))?.zone,
  }));
  const feature = (geometry: Feature['geometry'], properties: Record<string, unknown>, id: string): Feature => ({
    type: 'Feature',
    id: Number(id),
    properties,
    geometry,
  });
  const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
  return {
    communes: collection(named.map(commune => feature(shapeOf(commune.nis), commune, commune.nis))),
    communes_labels: collection(
      named.map(commune => feature({ type: 'Point', coordinates: middle(shapeOf(commune.nis)) }, commune, commune.nis)),
    ),
    police_zones: collection(
      zones.map(({ zone, fr, nl, alias, communes }) =>
        feature(together(communes.map(shapeOf)), { zone, name_fr: fr, name_nl: nl, alias, communes }, zone),
      ),
    ),
    region: collection([
      feature(
        together(COMMUNES.map(({ nis }) => shapeOf(nis))),
        { nis: REGION.nis, name_fr: REGION.fr, name_nl: REGION.nl },
        REGION.nis,
      ),
    ]),
  };
}

const round = (degrees: number | undefined) => Math.round((degrees ?? Number.NaN) * 1e6) / 1e6;

/** Twice the signed area in degrees: positive when the ring runs counter-clockwise. */
const turning = (ring: readonly Position[]) =>
  ring.reduce((sum, [x = 0, y = 0], i) => {
    const [nx = 0, ny = 0] = ring[(i + 1) % ring.length] ?? [];
    return sum + x * ny - nx * y;
  }, 0);

/** Rounds, drops repeated positions and winds as RFC 7946 asks. */
function tidy(area: Area): Area {
  const ring = (positions: Position[], outer: boolean) => {
    const rounded = positions.map(([x, y]) => [round(x), round(y)]);
    const kept = rounded.filter(([x, y], i) => i === 0 || x !== rounded[i - 1]?.[0] || y !== rounded[i - 1]?.[1]);
    return turning(kept) > 0 === outer ? kept : kept.reverse();
  };
  const polygon = (rings: Position[][]) => rings.map((positions, i) => ring(positions, i === 0));
  return polygons(area.type === 'Polygon' ? [polygon(area.coordinates)] : area.coordinates.map(polygon));
}

function polygons(parts: Position[][][]): Area {
  const [only] = parts;
  return parts.length === 1 && only
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: parts };
}

/** Between neighbours that were digitised apart slivers stay: under this nothing is a part of a zone, km² (100 m²). */
const SLIVER = 1e-4;

/** Several areas as one: shared borders fall out, holes are put into the part that holds them. */
function together(areas: readonly Area[]): Area {
  const rings = areas.flatMap(area => (area.type === 'Polygon' ? area.coordinates : area.coordinates.flat()));
  const outlines = dissolve(rings.map(ring => ring.slice(1).map(position => position.join(' '))))
    .map(corners => [...corners, corners[0] ?? ''].map(corner => corner.split(' ').map(Number)))
    .filter(ring => areaSquareKm({ type: 'Polygon', coordinates: [ring] }) > SLIVER);
  const parts = outlines.filter(ring => turning(ring) > 0).map(ring => [ring]);
  for (const hole of outlines.filter(ring => turning(ring) < 0)) {
    const around = parts.find(([outer]) =>
      booleanPointInPolygon(hole[0] ?? [], { type: 'Polygon', coordinates: [outer ?? []] }),
    );
    around?.push(hole);
  }
  return polygons(parts);
}

/** A point well inside the largest part, where the name stands. */
function middle(area: Area): Position {
  const parts = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  const sizes = parts.map(coordinates => areaSquareKm({ type: 'Polygon', coordinates }));
  const largest = sizes.indexOf(Math.max(...sizes));
  const [x, y] = createShape(area).insides[largest] ?? [Number.NaN, Number.NaN];
  return onEarth(x, y).map(round);
}
