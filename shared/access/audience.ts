import { alertSight } from '../alerts/sight.ts';
import { callSight } from '../calls/sight.ts';
import type { CollectionName } from '../capability.ts';
import { consultationSight } from '../consultations/sight.ts';
import { contactSight } from '../contacts/sight.ts';
import { conventionSight } from '../conventions/sight.ts';
import { decisionSight } from '../decisions/sight.ts';
import { droneSight } from '../drones/sight.ts';
import { dutySight } from '../duty/sight.ts';
import { feedSight } from '../feeds/sight.ts';
import { incidentSight } from '../incidents/sight.ts';
import { layoutSight } from '../layouts/sight.ts';
import { linkSight } from '../links/sight.ts';
import { logSight } from '../log/sight.ts';
import { meetingSight } from '../meetings/sight.ts';
import { messageSight } from '../messages/sight.ts';
import { obligationSight } from '../obligations/sight.ts';
import { organSight } from '../organs/sight.ts';
import { peopleSight } from '../people/sight.ts';
import { perimeterSight } from '../perimeters/sight.ts';
import { phaseSight } from '../phases/sight.ts';
import { planSight } from '../plans/sight.ts';
import { postSight } from '../posts/sight.ts';
import type { Event } from '../protocol.ts';
import { ptzSight } from '../ptz/sight.ts';
import { recordingSight } from '../recordings/sight.ts';
import type { Room } from '../room.ts';
import { roundSight } from '../rounds/sight.ts';
import { screenSight } from '../screens/sight.ts';
import { sitrepSight } from '../sitreps/sight.ts';
import { streamSight } from '../streams/sight.ts';
import { taskSight } from '../tasks/sight.ts';
import { tollSight } from '../toll/sight.ts';
import { upscaleSight } from '../upscales/sight.ts';
import { everyone, type SightOf, type Sights, type Viewer } from './viewer.ts';

export { type Viewer, viewerOf } from './viewer.ts';

/** The sight of every capability: one line each. */
const SIGHTS = [
  peopleSight,
  dutySight,
  contactSight,
  linkSight,
  streamSight,
  incidentSight,
  perimeterSight,
  phaseSight,
  consultationSight,
  upscaleSight,
  organSight,
  callSight,
  postSight,
  alertSight,
  decisionSight,
  planSight,
  taskSight,
  obligationSight,
  logSight,
  messageSight,
  roundSight,
  meetingSight,
  feedSight,
  recordingSight,
  droneSight,
  layoutSight,
  conventionSight,
  ptzSight,
  screenSight,
  sitrepSight,
  tollSight,
] as const;

type Collections = { readonly [C in CollectionName]: SightOf<Room[C][string]> };
const RULES = Object.assign(
  { about: { by: 'everyone', sees: everyone } },
  ...SIGHTS.map(sight => sight.collections),
) as Collections;
const TELLS: NonNullable<Sights<never>['tells']> = Object.assign(
  {},
  ...SIGHTS.map(sight => ('tells' in sight ? sight.tells : {})),
);

/** The rules by which a collection is seen. */
export const sightOf = <C extends CollectionName>(collection: C): SightOf<Room[C][string]> =>
  RULES[collection] as SightOf<Room[C][string]>;

/**
 * What a reader may see, decided here alone: for the snapshot, the stream, the API. A commune or zone sees what
 * touches it; the whole room is for the crisis centre. Whoever holds no valid mandate sees nothing.
 */
export function maySee<C extends CollectionName>(
  room: Room,
  viewer: Viewer,
  collection: C,
  entity: Room[C][string],
): boolean {
  if (viewer.whole) return true;
  if (viewer.mandates.length === 0) return false;
  return sightOf(collection).sees(room, viewer, entity);
}

/** The entity as this reader may see it; the same object where nothing is hidden. */
export function redact<C extends CollectionName>(
  room: Room,
  viewer: Viewer,
  collection: C,
  entity: Room[C][string],
): Room[C][string] {
  if (viewer.whole) return entity;
  return sightOf(collection).hide?.(room, viewer, entity) ?? entity;
}

/** Not where the data would show more than the redacted entity: addresses of cameras, what other recipients did. */
export const mayTell = (room: Room, viewer: Viewer, event: Event): boolean =>
  TELLS[event.type]?.(room, viewer, event) ?? true;
