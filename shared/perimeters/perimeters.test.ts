import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import type { Point } from '../geometry.ts';
import { distance } from '../territory/geodesy.ts';
import { mandateId } from '../testing/people.ts';
import { boxAround, inside, townTerritory } from '../testing/places.ts';
import { idOf } from '../testing/random.ts';
import { DOCTRINE, RINGS } from './doctrine.ts';
import { FOLLOW, moveDue } from './follow.ts';
import { pointFindings, stickingOut } from './rings.ts';
import { areaOf, circle, downwind, sector } from './shapes.ts';

const MADOU: Point = [4.3691, 50.8495];
const incident = idOf('madou');
const [red, orange, yellow] = [idOf('red'), idOf('orange'), idOf('yellow')];
const reason = { fr: 'Fumée', nl: 'Rook' };
const at = (east: number, north: number): Point => [MADOU[0] + east / 70_200, MADOU[1] + north / 111_200];

function opened(): Desk {
  const desk = createDesk();
  desk.does('operator', 'incident.open', {
    incident,
    kind: 'incident',
    severity: 'severe',
    title: { fr: 'Fumée, métro Madou', nl: 'Rook, metro Madou' },
    point: MADOU,
  });
  return desk;
}
const ring = (perimeter: string, zone: string, radius: number) => ({
  perimeter,
  zone,
  shape: { kind: 'circle', centre: MADOU, radius },
});
const three = {
  incident,
  reason,
  rings: [ring(red, 'red', 100), ring(orange, 'orange', 300), ring(yellow, 'yellow', 600)],
};
const inform = (desk: Desk, more: object = {}) => ({
  decision: idOf('decision'),
  headline: { fr: 'Périmètres établis', nl: 'Perimeters ingesteld' },
  body: { fr: 'Trois zones', nl: 'Drie zones' },
  decidedAt: desk.now,
  decidedBy: { mandate: mandateId('dir-d1'), how: 'telephone' },
  ...more,
});

