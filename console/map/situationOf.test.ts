import { describe, expect, it } from 'vitest';
import { createDesk } from '../../server/room/testing/desk.ts';
import { inside } from '../../shared/testing/places.ts';
import { idOf } from '../../shared/testing/random.ts';
import { createTrails, dronesOf, FORGOTTEN_MS, footprintOf, type Heard, STALE_MS, unitsOf } from './flight.ts';
import { mapWords, type SituationView, situationOf } from './situationOf.ts';
import { boundsOf } from './view.ts';

const desk = createDesk();
const MADOU = inside('21014');
const [incident, feed, drone] = [idOf('incident'), idOf('camera'), idOf('drone')];
const square = (half: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [MADOU[0] - half, MADOU[1] - half],
      [MADOU[0] + half, MADOU[1] - half],
      [MADOU[0] + half, MADOU[1] + half],
      [MADOU[0] - half, MADOU[1] + half],
      [MADOU[0] - half, MADOU[1] - half],
    ] as [number, number][],
  ],
});
desk.does('operator', 'incident.open', {
  incident,
  kind: 'incident',
  severity: 'severe',
  category: 'smoke',
  title: { fr: 'Fumée, métro Madou', nl: 'Rook, metro Madou' },
  point: MADOU,
});
desk.does('operator', 'perimeter.draw', {
  perimeter: idOf('red'),
  incident,
  zone: 'red',
  area: square(0.001),
  reason: 'Fumée',
});
desk.does('operator', 'perimeter.draw', {
  perimeter: idOf('lifted'),
  incident,
  zone: 'yellow',
  area: square(0.01),
  reason: 'Erreur',
});
desk.does('operator', 'perimeter.lift', { perimeter: idOf('lifted'), reason: 'Erreur' });
desk.does('operator', 'post.open', {
  post: idOf('post'),
  incident,
  kind: 'pc-ops',
  name: { fr: 'PC-Ops, rue du Nord', nl: 'CP-Ops, Noordstraat' },
  point: MADOU,
});
const camera = { name: { fr: 'Place', nl: 'Plein' }, owner: 'ZP 5339', regime: 'police', point: MADOU } as const;
const source = { kind: 'test' };
desk.does('video', 'feed.register', { feed, ...camera, source, bearing: 90 });
desk.does('video', 'feed.register', { feed: drone, ...camera, source, regime: 'private', mobile: true });

const view = (more: Partial<SituationView> = {}): SituationView => ({
  language: 'nl',
  presence: { [feed]: { state: 'live', since: desk.now, viewers: 1 } },
  mandates: Object.values(desk.room.mandates).filter(m => m.function === 'zone-images'),
  at: desk.now,
  ...more,
});

