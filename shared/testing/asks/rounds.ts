import type { Room } from '../../room.ts';
import type { roundCommands } from '../../rounds/decide.ts';
import { anyCommune } from '../places.ts';
import type { Random } from '../random.ts';
import { type Asks, fresh, incidentOf, known, later, maybe, text, words } from './making.ts';

const anyRecipient = (random: Random, room: Room, round: string): string => {
  const receipts = Object.keys(room.rounds[round]?.receipts ?? {});
  return receipts.length === 0 || random.chance(0.05) ? '21099' : random.pick(receipts);
};
const arriving = (random: Random, room: Room) => ({
  round: known(random, room.rounds),
  ...maybe(random, 'device', () => random.pick(['phone', 'tablet'])),
});
const said = (random: Random) => ({
  answer: random.pick(['ok', 'ok', 'reserve', 'no']),
  ...maybe(random, 'line', () => words(random)),
});

export const roundAsks: Asks<typeof roundCommands> = {
  make: {
    'round.ask': given => {
      const { random, room, now } = given;
      return {
        round: fresh(random, room.rounds),
        question: text(random),
        to: {
          ...(random.chance(0.7) ? { communes: [anyCommune(random), '21004'] } : {}),
          ...maybe(random, 'zones', () => random.some(['5339', '5344'], 2)),
          ...maybe(random, 'functions', () => random.some(['dir-d1', 'dir-d3', 'transport-dispatch', 'mayor'], 3)),
        },
        ...incidentOf(given),
        ...(random.chance(0.4) ? { meeting: known(random, room.meetings) } : {}),
        ...maybe(random, 'deadline', () => later(random, now, 900)),
      };
    },
    'round.answer': ({ random, room }) => {
      const round = known(random, room.rounds);
      return {
        round,
        ...said(random),
        ...(random.chance(0.2) ? { recipient: anyRecipient(random, room, round) } : {}),
      };
    },
    'round.record': ({ random, room }) => {
      const round = known(random, room.rounds);
      const how = random.pick(['present', 'telephone', 'video']);
      return { round, recipient: anyRecipient(random, room, round), ...said(random), heardFrom: 'Garde', how };
    },
    'round.receive': ({ random, room }) => arriving(random, room),
    'round.read': ({ random, room }) => arriving(random, room),
    'round.chase': ({ random, room }) => {
      const round = known(random, room.rounds);
      return {
        round,
        recipients: [anyRecipient(random, room, round)],
        channel: random.pick(['push', 'telephone']),
        outcome: random.pick(['asked-again', 'no-answer', 'will-answer']),
        ...maybe(random, 'step', () => random.whole(1, 2)),
      };
    },
    'round.close': ({ random, room }) => ({ round: known(random, room.rounds) }),
    'round.report-sending': ({ random, room }) => {
      const round = known(random, room.rounds);
      return {
        round,
        recipients: [anyRecipient(random, room, round)],
        ...maybe(random, 'device', () => random.pick(['phone', 'tablet'])),
        outcome: random.pick(['sent', 'failed']),
        ...maybe(random, 'reason', () => 'gone'),
        step: random.whole(0, 2),
      };
    },
  },
  weights: { 'round.ask': 3, 'round.answer': 4, 'round.close': 1 },
};