describe('[engine.7] drawing a perimeter', () => {
  it('takes the least that the contract asks, and causes no decision', () => {
    const desk = opened();
    const events = desk.does('operator', 'perimeter.draw', {
      perimeter: red,
      incident,
      zone: 'red',
      area: boxAround(MADOU),
      reason: 'Fumée',
    });
    expect(events.map(e => e.type)).toEqual(['perimeter.drawn']);
    expect(desk.room.perimeters[red]).toMatchObject({
      zone: 'red',
      admits: ['services', 'experts'],
      doctrine: DOCTRINE.version,
      communes: ['21004', '21014'],
      zones: ['5339', '5344'],
      facilities: { counts: { station: 1 }, named: [{ code: 'station-madou', fr: 'Madou' }], partial: true },
    });
  });

  it('says of schools that they are not known on the schematic, and lists nothing for them', () => {
    const desk = opened();
    desk.does('operator', 'perimeter.draw-set', three);
    expect(desk.room.perimeters[yellow]?.facilities?.counts).toEqual({ station: 3, hospital: 0 });
  });

  it('computes the area from the shape, which counts over an area sent with it', () => {
    const desk = opened();
    const shape = { kind: 'circle' as const, centre: MADOU, radius: 250 };
    desk.does('operator', 'perimeter.draw', {
      perimeter: red,
      incident,
      zone: 'red',
      shape,
      area: boxAround([4.3, 50.8]),
      reason,
    });
    expect(desk.room.perimeters[red]).toMatchObject({ shape, area: circle(MADOU, 250) });
  });

  it('refuses a ring without area and without shape, an end before its start, an end that is past', () => {
    const desk = opened();
    const draw = (more: object) =>
      desk.ask('operator', 'perimeter.draw', { perimeter: red, incident, zone: 'red', reason, ...more });
    expect(draw({})).toMatchObject({ ok: false, code: 'invalid' });
    expect(draw({ shape: { kind: 'polygon' } })).toMatchObject({ ok: false, code: 'invalid' });
    const shape = { kind: 'circle', centre: MADOU, radius: 250 };
    expect(draw({ shape, from: '2026-11-24T02:00:00Z', until: '2026-11-24T01:30:00Z' })).toMatchObject({
      code: 'invalid',
    });
    expect(draw({ shape, until: '2026-11-24T01:00:00Z' })).toMatchObject({
      ok: false,
      reason: 'deadline-past',
      path: 'data.until',
    });
    expect(draw({ shape, proposer: idOf('nobody') })).toMatchObject({
      reason: 'unknown-mandate',
      path: 'data.proposer',
    });
    expect(draw({ shape, holder: { kind: 'organisation', id: idOf('none') } })).toMatchObject({
      reason: 'unknown-organisation',
    });
  });

  it('sets three rings in one gesture, and none of them where one is refused', () => {
    const desk = opened();
    const events = desk.does('operator', 'perimeter.draw-set', three);
    expect(events.map(e => e.type)).toEqual(['perimeter.drawn', 'perimeter.drawn', 'perimeter.drawn']);
    expect(desk.room.incidents[incident]?.perimeters).toEqual([red, orange, yellow]);
    const twice = desk.ask('operator', 'perimeter.draw-set', {
      ...three,
      rings: [ring(idOf('new'), 'red', 50), ring(idOf('new'), 'orange', 90)],
    });
    expect(twice).toMatchObject({ ok: false, reason: 'already-exists', path: 'data.rings.1.perimeter' });
    expect(desk.room.perimeters[idOf('new')]).toBeUndefined();
  });

  it('keeps the judicial perimeter out of the rings', () => {
    const desk = opened();
    desk.does('operator', 'perimeter.draw-set', three);
    const [event] = desk.does('dir-d3', 'perimeter.draw', {
      ...ring(idOf('judicial'), 'judicial', 900),
      incident,
      reason,
    });
    expect(event?.data).toMatchObject({ zone: 'judicial', admits: ['investigators'] });
    expect(event?.data).not.toHaveProperty('overhangs');
  });
});

