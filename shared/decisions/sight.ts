import { type Sights, type Viewer, withoutHiddenIncident } from '../access/viewer.ts';
import type { Event } from '../protocol.ts';
import { answerable, answersFor } from '../recipients/recipients.ts';
import type { Room } from '../room.ts';
import { mayLift } from './authority.ts';
import type { Decision, DecisionReceipt, DecisionSaid } from './schema.ts';

const isOwn = (viewer: Viewer, r: DecisionReceipt): boolean =>
  viewer.mandates.some(m => answersFor(m, { id: r.recipient, kind: r.kind }));
/** Whoever holds the office that took it follows all of its receipts, also away from the centre. */
const tookIt = (room: Room, viewer: Viewer, { authority }: Pick<Decision, 'authority'>): boolean =>
  viewer.mandates.some(m => mayLift(m, room.mandates[authority]));

function ownReceipts(room: Room, viewer: Viewer, decision: Decision): Decision {
  if (tookIt(room, viewer, decision)) return decision;
  const own = Object.values(decision.receipts).filter(r => isOwn(viewer, r));
  return own.length === Object.keys(decision.receipts).length
    ? decision
    : { ...decision, receipts: Object.fromEntries(own.map(r => [r.recipient, r])) };
}
/** What it follows from (a phase, a request) may be more than its recipients see, so it is named to its taker alone. */
function withoutOrigin(room: Room, viewer: Viewer, decision: Decision): Decision {
  if (decision.origin === undefined || tookIt(room, viewer, decision)) return decision;
  const { origin: _hidden, ...rest } = decision;
  return rest;
}
function concernsOnly(room: Room, viewer: Viewer, event: Event): boolean {
  const { decision: id, recipients } = event.data as DecisionSaid;
  const decision = room.decisions[id];
  if (!decision) return false;
  return (
    tookIt(room, viewer, decision) || recipients.every(r => answerable(decision.receipts, viewer.mandates).includes(r))
  );
}

/** A decision is for whom it names, each with its own receipt alone, and for whoever took it. */
export const decisionSight: Sights<'decisions'> = {
  collections: {
    decisions: {
      by: 'recipient',
      sees: (room, viewer, decision) =>
        tookIt(room, viewer, decision) || Object.values(decision.receipts).some(r => isOwn(viewer, r)),
      hide: (room, viewer, decision) =>
        ownReceipts(room, viewer, withoutOrigin(room, viewer, withoutHiddenIncident(room, viewer, decision))),
      incidents: ({ incident }) => [incident],
    },
  },
  tells: {
    'decision.taken': (room, viewer, { data }) => {
      const { origin, authority } = data as Pick<Decision, 'origin' | 'authority'>;
      return origin === undefined || tookIt(room, viewer, { authority });
    },
    'decision.received': concernsOnly,
    'decision.understood': concernsOnly,
    'decision.executed': concernsOnly,
    'decision.refused': concernsOnly,
    'decision.lift-confirmed': concernsOnly,
    'decision.escalated': concernsOnly,
    'decision.call-recorded': concernsOnly,
    'decision.sending-reported': () => false,
  },
};
