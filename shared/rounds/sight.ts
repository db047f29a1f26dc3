import { type Sights, type Viewer, withoutHiddenIncident } from '../access/viewer.ts';
import { sameOffice } from '../people/mandates.ts';
import type { Event } from '../protocol.ts';
import { answerable, answersFor } from '../recipients/recipients.ts';
import type { Room } from '../room.ts';
import type { Round, RoundReceived } from './schema.ts';

const isOwn = (viewer: Viewer, r: { recipient: string; kind: Round['receipts'][string]['kind'] }): boolean =>
  viewer.mandates.some(m => answersFor(m, { id: r.recipient, kind: r.kind }));
/** Whoever asked sees all that is answered, also away from the centre. */
function asked(room: Room, viewer: Viewer, round: Round): boolean {
  const asker = room.mandates[round.asked.by.mandate];
  return asker !== undefined && viewer.mandates.some(m => sameOffice(m, asker));
}

/** Whoever is asked sees the question and its own answer, not who else is silent. */
function ownPart(room: Room, viewer: Viewer, round: Round): Round {
  if (asked(room, viewer, round)) return round;
  const own = Object.values(round.receipts).filter(r => isOwn(viewer, r));
  if (own.length === Object.keys(round.receipts).length && round.meeting === undefined) return round;
  // In which meeting it was asked is the matter of those who sit there.
  const { closed, meeting: _meeting, ...rest } = round;
  return {
    ...rest,
    receipts: Object.fromEntries(own.map(r => [r.recipient, r])),
    ...(closed ? { closed: { ...closed, result: closed.result.filter(row => isOwn(viewer, row)) } } : {}),
  };
}
function concernsOnly(room: Room, viewer: Viewer, event: Event): boolean {
  const { round: id, recipients } = event.data as RoundReceived;
  const round = room.rounds[id];
  if (!round) return false;
  return asked(room, viewer, round) || recipients.every(r => answerable(round.receipts, viewer.mandates).includes(r));
}
const toldWhole = (room: Room, viewer: Viewer, event: Event): boolean => {
  const round = room.rounds[(event.data as { round: string }).round];
  return round !== undefined && ownPart(room, viewer, round) === round;
};

export const roundSight: Sights<'rounds'> = {
  collections: {
    rounds: {
      by: 'recipient',
      sees: (room, viewer, round) =>
        asked(room, viewer, round) || Object.values(round.receipts).some(r => isOwn(viewer, r)),
      hide: (room, viewer, round) => ownPart(room, viewer, withoutHiddenIncident(room, viewer, round)),
      incidents: ({ incident }) => [incident],
    },
  },
  tells: {
    'round.asked': toldWhole,
    'round.answered': concernsOnly,
    'round.received': concernsOnly,
    'round.read': concernsOnly,
    'round.chased': concernsOnly,
    'round.closed': toldWhole,
    'round.sending-reported': () => false,
  },
};