describe('[engine.7] concentric rings', () => {
  const circles = fc.record({
    x: fc.integer({ min: -300, max: 300 }),
    y: fc.integer({ min: -300, max: 300 }),
    radius: fc.integer({ min: 50, max: 500 }),
  });

  it('find nothing where each lies well inside the next, and something where it reaches well out of it', () => {
    fc.assert(
      fc.property(circles, circles, (inner, outer) => {
        const found = stickingOut([
          { id: red, zone: 'red', area: circle(at(inner.x, inner.y), inner.radius) },
          { id: orange, zone: 'orange', area: circle(at(outer.x, outer.y), outer.radius) },
        ]);
        const gap = outer.radius - inner.radius - Math.hypot(inner.x - outer.x, inner.y - outer.y);
        if (gap > 5) expect(found).toEqual([]);
        if (gap < -15) expect(found).toMatchObject([{ perimeter: red, inner: 'red', outer: 'orange' }]);
      }),
      { numRuns: 80 },
    );
  });

  it('measure the same whichever two neighbouring zones they are, and red by yellow where there is no orange', () => {
    const areas = [circle(at(80, 0), 120), circle(MADOU, 150)] as const;
    const sizes = (
      [
        ['red', 'orange'],
        ['orange', 'yellow'],
        ['red', 'yellow'],
      ] as const
    ).map(([inner, outer]) => {
      const [found] = stickingOut([
        { id: red, zone: inner, area: areas[0] },
        { id: orange, zone: outer, area: areas[1] },
      ]);
      return found?.squareMetres;
    });
    expect(sizes[0]).toBeGreaterThan(1_000);
    expect(new Set(sizes).size).toBe(1);
  });

  it('are not broken by rings of one plume that share an edge', () => {
    const rings = [300, 900, 2_000].map((length, i) => ({
      id: idOf(`${i}`),
      zone: RINGS[i]!,
      area: sector({ origin: MADOU, windFrom: 225, angle: 60, length, near: length / 10 }),
    }));
    expect(stickingOut(rings)).toEqual([]);
  });

  it('are a warning with its reason in the journal, never a refusal', () => {
    const desk = opened();
    desk.does('operator', 'perimeter.draw-set', three);
    const wider = { ...ring(red, 'red', 350), incident, reason, despite: 'Panache rabattu' };
    const [event] = desk.does('operator', 'perimeter.draw', wider);
    expect(event?.data).toMatchObject({
      despite: 'Panache rabattu',
      overhangs: [{ perimeter: red, inner: 'red', outer: 'orange' }],
    });
    // A ring drawn too small is told of what it no longer holds.
    const [smaller] = desk.does('operator', 'perimeter.draw', { ...ring(yellow, 'yellow', 200), incident, reason });
    expect(smaller?.data).toMatchObject({ overhangs: [{ perimeter: orange, inner: 'orange', outer: 'yellow' }] });
  });

  it('miss the posts that doctrine wants, and say which stand elsewhere', () => {
    const standing = three.rings.map(r => ({
      id: r.perimeter,
      zone: r.zone as 'red',
      area: areaOf(r.shape as never)!,
    }));
    expect(pointFindings(standing, []).map(f => `${f.point} ${f.found}`)).toEqual([
      'pc-ops missing',
      'pma missing',
      'ppd missing',
      'ambulances missing',
      'vehicles missing',
    ]);
    const placed = (x: number) => [{ kind: 'pc-ops' as const, point: at(x, 0) }];
    const ofPcOps = (x: number) => pointFindings(standing, placed(x)).find(f => f.point === 'pc-ops')?.found;
    // Just inside orange's outer edge: not in red, not deep in, not outside.
    expect([50, 150, 250, 350].map(ofPcOps)).toEqual(['astray', 'astray', undefined, 'astray']);
    expect(pointFindings(standing, [{ kind: 'source', point: at(200, 0) }])[0]).toMatchObject({ found: 'astray' });
    expect(pointFindings(standing, [{ kind: 'ppd', point: at(0, 450) }]).some(f => f.point === 'ppd')).toBe(false);
  });
});

describe('[engine.7] plume sectors', () => {
  it('open downwind of the source, as wide as typed', () => {
    expect(downwind(225)).toBe(45);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 359 }), fc.integer({ min: 10, max: 180 }), (windFrom, angle) => {
        const area = sector({ origin: MADOU, windFrom, angle, length: 1_000 });
        const rings = area.coordinates as Point[][];
        const far = rings[0]!.map(corner => distance(MADOU, corner));
        expect(Math.max(...far)).toBeCloseTo(1_000, 0);
        expect(Math.min(...far)).toBeCloseTo(0, 0);
      }),
      { numRuns: 30 },
    );
  });
});

