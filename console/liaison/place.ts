import type { Position } from 'geojson';
import type { Alert } from '../../shared/alerts/schema.ts';
import type { Area, Point } from '../../shared/geometry.ts';
import type { Incident } from '../../shared/incidents/schema.ts';
import { read } from '../../shared/language/read.ts';
import type { Room } from '../../shared/room.ts';
import type { Language } from '../language/language.ts';
import { incidentGlyph } from '../map/layers/incidents.ts';
import type { MapPerimeter } from '../map/layers/perimeters.ts';
import { type SymbolShape, severityShape } from '../ui/symbols.ts';

/** What the small map shows of an alert: where to look, and what stands there. */
export interface PlaceOnMap {
  readonly bbox: readonly [west: number, south: number, east: number, north: number];
  readonly point?: Point | undefined;
  readonly symbol?: SymbolShape | undefined;
  readonly name?: string | undefined;
  readonly perimeters: readonly MapPerimeter[];
  readonly area?: Area | undefined;
}

/** Width to height of the drawing; the screen cuts what it has no room for. */
export const ASPECT = 390 / 230;
/** Kilometres in a degree at 50.84° north. */
const [EAST, NORTH] = [70.2, 111.2];
/** A street's surroundings at least, kilometres from the middle to the upper edge; and air around what is shown. */
const LEAST_KM = 0.55;
const AIR = 1.08;

/** Of an alert or a decision, what says where it is about. */
export type Placed = Pick<Alert, 'severity'> & {
  readonly where?: Alert['where'] | undefined;
  readonly area?: Area | undefined;
};

/** Undefined where nothing of the alert has a place: then the names of the communes say it all. */
export function placeOf(
  room: Room,
  alert: Placed,
  incident: Incident | undefined,
  language: Language,
): PlaceOnMap | undefined {
  const perimeters = Object.values(room.perimeters)
    .filter(p => incident && p.incident === incident.id && !p.lifted && p.zone !== 'judicial')
    .map(({ id, zone, area, incident: of }) => ({ id, zone, area, incident: of }) as MapPerimeter);
  // Whom the incident does not touch cannot see it: then the alert's own word of where it was, when it was issued.
  const point = incident ? incident.point : alert.where?.point;
  const area = alert.area ?? (incident ? incident.area : alert.where?.area);
  const points: Position[] = [
    ...(point ? [point] : []),
    ...perimeters.flatMap(p => pointsOf(p.area as Area)),
    ...(area ? pointsOf(area) : []),
  ];
  if (points.length === 0) return undefined;
  return {
    bbox: boxAround(points, point),
    point,
    symbol: point && {
      frame: 'incident',
      glyph: incidentGlyph((incident ?? alert.where) as Parameters<typeof incidentGlyph>[0]),
      ...severityShape[incident?.severity ?? alert.severity],
    },
    name: incident && read(incident.title, language),
    perimeters,
    area,
  };
}

const pointsOf = (area: Area): Position[] =>
  area.type === 'Polygon' ? area.coordinates.flat() : area.coordinates.flat(2);

/** A box of the drawing's shape that holds all points, around the incident where there is one. Rounded to some metres, so that phones ask for one and the same. */
function boxAround(points: readonly Position[], middle: Point | undefined): PlaceOnMap['bbox'] {
  const [xs, ys] = [points.map(p => p[0] as number), points.map(p => p[1] as number)];
  const [x, y] = middle ?? [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
  const reachX = Math.max(...xs.map(each => Math.abs(each - x))) * EAST;
  const reachY = Math.max(...ys.map(each => Math.abs(each - y))) * NORTH;
  const half = Math.max(LEAST_KM, reachY * AIR, (reachX * AIR) / ASPECT);
  const round = (degrees: number) => Math.round(degrees * 10_000) / 10_000;
  const [dx, dy] = [(half * ASPECT) / EAST, half / NORTH];
  return [round(x - dx), round(y - dy), round(x + dx), round(y + dy)];
}
