import { mayWatch } from '../../shared/feeds/images.ts';
import type { Look } from '../../shared/feeds/schema.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import type { HubSocket } from './connection.ts';
import { createInsistence } from './insist.ts';

/**
 * Looks at pictures: which socket each belongs to. A look that the room has recorded lets a picture flow; when its
 * socket is gone the look is ended in its name by Belfry, for as long as it takes to write that down.
 */
export interface Looks {
  /** A command of this socket began a look. */
  began(socket: HubSocket, look: string): void;
  /** The running look by which this socket may have the pictures of a feed now. */
  lookFor(socket: HubSocket, feed: string): Look | undefined;
  /** Ends the looks of a socket, at one feed or at all. */
  end(socket: HubSocket, feed?: string): void;
  /** Ends whatever still runs in the room and belongs to no socket here, after a crash. */
  endOrphans(): void;
  /** Resolves when every end is written, or given up since the hub closes. */
  close(): Promise<void>;
}
export interface LooksDeps {
  readonly live: RoomKeeper;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly onError: (error: unknown) => void;
}

export function createLooks({ live, clock, newId, onError }: LooksDeps): Looks {
  const owners = new Map<string, HubSocket>();
  const ending = createInsistence(live, { newId, onError });

  const endOne = (look: string): void => {
    owners.delete(look);
    ending.ask(look, 'feed.unwatch', { look });
  };
  const running = (): Look[] => Object.values(live.room.looks).filter(look => look.to === undefined);

  return {
    began(socket, look) {
      if (socket.connected) owners.set(look, socket);
      else endOne(look);
    },
    lookFor(socket, feedId) {
      const { person } = socket.data.session;
      const at = clock().toISOString();
      const feed = live.room.feeds[feedId];
      if (!feed) return undefined;
      const mandates = live.mandatesOf(person, at);
      const look = running().find(
        each =>
          each.feed === feedId &&
          each.from.by.person === person &&
          (owners.get(each.id) ?? socket) === socket &&
          !('refusal' in mayWatch(live.room, feed, mandates, at, each.basis)),
      );
      // A look that was begun over HTTP becomes that of the socket that uses it.
      if (look) owners.set(look.id, socket);
      return look;
    },
    end(socket, feed) {
      for (const [look, owner] of owners)
        if (owner === socket && (feed === undefined || live.room.looks[look]?.feed === feed)) endOne(look);
    },
    endOrphans() {
      for (const { id } of running()) if (!owners.has(id)) endOne(id);
    },
    async close() {
      for (const look of owners.keys()) endOne(look);
      await ending.close();
    },
  };
}
