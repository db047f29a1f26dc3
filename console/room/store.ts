import { create } from 'zustand';
import type { CommandData, CommandType } from '../../shared/commands.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import type { Answer, Event, EventsMessage, Track } from '../../shared/protocol.ts';
import type { PtzSignal } from '../../shared/ptz/signals.ts';
import { emptyRoom, type Room } from '../../shared/room.ts';
import { createLink, type Link, type LinkState } from './link.ts';

/** Who is signed in on this console, as `GET /api/session` says. */
export interface Me {
  readonly account: string;
  readonly person: { readonly id: string; readonly name: string; readonly language: 'fr' | 'nl' | 'en' };
  readonly mandates: readonly Mandate[];
  readonly expiresAt: string;
  readonly device?: string;
}
export interface Person {
  readonly person: string;
  readonly screen?: string;
}
export interface Presence {
  readonly people: readonly Person[];
  readonly feeds: Readonly<Record<string, FeedPresence>>;
}
/** As server/hub/presence.ts says it. */
export interface FeedPresence {
  readonly state: 'sleeping' | 'connecting' | 'live' | 'stale' | 'lost';
  readonly since: string;
  readonly reason?: string;
  readonly retryAt?: string;
  readonly viewers: number;
  readonly handling?: 'passed' | 'transcoded';
  /** The camera itself notices that something moves. */
  readonly movingSince?: string;
}
export interface RoomStore {
  readonly world: string;
  readonly room: Room;
  readonly link: LinkState;
  /** undefined: not known yet; null: nobody is signed in. */
  readonly me: Me | null | undefined;
  readonly presence: Presence;
  /** Latest position of each moving thing, and when the hub said it (ms since 1970). */
  readonly tracks: ReadonlyMap<string, { readonly track: Track; readonly at: number }>;
  /** Server time minus this device's, ms: every clock on the screen shows the centre's time. */
  readonly clockOffset: number;
}

export const useRoom = create<RoomStore>(() => ({
  world: 'live',
  room: emptyRoom('live'),
  link: { state: 'joining', since: Date.now() },
  me: undefined,
  presence: { people: [], feeds: {} },
  tracks: new Map(),
  clockOffset: 0,
}));

let link: Link | undefined;
const eventListeners = new Set<(events: readonly Event[]) => void>();

/** Alarms hang on the event, not on the render: a hidden tab gets no frames, yet must ring. Returns its undo. */
export function onEvents(listener: (events: readonly Event[]) => void): () => void {
  eventListeners.add(listener);
  return () => eventListeners.delete(listener);
}

/** Asks who is signed in; `me` is null where nobody is. */
export async function loadSession(): Promise<Me | null> {
  const asked = Date.now();
  const response = await fetch('/api/session', { headers: { accept: 'application/json' } });
  const answered = Date.now();
  const date = Date.parse(response.headers.get('date') ?? '');
  const clockOffset = Number.isNaN(date) || Math.abs(date - answered) < 1_500 ? 0 : date - (asked + answered) / 2;
  const me = response.ok ? ((await response.json()) as Me) : null;
  useRoom.setState({ me, clockOffset });
  return me;
}

/** Connects this console to the hub for a world. `screen`: the screen of the wall that the page shows. */
export function connect(world: string, language: string, screen?: string): void {
  link?.close();
  // The same world again, in another language: what is shown stays until the new line has the room.
  const room = useRoom.getState().world === world ? useRoom.getState().room : emptyRoom(world);
  useRoom.setState({ world, room, link: { state: 'joining', since: Date.now() } });
  link = createLink({
    url: location.origin,
    world,
    language,
    ...(screen ? { screen } : {}),
    onRoom: (room: Room, fresh: EventsMessage | undefined) => {
      useRoom.setState({ room });
      if (fresh) for (const listener of eventListeners) listener(fresh.events);
    },
    onLink: state => useRoom.setState({ link: state }),
    onTelemetry: ({ tracks, at }) =>
      useRoom.setState(store => {
        // A Map of a Map is copied as it is: ten thousand things five times a second, without a pair made for each.
        const next = new Map(store.tracks);
        for (const track of tracks) next.set(track[0], { track, at: Date.parse(at) });
        return { tracks: next };
      }),
    onPresence: presence => useRoom.setState(store => ({ presence: kept(store.presence, presence as Presence) })),
  });
}

/** What is said again as it was stays the same object, so that a tile is drawn anew by its own camera alone. */
export function kept(before: Presence, next: Presence): Presence {
  const feeds = Object.fromEntries(
    Object.entries(next.feeds).map(([id, status]) => {
      const old = before.feeds[id];
      return [id, old && JSON.stringify(old) === JSON.stringify(status) ? old : status];
    }),
  );
  return { ...next, feeds };
}

export function disconnect(): void {
  link?.close();
  link = undefined;
}

/** Asks the room for something. The answer is a refusal in the reader's language, or the events it caused. */
export function send<T extends CommandType>(
  type: T,
  data: CommandData<T>,
  more: { at?: string; id?: string } = {},
): Promise<Answer> {
  const { world } = useRoom.getState();
  const envelope = { id: more.id ?? crypto.randomUUID(), world, type, data, ...(more.at ? { at: more.at } : {}) };
  if (!link) return Promise.reject(new Error('not connected'));
  return link.send(envelope);
}

/** Signalling of pictures, for the video link. */
export const mediaSignal = (signal: unknown): Promise<unknown> =>
  link ? link.media(signal) : Promise.reject(new Error('not connected'));
/** What a hand tells its camera. */
export const ptzSignal = (signal: PtzSignal): Promise<unknown> =>
  link ? link.ptz(signal) : Promise.reject(new Error('not connected'));
/** Signalling of the coordination room that this console is in. */
export const callSignal = (signal: unknown): Promise<unknown> =>
  link ? link.call(signal) : Promise.reject(new Error('not connected'));
export const onCallSignal = (listener: (told: unknown) => void): (() => void) => link?.onCall(listener) ?? (() => {});
export const onMediaSignal = (listener: (signal: unknown) => void): (() => void) =>
  link?.onMedia(listener) ?? (() => {});

/** The centre's time, ms since 1970. */
export const serverNow = (): number => Date.now() + useRoom.getState().clockOffset;
