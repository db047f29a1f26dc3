import type { Viewer } from '../../shared/access/audience.ts';
import { eventFor, look, type Step, stepOf } from '../../shared/access/sight.ts';
import type { Event, EventsMessage } from '../../shared/protocol.ts';
import { applyPatch, type Room } from '../../shared/room.ts';

/**
 * Readers grouped by what they may see: each batch is projected once for a group, however many consoles listen.
 * A group stands at the last position it was told of; what it may not see moves it no further, so `after` of the next
 * message is always where all of its readers stand.
 */
export interface Audiences {
  /** Applies stored events to `room`, one by one, and tells every group what it sees of them. */
  publish(room: Room, events: readonly Event[]): void;
  /** Joins the group of a viewer. Returns its undo. */
  listen(viewer: Viewer, listener: (message: EventsMessage) => void): () => void;
  /** Where the readers of this viewer's group stand; `otherwise` where there is no such group. */
  standsAt(viewer: Viewer, otherwise: number): number;
  /** What the group was told after a position, if it still remembers that far. */
  since(viewer: Viewer, after: number): readonly Event[] | undefined;
}
interface Group {
  readonly viewer: Viewer;
  readonly listeners: Set<(message: EventsMessage) => void>;
  stands: number;
  /** Events told, oldest first, and the position from which on they are complete. */
  told: Event[];
  completeFrom: number;
}

/** Enough for a console that was away some minutes in a busy night; beyond, a snapshot is cheaper anyway. */
const REMEMBERED = 5_000;

/** @param onError told of a listener that threw; the others hear what they are to hear all the same. */
export function createAudiences(world: string, startsAt: () => number, onError: (error: unknown) => void): Audiences {
  const groups = new Map<string, Group>();

  const tell = (group: Group, upTo: number, events: readonly Event[]) => {
    if (events.length === 0) return;
    const message: EventsMessage = { world, after: group.stands, upTo, events };
    group.stands = upTo;
    group.told.push(...events);
    if (group.told.length > 2 * REMEMBERED) {
      group.told = group.told.slice(-REMEMBERED);
      group.completeFrom = (group.told[0] as Event).seq - 1;
    }
    for (const listener of group.listeners) {
      try {
        listener(message);
      } catch (error) {
        onError(error);
      }
    }
  };

  return {
    publish(room, events) {
      const seen = new Map<Group, Event[]>([...groups.values()].map(group => [group, []]));
      for (const event of events) {
        const step = stepOf(room, event);
        const before = [...seen].map(([group]) => (group.viewer.whole ? [] : look(room, group.viewer, step)));
        applyPatch(room, step.patch);
        room.seq = event.seq;
        [...seen].forEach(([group, list], i) => {
          const shown = shownTo(room, group.viewer, step, before[i] as readonly unknown[]);
          if (shown) list.push(shown);
        });
      }
      for (const [group, list] of seen) tell(group, room.seq, list);
    },
    listen(viewer, listener) {
      const group = groups.get(viewer.key) ?? newGroup(viewer, startsAt());
      groups.set(viewer.key, group);
      group.listeners.add(listener);
      return () => {
        group.listeners.delete(listener);
        // Undone twice, it must not take away the group that others have made anew since.
        const current = groups.get(viewer.key) === group;
        if (current && group.listeners.size === 0 && !viewer.whole) groups.delete(viewer.key);
      };
    },
    standsAt: (viewer, otherwise) => groups.get(viewer.key)?.stands ?? otherwise,
    since(viewer, after) {
      const group = groups.get(viewer.key);
      if (!group || after < group.completeFrom || after > group.stands) return undefined;
      return group.told.filter(event => event.seq > after);
    },
  };
}

const newGroup = (viewer: Viewer, at: number): Group => ({
  viewer,
  listeners: new Set(),
  stands: at,
  told: [],
  completeFrom: at,
});

function shownTo(room: Room, viewer: Viewer, step: Step, before: readonly unknown[]): Event | undefined {
  return viewer.whole ? step.event : eventFor(room, viewer, step, before, look(room, viewer, step));
}
