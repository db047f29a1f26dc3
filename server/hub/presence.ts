import { z } from 'zod';
import type { FeedStatus, MediaPlatform } from '../../media/port.ts';
import { maySee } from '../../shared/access/audience.ts';
import type { FunctionCode } from '../../shared/people/schema.ts';
import type { CameraMotions } from '../feeds/motions.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { invalid } from '../room/outcome.ts';
import type { Audience, AudienceHall } from './audience.ts';
import { type HubServer, type HubSocket, refusal, screenSchema } from './connection.ts';

/** What a socket says of itself: the screen of the wall that it shows, or none. */
export const presenceReportSchema = z.strictObject({ screen: screenSchema.optional() });

/** Who is in the room now and how its pictures are. Never stored. */
export interface Presence {
  readonly world: string;
  readonly people: readonly PersonPresent[];
  /** By feed id. */
  readonly feeds: Readonly<Record<string, FeedNow>>;
}
/** `movingSince`: the camera itself notices that something moves; told to those who see the whole room. */
export type FeedNow = Omit<FeedStatus, 'feed'> & { readonly movingSince?: string };
export interface PersonPresent {
  readonly person: string;
  readonly functions: readonly FunctionCode[];
  readonly screen?: string;
}
/** People come and go in crowds, and a feed's viewers are counted: told together. */
const EVERY_MS = 300;

export interface PresenceLane {
  report(socket: HubSocket, message: unknown): unknown;
  /** Somebody sits down in an audience: all of it is told, a moment later, so that a crowd is told once. */
  joined(audience: Audience): void;
  left(socket: HubSocket): void;
  close(): void;
}

export function createPresence({
  io,
  hall,
  media,
  motions,
  clock,
}: {
  io: HubServer;
  hall: AudienceHall;
  media: MediaPlatform;
  motions: CameraMotions;
  clock: () => Date;
}): PresenceLane {
  const screens = new Map<HubSocket, string>();
  const told = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const seenBy = ({ keeper, viewer }: Audience, functionsOf: (person: string) => readonly FunctionCode[]): Presence => {
    const { world, room } = keeper;
    const people = new Map<string, PersonPresent>();
    for (const audience of hall.all()) {
      // Who sees a part learns who of the centre is there, and who shares that part; not who else is awake.
      if (audience.keeper !== keeper || !(viewer.whole || audience.viewer.whole || audience.viewer.key === viewer.key))
        continue;
      for (const socket of audience.sockets) {
        const { person } = socket.data.session;
        const screen = viewer.whole ? screens.get(socket) : undefined;
        people.set(`${person} ${screen ?? ''}`, {
          person,
          functions: functionsOf(person),
          ...(screen ? { screen } : {}),
        });
      }
    }
    const feeds: Record<string, FeedNow> = {};
    for (const feed of Object.values(room.feeds)) {
      const status = feed.retired || !maySee(room, viewer, 'feeds', feed) ? undefined : media.status(feed.id);
      if (!status) continue;
      const { feed: id, ...rest } = status;
      const movingSince = viewer.whole && world === 'live' ? motions.movingSince(id) : undefined;
      feeds[id] = movingSince === undefined ? rest : { ...rest, movingSince };
    }
    const sorted = [...people].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, shown]) => shown);
    return { world, people: sorted, feeds };
  };
  const flush = () => {
    timer = undefined;
    const rooms = new Set<string>();
    const at = clock().toISOString();
    const known = new Map<string, readonly FunctionCode[]>();
    const functions = ({ world, mandatesOf }: RoomKeeper, person: string) => {
      const key = `${world} ${person}`;
      const held = known.get(key) ?? mandatesOf(person, at).map(m => m.function);
      known.set(key, held);
      return held;
    };
    for (const audience of hall.all()) {
      rooms.add(audience.room);
      const presence = seenBy(audience, person => functions(audience.keeper, person));
      const text = JSON.stringify(presence);
      if (told.get(audience.room) === text) continue;
      told.set(audience.room, text);
      io.local.to(audience.room).emit('presence', presence);
    }
    for (const room of told.keys()) if (!rooms.has(room)) told.delete(room);
  };
  const changed = () => {
    timer ??= setTimeout(flush, EVERY_MS);
  };
  const undo = [media.onStatus(changed), motions.onChange(changed)];

  return {
    report(socket, message) {
      const report = presenceReportSchema.safeParse(message);
      if (!report.success) return refusal(invalid(report.error), socket.data.language);
      if (report.data.screen === undefined) screens.delete(socket);
      else screens.set(socket, report.data.screen);
      changed();
      return { ok: true };
    },
    joined(audience) {
      told.delete(audience.room);
      changed();
    },
    left(socket) {
      screens.delete(socket);
      changed();
    },
    close() {
      clearTimeout(timer);
      for (const end of undo) end();
    },
  };
}