describe('[engine.7] a change of perimeter is a decision with receipts', () => {
  it('goes to the communes and zones touched, to transport and to the fire service', () => {
    const desk = opened();
    const events = desk.does('operator', 'perimeter.draw-set', { ...three, inform: inform(desk) });
    expect(events.map(e => e.type)).toEqual([...three.rings.map(() => 'perimeter.drawn'), 'decision.taken']);
    const decision = desk.room.decisions[idOf('decision')];
    expect(decision).toMatchObject({
      kind: 'measure',
      incident,
      origin: { kind: 'perimeter', id: yellow },
      authority: mandateId('dir-d1'),
      how: 'telephone',
      area: circle(MADOU, 600),
    });
    expect(Object.keys(decision?.receipts ?? {}).sort()).toEqual(
      ['21004', '21014', '5339', '5344', 'fire-dispatch', 'transport-dispatch'].sort(),
    );
  });

  it('goes to a hospital of the room that lies inside', () => {
    const desk = opened();
    const organisation = idOf('saint-jean');
    desk.does('belfry', 'organisation.register', {
      organisation,
      kind: 'hospital',
      name: { fr: 'Clinique Saint-Jean', nl: 'Kliniek Sint-Jan' },
    });
    desk.does('operator', 'perimeter.draw', {
      ...ring(yellow, 'yellow', 1_500),
      incident,
      reason,
      inform: inform(desk),
    });
    expect(desk.room.decisions[idOf('decision')]?.receipts).toHaveProperty(organisation);
  });

  it('is the Dir-PC-Ops’ or the authority’s: staff record it, another director may not take it', () => {
    const desk = opened();
    const draw = (who: string, more: object) =>
      desk.ask(who, 'perimeter.draw-set', { ...three, inform: inform(desk, more) });
    const { decidedBy: _none, ...own } = inform(desk);
    expect(desk.ask('operator', 'perimeter.draw-set', { ...three, inform: own })).toMatchObject({
      code: 'forbidden',
      reason: 'perimeter-wrong-authority',
      path: 'data.inform.decidedBy',
    });
    expect(draw('operator', { decidedBy: { mandate: mandateId('dir-d3'), how: 'present' } })).toMatchObject({
      code: 'forbidden',
    });
    // A mayor decides in the commune alone.
    expect(draw('operator', { decidedBy: { mandate: mandateId('mayor-21004'), how: 'telephone' } })).toMatchObject({
      ok: false,
    });
    expect(desk.room.perimeters).toEqual({});
    const taken = desk.does('dir-d1', 'perimeter.draw-set', { ...three, inform: own });
    expect(taken.at(-1)).toMatchObject({
      type: 'decision.taken',
      data: { how: 'self', authority: mandateId('dir-d1') },
    });
  });

  it('takes the place of the decision before it; lifting ends it, and is an order to whom it never reached', () => {
    const desk = opened();
    desk.does('operator', 'perimeter.draw-set', { ...three, inform: inform(desk) });
    desk.now = '2026-11-24T01:40:00.000Z';
    const next = inform(desk, { decision: idOf('second'), to: { communes: ['21014'] } });
    desk.does('operator', 'perimeter.draw', { ...ring(yellow, 'yellow', 800), incident, reason, inform: next });
    expect(desk.room.decisions[idOf('decision')]?.lifted).toMatchObject({ decidedAt: desk.now });
    expect(desk.room.decisions[idOf('second')]).toMatchObject({ basis: { id: DOCTRINE.basis } });
    desk.now = '2026-11-24T02:40:00.000Z';
    const third = inform(desk, { decision: idOf('third'), to: { communes: ['21014'], zones: ['5344'] } });
    desk.does('operator', 'perimeter.lift-set', { perimeters: [red, orange, yellow], reason, inform: third });
    expect(desk.room.decisions[idOf('second')]?.lifted?.reason.fr).toContain('Trois zones');
    expect(desk.room.decisions[idOf('third')]).toMatchObject({ kind: 'order', origin: { id: yellow } });
    expect(Object.keys(desk.room.decisions[idOf('third')]?.receipts ?? {})).toEqual(['5344']);
    expect(Object.values(desk.room.perimeters).every(p => p.lifted)).toBe(true);
  });

  it('names its recipients as the sender left them', () => {
    const desk = opened();
    desk.does('operator', 'perimeter.draw-set', {
      ...three,
      inform: inform(desk, { to: { communes: ['21014'], functions: ['transport-dispatch'] } }),
    });
    expect(Object.keys(desk.room.decisions[idOf('decision')]?.receipts ?? {})).toEqual(['21014', 'transport-dispatch']);
  });
});

