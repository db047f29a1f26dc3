import type { Viewer } from '../../shared/access/audience.ts';
import { seesDrone } from '../../shared/drones/sight.ts';
import { seesFeedItself } from '../../shared/feeds/sight.ts';
import type { TelemetryMessage, Track } from '../../shared/protocol.ts';
import type { Room } from '../../shared/room.ts';
import type { Audience, AudienceHall } from './audience.ts';
import type { HubServer, HubSocket } from './connection.ts';

/** The lossy lane: the latest position of each thing wins, at most five messages a second, nothing is kept. */
export interface Telemetry {
  report(world: string, track: Track): void;
  /** What a reader who just joined should know at once. */
  greet(socket: HubSocket, audience: Audience): void;
  close(): void;
}
const EVERY_MS = 200;
/** A position older than this is no longer where the thing is. */
const FRESH_MS = 30_000;

interface Known {
  readonly track: Track;
  readonly at: number;
}

export function createTelemetry(io: HubServer, hall: AudienceHall, clock: () => Date): Telemetry {
  const latest = new Map<string, Map<string, Known>>();
  const moved = new Map<string, Set<string>>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const messageFor = ({ keeper, viewer }: Audience, ids: Iterable<string>): TelemetryMessage | undefined => {
    const now = clock();
    const known = latest.get(keeper.world);
    const tracks = [...ids].flatMap(id => {
      const entry = known?.get(id);
      return entry && now.getTime() - entry.at < FRESH_MS && maySeeTrack(keeper.room, viewer, id) ? [entry.track] : [];
    });
    return tracks.length === 0 ? undefined : { world: keeper.world, at: now.toISOString(), tracks };
  };
  const flush = () => {
    timer = undefined;
    for (const audience of hall.all()) {
      const message = messageFor(audience, moved.get(audience.keeper.world) ?? []);
      if (message) io.local.to(audience.room).volatile.emit('telemetry', message);
    }
    moved.clear();
  };
  return {
    report(world, track) {
      const [id] = track;
      const tracks = latest.get(world) ?? new Map<string, Known>();
      latest.set(world, tracks.set(id, { track, at: clock().getTime() }));
      moved.set(world, (moved.get(world) ?? new Set<string>()).add(id));
      timer ??= setTimeout(flush, EVERY_MS);
    },
    greet(socket, audience) {
      const message = messageFor(audience, latest.get(audience.keeper.world)?.keys() ?? []);
      if (message) socket.emit('telemetry', message);
    },
    close() {
      clearTimeout(timer);
      latest.clear();
    },
  };
}

/**
 * A track bears the id of the feed that moves; what is not in the room yet is for the centre alone. Who knows a drone by
 * its mission alone (its pilot, those below) has its position while it flies, whoever has its images.
 */
function maySeeTrack(room: Room, viewer: Viewer, id: string): boolean {
  if (viewer.whole) return true;
  const feed = room.feeds[id];
  if (!feed || viewer.mandates.length === 0) return false;
  return seesFeedItself(viewer, feed) || seesDrone(room, viewer, id, true);
}