describe('[room.6] the room as the map draws it', () => {
  it('shows what is open and in force, in the reader’s language, the one in hand marked', () => {
    const { incidents, perimeters, posts } = situationOf(desk.room, view({ inHand: incident }));
    expect(incidents).toMatchObject([{ id: incident, severity: 'severe', name: 'Rook, metro Madou', current: true }]);
    expect(perimeters).toMatchObject([{ id: idOf('red'), zone: 'red' }]);
    expect(posts).toMatchObject([{ kind: 'pcops', name: 'CP-Ops' }]);
  });

  it('takes what belongs to a closed incident off the map with it', () => {
    const other = createDesk();
    other.does('operator', 'incident.open', {
      incident,
      kind: 'incident',
      severity: 'minor',
      title: 'x',
      point: MADOU,
    });
    const perimeter = { perimeter: idOf('red'), incident, zone: 'red', area: square(0.001), reason: 'x' };
    other.does('operator', 'perimeter.draw', perimeter);
    other.does('operator', 'incident.close', { incident, outcome: 'Fini' });
    const { incidents, perimeters } = situationOf(other.room, view());
    expect([incidents, perimeters]).toEqual([[], []]);
  });

  it('says both languages on a wall, and once what is the same in both', () => {
    expect(situationOf(desk.room, view({ language: 'both' })).incidents?.[0]?.name).toBe(
      'Fumée, métro Madou\nRook, metro Madou',
    );
    expect(mapWords({ fr: 'Drone 1', nl: 'Drone 1' }, 'both')).toBe('Drone 1');
  });

  it('draws a camera as its reader stands to it: refused before live, at rest where nothing is known', () => {
    const stateFor = (more: Partial<SituationView>) => situationOf(desk.room, view(more)).feeds?.[0]?.state;
    expect(stateFor({})).toBe('live');
    expect(stateFor({ presence: {} })).toBe('sleeping');
    expect(stateFor({ mandates: [] })).toBe('refused');
    expect(situationOf(desk.room, view({ cameras: false })).feeds).toEqual([]);
  });

  it('leaves mobile cameras to telemetry', () => {
    expect(situationOf(desk.room, view()).feeds?.map(({ id }) => id)).toEqual([feed]);
  });

  it('goes to an incident with all its perimeters in force in sight, and around a point that lies alone', () => {
    const [west, south, east, north] = boundsOf(desk.room, incident)!;
    expect([west, south]).toEqual(square(0.001).coordinates[0]?.[0]);
    expect([east, north]).toEqual(square(0.001).coordinates[0]?.[2]);
    const alone = createDesk();
    alone.does('operator', 'incident.open', {
      incident,
      kind: 'incident',
      severity: 'minor',
      title: 'x',
      point: MADOU,
    });
    const box = boundsOf(alone.room, incident)!;
    expect(box[0]).toBeLessThan(MADOU[0]);
    expect(box[3]).toBeGreaterThan(MADOU[1]);
    expect(boundsOf(desk.room, idOf('none'))).toBeUndefined();
  });
});

describe('[room.8] a drone on the map', () => {
  const now = 1_000_000;
  const heardAt = (at: number, x = 0) =>
    new Map([[drone, { track: [drone, MADOU[0] + x, MADOU[1], 100] as const, at }]]);
  const show = (heard: ReturnType<typeof heardAt>, trails = createTrails()) =>
    dronesOf(desk.room.feeds, heard, trails, { now, language: 'fr', number: new Map([[drone, 2]]) });

  it('flies where it was heard, is stale after five seconds, and is forgotten at last', () => {
    expect(show(heardAt(now - STALE_MS + 1))).toMatchObject([{ id: drone, state: 'live', point: MADOU }]);
    expect(show(heardAt(now - STALE_MS))).toMatchObject([{ state: 'stale' }]);
    expect(show(heardAt(now - FORGOTTEN_MS - 1))).toEqual([]);
    expect(show(new Map())).toEqual([]);
  });

  it('leaves a trail that ends where it is, without the steps that are too small to see', () => {
    const trails = createTrails();
    for (const [at, x] of [
      [now - 3_000, 0],
      [now - 2_000, 0.00001],
      [now - 1_000, 0.001],
    ] as const)
      trails.hear(heardAt(at, x).values());
    // Heard late, after a newer one.
    trails.hear(heardAt(now - 2_500, 0.5).values());
    expect(trails.of(drone)).toEqual([MADOU, [MADOU[0] + 0.001, MADOU[1]]]);
  });

  it('shows on the ground what its lens sees from its height', () => {
    const ring = footprintOf(MADOU, 100, 0).coordinates[0]!;
    const [first, second, third] = ring as [number, number][];
    expect(ring.at(-1)).toEqual(first);
    // 88° over the width: 2 × 100 m × tan 44° = 193 m; 16 : 9.
    expect((second![0]! - first![0]!) * 70_440).toBeCloseTo(193, -0.5);
    expect((third![1]! - second![1]!) * 111_250).toBeCloseTo(108.6, -0.5);
  });

  it('what moves and is no camera of the room is a unit without a name', () => {
    const heard = new Map<string, Heard>([...heardAt(now), ['unit', { track: ['unit', 4, 50], at: now }]]);
    expect([...unitsOf(desk.room.feeds, heard, now)].map(([id]) => id)).toEqual(['unit']);
  });
});
