import { command, refuse } from '../capability.ts';
import { isValid } from '../people/mandates.ts';
import { rulingAt } from '../ruling.ts';
import { createLinkSchema, nameLinkSchema, shareLineSchema, viewLinkSchema } from './schema.ts';
import { LINK_HOURS_AT_MOST, latestExpiry, sharedKey, within } from './standing.ts';

export const linkCommands = {
  /** The room learns that a link was given, for whom and until when; its secret is kept elsewhere, as a digest. */
  'link.create': command(createLinkSchema, (room, data, context) => {
    if (room.links[data.link]) return refuse('conflict', 'already-exists', { path: 'data.link' });
    const held = room.mandates[data.mandate];
    if (!held || !isValid(held, context.at)) return refuse('rejected', 'unknown-mandate', { path: 'data.mandate' });
    const scope = data.scope ?? held.scope;
    if (!within(scope, held) || (scope !== 'region' && scope.communes.length + scope.zones.length === 0))
      return refuse('rejected', 'beyond-ground', { path: 'data.scope' });
    if (data.incident && !context.sees('incidents', data.incident))
      return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    const expires = Date.parse(data.expiresAt);
    if (expires <= Date.parse(context.at)) return refuse('rejected', 'deadline-past', { path: 'data.expiresAt' });
    if (expires > latestExpiry(context.at)) {
      const hours = rulingAt(LINK_HOURS_AT_MOST, context.at).value;
      return refuse('rejected', 'link-too-long', { path: 'data.expiresAt', params: { hours } });
    }
    return [{ type: 'link.created', data: { ...data, scope } }];
  }),
  'link.revoke': command(nameLinkSchema, (room, data) => {
    const link = room.links[data.link];
    if (!link) return refuse('rejected', 'unknown-link', { path: 'data.link' });
    return link.revoked
      ? refuse('conflict', 'already-lifted', { path: 'data.link' })
      : [{ type: 'link.revoked', data }];
  }),
  'link.view': command(viewLinkSchema, (room, data) => {
    const link = room.links[data.link];
    if (!link) return refuse('rejected', 'unknown-link', { path: 'data.link' });
    // Two nodes may tell the same count, or an older one: what is known is not told again.
    return data.views <= link.views ? [] : [{ type: 'link.viewed', data }];
  }),
  /** Somebody read the line and found nothing personal in it. */
  'link.share-line': command(shareLineSchema, (room, data, context) => {
    if (!room.log[data.entry] || !context.sees('log', data.entry))
      return refuse('rejected', 'unknown-line', { path: 'data.entry' });
    return room.sharedLines[sharedKey(data.entry)] ? [] : [{ type: 'link.line-shared', data }];
  }),
  'link.withhold-line': command(shareLineSchema, (room, data) =>
    room.sharedLines[sharedKey(data.entry)] ? [{ type: 'link.line-withheld', data }] : [],
  ),
};
