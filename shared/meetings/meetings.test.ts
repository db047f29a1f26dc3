import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askOf, createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { project } from '../access/sight.ts';
import { nextAsk } from '../testing/commands.ts';
import { mandateId } from '../testing/people.ts';
import { inside } from '../testing/places.ts';
import { createRandom, idOf } from '../testing/random.ts';
import { actionsOn, carriedTo, meetingsOf, seriesOf } from './carried.ts';
import { canonical, hashOfAddendum, hashOfMinutes } from './minutes.ts';
import type { Meeting } from './schema.ts';
import { seatsTaken } from './seats.ts';
import { sha256 } from './sha256.ts';

const incident = idOf('incident');
const item = (name: string) => idOf(`item ${name}`);
const later = (desk: Desk, seconds: number) => new Date(Date.parse(desk.now) + seconds * 1_000).toISOString();
const agenda = [
  { item: item('decide'), part: 'decision', title: 'Réouverture' },
  { item: item('judge'), part: 'judgement', title: 'Risques' },
  { item: item('image'), part: 'image', title: { fr: 'Situation', nl: 'Toestand' } },
];
const open = (desk: Desk, name: string, more: object = {}) =>
  desk.ask('operator', 'meeting.open', {
    ...{ meeting: idOf(name), organ: 'cc-prov', incident, place: 'Salle de crise', agenda },
    ...{ chair: mandateId('high-official'), secretary: mandateId('operator'), ...more },
  });
function convened(): Desk {
  const desk = createDesk();
  const point = inside('21004');
  desk.does('operator', 'incident.open', { incident, kind: 'incident', title: 'Fumée', severity: 'severe', point });
  open(desk, 'first');
  return desk;
}
const meetingIn = (desk: Desk, name = 'first'): Meeting => desk.room.meetings[idOf(name)] as Meeting;
const about = (desk: Desk, who: string, type: string, data: object, name = 'first') =>
  desk.ask(who, `meeting.${type}`, { meeting: idOf(name), ...data });
const refusal = (outcome: ReturnType<Desk['ask']>) => ('ok' in outcome ? outcome.reason : 'done');
const action = (name: string, more: object = {}) => ({
  ...{ action: idOf(name), text: name, owner: { function: 'dir-d1' }, ...more },
});

