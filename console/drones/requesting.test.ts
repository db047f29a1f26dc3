import { describe, expect, it } from 'vitest';
import { requestMissionSchema } from '../../shared/drones/schema.ts';
import { missionData, newMission, typedPoint, zoneOf } from './requesting.ts';

const NOW = Date.parse('2026-11-24T01:31:07Z');
const draft = {
  ...newMission({
    ...{ id: crypto.randomUUID(), feed: crypto.randomUUID(), requester: 'SIAMU', now: NOW },
    centre: [4.369118, 50.849481],
  }),
  ...{ purpose: 'Fumée', pilot: 'Joke Martens' },
};

describe('[video.7] the form of a mission', () => {
  it('is filled so far that purpose and pilot make it whole: a circle around the incident, two hours, no private pilot', () => {
    const sent = missionData(draft, zoneOf(draft, {}), undefined, NOW);
    const read = requestMissionSchema.parse(sent);
    expect(read).toMatchObject({ height: 120, from: '2026-11-24T01:31:07.000Z', until: '2026-11-24T03:31:00.000Z' });
    expect(read.zone.type).toBe('Polygon');
    expect(read.recording).toEqual({ keep: true, days: 30 });
    expect(read.pilot).toEqual({ name: 'Joke Martens', private: false });
  });

  it('sends a zone that cannot be read as none, so that the server says so at its field', () => {
    for (const wrong of [{ centre: 'Madou' }, { radius: 'x' }, { radius: '5' }]) {
      const sent = missionData({ ...draft, ...wrong }, zoneOf({ ...draft, ...wrong }, {}), undefined, NOW);
      expect(requestMissionSchema.safeParse(sent).error?.issues[0]?.path).toEqual(['zone']);
    }
  });

  it.each([
    ['4.3691 50.8495', [4.3691, 50.8495]],
    ['4.3691, 50.8495', [4.3691, 50.8495]],
    ['4.3691', undefined],
    ['4 50 3', undefined],
    ['400 50', undefined],
  ])('reads %s as a place, or as none', (typed, point) => {
    expect(typedPoint(typed)).toEqual(point);
  });
});
