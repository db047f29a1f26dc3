import { alertEvolve } from './alerts/evolve.ts';
import type { Alert } from './alerts/schema.ts';
import { callEvolve } from './calls/evolve.ts';
import type { Call } from './calls/schema.ts';
import type { CollectionName, Evolve, Patch } from './capability.ts';
import { consultationEvolve } from './consultations/evolve.ts';
import type { Consultation } from './consultations/schema.ts';
import { contactEvolve } from './contacts/evolve.ts';
import type { ContactCard } from './contacts/schema.ts';
import { conventionEvolve } from './conventions/evolve.ts';
import type { Convention } from './conventions/schema.ts';
import { decisionEvolve } from './decisions/evolve.ts';
import type { Decision } from './decisions/schema.ts';
import { droneEvolve } from './drones/evolve.ts';
import type { Drone, Mission } from './drones/schema.ts';
import { dutyEvolve } from './duty/evolve.ts';
import type { Shift } from './duty/schema.ts';
import { feedEvolve } from './feeds/evolve.ts';
import type { Feed, Look } from './feeds/schema.ts';
import { incidentEvolve } from './incidents/evolve.ts';
import type { Incident } from './incidents/schema.ts';
import { layoutEvolve } from './layouts/evolve.ts';
import type { Layout, Tour } from './layouts/schema.ts';
import { linkEvolve } from './links/evolve.ts';
import type { AuthorityLink, SharedLine } from './links/schema.ts';
import { logEvolve } from './log/evolve.ts';
import type { LogEntry } from './log/schema.ts';
import { meetingEvolve } from './meetings/evolve.ts';
import type { Meeting } from './meetings/schema.ts';
import { messageEvolve } from './messages/evolve.ts';
import type { Message } from './messages/schema.ts';
import { obligationEvolve } from './obligations/evolve.ts';
import type { ObligationRecord } from './obligations/schema.ts';
import { organEvolve } from './organs/evolve.ts';
import type { Organ } from './organs/schema.ts';
import { peopleEvolve } from './people/evolve.ts';
import type { Mandate, Organisation, Person } from './people/schema.ts';
import { perimeterEvolve } from './perimeters/evolve.ts';
import type { Checkpoint, Perimeter } from './perimeters/schema.ts';
import { phaseEvolve } from './phases/evolve.ts';
import type { Declaration } from './phases/schema.ts';
import { planEvolve } from './plans/evolve.ts';
import type { Activation, Plan } from './plans/schema.ts';
import { postEvolve } from './posts/evolve.ts';
import type { Post } from './posts/schema.ts';
import type { Event, Sight } from './protocol.ts';
import { ptzEvolve } from './ptz/evolve.ts';
import type { Lease } from './ptz/schema.ts';
import { recordingEvolve } from './recordings/evolve.ts';
import type { EvidenceExport, Hold, RecordingRing, Replay, Snapshot } from './recordings/schema.ts';
import { roundEvolve } from './rounds/evolve.ts';
import type { Round } from './rounds/schema.ts';
import { screenEvolve } from './screens/evolve.ts';
import type { Screen } from './screens/schema.ts';
import { sitrepEvolve } from './sitreps/evolve.ts';
import type { Contribution, Rhythm, Sitrep } from './sitreps/schema.ts';
import { streamEvolve } from './streams/evolve.ts';
import type { StreamKey } from './streams/schema.ts';
import { taskEvolve } from './tasks/evolve.ts';
import type { Task } from './tasks/schema.ts';
import { tollEvolve } from './toll/evolve.ts';
import type { TollReport } from './toll/schema.ts';
import { upscaleEvolve } from './upscales/evolve.ts';
import type { Upscale } from './upscales/schema.ts';

/**
 * The room: the fold of its journal. The same functions make it on the server, on every console, in a replay, in a
 * test. Entities are never changed, only replaced; collections belong to whoever holds the room.
 */
