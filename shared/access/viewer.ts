import type { CollectionName } from '../capability.ts';
import type { Touched } from '../geometry.ts';
import type { FunctionCode, Mandate } from '../people/schema.ts';
import type { Event } from '../protocol.ts';
import type { Room } from '../room.ts';

/** Functions of the crisis centre itself: they see the whole room. */
const WHOLE_ROOM: readonly FunctionCode[] = [
  'regional-operator',
  'information-manager',
  'high-official',
  'minister-interior',
  'video-operator',
  'auditor',
  'administrator',
  'dir-d1',
  'dir-d2',
  'dir-d3',
  'dir-d4',
  'dir-d5',
];

export const seesWholeRoom = (code: FunctionCode): boolean => WHOLE_ROOM.includes(code);

/** A reader, reduced to what decides on its sight: two readers with the same `key` see the same room. */
export interface Viewer {
  readonly key: string;
  readonly whole: boolean;
  readonly mandates: readonly Mandate[];
  readonly communes: ReadonlySet<string>;
  readonly zones: ReadonlySet<string>;
}

export function viewerOf(mandates: readonly Mandate[]): Viewer {
  if (mandates.some(m => WHOLE_ROOM.includes(m.function)))
    return { key: 'whole', whole: true, mandates, communes: new Set(), zones: new Set() };
  const scopes = mandates.map(m => m.scope).filter(s => s !== 'region');
  const communes = new Set(scopes.flatMap(s => s.communes));
  const zones = new Set(scopes.flatMap(s => s.zones));
  const key = mandates.map(keyOf).sort().join(' ');
  return { key: key || 'nobody', whole: false, mandates, communes, zones };
}
const keyOf = ({ function: code, scope, organisation }: Mandate): string =>
  [
    code,
    scope === 'region' ? 'region' : [...scope.communes, ...scope.zones].sort().join('+'),
    ...(organisation === undefined ? [] : [organisation]),
  ].join('@');

/**
 * By what a reader away from the centre sees the entities of a collection, as the table of rights says it. `everyone`:
 * whoever holds a mandate. `territory`: whose ground it touches. `incident`: who sees its incident. `recipient`: whom it
 * is addressed to, with their own receipts. `owner`: whose it is. `nobody`: the centre alone.
 */
export type SeenBy = 'everyone' | 'territory' | 'incident' | 'recipient' | 'owner' | 'nobody';

/** Who sees the entities of one collection that are not the whole room's readers, and how much of each. */
export interface SightOf<Entity> {
  /** As the table of rights says it; `owner` where it says nothing. */
  readonly by?: SeenBy;
  sees(room: Room, viewer: Viewer, entity: Entity): boolean;
  /** The entity without what this reader may not see; the same object where nothing is hidden. */
  hide?(room: Room, viewer: Viewer, entity: Entity): Entity;
  /** Incidents through which it is seen, or which it names: when who sees one of them changes, it is looked at anew. */
  incidents?(entity: Entity): readonly (string | undefined)[];
  /** Feeds that are seen by whoever sees this: when it changes, who sees them may change too. */
  shows?(entity: Entity): readonly string[];
  /** Feeds on which its sight hangs, likewise. */
  feeds?(entity: Entity): readonly string[];
}
/** The sight of one capability's collections, and of its events where they tell more than their entities. */
export interface Sights<C extends CollectionName> {
  readonly collections: { readonly [K in C]: SightOf<Room[K][string]> };
  /** By type of event: whether its data may be told to a reader who sees all the entities it changes. */
  readonly tells?: Readonly<Record<string, (room: Room, viewer: Viewer, event: Event) => boolean>>;
}

export const everyone = (): boolean => true;
export const nobody = (): boolean => false;

export const touches = (viewer: Viewer, touched: Touched): boolean =>
  touched.communes.some(nis => viewer.communes.has(nis)) || touched.zones.some(zone => viewer.zones.has(zone));

export const seesIncident = (room: Room, viewer: Viewer, id: string | undefined): boolean => {
  const incident = id === undefined ? undefined : room.incidents[id];
  return incident !== undefined && touches(viewer, incident.sight);
};

interface About {
  readonly incident?: string | undefined;
}
/** Of an incident that the reader may not see, what they do see does not even say which it is, nor which perimeter. */
export const withoutHiddenIncident = <T extends About>(room: Room, viewer: Viewer, told: T): T => {
  if (told.incident === undefined || seesIncident(room, viewer, told.incident)) return told;
  const { incident: _hidden, origin, ...rest } = told as T & { readonly origin?: { readonly kind: string } };
  return (origin === undefined || origin.kind === 'perimeter' ? rest : { ...rest, origin }) as unknown as T;
};
/** Seen through its incident: by whoever sees that. */
export const throughIncident = {
  by: 'incident' as const,
  sees: (room: Room, viewer: Viewer, { incident }: About): boolean => seesIncident(room, viewer, incident),
  incidents: ({ incident }: About): readonly (string | undefined)[] => [incident],
};