describe('[engine.9] a meeting', () => {
  it('puts its agenda into the order image, judgement, decision', () => {
    expect(meetingIn(convened()).agenda.map(({ part }) => part)).toEqual(['image', 'judgement', 'decision']);
  });

  it('is numbered within its organ and its situation, each series by itself', () => {
    const desk = convened();
    open(desk, 'second');
    open(desk, 'other organ', { organ: 'hourly' });
    open(desk, 'other commune', { organ: 'cc-com', commune: '21013' });
    const numbers = ['first', 'second', 'other organ', 'other commune'].map(name => meetingIn(desk, name).number);
    expect(numbers).toEqual([1, 2, 1, 1]);
    expect(refusal(open(desk, 'x', { organ: 'free' }))).toBe('invalid');
    expect(refusal(open(desk, 'x', { chair: mandateId('former') }))).toBe('unknown-mandate');
  });

  it('names who is there in which capacity, who is absent, and which seats nobody holds', () => {
    const desk = convened();
    const come = (mandate: string, name: string) =>
      about(desk, 'operator', 'attend', { attendee: idOf(name), mandate: mandateId(mandate), how: 'present' });
    come('high-official', 'a');
    come('dir-d3', 'b');
    const guest = { attendee: idOf('c'), name: 'Ir. Maes', capacity: 'Infrabel', how: 'video' };
    about(desk, 'operator', 'attend', guest);
    const seats = Object.fromEntries(
      seatsTaken(desk.room, meetingIn(desk), desk.now).map(({ id, state }) => [id, state]),
    );
    expect(seats).toEqual({
      'mayor 21004': 'absent',
      'high-official': 'present',
      'dir-d1': 'absent',
      'dir-d2': 'vacant',
      'dir-d3': 'present',
      'dir-d4': 'vacant',
      'dir-d5': 'vacant',
    });
    expect(refusal(come('dir-d3', 'd'))).toBe('already-attending');
    about(desk, 'operator', 'leave', { attendee: idOf('b') });
    expect(refusal(come('dir-d3', 'd'))).toBe('done');
    expect(refusal(about(desk, 'operator', 'attend', { attendee: idOf('e'), name: 'X', how: 'present' }))).toBe(
      'invalid',
    );
    // A deputy sits in the seat that is named.
    about(desk, 'operator', 'attend', { ...guest, attendee: idOf('f'), name: 'Dr Lens', seat: 'dir-d2' });
    expect(seatsTaken(desk.room, meetingIn(desk), desk.now).find(s => s.id === 'dir-d2')).toMatchObject({
      state: 'present',
      names: ['Dr Lens'],
    });
  });

  it('takes minutes by item, that may refer to what is in the room and may be revised while it lasts', () => {
    const desk = convened();
    const note = { note: idOf('n'), item: item('image'), text: 'Foyer localisé' };
    about(desk, 'operator', 'note', note);
    about(desk, 'operator', 'note', { ...note, text: 'Foyer maîtrisé' });
    expect(meetingIn(desk).notes.map(n => n.text)).toEqual(['Foyer maîtrisé']);
    expect(refusal(about(desk, 'operator', 'note', { ...note, item: idOf('none') }))).toBe('unknown-item');
    const refs = [{ kind: 'round', id: idOf('none') }];
    expect(refusal(about(desk, 'operator', 'note', { ...note, refs }))).toBe('unknown-reference');
  });

  it('freezes its minutes, with the rounds asked in it and their silent ones by name', () => {
    const desk = convened();
    const round = idOf('round');
    desk.does('operator', 'round.ask', {
      ...{ round, meeting: idOf('first'), question: { fr: 'Rouvrir ?', nl: 'Heropenen?' } },
      to: { functions: ['dir-d1', 'dir-d3'] },
    });
    desk.does('dir-d1', 'round.answer', { round, answer: 'reserve', line: 'Après mesure CO' });
    about(desk, 'operator', 'close', {});
    expect(desk.room.rounds[round]?.closed).toBeDefined();
    const { minutes } = meetingIn(desk).closed!;
    expect(minutes.rounds).toMatchObject([
      {
        question: { fr: 'Rouvrir ?' },
        result: [{ recipient: 'dir-d1', answer: 'reserve', line: 'Après mesure CO' }, { recipient: 'dir-d3' }],
      },
    ]);
    expect(minutes.rounds[0]?.result[1]?.answer).toBeUndefined();
    for (const [type, data] of [
      ['note', { note: idOf('n'), item: item('image'), text: 'x' }],
      ['action', action('late')],
      ['close', {}],
      ['add-item', { item: idOf('new'), part: 'image', title: 'x' }],
    ] as const)
      expect(refusal(about(desk, 'operator', type, data)), type).toBe('minutes-closed');
  });

  it('is signed by whoever chaired it and kept its minutes, over the hash of what they read, and by nobody else', () => {
    const desk = convened();
    expect(refusal(about(desk, 'high-official', 'sign', { hash: 'a'.repeat(64) }))).toBe('minutes-open');
    about(desk, 'operator', 'close', {});
    const { hash, minutes } = meetingIn(desk).closed!;
    expect(hash).toBe(createHash('sha256').update(canonical(minutes)).digest('hex'));
    expect(refusal(about(desk, 'officer', 'sign', { hash }))).toBe('not-chair');
    expect(refusal(about(desk, 'high-official', 'sign', { hash: 'a'.repeat(64) }))).toBe('minutes-differ');
    about(desk, 'high-official', 'sign', { hash });
    about(desk, 'operator', 'sign', { hash });
    expect(refusal(about(desk, 'operator', 'sign', { hash }))).toBe('already-signed');
    expect(meetingIn(desk).signatures).toMatchObject([
      { as: 'chair', mandate: mandateId('high-official'), hash },
      { as: 'secretary', mandate: mandateId('operator'), hash },
    ]);
  });

  it('is corrected by an addendum beside it, with a signature of its own', () => {
    const desk = convened();
    const addendum = idOf('addendum');
    expect(refusal(about(desk, 'operator', 'add-addendum', { addendum, text: 'x' }))).toBe('minutes-open');
    about(desk, 'operator', 'close', {});
    const before = meetingIn(desk).closed;
    about(desk, 'operator', 'add-addendum', { addendum, text: 'Lire 04:30 au lieu de 04:00' });
    const [added] = meetingIn(desk).addenda;
    expect(added).toMatchObject({ number: 1, hash: hashOfAddendum(before!.hash, 1, 'Lire 04:30 au lieu de 04:00') });
    about(desk, 'high-official', 'sign', { addendum, hash: added!.hash });
    expect(meetingIn(desk).addenda[0]?.signatures).toMatchObject([{ as: 'chair', hash: added!.hash }]);
    expect(meetingIn(desk).signatures).toEqual([]);
    expect(meetingIn(desk).closed).toEqual(before);
  });

  it('carries an action over to the next meetings of its series until it is done', () => {
    const desk = convened();
    about(desk, 'operator', 'action', action('mesure CO', { due: later(desk, 600) }));
    about(desk, 'operator', 'action', action('bus de remplacement'));
    about(desk, 'operator', 'close', {});
    desk.now = later(desk, 3_600);
    open(desk, 'second');
    const carried = (name: string) => carriedTo(desk.room, meetingIn(desk, name)).map(a => [a.text, a.from]);
    expect(carried('second')).toEqual([
      ['mesure CO', 1],
      ['bus de remplacement', 1],
    ]);
    desk.now = later(desk, 60);
    about(desk, 'dir-d1', 'action-done', { action: idOf('mesure CO') });
    // What was done in the meantime still stands on the list of the meeting that found it.
    expect(carried('second')).toHaveLength(2);
    desk.now = later(desk, 3_600);
    open(desk, 'third');
    expect(carried('third')).toEqual([['bus de remplacement', 1]]);
    expect(refusal(about(desk, 'liaison-21004', 'action-done', { action: idOf('mesure CO') }))).toBe('unknown-meeting');
  });

  it('is seen whole by those who take part; whoever was given an action sees the action and no word of the rest', () => {
    const desk = convened();
    const seen = (who: string) => project(desk.room, desk.viewer(who)).meetings[idOf('first')];
    expect(seen('mayor-21004')).toBeUndefined();
    about(desk, 'operator', 'note', { note: idOf('n'), item: item('image'), text: 'Confidentiel' });
    about(desk, 'operator', 'action', action('a', { owner: { function: 'mayor', commune: '21004' } }));
    about(desk, 'operator', 'action', action('b'));
    expect(seen('mayor-21004')?.actions.map(a => a.text)).toEqual(['a']);
    expect(JSON.stringify(seen('mayor-21004'))).not.toContain('Confidentiel');
    const attend = { attendee: idOf('m'), mandate: mandateId('mayor-21004'), how: 'video' };
    about(desk, 'operator', 'attend', attend);
    expect(seen('mayor-21004')?.notes).toHaveLength(1);
    expect(seen('liaison-21004')).toBeUndefined();
    about(desk, 'mayor-21004', 'action-done', { action: idOf('a') });
    expect(meetingIn(desk).actions[0]?.done).toBeDefined();
  });
});

