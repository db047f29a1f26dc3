import { holdsForCommune, isValid } from '../people/mandates.ts';
import type { Mandate } from '../people/schema.ts';
import type { Room } from '../room.ts';
import { type Seat, seatsFor } from './composition.ts';
import type { Organ, OrganKind, Sitting } from './schema.ts';

/** A seat as it stands: who holds it, or that it is vacant. */
export interface SeatHeld extends Seat {
  readonly sitting?: Sitting;
  readonly mandate?: Mandate;
}

/** Every seat of an organ at a moment: a mandate that has ended holds none. `at` ISO 8601 UTC. */
export function seatsOf(room: Room, organ: Organ, at: string): readonly SeatHeld[] {
  return seatsFor(organ.kind, organ.communes, organ.convened.decidedAt).map(seat => {
    const sitting = organ.seats[seat.seat];
    const mandate = sitting && room.mandates[sitting.mandate];
    return sitting && mandate && isValid(mandate, at) ? { ...seat, sitting, mandate } : seat;
  });
}

/** Seats without which the organ is incomplete and that nobody holds. */
export const vacantSeats = (room: Room, organ: Organ, at: string): readonly SeatHeld[] =>
  seatsOf(room, organ, at).filter(({ needed, sitting }) => needed && !sitting);

/** A mayor presides their own commune’s committee, and sits for it in the provincial one; others sit by function alone. */
export function sitsAtHome(mandate: Mandate, { kind, communes }: Organ, seat: string): boolean {
  if (mandate.function !== 'mayor') return true;
  const named = seat.startsWith('mayor:') ? seat.slice('mayor:'.length) : kind === 'cc-com' ? communes[0] : undefined;
  return named === undefined || holdsForCommune(mandate, named);
}

const RANK: readonly OrganKind[] = ['cc-prov', 'cc-com', 'cp-ops'];
/** Organs that are convened, the highest first. */
export const convened = (room: Room): readonly Organ[] =>
  Object.values(room.organs)
    .filter(({ closed }) => !closed)
    .sort(
      (a, b) => RANK.indexOf(a.kind) - RANK.indexOf(b.kind) || a.convened.decidedAt.localeCompare(b.convened.decidedAt),
    );

/** Who leads on site: the director of the command post, where its organ is convened and the seat is held. */
export const directorOf = (room: Room, post: string, at: string): SeatHeld | undefined => {
  const organ = convened(room).find(o => o.kind === 'cp-ops' && o.post === post);
  return organ && seatsOf(room, organ, at).find(({ seat, sitting }) => seat === 'director' && sitting);
};
