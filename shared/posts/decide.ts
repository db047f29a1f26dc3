import { command, refuse } from '../capability.ts';
import { closePostSchema, openPostSchema } from './schema.ts';

/** Operational coordination is an axis of its own: a PC-Ops can run with no phase declared (belgium.md §3.1). */
export const postCommands = {
  'post.open': command(openPostSchema, (room, data) => {
    if (room.posts[data.post]) return refuse('conflict', 'already-exists', { path: 'data.post' });
    if (!room.incidents[data.incident]) return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    return [{ type: 'post.opened', data }];
  }),
  'post.close': command(closePostSchema, (room, data) => {
    const post = room.posts[data.post];
    if (!post) return refuse('rejected', 'unknown-post', { path: 'data.post' });
    if (post.closed) return refuse('conflict', 'already-closed', { path: 'data.post' });
    return [{ type: 'post.closed', data }];
  }),
};