export interface Room {
  readonly world: string;
  /** `seq` of the last event it contains. */
  seq: number;
  /** One entry, `room`: what this world is. */
  readonly about: Record<string, About>;
  readonly people: Record<string, Person>;
  readonly organisations: Record<string, Organisation>;
  readonly mandates: Record<string, Mandate>;
  readonly duty: Record<string, Shift>;
  readonly contacts: Record<string, ContactCard>;
  readonly links: Record<string, AuthorityLink>;
  readonly streamKeys: Record<string, StreamKey>;
  readonly sharedLines: Record<string, SharedLine>;
  readonly incidents: Record<string, Incident>;
  readonly perimeters: Record<string, Perimeter>;
  readonly checkpoints: Record<string, Checkpoint>;
  readonly phases: Record<string, Declaration>;
  readonly consultations: Record<string, Consultation>;
  readonly upscales: Record<string, Upscale>;
  readonly organs: Record<string, Organ>;
  readonly calls: Record<string, Call>;
  readonly posts: Record<string, Post>;
  readonly alerts: Record<string, Alert>;
  readonly decisions: Record<string, Decision>;
  readonly plans: Record<string, Plan>;
  readonly activations: Record<string, Activation>;
  readonly tasks: Record<string, Task>;
  readonly obligations: Record<string, ObligationRecord>;
  readonly log: Record<string, LogEntry>;
  readonly messages: Record<string, Message>;
  readonly rounds: Record<string, Round>;
  readonly meetings: Record<string, Meeting>;
  readonly feeds: Record<string, Feed>;
  readonly looks: Record<string, Look>;
  readonly rings: Record<string, RecordingRing>;
  readonly holds: Record<string, Hold>;
  readonly replays: Record<string, Replay>;
  readonly snapshots: Record<string, Snapshot>;
  readonly exports: Record<string, EvidenceExport>;
  readonly drones: Record<string, Drone>;
  readonly missions: Record<string, Mission>;
  readonly layouts: Record<string, Layout>;
  readonly tours: Record<string, Tour>;
  readonly conventions: Record<string, Convention>;
  readonly leases: Record<string, Lease>;
  readonly screens: Record<string, Screen>;
  readonly contributions: Record<string, Contribution>;
  readonly rhythms: Record<string, Rhythm>;
  readonly sitreps: Record<string, Sitrep>;
  readonly tolls: Record<string, TollReport>;
}
export interface About {
  readonly id: string;
  /** Marked everywhere as demonstration. */
  readonly demonstration: boolean;
}
/** Changes when the shape of the room does: a snapshot of another version is not used, the events are read instead. */
export const ROOM_VERSION = 9;

export const COLLECTIONS = [
  'about',
  'people',
  'organisations',
  'mandates',
  'duty',
  'contacts',
  'links',
  'streamKeys',
  'sharedLines',
  'incidents',
  'perimeters',
  'checkpoints',
  'phases',
  'consultations',
  'upscales',
  'organs',
  'calls',
  'posts',
  'alerts',
  'decisions',
  'plans',
  'activations',
  'tasks',
  'obligations',
  'log',
  'messages',
  'rounds',
  'meetings',
  'feeds',
  'looks',
  'rings',
  'holds',
  'replays',
  'snapshots',
  'exports',
  'drones',
  'missions',
  'layouts',
  'tours',
  'conventions',
  'leases',
  'screens',
  'contributions',
  'rhythms',
  'sitreps',
  'tolls',
] as const satisfies readonly CollectionName[];

export const emptyRoom = (world: string): Room =>
  ({ world, seq: 0, ...Object.fromEntries(COLLECTIONS.map(name => [name, {}])) }) as unknown as Room;

