import { describe, expect, it } from 'vitest';
import { createDesk } from '../../server/room/testing/desk.ts';
import { project } from '../access/sight.ts';
import { mandateId } from '../testing/people.ts';
import { inside } from '../testing/places.ts';
import { idOf } from '../testing/random.ts';
import { convened, directorOf, seatsOf, vacantSeats } from './standing.ts';

const organ = idOf('committee');
const decidedAt = '2026-11-24T01:09:00Z';
const convening = (kind: string, more: object = {}) => ({ organ, kind, decidedAt, ...more });
const sitting = (seat: string, who: string, more: object = {}) => ({
  ...{ organ, seat, mandate: mandateId(who), presence: 'present' },
  ...more,
});
const by = (who: string) => ({ decidedBy: { mandate: mandateId(who), how: 'present' } });
const reason = (outcome: unknown) => (outcome as { reason?: string }).reason;
const committee = () => {
  const desk = createDesk();
  desk.does('high-official', 'organ.convene', convening('cc-prov', { communes: ['21004', '21013'] }));
  return desk;
};

describe('[engine.2] organs have seats, who holds each, and which are vacant', () => {
  it('[engine.2] the CC-Prov has the High Official, the coordinator, five directors, experts and the mayors concerned', () => {
    const desk = committee();
    const seats = seatsOf(desk.room, desk.room.organs[organ]!, desk.now);
    expect(seats.map(s => s.seat)).toEqual([
      'authority',
      'coordinator',
      'd1',
      'd2',
      'd3',
      'd4',
      'd5',
      'expert',
      'mayor:21004',
      'mayor:21013',
    ]);
    desk.does('high-official', 'seat.take', sitting('authority', 'high-official'));
    desk.does('operator', 'seat.take', sitting('d1', 'dir-d1', { presence: 'reachable' }));
    desk.does('mayor-21004', 'seat.take', sitting('mayor:21004', 'mayor-21004'));
    const now = desk.room.organs[organ]!;
    expect(vacantSeats(desk.room, now, desk.now).map(s => s.seat)).toEqual(['coordinator', 'd2', 'd3', 'd4', 'd5']);
    expect(seatsOf(desk.room, now, desk.now).find(s => s.seat === 'd1')?.sitting?.presence).toBe('reachable');
  });

  it('[engine.2] a mandate that ends leaves its seat vacant', () => {
    const desk = committee();
    desk.does('dir-d3', 'seat.take', sitting('d3', 'dir-d3'));
    const now = desk.room.organs[organ]!;
    const vacant = (at: string) => vacantSeats(desk.room, now, at).some(s => s.seat === 'd3');
    desk.does('admin', 'mandate.revoke', { mandate: mandateId('dir-d3'), at: '2026-11-24T03:00:00Z' });
    expect([vacant('2026-11-24T02:59:59Z'), vacant('2026-11-24T03:00:00Z')]).toEqual([false, true]);
  });

  it.each([
    ['of another function', 'dir-d1', sitting('d3', 'dir-d1'), 'seat-of-another'],
    ['of another commune', 'mayor-21013', sitting('mayor:21004', 'mayor-21013'), 'seat-of-another'],
    ['for somebody else', 'dir-d1', sitting('d3', 'dir-d3'), 'not-your-seat'],
    ['that the organ does not have', 'dir-d1', sitting('director', 'dir-d1'), 'unknown-seat'],
    ['by a mandate that has ended', 'operator', sitting('d3', 'former'), 'unknown-mandate'],
  ])('[engine.2] nobody takes a seat %s', (_title, who, data, why) => {
    expect(reason(committee().ask(who, 'seat.take', data))).toBe(why);
  });

  it('[engine.2] a deputy sits for the function; whoever sits is relieved by name, never silently', () => {
    const desk = committee();
    desk.does('operator', 'seat.take', sitting('d3', 'zone-5339', { deputy: true }));
    const takes = sitting('d3', 'dir-d3');
    expect(reason(desk.ask('dir-d3', 'seat.take', takes))).toBe('seat-taken');
    desk.does('dir-d3', 'seat.take', { ...takes, relieves: mandateId('zone-5339') });
    expect(desk.room.organs[organ]?.seats.d3).toMatchObject({ mandate: mandateId('dir-d3'), deputy: false });
    desk.does('dir-d3', 'seat.leave', { organ, seat: 'd3' });
    expect(reason(desk.ask('dir-d3', 'seat.leave', { organ, seat: 'd3' }))).toBe('seat-vacant');
  });

  it.each([
    ['a mayor the provincial one', 'mayor-21004', convening('cc-prov'), 'wrong-convener'],
    ['a mayor that of another commune', 'mayor-21004', convening('cc-com', { communes: ['21013'] }), 'wrong-convener'],
    [
      'the High Official that of a commune',
      'high-official',
      convening('cc-com', { communes: ['21004'] }),
      'wrong-convener',
    ],
    ['staff in their own name', 'operator', convening('cc-prov'), 'wrong-convener'],
    [
      'a communal one for two communes',
      'mayor-21004',
      convening('cc-com', { communes: ['21004', '21013'] }),
      'one-commune',
    ],
    ['one on site without a command post', 'dir-d1', convening('cp-ops'), 'post-needed'],
  ])('[engine.2] nobody convenes wrongly: %s', (_title, who, data, why) => {
    expect(reason(createDesk().ask(who, 'organ.convene', data))).toBe(why);
  });

  it('[engine.2] two axes: a PC-Ops runs with its director and no phase, and is no committee', () => {
    const desk = createDesk();
    const [incident, post] = [idOf('fire'), idOf('post')];
    const place = { kind: 'incident', title: 'Feu', severity: 'severe', point: inside('21004') };
    desk.does('operator', 'incident.open', { incident, ...place });
    desk.does('operator', 'post.open', {
      ...{ post, incident, kind: 'pc-ops', name: { fr: 'PC-Ops', nl: 'CP-Ops' }, point: inside('21004') },
    });
    desk.does('operator', 'organ.convene', convening('cp-ops', { incident, post, ...by('dir-d1') }));
    expect(directorOf(desk.room, post, desk.now)).toBeUndefined();
    desk.does('dir-d1', 'seat.take', sitting('director', 'dir-d1'));
    expect(directorOf(desk.room, post, desk.now)?.mandate?.id).toBe(mandateId('dir-d1'));
    expect(desk.room.phases).toEqual({});
    desk.does('dir-d1', 'organ.close', { organ, decidedAt: desk.now });
    expect(convened(desk.room)).toEqual([]);
    expect(reason(desk.ask('dir-d1', 'seat.take', sitting('director', 'dir-d1')))).toBe('already-closed');
  });

  it('[engine.2] the provincial committee is known to every mayor, a communal one to its commune', () => {
    const desk = committee();
    const communal = idOf('communal');
    desk.does('mayor-21004', 'organ.convene', { ...convening('cc-com', { communes: ['21004'] }), organ: communal });
    const seen = (who: string) => Object.keys(project(desk.room, desk.viewer(who)).organs).sort();
    expect(seen('mayor-21013')).toEqual([organ]);
    expect(seen('liaison-21004')).toEqual([organ, communal].sort());
    expect(
      reason(
        desk.ask('operator', 'organ.convene', { ...convening('cc-prov', by('high-official')), organ: idOf('second') }),
      ),
    ).toBe('already-convened');
  });
});
