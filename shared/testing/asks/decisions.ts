import type { decisionCommands } from '../../decisions/decide.ts';
import { nextStep } from '../../decisions/escalation.ts';
import type { Decision } from '../../decisions/schema.ts';
import type { Room } from '../../room.ts';
import { mandateId, personId } from '../people.ts';
import { anyArea, anyCommune } from '../places.ts';
import type { Random } from '../random.ts';
import { type Asks, around, incidentOf, known, later, maybe, text, words } from './making.ts';

const taken = (random: Random, room: Room) => ({
  decision: known(random, room.decisions),
  ...maybe(random, 'device', () => random.pick(['phone', 'tablet'])),
});

const HEARD = ['received', 'understood', 'executed', 'lifted', 'refused'];
/** A recipient of a decision of the room. */
const receiptOf = (random: Random, room: Room) => {
  const decision = known(random, room.decisions);
  const recipients = Object.keys(room.decisions[decision]?.receipts ?? {});
  return { decision, recipient: recipients.length > 0 ? random.pick(recipients) : '21004' };
};

export const decisionAsks: Asks<typeof decisionCommands> = {
  make: {
    'decision.take': given => {
      const { random, now } = given;
      return {
        decision: random.uuid(),
        ...incidentOf(given),
        kind: random.pick(['order', 'measure', 'notification']),
        headline: text(random),
        body: text(random),
        to: {
          ...(random.chance(0.7) ? { communes: [anyCommune(random), '21004'] } : {}),
          ...maybe(random, 'zones', () => random.some(['5339', '5344'], 2)),
          ...maybe(random, 'functions', () => random.some(['transport-dispatch', 'fire-dispatch', 'mayor'], 2)),
        },
        ...(random.chance(0.2) ? { area: anyArea(random) } : {}),
        ...maybe(random, 'deadline', () => later(random, now, 1_800)),
        ...(random.chance(0.8)
          ? { basis: random.pick(['ncl-133', 'special-law-1989-48', 'rd-2019-coordination']) }
          : {}),
        decidedAt: around(random, now, 600),
        ...maybe(random, 'decidedBy', () => ({
          mandate: mandateId(random.pick(['high-official', 'mayor-21004'])),
          how: 'telephone',
        })),
      };
    },
    'decision.receive': ({ random, room }) => taken(random, room),
    'decision.understand': ({ random, room }) => taken(random, room),
    'decision.execute': ({ random, room }) => ({ ...taken(random, room), ...maybe(random, 'note', () => 'fait') }),
    'decision.refuse': ({ random, room }) => ({ decision: known(random, room.decisions), reason: words(random) }),
    'decision.lift': ({ random, room, now }) => ({
      decision: known(random, room.decisions),
      reason: text(random),
      decidedAt: around(random, now, 60),
      ...maybe(random, 'decidedBy', () => ({
        mandate: mandateId(random.pick(['high-official', 'mayor-21004'])),
        how: 'video',
      })),
    }),
    'decision.confirm-lifted': ({ random, room }) => taken(random, room),
    'decision.maintain': ({ random, room }) => ({
      decision: known(random, room.decisions),
      mandate: mandateId(random.pick(['high-official', 'mayor-21004', 'stib'])),
      reason: words(random),
    }),
    'decision.record-call': ({ random, room }) => {
      const answered = random.chance(0.7);
      return {
        ...receiptOf(random, room),
        answered,
        ...(random.chance(0.5) ? { name: 'Dispatching' } : { mandate: mandateId('stib') }),
        ...(answered ? maybe(random, 'stage', () => random.pick(HEARD)) : {}),
        ...maybe(random, 'reason', () => words(random)),
      };
    },
    'decision.report-sending': ({ random, room }) => {
      const { decision, recipient } = receiptOf(random, room);
      return {
        ...{ decision, recipients: [recipient] },
        ...maybe(random, 'step', () => random.whole(0, 3)),
        ...maybe(random, 'device', () => random.pick(['phone', 'tablet', '__proto__'])),
        ...maybe(random, 'person', () => personId('stib')),
        outcome: random.pick(['sent', 'failed']),
        about: random.pick(['taken', 'taken', 'lifted']),
      };
    },
    'decision.escalate': ({ random, room, now }) => {
      const { decision, recipient } = receiptOf(random, room);
      const receipt = room.decisions[decision]?.receipts[recipient];
      const next = receipt && nextStep(room, room.decisions[decision] as Decision, receipt, now);
      return { decision, recipient, step: random.chance(0.8) ? (next?.step ?? 0) : random.whole(0, 8) };
    },
  },
  weights: { 'decision.take': 4, 'decision.receive': 4, 'decision.understand': 3, 'decision.escalate': 4 },
};
