import type { z } from 'zod';
import { type Context, command, type Refusal, refuse } from '../capability.ts';
import { imageRight } from '../feeds/images.ts';
import type { Feed } from '../feeds/schema.ts';
import { whyOf } from '../feeds/why.ts';
import { text } from '../language/read.ts';
import type { Text, Words } from '../language/text.ts';
import type { Mandate } from '../people/schema.ts';
import { FUNCTION_TITLES } from '../people/titles.ts';
import type { Room } from '../room.ts';
import { namePresetSchema, preemptPtzSchema, releasePtzSchema, takePtzSchema } from './schema.ts';
import { isSteerable, leaseOf, preemptionRule } from './standing.ts';

export const ptzCommands = {
  'ptz.take': command(takePtzSchema, (room, data, context) => {
    const may = maySteer(room, data, context);
    if ('refused' in may) return may;
    const held = leaseOf(room, data.feed);
    const taken = { type: 'ptz.taken', data: { ...data, ...may.why } };
    if (!held) return [taken];
    // One's own hand, at another screen: it moves over.
    if (held.taken.by.person === context.by.person)
      return [{ type: 'ptz.released', data: { lease: held.id, because: 'asked' } }, taken];
    return refuse('conflict', 'ptz-held', {
      path: 'data.feed',
      params: { who: holderOf(room, held.taken.by.mandate) },
    });
  }),
  'ptz.pre-empt': command(preemptPtzSchema, (room, data, context) => {
    const may = maySteer(room, data, context);
    if ('refused' in may) return may;
    const held = leaseOf(room, data.feed);
    if (!held || held.taken.by.person === context.by.person)
      return refuse('conflict', 'ptz-not-held', { path: 'data.feed' });
    const rule = preemptionRule(room, may.feed, may.mandate, held, data.incident, context.at);
    if (!rule)
      return refuse('forbidden', 'ptz-not-before', {
        path: 'data.feed',
        params: { who: holderOf(room, held.taken.by.mandate) },
      });
    return [{ type: 'ptz.pre-empted', data: { ...data, ...may.why, over: held.id, rule } }];
  }),
  'ptz.release': command(releasePtzSchema, (room, data, { by }) => {
    const lease = room.leases[data.lease];
    const own = by.person === 'belfry' || lease?.taken.by.person === by.person;
    if (!lease || !own) return refuse('rejected', 'unknown-lease', { path: 'data.lease' });
    if (lease.ended) return [];
    // Only Belfry knows that a hand was idle or gone; a person lets go because they want to.
    const because = by.person === 'belfry' ? (data.because ?? 'gone') : 'asked';
    return [{ type: 'ptz.released', data: { lease: data.lease, because } }];
  }),
  'ptz.name-preset': command(namePresetSchema, (room, data, { sees }) => {
    const feed = room.feeds[data.feed];
    if (!feed || !sees('feeds', data.feed)) return refuse('rejected', 'unknown-feed', { path: 'data.feed' });
    if (feed.retired) return refuse('conflict', 'feed-retired', { path: 'data.feed' });
    return isSteerable(feed)
      ? [{ type: 'ptz.preset-named', data }]
      : refuse('rejected', 'not-steerable', { path: 'data.feed' });
  }),
};

/** Who may move this camera now, for which purpose and on which basis; or why not. */
function maySteer(room: Room, data: z.infer<typeof takePtzSchema>, context: Context): Steering | Refusal {
  const { at, mandates, sees } = context;
  const feed = room.feeds[data.feed];
  if (!feed || !sees('feeds', data.feed)) return refuse('rejected', 'unknown-feed', { path: 'data.feed' });
  if (room.leases[data.lease]) return refuse('conflict', 'already-exists', { path: 'data.lease' });
  if (data.incident && !sees('incidents', data.incident))
    return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
  if (!isSteerable(feed)) return refuse('rejected', 'not-steerable', { path: 'data.feed' });
  const why = whyOf(room, context.by.person, data);
  const may = imageRight(room, feed, mandates, at, { right: 'ptz', basis: why.basis });
  if ('refusal' in may) return refuse('forbidden', may.refusal, { path: 'data.feed' });
  if (!why.purpose) return refuse('rejected', 'purpose-missing', { path: 'data.purpose' });
  return { feed, mandate: may.mandate, why: { ...why, purpose: why.purpose } };
}
interface Steering {
  readonly feed: Feed;
  readonly mandate: Mandate;
  readonly why: { readonly purpose: Words; readonly basis?: Words };
}

/** The function whose hand it is, in words; a mandate that is gone has none. */
function holderOf(room: Room, mandate: string): Text {
  const held = room.mandates[mandate];
  return held ? FUNCTION_TITLES[held.function] : text('une autre personne', 'iemand anders', 'somebody else');
}
