import type { types } from 'mediasoup-client';
import { type FeedStatus, type MediaPlatform, MediaRefusal } from '../../media/port.ts';
import { type MediaSignal, mediaSignalSchema } from '../../media/signals.ts';
import { maySee } from '../../shared/access/audience.ts';
import type { Pace } from '../access/pace.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { failed, invalid } from '../room/outcome.ts';
import type { IceServer } from '../whip/iceServers.ts';
import type { AudienceHall } from './audience.ts';
import { type HubServer, type HubSocket, refusal } from './connection.ts';
import type { Looks } from './looks.ts';

/** Signalling of pictures: no picture without a look that the room has recorded. */
export interface MediaLane {
  signal(socket: HubSocket, message: unknown): Promise<unknown>;
  left(socket: HubSocket): void;
  close(): void;
}
export interface MediaLaneDeps {
  readonly io: HubServer;
  readonly hall: AudienceHall;
  readonly media: MediaPlatform;
  readonly looks: Looks;
  readonly live: RoomKeeper;
  readonly pace: Pace;
  readonly iceServers: (client: string) => readonly IceServer[];
  readonly onError: (error: unknown) => void;
}
/** A grant, a mandate runs out by itself: so soon after, the picture stops. */
const CHECK_MS = 2_000;

export function createMediaLane(deps: MediaLaneDeps): MediaLane {
  const { io, hall, media, looks, live, pace, onError } = deps;
  /** Feeds that a socket was given the pictures of. */
  const watching = new Map<HubSocket, Set<string>>();

  const stop = (socket: HubSocket, feed: string) => {
    watching.get(socket)?.delete(feed);
    media.unwatch(socket.id, feed).catch(onError);
    looks.end(socket, feed);
  };
  const check = () => {
    for (const [socket, feeds] of watching)
      for (const feed of feeds) {
        if (looks.lookFor(socket, feed)) continue;
        stop(socket, feed);
        const refused = refusal(failed('forbidden', 'no-image-right'), socket.data.language);
        socket.emit('media', { feed, state: 'refused', ...refused.error });
      }
  };
  const onStatus = (status: FeedStatus) => {
    const feed = live.room.feeds[status.feed];
    for (const { keeper, viewer, room } of hall.all())
      if (keeper === live && (viewer.whole || (feed && maySee(live.room, viewer, 'feeds', feed))))
        io.local.to(room).emit('media', status);
  };
  const carryOut = async (socket: HubSocket, signal: MediaSignal): Promise<unknown> => {
    const viewer = socket.id;
    switch (signal.do) {
      case 'capabilities':
        return media.capabilities();
      case 'open':
        return { ...(await media.openViewer(viewer)), iceServers: deps.iceServers(viewer) };
      case 'connect':
        return media.connectViewer(viewer, signal.dtlsParameters as types.DtlsParameters);
      case 'watch': {
        watching.set(socket, (watching.get(socket) ?? new Set<string>()).add(signal.feed));
        return media.watch(viewer, signal.feed, signal.rtpCapabilities as types.RtpCapabilities);
      }
      case 'resume':
        return media.resume(viewer, signal.consumer);
      case 'pause':
        return media.pause(viewer, signal.consumer);
      case 'prefer': {
        const { feed, width, height, visible } = signal;
        return media.prefer(viewer, feed, { width, height, visible });
      }
      case 'unwatch':
        return stop(socket, signal.feed);
      case 'close':
        watching.delete(socket);
        looks.end(socket);
        return media.closeViewer(viewer);
      default:
        return signal satisfies never;
    }
  };

  const undo = [
    media.onStatus(onStatus),
    // A viewer is named by its socket, and each socket has a room of that name.
    media.onDelivery(({ viewer, feed, state }) => void io.local.to(viewer).emit('media', { feed, state })),
    live.onEvents(events => {
      if (watching.size > 0 && events.some(({ type }) => /^(feed|mandate|convention)\.|^incident\.closed$/.test(type)))
        check();
    }),
  ];
  const timer = setInterval(check, CHECK_MS);

  return {
    async signal(socket, message) {
      const { language } = socket.data;
      const wait = pace.take(`media ${socket.id}`);
      if (wait > 0) return refusal(failed('too-many', 'too-many', { params: { seconds: wait } }), language);
      const signal = mediaSignalSchema.safeParse(message);
      if (!signal.success) return refusal(invalid(signal.error), language);
      // Recorded before a picture flows: who looks, at which camera, why.
      if (signal.data.do === 'watch' && !looks.lookFor(socket, signal.data.feed))
        return refusal(failed('forbidden', 'unknown-look', { path: 'feed' }), language);
      try {
        const data = await carryOut(socket, signal.data);
        // The socket may have gone while the platform was opening its viewer.
        if (!socket.connected) await media.closeViewer(socket.id);
        return data === undefined ? { ok: true } : { ok: true, data };
      } catch (error) {
        if (!(error instanceof MediaRefusal)) throw error;
        return {
          ok: false,
          error: { code: 'rejected', message: error.reason, details: { reason: error.reason } },
        };
      }
    },
    left(socket) {
      watching.delete(socket);
      looks.end(socket);
      media.closeViewer(socket.id).catch(onError);
    },
    close() {
      clearInterval(timer);
      for (const end of undo) end();
    },
  };
}
