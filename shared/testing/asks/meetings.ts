import type { meetingCommands } from '../../meetings/decide.ts';
import type { Room } from '../../room.ts';
import { mandateId } from '../people.ts';
import type { Random } from '../random.ts';
import { type Asks, fresh, incidentOf, known, later, maybe, words } from './making.ts';

const anyItem = (random: Random, room: Room, meeting: string): string => {
  const agenda = room.meetings[meeting]?.agenda ?? [];
  return agenda.length === 0 || random.chance(0.05) ? random.uuid() : random.pick(agenda).item;
};
const anyAction = (random: Random, room: Room, meeting: string): string => {
  const actions = room.meetings[meeting]?.actions ?? [];
  return actions.length === 0 || random.chance(0.05) ? random.uuid() : random.pick(actions).action;
};
const item = (random: Random) => ({
  item: random.uuid(),
  part: random.pick(['image', 'judgement', 'decision']),
  title: words(random),
});
const anybody = (random: Random) =>
  mandateId(random.pick(['high-official', 'mayor-21004', 'mayor-21013', 'dir-d1', 'dir-d3', 'operator', 'former']));

export const meetingAsks: Asks<typeof meetingCommands> = {
  make: {
    'meeting.open': given => {
      const { random, room } = given;
      const organ = random.pick(['cc-prov', 'cc-prov', 'cc-com', 'safety-cell', 'hourly', 'free']);
      return {
        meeting: fresh(random, room.meetings),
        organ,
        ...(organ === 'cc-com' || organ === 'safety-cell' ? { commune: '21004' } : {}),
        ...(organ === 'free' ? { name: { fr: 'Point presse', nl: 'Persmoment' } } : {}),
        ...(random.chance(0.3) ? incidentOf(given) : {}),
        place: words(random),
        chair: anybody(random),
        ...maybe(random, 'secretary', () => mandateId('operator')),
        agenda: [item(random), item(random), item(random)],
      };
    },
    'meeting.add-item': ({ random, room }) => ({ meeting: known(random, room.meetings), ...item(random) }),
    'meeting.attend': ({ random, room }) => ({
      meeting: known(random, room.meetings),
      attendee: random.uuid(),
      ...(random.chance(0.8) ? { mandate: anybody(random) } : { name: 'Expert', capacity: words(random) }),
      how: random.pick(['present', 'video', 'telephone']),
    }),
    'meeting.leave': ({ random, room }) => {
      const meeting = known(random, room.meetings);
      return { meeting, attendee: known(random, room.meetings[meeting]?.attendance ?? {}) };
    },
    'meeting.note': ({ random, room }) => {
      const meeting = known(random, room.meetings);
      const refs = () => [{ kind: 'round', id: known(random, room.rounds) }];
      return {
        meeting,
        note: random.pick([random.uuid(), ...(room.meetings[meeting]?.notes ?? []).map(n => n.note)]),
        item: anyItem(random, room, meeting),
        text: words(random),
        ...(random.chance(0.2) ? { refs: refs() } : {}),
      };
    },
    'meeting.action': ({ random, room, now }) => ({
      meeting: known(random, room.meetings),
      action: random.uuid(),
      text: words(random),
      owner: random.pick([
        { function: 'dir-d1' },
        { function: 'mayor', commune: '21004' },
        { function: 'commune-liaison', commune: '21013' },
        { function: 'zone-officer', zone: '5339' },
      ]),
      ...maybe(random, 'due', () => later(random, now, 3_600)),
    }),
    'meeting.action-done': ({ random, room }) => {
      const meeting = known(random, room.meetings);
      return { meeting, action: anyAction(random, room, meeting), ...maybe(random, 'note', () => words(random)) };
    },
    'meeting.close': ({ random, room }) => ({ meeting: known(random, room.meetings) }),
    'meeting.sign': ({ random, room }) => {
      const meeting = known(random, room.meetings);
      const addendum = random.chance(0.3) ? room.meetings[meeting]?.addenda[0] : undefined;
      const hash = addendum?.hash ?? room.meetings[meeting]?.closed?.hash ?? '0'.repeat(64);
      return {
        meeting,
        ...(addendum ? { addendum: addendum.addendum } : {}),
        hash: random.chance(0.1) ? 'f'.repeat(64) : hash,
      };
    },
    'meeting.add-addendum': ({ random, room }) => ({
      meeting: known(random, room.meetings),
      addendum: random.uuid(),
      text: words(random),
    }),
  },
  weights: { 'meeting.note': 3, 'meeting.action': 3, 'meeting.close': 1 },
};