describe('[engine.7] control points', () => {
  const point = {
    checkpoint: idOf('nord'),
    incident,
    kind: 'access',
    name: { fr: 'Rue du Nord', nl: 'Noordstraat' },
    point: at(-280, 100),
  };

  it('stand at a perimeter of their incident, move, and are taken away', () => {
    const desk = opened();
    desk.does('operator', 'perimeter.draw-set', three);
    desk.does('operator', 'checkpoint.place', { ...point, perimeter: orange, holder: { kind: 'zone', id: '5344' } });
    desk.does('dir-d3', 'checkpoint.place', { ...point, perimeter: orange, point: at(-290, 90) });
    expect(desk.room.checkpoints[idOf('nord')]).toMatchObject({ perimeter: orange, point: at(-290, 90) });
    desk.does('operator', 'checkpoint.remove', { checkpoint: idOf('nord') });
    expect(desk.room.checkpoints[idOf('nord')]?.removed).toBeDefined();
    expect(desk.ask('operator', 'checkpoint.remove', { checkpoint: idOf('nord') })).toMatchObject({
      reason: 'already-lifted',
    });
    expect(
      desk.ask('operator', 'checkpoint.place', { ...point, checkpoint: idOf('x'), perimeter: idOf('none') }),
    ).toMatchObject({ reason: 'unknown-perimeter' });
  });
});

describe('[engine.7] a perimeter that follows something', () => {
  const START = inside('21015');
  const follows = (radius = 300) => ({
    perimeter: yellow,
    incident,
    zone: 'yellow',
    reason,
    shape: { kind: 'follows', track: 'drone', radius, centre: START },
  });
  const later = (desk: Desk, seconds: number) => {
    desk.now = new Date(Date.parse(desk.now) + seconds * 1_000).toISOString();
  };

  it('is written anew where it has come into another commune, whose sight follows', () => {
    const desk = opened();
    desk.does('operator', 'perimeter.draw', follows());
    expect(desk.viewer('liaison-21015').communes.has('21015')).toBe(true);
    expect(desk.room.incidents[incident]?.sight.communes).toContain('21015');
    later(desk, 60);
    const events = desk.does('belfry', 'perimeter.move', { perimeter: yellow, centre: inside('21006') });
    expect(events.map(e => e.type)).toEqual(['perimeter.moved']);
    expect(desk.room.perimeters[yellow]?.communes).toContain('21006');
    expect(desk.room.incidents[incident]?.sight.communes).toContain('21006');
    expect(desk.room.incidents[incident]?.sight.communes).not.toContain('21015');
    expect(desk.ask('operator', 'perimeter.move', { perimeter: yellow, centre: START })).toMatchObject({
      code: 'forbidden',
    });
  });

  it('writes only on change, never more often than agreed, whatever way it takes', () => {
    const step = fc.record({
      x: fc.integer({ min: -60, max: 60 }),
      y: fc.integer({ min: -60, max: 60 }),
      s: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), steps => {
        const desk = opened();
        desk.does('operator', 'perimeter.draw', follows());
        let [east, north] = [0, 0];
        let written = desk.now;
        for (const { x, y, s } of steps) {
          [east, north] = [east + x, north + y];
          later(desk, s);
          const centre: Point = [START[0] + east / 70_200, START[1] + north / 111_200];
          const before = desk.room.perimeters[yellow]!;
          const due = moveDue(before, centre, townTerritory, desk.now);
          const caused = desk.does('belfry', 'perimeter.move', { perimeter: yellow, centre });
          expect(caused).toHaveLength(due ? 1 : 0);
          if (!due) continue;
          expect(Date.parse(desk.now) - Date.parse(written)).toBeGreaterThanOrEqual(FOLLOW.everyS * 1_000);
          written = desk.now;
          const same =
            JSON.stringify([before.communes, before.zones, before.facilities]) ===
            JSON.stringify([due.communes, due.zones, due.facilities]);
          const centreBefore = before.shape?.kind === 'follows' ? before.shape.centre : START;
          expect(!same || distance(centreBefore, centre) >= FOLLOW.far(300)).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('rests once it is lifted', () => {
    const desk = opened();
    desk.does('operator', 'perimeter.draw', follows());
    desk.does('operator', 'perimeter.lift', { perimeter: yellow, reason });
    later(desk, 60);
    expect(desk.does('belfry', 'perimeter.move', { perimeter: yellow, centre: inside('21006') })).toEqual([]);
  });
});
