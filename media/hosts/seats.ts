import { type Delivery, MediaRefusal } from '../port.ts';
import { canSeat, type Host, roomiest } from './placing.ts';

/** A viewer's place at a host, and what it looks at from there. */
export interface Seat {
  readonly host: Host;
  /** By feed: whether its picture was answered for, in one way or the other. */
  readonly looking: Map<string, boolean>;
}
/** Which viewer is at which host; of the viewers of one server. */
export interface Seats {
  /** Seats a viewer where it sat, if it can, else where most room is. @throws MediaRefusal `worker-died` where none is there */
  take(viewer: string, sat: Host | undefined): Seat;
  /** @throws MediaRefusal `unknown-viewer` */
  of(viewer: string): Seat;
  leave(viewer: string): Seat | undefined;
  at(host: Host): (readonly [viewer: string, seat: Seat])[];
  /** Those at other hosts than its home who look at a feed. */
  abroad(feed: string, home: Host): (readonly [viewer: string, seat: Seat])[];
}

export function createSeats(hosts: readonly Host[]): Seats {
  const all = new Map<string, Seat>();
  const where = (fits: (seat: Seat) => boolean) => [...all].filter(([, seat]) => fits(seat));
  const at = (host: Host) => where(seat => seat.host === host);
  return {
    take(viewer, sat) {
      const host = sat && canSeat(sat) ? sat : roomiest(hosts, one => at(one).length);
      if (!host) throw new MediaRefusal('worker-died');
      const seat = { host, looking: new Map() };
      all.set(viewer, seat);
      return seat;
    },
    of(viewer) {
      const seat = all.get(viewer);
      if (!seat) throw new MediaRefusal('unknown-viewer');
      return seat;
    },
    leave(viewer) {
      const seat = all.get(viewer);
      all.delete(viewer);
      return seat;
    },
    at,
    abroad: (feed, home) => where(seat => seat.host !== home && seat.looking.has(feed)),
  };
}

/** What tells a console that its picture of a feed may be had again, where the feed's own status says nothing of it. */
export const again = (viewer: string, feed: string): Delivery => ({ viewer, feed, state: 'switch' });
