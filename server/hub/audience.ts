import type { Viewer } from '../../shared/access/audience.ts';
import type { EventsMessage } from '../../shared/protocol.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import type { HubServer, HubSocket } from './connection.ts';

/** Readers of one world who see the same: a room of socket.io, so that what they get is encoded once for all. */
export interface Audience {
  readonly room: string;
  readonly keeper: RoomKeeper;
  readonly viewer: Viewer;
}
export interface AudienceHall {
  /** Puts a socket into the audience of a viewer, and out of the one it was in for this world. */
  join(socket: HubSocket, keeper: RoomKeeper, viewer: Viewer): Audience;
  of(socket: HubSocket, world: string): Audience | undefined;
  /** Every audience that somebody sits in. */
  all(): Iterable<Audience & { readonly sockets: ReadonlySet<HubSocket> }>;
  leave(socket: HubSocket): void;
  close(): void;
}
interface Row extends Audience {
  readonly sockets: Set<HubSocket>;
  readonly unlisten: () => void;
  empty?: ReturnType<typeof setTimeout>;
}
/** An audience goes on listening after its last reader went, so that a short absence costs events, not a snapshot. */
const LINGER_MS = 120_000;

export function createAudienceHall(
  io: HubServer,
  told: (message: EventsMessage, readers: number) => void,
): AudienceHall {
  const rows = new Map<string, Row>();
  const seats = new Map<HubSocket, Map<string, Row>>();

  const rowFor = (keeper: RoomKeeper, viewer: Viewer): Row => {
    const room = `${keeper.world} ${viewer.key}`;
    const known = rows.get(room);
    if (known) return known;
    const row: Row = {
      ...{ room, keeper, viewer, sockets: new Set() },
      unlisten: keeper.listen(viewer, message => {
        if (row.sockets.size === 0) return;
        // Other nodes follow the journal themselves.
        io.local.to(room).emit('events', message);
        told(message, row.sockets.size);
      }),
    };
    rows.set(room, row);
    return row;
  };
  const stand = (socket: HubSocket, row: Row) => {
    socket.leave(row.room);
    row.sockets.delete(socket);
    if (row.sockets.size > 0) return;
    row.empty = setTimeout(() => {
      row.unlisten();
      rows.delete(row.room);
    }, LINGER_MS);
    row.empty.unref();
  };
  return {
    join(socket, keeper, viewer) {
      const own = seats.get(socket) ?? new Map<string, Row>();
      seats.set(socket, own);
      const row = rowFor(keeper, viewer);
      const former = own.get(keeper.world);
      if (former === row) return row;
      if (former) stand(socket, former);
      clearTimeout(row.empty);
      row.sockets.add(socket);
      own.set(keeper.world, row);
      socket.join(row.room);
      return row;
    },
    of: (socket, world) => seats.get(socket)?.get(world),
    all: () => [...rows.values()].filter(row => row.sockets.size > 0),
    leave(socket) {
      for (const row of seats.get(socket)?.values() ?? []) stand(socket, row);
      seats.delete(socket);
    },
    close() {
      for (const row of rows.values()) {
        clearTimeout(row.empty);
        row.unlisten();
      }
      rows.clear();
      seats.clear();
    },
  };
}
