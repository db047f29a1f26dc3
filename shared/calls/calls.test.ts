import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { project } from '../access/sight.ts';
import { mandateId, personId, TOWN } from '../testing/people.ts';
import { idOf } from '../testing/random.ts';
import { isMember, membersOf } from './standing.ts';

const organ = idOf('committee');
const convene = (kind: 'cc-prov' | 'cc-com', communes: readonly string[]): Desk => {
  const desk = createDesk();
  desk.does(kind === 'cc-prov' ? 'high-official' : `mayor-${communes[0]}`, 'organ.convene', {
    ...{ organ, kind, communes },
    decidedAt: '2026-11-24T01:09:00Z',
  });
  return desk;
};
const committee = () => convene('cc-prov', ['21004']);
const join = (desk: Desk, ...who: string[]) => {
  for (const each of who) desk.does(each, 'call.join', { organ });
};
const call = (desk: Desk) => desk.room.calls[organ];
const inRoom = (desk: Desk) => membersOf(call(desk)).map(({ person }) => person);
const raise = (desk: Desk, who: string, raised = true) => desk.does(who, 'call.raise-hand', { organ, raised });

describe('[video.8] the room of a convened organ is entered by mandate', () => {
  it.each([
    ['the authority that presides it', 'high-official'],
    ['a discipline that has a seat', 'dir-d3'],
    ['a mayor concerned', 'mayor-21004'],
    ['staff of the centre', 'operator'],
  ])('by %s', (_title, who) => {
    const desk = committee();
    join(desk, who);
    expect(call(desk)?.stays).toMatchObject([{ person: personId(who), mandate: mandateId(who) }]);
  });

  it('by somebody who holds a seat as a deputy', () => {
    const desk = committee();
    expect(desk.ask('auditor', 'call.join', { organ })).toMatchObject({ reason: 'not-of-organ' });
    desk.does('operator', 'seat.take', {
      ...{ organ, seat: 'expert', mandate: mandateId('auditor'), presence: 'present', deputy: true },
    });
    join(desk, 'auditor');
    expect(inRoom(desk)).toEqual([personId('auditor')]);
  });

  it.each([
    ['a function without a seat', 'video', 'forbidden', 'not-of-organ'],
    ['a mayor of another commune', 'mayor-21013', 'forbidden', 'not-of-organ'],
    ['whoever does not know of the organ', 'nobody', 'forbidden', 'no-right'],
  ])('not by %s', (_title, who, code, reason) => {
    expect(committee().ask(who, 'call.join', { organ })).toMatchObject({ code, reason });
  });

  it('a communal committee is unknown to another commune, and so is who is in its room', () => {
    const desk = convene('cc-com', ['21004']);
    join(desk, 'mayor-21004');
    expect(desk.ask('mayor-21013', 'call.join', { organ })).toMatchObject({ reason: 'unknown-organ' });
    expect(project(desk.room, desk.viewer('mayor-21013')).calls).toEqual({});
    expect(project(desk.room, desk.viewer('mayor-21004')).calls[organ]).toEqual(call(desk));
  });

  it('not when the organ is closed, and not by a forty-ninth', () => {
    const desk = committee();
    desk.does('high-official', 'organ.close', { organ, decidedAt: '2026-11-24T01:09:30Z' });
    expect(desk.ask('operator', 'call.join', { organ })).toMatchObject({ code: 'conflict', reason: 'already-closed' });
    const full = committee();
    join(full, 'operator');
    const [stay] = call(full)!.stays;
    const many = Array.from({ length: 47 }, (_, n) => ({ ...stay!, person: idOf(`guest ${n}`) }));
    full.room.calls[organ] = { ...call(full)!, stays: [stay!, ...many] };
    expect(full.ask('high-official', 'call.join', { organ })).toMatchObject({
      ...{ code: 'rejected', reason: 'call-full', params: { most: 48 } },
    });
  });
});

