import { type CameraHeads, HeadFailure } from '../../media/onvif/port.ts';
import { imageRight } from '../../shared/feeds/images.ts';
import type { Lease, PtzReleased } from '../../shared/ptz/schema.ts';
import { PTZ_IDLE_SECONDS, PTZ_MOVES_PER_SECOND } from '../../shared/ptz/settings.ts';
import { type PtzAbilities, type PtzSignal, ptzSignalSchema } from '../../shared/ptz/signals.ts';
import { leaseOf } from '../../shared/ptz/standing.ts';
import { rulingAt } from '../../shared/ruling.ts';
import { createPace } from '../access/pace.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { failed, invalid } from '../room/outcome.ts';
import { type HubSocket, refusal } from './connection.ts';
import { createInsistence } from './insist.ts';
import { createHand, type Hand } from './ptzHand.ts';

/**
 * Moves of cameras: from the one socket whose hand the room has recorded, to the camera, and nowhere else. A hand that
 * rests too long, loses its right or its connection lets go; the camera then stands still.
 */
export interface PtzLane {
  signal(socket: HubSocket, message: unknown): Promise<unknown>;
  /** A command of this socket took a camera. */
  took(socket: HubSocket, lease: string): void;
  left(socket: HubSocket): void;
  /** Ends what a crash left in nobody's hand. */
  endOrphans(): void;
  close(): Promise<void>;
}
export interface PtzLaneDeps {
  readonly live: RoomKeeper;
  readonly heads: CameraHeads;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** No other node serves this room. */
  readonly alone: boolean;
  readonly onError: (error: unknown) => void;
}
/** So often it is looked for hands that rest or lost their right, ms. */
const CHECK_MS = 1_000;
type Because = PtzReleased['because'];

export function createPtzLane({ live, heads, clock, newId, alone, onError }: PtzLaneDeps): PtzLane {
  const hands = new Map<string, { readonly socket: HubSocket; readonly hand: Hand; usedAt: number }>();
  const ending = createInsistence(live, { newId, onError });
  const now = () => clock().toISOString();
  const perSecond = rulingAt(PTZ_MOVES_PER_SECOND, now()).value;
  const pace = createPace({ perSecond, burst: perSecond, clock });

  const drop = (lease: string): void => {
    hands.get(lease)?.hand.letGo();
    hands.delete(lease);
    pace.forget(lease);
  };
  const release = (lease: string, because: Because): void => {
    drop(lease);
    ending.ask(lease, 'ptz.release', { lease, because });
  };
  const running = (): Lease[] => Object.values(live.room.leases).filter(lease => lease.ended === undefined);
  const mayGoOn = ({ feed, basis, taken }: Lease): boolean => {
    const camera = live.room.feeds[feed];
    const mandates = live.mandatesOf(taken.by.person, now());
    return camera !== undefined && 'mandate' in imageRight(live.room, camera, mandates, now(), { right: 'ptz', basis });
  };
  const check = (): void => {
    const idle = rulingAt(PTZ_IDLE_SECONDS, now()).value * 1_000;
    for (const lease of running()) {
      const held = hands.get(lease.id);
      if (!held && !alone) continue;
      const usedAt = held?.usedAt ?? Date.parse(lease.taken.at);
      if (!mayGoOn(lease)) release(lease.id, 'right-ended');
      else if (clock().getTime() - usedAt >= idle) release(lease.id, 'unused');
    }
    // Whoever was pre-empted, or let go at another door, moves nothing any more.
    for (const id of hands.keys()) if (live.room.leases[id]?.ended) drop(id);
  };
  const hold = (socket: HubSocket, lease: Lease) => {
    const hand = createHand(() => heads.headOf(lease.feed), onError);
    const held = { socket, hand, usedAt: clock().getTime() };
    hands.set(lease.id, held);
    return held;
  };
  /** The hand of this socket on a camera; one that was taken over HTTP becomes that of the socket that uses it. */
  const handFor = (socket: HubSocket, feed: string) => {
    const lease = leaseOf(live.room, feed);
    if (!lease || lease.taken.by.person !== socket.data.session.person || !mayGoOn(lease)) return undefined;
    const held = hands.get(lease.id) ?? hold(socket, lease);
    return held.socket === socket ? { ...held, lease } : undefined;
  };
  const carryOut = async (hand: Hand, signal: PtzSignal): Promise<PtzAbilities | undefined> => {
    switch (signal.do) {
      case 'move':
        await hand.move(signal);
        return undefined;
      case 'stop':
        await hand.stop();
        return undefined;
      case 'go':
        await hand.go(signal.preset);
        return undefined;
      case 'abilities':
        return hand.abilities();
      default:
        return signal satisfies never;
    }
  };
  const undo = live.onEvents(events => {
    if (events.some(({ type }) => /^(ptz|feed|mandate|convention)\.|^incident\.closed$/.test(type))) check();
  });
  const timer = setInterval(check, CHECK_MS);

  return {
    async signal(socket, message) {
      const { language } = socket.data;
      const signal = ptzSignalSchema.safeParse(message);
      if (!signal.success) return refusal(invalid(signal.error), language);
      const held = handFor(socket, signal.data.feed);
      if (!held) return refusal(failed('forbidden', 'ptz-not-yours', { path: 'feed' }), language);
      // A stop always passes: whoever moved too often must still be able to stand still.
      const wait = signal.data.do === 'stop' ? 0 : pace.take(held.lease.id);
      if (wait > 0) return refusal(failed('too-many', 'too-many', { params: { seconds: wait } }), language);
      const mine = hands.get(held.lease.id);
      if (mine && signal.data.do !== 'abilities') mine.usedAt = clock().getTime();
      try {
        const data = await carryOut(held.hand, signal.data);
        return data === undefined ? { ok: true } : { ok: true, data };
      } catch (error) {
        if (!(error instanceof HeadFailure)) throw error;
        const { reason, said } = error;
        return {
          ok: false,
          error: { code: 'rejected', message: reason, details: { reason, ...(said ? { said } : {}) } },
        };
      }
    },
    took(socket, id) {
      const lease = live.room.leases[id];
      if (!lease || lease.ended) return;
      if (socket.connected) hold(socket, lease);
      else release(id, 'gone');
    },
    left(socket) {
      for (const [id, held] of hands) if (held.socket === socket) release(id, 'gone');
    },
    endOrphans() {
      for (const { id } of running()) if (!hands.has(id)) release(id, 'gone');
    },
    async close() {
      clearInterval(timer);
      undo();
      for (const id of [...hands.keys()]) release(id, 'gone');
      await ending.close();
    },
  };
}
