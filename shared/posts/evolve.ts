import type { Evolve, Patch } from '../capability.ts';
import type { PostOpened } from './schema.ts';

export const postEvolve = {
  'post.opened': ((_room, { post: id, ...told }, { at, by }): Patch => ({
    posts: { [id]: { ...told, id, opened: { at, by } } },
  })) as Evolve<PostOpened>,
  'post.closed': ((room, { post: id }, { at, by }): Patch => {
    const post = room.posts[id];
    return post ? { posts: { [id]: { ...post, closed: { at, by } } } } : {};
  }) as Evolve<{ post: string }>,
};