describe('[video.8] who is in the room, and was, is written down', () => {
  it('each stay with its cause; coming again while there is nothing new', () => {
    const desk = committee();
    join(desk, 'operator', 'high-official');
    expect(desk.does('operator', 'call.join', { organ })).toHaveLength(0);
    desk.does('operator', 'call.leave', { organ });
    desk.does('belfry', 'call.leave', { organ, person: personId('high-official'), because: 'gone' });
    join(desk, 'operator');
    expect(call(desk)?.stays.map(({ left }) => left?.because)).toEqual(['asked', 'gone', undefined]);
    expect(desk.does('dir-d3', 'call.leave', { organ })).toHaveLength(0);
  });

  it('nobody sends another away, nor says why themselves', () => {
    const desk = committee();
    join(desk, 'operator', 'dir-d3');
    expect(desk.ask('operator', 'call.leave', { organ, person: personId('dir-d3') })).toMatchObject({
      ...{ code: 'forbidden', reason: 'not-your-call' },
    });
    desk.does('operator', 'call.leave', { organ, because: 'closed' });
    expect(call(desk)?.stays[0]?.left?.because).toBe('asked');
  });
});

describe('[video.8] the talk list', () => {
  it('whoever asked first is first; the chair gives the floor, which takes the name off the list', () => {
    const desk = committee();
    join(desk, 'high-official', 'dir-d1', 'dir-d3', 'mayor-21004');
    for (const who of ['dir-d3', 'mayor-21004', 'dir-d1']) raise(desk, who);
    raise(desk, 'mayor-21004', false);
    const list = () => call(desk)?.hands.map(({ person }) => person);
    expect(list()).toEqual([personId('dir-d3'), personId('dir-d1')]);
    desk.does('high-official', 'call.give-floor', { organ, person: personId('dir-d3') });
    expect(list()).toEqual([personId('dir-d1')]);
    expect(call(desk)?.floor?.person).toBe(personId('dir-d3'));
    // Whoever has it gives it back.
    desk.does('dir-d3', 'call.give-floor', { organ });
    expect(call(desk)?.floor).toBeUndefined();
  });

  it.each([
    ['by whoever does not preside', 'dir-d3', 'dir-d1', 'forbidden', 'not-the-chair'],
    ['to somebody who is not there', 'high-official', 'dir-d5', 'rejected', 'not-in-call'],
    ['by whoever is not there', 'operator', 'dir-d1', 'conflict', 'not-in-call'],
  ])('the floor is not given %s', (_title, who, to, code, reason) => {
    const desk = committee();
    join(desk, 'high-official', 'dir-d1', 'dir-d3');
    expect(desk.ask(who, 'call.give-floor', { organ, person: personId(to) })).toMatchObject({ code, reason });
  });

  it('whatever people do: nobody is twice in the room, and list and floor are of people who are there', () => {
    const who = fc.constantFrom('operator', 'high-official', 'dir-d1', 'dir-d3', 'mayor-21004', 'video', 'belfry');
    const act = fc.record({
      who,
      type: fc.constantFrom('call.join', 'call.leave', 'call.raise-hand', 'call.give-floor'),
      to: fc.constantFrom(...TOWN.slice(0, 8).map(({ person }) => person)),
      raised: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), acts => {
        const desk = committee();
        for (const { who: asker, type, to, raised } of acts) {
          const more = type === 'call.raise-hand' ? { raised } : type === 'call.give-floor' ? { person: to } : {};
          desk.ask(asker, type, { organ, ...(asker === 'belfry' ? { person: to } : {}), ...more });
          const there = inRoom(desk);
          expect(new Set(there).size).toBe(there.length);
          const named = call(desk)?.hands.map(({ person }) => person) ?? [];
          expect(new Set(named).size).toBe(named.length);
          for (const person of [...named, ...(call(desk)?.floor ? [call(desk)!.floor!.person] : [])])
            expect(isMember(call(desk), person)).toBe(true);
        }
      }),
    );
  });
});
