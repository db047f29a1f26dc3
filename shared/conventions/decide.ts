import { command, refuse } from '../capability.ts';
import { endConventionSchema, signConventionSchema } from './schema.ts';
import { sameOwner } from './standing.ts';

export const conventionCommands = {
  /** A renewal is a new convention beside the old one: both hold while both are in force. */
  'convention.sign': command(signConventionSchema, (room, data, { at }) => {
    if (room.conventions[data.convention]) return refuse('conflict', 'already-exists', { path: 'data.convention' });
    if (Date.parse(data.signed) > Date.parse(at))
      return refuse('rejected', 'convention-unsigned', { path: 'data.signed' });
    if (Date.parse(data.expires) <= Date.parse(at))
      return refuse('rejected', 'deadline-past', { path: 'data.expires' });
    for (const id of data.scope.feeds ?? []) {
      const feed = room.feeds[id];
      if (!feed) return refuse('rejected', 'unknown-feed', { path: 'data.scope.feeds' });
      if (!sameOwner(feed.owner, data.owner))
        return refuse('rejected', 'convention-not-theirs', { path: 'data.scope.feeds' });
    }
    return [{ type: 'convention.signed', data }];
  }),
  'convention.end': command(endConventionSchema, (room, data) => {
    const convention = room.conventions[data.convention];
    if (!convention) return refuse('rejected', 'unknown-convention', { path: 'data.convention' });
    return convention.ended
      ? refuse('conflict', 'convention-over', { path: 'data.convention' })
      : [{ type: 'convention.ended', data }];
  }),
};
