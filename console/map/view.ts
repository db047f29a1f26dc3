import type { Position } from 'geojson';
import type { Area } from '../../shared/geometry.ts';
import type { Room } from '../../shared/room.ts';

/** West, south, east, north. */
export type Bounds = readonly [number, number, number, number];

/** Nearer than this an incident is not shown by itself: a point alone says too little of where it is. */
export const INCIDENT_ZOOM = 15;
/** Degrees around a point that lies alone: some 400 metres. */
const AROUND = [0.0057, 0.0036] as const;

/** What should be in sight of an incident: its point, its area, its perimeters and its posts. */
export function boundsOf(room: Room, incident: string): Bounds | undefined {
  const found = room.incidents[incident];
  if (!found) return undefined;
  const { point, area } = found;
  const areas = Object.values(room.perimeters)
    .filter(p => p.incident === incident && !p.lifted)
    .map(p => p.area);
  const positions: Position[] = [...areas, ...(area ? [area] : [])].flatMap(positionsOf);
  if (point) {
    const [x, y] = positions.length === 0 ? AROUND : [0, 0];
    positions.push([point[0] - x, point[1] - y], [point[0] + x, point[1] + y]);
  }
  return boundsOfPositions(positions);
}

/** What holds all of some areas; undefined for none. */
export const boundsOfAreas = (areas: readonly Area[]): Bounds | undefined =>
  boundsOfPositions(areas.flatMap(positionsOf));
function boundsOfPositions(positions: readonly Position[]): Bounds | undefined {
  if (positions.length === 0) return undefined;
  const [xs, ys] = [positions.map(p => p[0] as number), positions.map(p => p[1] as number)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const positionsOf = (area: Area): Position[] =>
  area.type === 'Polygon' ? area.coordinates.flat() : area.coordinates.flat(2);
