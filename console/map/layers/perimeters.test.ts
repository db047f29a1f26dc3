import { describe, expect, it } from 'vitest';
import { axisOf, circle, sector } from '../../../shared/perimeters/shapes.ts';
import { checkpointFeatures } from './checkpoints.ts';
import { createNumbers } from './features.ts';
import { takenAlong } from './following.ts';
import { readIcon } from './icon.ts';
import { type MapPerimeter, perimeterFeatures } from './perimeters.ts';

const MADOU: [number, number] = [4.3691, 50.8495];
const AWAY: [number, number] = [4.38, 50.86];
const ring = (zone: MapPerimeter['zone'], radius: number, more: Partial<MapPerimeter> = {}): MapPerimeter => ({
  ...{ id: zone, incident: 'madou', zone, area: circle(MADOU, radius) as MapPerimeter['area'] },
  ...more,
});
const number = createNumbers();

describe('[engine.7] perimeters on the map', () => {
  it('draw the judicial one as an edge with its letter, over the rings, taking nothing from their hatch', () => {
    const { edges, bands, letters } = perimeterFeatures([ring('red', 200), ring('judicial', 50)], number);
    expect(edges.map(e => e.properties.zone)).toEqual(['red', 'judicial']);
    expect(bands.map(b => b.properties.zone)).toEqual(['red']);
    expect(bands[0]?.geometry.type === 'MultiPolygon' && bands[0].geometry.coordinates[0]).toHaveLength(1);
    expect(letters.map(l => l.properties.letter)).toContain('J');
  });

  it('tie a plume to its source by its axis', () => {
    const plume = { origin: MADOU, windFrom: 225, angle: 60, length: 900 };
    const area = sector(plume) as MapPerimeter['area'];
    const { leaders } = perimeterFeatures([ring('yellow', 1, { area, axis: axisOf(plume) })], number);
    expect(leaders.map(l => l.geometry)).toEqual([{ type: 'LineString', coordinates: axisOf(plume) }]);
  });

  it('go along with what they follow, and tie it to their ring; what is not heard stays where it was', () => {
    const follows = { track: 'drone', radius: 250, centre: MADOU };
    const following = ring('yellow', 250, { follows });
    const still = ring('red', 100);
    expect(takenAlong([following, still], new Map())).toEqual([following, still]);
    const [moved, same] = takenAlong([following, still], new Map([['drone', AWAY]]));
    expect(moved?.area).toEqual(circle(AWAY, 250));
    expect(same).toBe(still);
    const { leaders } = perimeterFeatures([moved!], number);
    const [leader] = leaders;
    expect(leader?.geometry.type === 'LineString' && leader.geometry.coordinates[0]).toEqual(AWAY);
  });

  it('show checkpoints as small squares, each kind by its glyph', () => {
    const kinds = ['access', 'closed', 'ambulances', 'vehicles'] as const;
    const found = checkpointFeatures(
      kinds.map(kind => ({ id: kind, kind, name: kind, point: MADOU })),
      number,
    );
    const icons = found.map(f => readIcon(String(f.properties.icon)));
    expect(icons.map(icon => icon?.frame)).toEqual(kinds.map(() => 'facility'));
    expect(new Set(icons.map(icon => icon?.glyph)).size).toBe(kinds.length);
    expect(found.every(f => f.properties.kind === 'checkpoint')).toBe(true);
  });
});