describe('[engine.9] whatever a night brings', () => {
  const seeds = fc.integer({ min: 0, max: 2 ** 31 });
  /** A night in which meetings come often enough to follow one another. */
  function night(seed: number, acts: number, after: (desk: Desk) => void = () => {}): Desk {
    const random = createRandom(seed);
    const desk = convened();
    for (let act = 0; act < acts; act++) {
      desk.now = later(desk, random.whole(0, 60));
      askOf(desk, nextAsk(random, desk.room, desk.now));
      after(desk);
    }
    return desk;
  }

  it('closed minutes and their signatures never change, and their hash verifies', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const frozen = new Map<string, string>();
        const desk = night(seed, 250, ({ room }) => {
          for (const { id, closed } of Object.values(room.meetings)) {
            if (!closed) continue;
            const now = JSON.stringify(closed);
            expect(frozen.get(id) ?? now).toBe(now);
            frozen.set(id, now);
          }
        });
        for (const { closed, signatures, addenda } of Object.values(desk.room.meetings)) {
          if (!closed) continue;
          expect(hashOfMinutes(closed.minutes)).toBe(closed.hash);
          for (const signature of signatures) expect(signature.hash).toBe(closed.hash);
          for (const { hash, number, text } of addenda) expect(hashOfAddendum(closed.hash, number, text)).toBe(hash);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('an action that is not done stands on the list of every later meeting of its series', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const desk = night(seed, 250);
        for (const meeting of Object.values(desk.room.meetings)) {
          const all = meetingsOf(desk.room, seriesOf(meeting));
          expect(all.map(m => m.number)).toEqual(all.map((_m, i) => i + 1));
          for (const { action: id, done } of meeting.actions)
            for (const next of all.filter(m => m.number > meeting.number)) {
              const listed = actionsOn(desk.room, next).some(a => a.action === id);
              expect(listed).toBe(done === undefined || done.at >= next.opened.at);
            }
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('[engine.9] the hash of the minutes', () => {
  it('is SHA-256 as the platform reckons it, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
        expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      }),
    );
  });
});
