import { command, refuse } from '../capability.ts';
import { ownsImages } from '../feeds/images.ts';
import { READS_ALL } from './rights.ts';
import { consultSchema } from './schema.ts';

export const imageAccessCommands = {
  'imagelog.consult': command(consultSchema, (room, data, { mandates }) => {
    const feed = data.feed === undefined ? undefined : room.feeds[data.feed];
    const all = mandates.some(m => READS_ALL.includes(m.function));
    // A zone reads of its own cameras; of another it does not even learn that it exists.
    if (data.feed && (!feed || !(all || mandates.some(m => ownsImages(feed, m)))))
      return refuse('rejected', 'unknown-feed', { path: 'data.feed' });
    return [{ type: 'imagelog.consulted', data }];
  }),
};
