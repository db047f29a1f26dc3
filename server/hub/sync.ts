import type { Viewer } from '../../shared/access/audience.ts';
import { syncRequestSchema } from '../../shared/protocol.ts';
import type { Reception } from '../access/reception.ts';
import type { Sight } from '../access/sight.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { failed, invalid } from '../room/outcome.ts';
import type { Audience, AudienceHall } from './audience.ts';
import { type HubSocket, refusal } from './connection.ts';
import { Encoded } from './encoded.ts';

export interface SyncDeps {
  readonly reception: Reception;
  readonly hall: AudienceHall;
  readonly sightOf: (keeper: RoomKeeper) => Promise<Sight>;
  /** The socket sits in an audience now, be it for the first time or in another. */
  readonly joined: (socket: HubSocket, audience: Audience) => void;
}
/** The live room and an exercise or two. */
const WORLDS_AT_ONCE = 4;
/** Answers kept for a moment: after a cut, a thousand consoles ask the same within a second. */
const KEPT = 16;
const KEPT_MS = 2_000;

/** Joins worlds: the answer is the room or what was missed, and from the same moment on events come by themselves. */
export function createSync({ reception, hall, sightOf, joined }: SyncDeps) {
  const watched = new Map<HubSocket, Map<string, () => void>>();
  const kept = new Map<string, Encoded>();

  /**
   * The answer for an audience. It is turned into text in the tick in which it was read, since the room goes on; while
   * the room stands, the next who asks the same gets the same text.
   */
  const answerFor = async ({ room, keeper, viewer }: Audience, after: number | undefined): Promise<Encoded> => {
    const key = `${room} ${keeper.room.seq} ${after ?? 'whole'}`;
    const known = kept.get(key);
    if (known) return known;
    const missed = after === undefined ? undefined : await keeper.missedBy(viewer, after);
    const stands = keeper.room.seq;
    const answer = new Encoded(missed ?? keeper.snapshotFor(viewer));
    if (key !== `${room} ${stands} ${after ?? 'whole'}`) return answer;
    if (kept.size === 0) setTimeout(() => kept.clear(), KEPT_MS).unref();
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value as string);
    kept.set(key, answer);
    return answer;
  };

  /** What this reader may see becomes another: from here on it gets what fits, once it has synced again. */
  const watch = (socket: HubSocket, keeper: RoomKeeper, sight: Sight) => {
    const own = watched.get(socket) ?? new Map<string, () => void>();
    if (own.has(keeper.world) || !socket.connected) return;
    watched.set(socket, own);
    const onChange = (viewer: Viewer) => {
      joined(socket, hall.join(socket, keeper, viewer));
      socket.emit('resync', { world: keeper.world });
    };
    own.set(keeper.world, sight.watch(socket.data.session.person, onChange));
  };

  return {
    async sync(socket: HubSocket, message: unknown): Promise<Encoded | ReturnType<typeof refusal>> {
      const { language, session } = socket.data;
      const request = syncRequestSchema.safeParse(message);
      if (!request.success) return refusal(invalid(request.error), language);
      const { world, after } = request.data;
      const keeper = await reception.world(world);
      if ('ok' in keeper) return refusal(keeper, language);
      const others = watched.get(socket);
      if (others && !others.has(world) && others.size >= WORLDS_AT_ONCE)
        return refusal(failed('too-many', 'too-many', { params: { seconds: 1 } }), language);
      const sight = await sightOf(keeper);
      // A mandate may end while the journal is asked: what fitted the sight of that moment fits no other.
      const { key } = keeper.viewerOf(session.person);
      const fitted = after !== undefined && (await sight.unchangedSince(session.person, after));
      watch(socket, keeper, sight);
      if (!socket.connected) return refusal(failed('unauthenticated', 'not-signed-in'), language);
      // Joined and read in one tick: no event falls in between, and none is told twice.
      const viewer = keeper.viewerOf(session.person);
      const audience = hall.join(socket, keeper, viewer);
      joined(socket, audience);
      return answerFor(audience, fitted && viewer.key === key ? after : undefined);
    },
    left(socket: HubSocket): void {
      for (const undo of watched.get(socket)?.values() ?? []) undo();
      watched.delete(socket);
      hall.leave(socket);
    },
  };
}
