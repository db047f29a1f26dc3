import type { Viewer } from '../access/audience.ts';
import { eventFor, look, project, stepOf } from '../access/sight.ts';
import type { CollectionName } from '../capability.ts';
import type { Event } from '../protocol.ts';
import { applyPatch, COLLECTIONS, copyRoom, evolve, type Room } from '../room.ts';

/** One reader of a room: what reached them, and the room they made of it. */
export interface Reader {
  readonly viewer: Viewer;
  readonly room: Room;
  readonly stream: Event[];
  /** `collection/id` of all that this reader has been shown at any time. */
  readonly shown: Set<string>;
}

/** A reader who joins now, with a snapshot. */
export function createReader(room: Room, viewer: Viewer): Reader {
  const reader = { viewer, room: copyRoom(project(room, viewer)), stream: [], shown: new Set<string>() };
  noteShown(reader);
  return reader;
}

/** Applies one event to the room and lets it reach its readers, each as they may see it. */
export function tell(room: Room, readers: readonly Reader[], event: Event): void {
  const step = stepOf(room, event);
  const before = readers.map(({ viewer }) => look(room, viewer, step));
  applyPatch(room, step.patch);
  room.seq = event.seq;
  readers.forEach((reader, i) => {
    const seen = eventFor(room, reader.viewer, step, before[i] ?? [], look(room, reader.viewer, step));
    if (!seen) return;
    // As it crosses the wire: what JSON cannot carry must not be needed.
    const arrived = JSON.parse(JSON.stringify(seen)) as Event;
    reader.stream.push(arrived);
    evolve(reader.room, [arrived]);
    noteShown(reader);
  });
}

function noteShown({ room, shown }: Reader): void {
  for (const collection of PRIVATE) for (const id of Object.keys(room[collection])) shown.add(`${collection}/${id}`);
}

const PUBLIC: readonly CollectionName[] = ['about', 'people', 'organisations', 'mandates'];
/** Collections of which a reader may be shown a part, or nothing. */
export const PRIVATE: readonly CollectionName[] = COLLECTIONS.filter(name => !PUBLIC.includes(name));