const evolvers: Readonly<Record<string, Evolve<never>>> = {
  'room.founded': ((_room, { demonstration }: { demonstration: boolean }): Patch => ({
    about: { room: { id: 'room', demonstration } },
  })) as Evolve<never>,
  ...peopleEvolve,
  ...dutyEvolve,
  ...contactEvolve,
  ...linkEvolve,
  ...streamEvolve,
  ...incidentEvolve,
  ...perimeterEvolve,
  ...phaseEvolve,
  ...consultationEvolve,
  ...upscaleEvolve,
  ...organEvolve,
  ...callEvolve,
  ...postEvolve,
  ...alertEvolve,
  ...decisionEvolve,
  ...planEvolve,
  ...taskEvolve,
  ...obligationEvolve,
  ...logEvolve,
  ...messageEvolve,
  ...roundEvolve,
  ...meetingEvolve,
  ...feedEvolve,
  ...recordingEvolve,
  ...droneEvolve,
  ...layoutEvolve,
  ...conventionEvolve,
  ...ptzEvolve,
  ...screenEvolve,
  ...sitrepEvolve,
  ...tollEvolve,
};

/** What an event changes. An event of a type that this version does not know changes nothing. */
export function changesOf(room: Room, event: Event): Patch {
  if (event.sight) return patchOf(event.sight);
  return Object.hasOwn(evolvers, event.type) ? (evolvers[event.type]?.(room, event.data as never, event) ?? {}) : {};
}

/** For a reader whose sight changed: what it gains, whole, and what it forgets. */
const patchOf = ({ gained = {}, lost = {} }: Sight): Patch => {
  const patch: Record<string, Record<string, unknown>> = {};
  for (const [collection, entities] of Object.entries(gained)) patch[collection] = { ...entities };
  for (const [collection, ids] of Object.entries(lost))
    patch[collection] = { ...patch[collection], ...Object.fromEntries(ids.map(id => [id, null])) };
  return patch as Patch;
};

/** Writes a patch into the collections of a room that the caller owns. */
export function applyPatch(room: Room, patch: Patch): void {
  for (const [name, entities] of Object.entries(patch)) {
    const collection = room[name as CollectionName] as Record<string, unknown> | undefined;
    if (!collection) continue;
    for (const [id, entity] of Object.entries(entities)) {
      if (entity === null) delete collection[id];
      else collection[id] = entity;
    }
  }
}

/** Folds events into a room that the caller owns, and returns it. */
export function evolve(room: Room, events: Iterable<Event>): Room {
  for (const event of events) {
    applyPatch(room, changesOf(room, event));
    room.seq = event.seq;
  }
  return room;
}

/** A room with collections of its own; entities are shared, since nobody changes them. */
export const copyRoom = (room: Room): Room =>
  ({ ...room, ...Object.fromEntries(COLLECTIONS.map(name => [name, { ...room[name] }])) }) as Room;

/** Which ids of a collection `advance` set or forgot, and in which collection it found them. */
export interface Growth {
  readonly from: object;
  readonly ids: readonly string[];
}
/** Held weakly both ways: a room that nobody shows any more must not live on in what came after it. */
const growths = new WeakMap<object, { readonly from: WeakRef<object>; readonly ids: readonly string[] }>();
/** How a collection differs from the one before it, for views that would otherwise go through all of it at each event. */
export function growthOf(collection: object): Growth | undefined {
  const growth = growths.get(collection);
  const from = growth?.from.deref();
  return growth && from ? { from, ids: growth.ids } : undefined;
}

/** Folds events into a new room; collections that nothing touches stay the same objects, so that views can compare. */
export function advance(room: Room, events: readonly Event[]): Room {
  const next: Record<string, unknown> & Room = { ...room };
  const owned = new Map<string, { readonly from: object; readonly ids: Set<string> }>();
  for (const event of events) {
    const patch = changesOf(next, event);
    for (const [name, entities] of Object.entries(patch)) {
      if (!(name in next)) continue;
      let own = owned.get(name);
      if (!own) {
        own = { from: next[name] as object, ids: new Set() };
        owned.set(name, own);
        next[name] = { ...own.from };
      }
      for (const id of Object.keys(entities)) own.ids.add(id);
    }
    applyPatch(next, patch);
    next.seq = event.seq;
  }
  for (const [name, { from, ids }] of owned)
    growths.set(next[name] as object, { from: new WeakRef(from), ids: [...ids] });
  return next;
}
