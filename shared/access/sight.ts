import type { CollectionName, Patch } from '../capability.ts';
import type { Event } from '../protocol.ts';
import { COLLECTIONS, changesOf, emptyRoom, type Room } from '../room.ts';
import { maySee, mayTell, redact, sightOf } from './audience.ts';
import { type Viewer, withoutHiddenIncident } from './viewer.ts';

/** The room as a reader may see it. For the crisis centre it is the room itself, so do not keep or change it. */
export function project(room: Room, viewer: Viewer): Room {
  if (viewer.whole) return room;
  const seen = { ...emptyRoom(room.world), seq: room.seq };
  for (const collection of COLLECTIONS)
    for (const [id, entity] of Object.entries(room[collection])) {
      const shown = seenBy(room, viewer, collection, entity as never);
      if (shown !== undefined) (seen[collection] as Record<string, unknown>)[id] = shown;
    }
  return seen;
}

function seenBy<C extends CollectionName>(
  room: Room,
  viewer: Viewer,
  collection: C,
  entity: Room[C][string] | undefined,
) {
  return entity !== undefined && maySee(room, viewer, collection, entity)
    ? redact(room, viewer, collection, entity)
    : undefined;
}

type Key = readonly [collection: CollectionName, id: string];

/** One event on its way to its readers: what it changes, and whose sight it may change. */
export interface Step {
  readonly event: Event;
  readonly patch: Patch;
  readonly keys: readonly Key[];
  /** The first so many of `keys` are what the event itself changes; the rest depends on them. */
  readonly own: number;
  /** Indexes of keys that did not exist before. */
  readonly created: ReadonlySet<number>;
}

/** Looks at an event before it is applied. */
export function stepOf(room: Room, event: Event): Step {
  const patch = changesOf(room, event);
  const own: Key[] = Object.entries(patch).flatMap(([c, entities]) =>
    Object.keys(entities).map(id => [c as CollectionName, id] as const),
  );
  const keys = [...own, ...dependents(room, patch)];
  const created = new Set(own.map((_key, i) => i).filter(i => !exists(room, own[i] as Key)));
  return { event, patch, keys, own: own.length, created };
}

const exists = (room: Room, [collection, id]: Key): boolean => room[collection][id] !== undefined;

/** What is seen through an incident or a camera, where this event changes who sees it; or what names such an incident. */
function dependents(room: Room, patch: Patch): Key[] {
  const incidents = movedIn(room.incidents, patch.incidents, ({ sight }) => [sight.communes, sight.zones]);
  const shown = shownBy(room, patch);
  const moved = movedIn(room.feeds, patch.feeds, ({ zones, communes, regime, grants }) => [
    ...[zones, communes, regime],
    ...Object.values(grants).map(({ functions, zones: to }) => [functions, to]),
  ]);
  const feeds = new Set([...moved, ...shown.map(([, id]) => id)]);
  if (incidents.size === 0 && feeds.size === 0) return shown;
  const keys = COLLECTIONS.flatMap(name => dependentsIn(name, room, patch, incidents, feeds));
  return [...keys, ...shown.filter(([, id]) => !keys.some(([name, other]) => name === 'feeds' && other === id))];
}
/** Feeds that are seen through something this event changes. */
function shownBy(room: Room, patch: Patch): Key[] {
  const found = new Set<string>();
  for (const [name, entities] of Object.entries(patch) as [CollectionName, Record<string, never>][]) {
    const { shows } = sightOf(name);
    if (!shows) continue;
    for (const [id, after] of Object.entries(entities))
      for (const entity of [room[name][id], after])
        if (entity) for (const feed of shows(entity as never)) found.add(feed);
  }
  return [...found].filter(id => room.feeds[id] && !(id in (patch.feeds ?? {}))).map(id => ['feeds', id] as const);
}
function dependentsIn<C extends CollectionName>(
  name: C,
  room: Room,
  patch: Patch,
  incidents: ReadonlySet<string>,
  feeds: ReadonlySet<string>,
): Key[] {
  const rules = sightOf(name);
  if (!rules.incidents && !rules.feeds) return [];
  const keys: Key[] = [];
  for (const [id, entity] of Object.entries(room[name]) as [string, Room[C][string]][]) {
    if (id in (patch[name] ?? {})) continue;
    const hangs =
      rules.incidents?.(entity).some(i => i !== undefined && incidents.has(i)) ||
      rules.feeds?.(entity).some(feed => feeds.has(feed));
    if (hangs) keys.push([name, id]);
  }
  return keys;
}
/** Ids of those that a patch moves: what decides on who sees them differs before and after. */
const movedIn = <T>(
  before: Readonly<Record<string, T>>,
  patch: Readonly<Record<string, T | null>> = {},
  deciding: (entity: T) => unknown[],
): ReadonlySet<string> =>
  new Set(
    Object.entries(patch)
      .filter(([id, after]) => before[id] && after && String(deciding(before[id])) !== String(deciding(after)))
      .map(([id]) => id),
  );

/** What a reader saw of the keys of a step, before or after it. */
export const look = (room: Room, viewer: Viewer, step: Step): readonly unknown[] =>
  step.keys.map(([collection, id]) => seenBy(room, viewer, collection, room[collection][id] as never));

/**
 * The event as this reader gets it: itself, itself with what its sight gains or loses, or nothing.
 * `before` and `after` are the reader's looks at the step's keys around its application to `room`.
 */
export function eventFor(
  room: Room,
  viewer: Viewer,
  step: Step,
  before: readonly unknown[],
  after: readonly unknown[],
): Event | undefined {
  const { event, keys, own, created } = step;
  if (viewer.whole) return event;
  const changed = keys.map((_key, i) => i).filter(i => before[i] !== after[i] && !sameJson(before[i], after[i]));
  if (changed.length === 0) return undefined;
  const owned = keys.slice(0, own);
  const whole = owned.every(
    ([collection, id], i) => after[i] === room[collection][id] && (before[i] !== undefined || created.has(i)),
  );
  const allSeen = owned.every((_key, i) => after[i] !== undefined);
  if (allSeen && whole && changed.every(i => i < own)) return event;
  const gained: Record<string, Record<string, unknown>> = {};
  const lost: Record<string, string[]> = {};
  for (const i of changed) {
    const [collection, id] = keys[i] as Key;
    if (after[i] === undefined) lost[collection] = [...(lost[collection] ?? []), id];
    else gained[collection] = { ...gained[collection], [id]: after[i] };
  }
  const sight = { ...(Object.keys(gained).length ? { gained } : {}), ...(Object.keys(lost).length ? { lost } : {}) };
  // Where a part of what happened stays hidden, what happened is not told: only what the reader gains or loses.
  return allSeen && mayTell(room, viewer, event)
    ? { ...event, data: withoutHiddenIncident(room, viewer, event.data as object), sight }
    : { ...event, type: 'sight.changed', data: {}, sight };
}

const sameJson = (a: unknown, b: unknown): boolean =>
  a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b);
