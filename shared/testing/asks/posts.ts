import type { postCommands } from '../../posts/decide.ts';
import { anyPoint } from '../places.ts';
import { type Asks, fresh, known, text } from './making.ts';

export const postAsks: Asks<typeof postCommands> = {
  make: {
    'post.open': ({ random, room }) => ({
      post: fresh(random, room.posts),
      incident: known(random, room.incidents),
      kind: random.pick(['pc-ops', 'pma', 'ppd']),
      name: text(random),
      point: anyPoint(random),
    }),
    'post.close': ({ random, room }) => ({ post: known(random, room.posts) }),
  },
};
