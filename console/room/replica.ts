import type { Event, EventsMessage } from '../../shared/protocol.ts';
import { advance, emptyRoom, type Room } from '../../shared/room.ts';

/** What `sync` answers: the room whole, or what was missed. */
export type SyncAnswer =
  | { readonly seq: number; readonly state: Room }
  | { readonly seq: number; readonly events: readonly Event[] };

/**
 * The console's copy of the room. It can be changed by events alone. Every attempt to join has a number: answers and
 * events of an older attempt are nobody's. What overtakes the answer to a join waits for it.
 */
export interface Replica {
  readonly room: Room;
  /** Where the next `sync` should start; undefined when only a snapshot will do. */
  readonly after: number | undefined;
  /** Starts an attempt to join and returns its number. */
  join(): number;
  /** The answer to an attempt. `late`: an older attempt's, ignored. `lost`: a batch is missing behind it, so join again. */
  answered(attempt: number, answer: SyncAnswer): 'joined' | 'late' | 'lost';
  /** A batch from the hub. `lost`: a batch is missing in between, so join again. */
  receive(message: EventsMessage): 'applied' | 'held' | 'known' | 'lost';
}

export function createReplica(world: string): Replica {
  let room = emptyRoom(world);
  let attempts = 0;
  let joined = false;
  let everJoined = false;
  let held: EventsMessage[] = [];

  const receive: Replica['receive'] = message => {
    if (message.world !== world) return 'known';
    if (!joined) {
      held.push(message);
      return 'held';
    }
    if (message.upTo <= room.seq) return 'known';
    if (message.after !== room.seq) {
      joined = false;
      return 'lost';
    }
    room = { ...advance(room, message.events), seq: message.upTo };
    return 'applied';
  };

  return {
    get room() {
      return room;
    },
    get after() {
      return everJoined ? room.seq : undefined;
    },
    join() {
      joined = false;
      held = [];
      return ++attempts;
    },
    answered(attempt, answer) {
      if (attempt !== attempts) return 'late';
      room = { ...('state' in answer ? answer.state : advance(room, answer.events)), seq: answer.seq };
      joined = true;
      everJoined = true;
      const waiting = held;
      held = [];
      for (const message of waiting) if (receive(message) === 'lost') return 'lost';
      return 'joined';
    },
    receive,
  };
}
