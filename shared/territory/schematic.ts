import type { Feature, FeatureCollection, Point } from 'geojson';
import { dissolve } from './dissolve.ts';
import type { Area, CommuneProperties, RegionProperties, TerritoryPack, ZoneProperties } from './pack.ts';
import { COMMUNES, type Nis, POLICE_ZONES, REGION, type ZoneCode } from './reference.ts';
import { DRAWN_COMMUNES } from './schematic-communes.ts';
import { JUNCTIONS, type Junction, onEarth } from './schematic-junctions.ts';
import { SCHEMATIC_FACILITIES, SCHEMATIC_LAYERS } from './schematic-layers.ts';

/**
 * The schematic territory that the product ships: the Region in the manner of a metro map, for where no official pack is
 * installed. Borders are shared from junction to junction, so communes neither overlap nor leave gaps.
 */

type Outline = readonly Junction[];

const ring = (outline: Outline) => {
  const closed = outline[0] === undefined ? [...outline] : [...outline, outline[0]];
  return closed.map(name => onEarth(JUNCTIONS[name]));
};

/** Twice the signed area on the grid: positive when the outline runs counter-clockwise. */
function turning(outline: Outline): number {
  return outline.reduce((sum, name, i) => {
    const [ax, ay] = JUNCTIONS[name];
    const [bx, by] = JUNCTIONS[outline[(i + 1) % outline.length] ?? name];
    return sum + ax * by - bx * ay;
  }, 0);
}

/** Rings to GeoJSON: every clockwise ring is a hole of the one outer ring around it; the schematic has holes in one part only. */
function area(outlines: readonly Outline[]): Area {
  const outer = outlines.filter(outline => turning(outline) > 0).sort((a, b) => turning(b) - turning(a));
  const holes = outlines.filter(outline => turning(outline) < 0);
  const polygons = outer.map((outline, i) => [ring(outline), ...(i === 0 ? holes.map(ring) : [])]);
  const [only] = polygons;
  return polygons.length === 1 && only
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
}

const collection = <G extends Area | Point, P>(features: Feature<G, P>[]): FeatureCollection<G, P> => ({
  type: 'FeatureCollection',
  features,
});

const partsOf = (communes: readonly Nis[]) =>
  DRAWN_COMMUNES.filter(({ nis }) => communes.includes(nis)).flatMap(({ parts }) => parts);

/** The first zones on record that name the commune: the schematic is of today's borders, dates are reference.ts's. */
const zoneHolding = (nis: Nis): ZoneCode => {
  const zone = POLICE_ZONES.find(({ communes, validTo }) => validTo === undefined && communes.includes(nis));
  if (!zone) throw new RangeError(`commune ${nis} is in no police zone`);
  return zone.zone;
};

function properties(nis: Nis): CommuneProperties {
  const commune = COMMUNES.find(candidate => candidate.nis === nis);
  if (!commune) throw new RangeError(`no commune has NIS code ${nis}`);
  return { nis, name_fr: commune.fr, name_nl: commune.nl, police_zone: zoneHolding(nis) };
}

/** The schematic as a territory pack, built anew at each call. */
export function schematicPack(): TerritoryPack {
  const communes = DRAWN_COMMUNES.map(({ nis, parts }) => ({
    type: 'Feature' as const,
    id: Number(nis),
    properties: properties(nis),
    geometry: area(parts),
  }));
  const zones = POLICE_ZONES.filter(({ validTo }) => validTo === undefined).map(zone => ({
    type: 'Feature' as const,
    id: Number(zone.zone),
    properties: {
      zone: zone.zone,
      name_fr: zone.fr,
      name_nl: zone.nl,
      ...(zone.alias === undefined ? {} : { alias: zone.alias }),
      communes: zone.communes,
    } satisfies ZoneProperties,
    geometry: area(dissolve(partsOf(zone.communes))),
  }));
  const region = {
    type: 'Feature' as const,
    id: Number(REGION.nis),
    properties: { nis: REGION.nis, name_fr: REGION.fr, name_nl: REGION.nl } satisfies RegionProperties,
    geometry: area(dissolve(DRAWN_COMMUNES.flatMap(({ parts }) => parts))),
  };
  const labels = DRAWN_COMMUNES.map(({ nis, label }) => ({
    type: 'Feature' as const,
    properties: properties(nis),
    geometry: { type: 'Point' as const, coordinates: onEarth(label) },
  }));
  return {
    level: 'schematic',
    attribution: {
      fr: 'Schéma Belfry, corrigé d’après Brussels UrbIS®©',
      nl: 'Schema Belfry, gecorrigeerd naar Brussels UrbIS®©',
      en: 'Belfry schematic, corrected after Brussels UrbIS®©',
    },
    communes: collection(communes),
    zones: collection(zones),
    region: collection([region]),
    labels: collection(labels),
    layers: Object.keys(SCHEMATIC_LAYERS) as TerritoryPack['layers'],
    facilityLayers: Object.fromEntries(SCHEMATIC_FACILITIES.map(name => [name, SCHEMATIC_LAYERS[name]])),
  };
}
