import { type Viewer, viewerOf } from '../../shared/access/audience.ts';
import { eventFor, look, project, stepOf } from '../../shared/access/sight.ts';
import type { Territory } from '../../shared/geometry.ts';
import { isValid } from '../../shared/people/mandates.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import type { Event, EventsMessage } from '../../shared/protocol.ts';
import { applyPatch, copyRoom, emptyRoom, evolve, ROOM_VERSION, type Room } from '../../shared/room.ts';
import type { Journal } from '../journal/port.ts';
import { createAudiences } from './audiences.ts';
import { createCommits } from './commits.ts';
import { type Asker, checkCommand } from './decide.ts';
import { failed, type Outcome } from './outcome.ts';

/**
 * Keeps one world's room: command → may? → decide → append → evolve → publish. Nothing is shown that is not stored:
 * `room` holds only what the journal has acknowledged.
 */
export interface RoomKeeper {
  readonly world: string;
  /** The room as stored. Read it, never change it. */
  readonly room: Room;
  /** Checks and carries out one command; resolves when its events are durable. */
  submit(asker: Asker, input: unknown): Promise<Outcome>;
  mandatesOf(person: string, at: string): readonly Mandate[];
  viewerOf(person: string): Viewer;
  snapshotFor(viewer: Viewer): { readonly seq: number; readonly state: Room };
  /** What a reader missed after a position, or undefined where a snapshot is the better answer. */
  missedBy(
    viewer: Viewer,
    after: number,
  ): Promise<{ readonly seq: number; readonly events: readonly Event[] } | undefined>;
  /** One page of the stream from any position, however old. */
  eventsFor(
    viewer: Viewer,
    after: number,
    limit: number,
  ): Promise<{ readonly upTo: number; readonly events: readonly Event[] }>;
  listen(viewer: Viewer, listener: (message: EventsMessage) => void): () => void;
  /** Every stored event, once, in order, as it is: for reactors. */
  onEvents(listener: (events: readonly Event[]) => void): () => void;
  close(): Promise<void>;
}
export interface KeeperOptions {
  readonly world: string;
  readonly journal: Journal;
  readonly territory: Territory;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly onError: (error: unknown) => void;
}

const PAGE = 5_000;
/** Reading so many events back costs a console about as much as a snapshot. */
const MISSED_AT_MOST = 5_000;
/** A start reads at most so many events besides the snapshot; taking one costs a pause of some milliseconds. */
const SNAPSHOT_EVERY = 20_000;

export async function createRoomKeeper(options: KeeperOptions): Promise<RoomKeeper> {
  const { world, journal, clock } = options;
  const { room, snapshotAt } = await rebuild(journal, world);
  const audiences = createAudiences(world, () => room.seq, options.onError);
  const listeners = new Set<(events: readonly Event[]) => void>();
  let lastSnapshot = snapshotAt;

  const publish = (events: readonly Event[]) => {
    const fresh = events.filter(event => event.seq > room.seq);
    if (fresh.length === 0) return;
    audiences.publish(room, fresh);
    for (const listener of listeners) {
      try {
        listener(fresh);
      } catch (error) {
        options.onError(error);
      }
    }
    if (room.seq - lastSnapshot >= SNAPSHOT_EVERY) saveSnapshot();
  };
  const saveSnapshot = () => {
    lastSnapshot = room.seq;
    journal.saveSnapshot(world, { seq: room.seq, version: ROOM_VERSION, room: copyRoom(room) }).catch(options.onError);
  };
  const commits = createCommits({ ...options, stored: room, publish });
  const untail = journal.tail(world, room.seq, events => commits.others(events));
  audiences.listen(viewerOf([WHOLE]), () => {});

  const mandatesOf = (person: string, at: string) =>
    Object.values(room.mandates).filter(m => m.person === person && isValid(m, at));

  return {
    world,
    room,
    async submit(asker, input) {
      const checked = checkCommand(input);
      if ('ok' in checked) return checked;
      // Another world's command must never change this one, whoever mixed them up.
      if (checked.envelope.world !== world) return failed('not-found', 'unknown-world', { path: 'world' });
      return commits.submit(asker, checked);
    },
    mandatesOf,
    viewerOf: person => viewerOf(mandatesOf(person, clock().toISOString())),
    snapshotFor: viewer => {
      const seq = audiences.standsAt(viewer, room.seq);
      return { seq, state: { ...project(room, viewer), seq } };
    },
    async missedBy(viewer, after) {
      const told = audiences.since(viewer, after);
      if (told) return { seq: audiences.standsAt(viewer, room.seq), events: told };
      if (!viewer.whole || after > room.seq || room.seq - after > MISSED_AT_MOST) return undefined;
      const upTo = room.seq;
      const events = await journal.read(world, after, MISSED_AT_MOST);
      return { seq: upTo, events: events.filter(event => event.seq <= upTo) };
    },
    async eventsFor(viewer, after, limit) {
      const upTo = room.seq;
      if (after >= upTo) return { upTo: after, events: [] };
      if (!viewer.whole) return replayFor(journal, world, viewer, after, upTo, limit);
      const events = (await journal.read(world, after, limit)).filter(event => event.seq <= upTo);
      return { upTo: events.length < limit ? upTo : (events.at(-1) as Event).seq, events };
    },
    listen: (viewer, listener) => audiences.listen(viewer, listener),
    onEvents(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      untail();
      await commits.close();
      if (room.seq - lastSnapshot >= 1_000) {
        await journal.saveSnapshot(world, { seq: room.seq, version: ROOM_VERSION, room }).catch(options.onError);
      }
    },
  };
}

/** A mandate nobody holds: keeps the group of the crisis centre alive, so that it always remembers. */
const WHOLE: Mandate = {
  id: 'belfry',
  person: 'belfry',
  function: 'auditor',
  scope: 'region',
  from: '1970-01-01T00:00:00Z',
};

/** The room from its last snapshot and what came after. */
export async function rebuild(journal: Journal, world: string): Promise<{ room: Room; snapshotAt: number }> {
  const snapshot = await journal.loadSnapshot(world, ROOM_VERSION);
  const room = snapshot ? copyRoom(snapshot.room as Room) : emptyRoom(world);
  for (;;) {
    const events = await journal.read(world, room.seq, PAGE);
    if (events.length === 0) return { room, snapshotAt: snapshot?.seq ?? 0 };
    evolve(room, events);
  }
}

/** The stream of a reader who sees a part, from long ago: the room is folded again, giving way to others as it goes. */
async function replayFor(journal: Journal, world: string, viewer: Viewer, after: number, upTo: number, limit: number) {
  const room = emptyRoom(world);
  const shown: Event[] = [];
  while (room.seq < upTo) {
    const events = await journal.read(world, room.seq, 1_000);
    if (events.length === 0) break;
    for (const event of events) {
      if (event.seq > upTo) break;
      const step = event.seq > after ? stepOf(room, event) : undefined;
      const before = step ? look(room, viewer, step) : [];
      if (step) applyPatch(room, step.patch);
      else evolve(room, [event]);
      room.seq = event.seq;
      const seen = step && eventFor(room, viewer, step, before, look(room, viewer, step));
      if (seen) shown.push(seen);
      if (shown.length === limit) return { upTo: event.seq, events: shown };
    }
  }
  return { upTo: room.seq, events: shown };
}
