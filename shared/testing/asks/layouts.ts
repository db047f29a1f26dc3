import type { layoutCommands } from '../../layouts/decide.ts';
import { type Asks, fresh, type Given, known, maybe, text } from './making.ts';

const feeds = ({ random, room }: Given): string[] => {
  const ids = Object.keys(room.feeds);
  return ids.length === 0 || random.chance(0.05) ? [random.uuid()] : random.some(ids, 6);
};
/** A name that no other has, mostly: else nearly all would be refused for it. */
const name = ({ random }: Given) => {
  const { fr, nl } = text(random);
  return random.chance(0.2) ? { fr, nl } : { fr: `${fr} ${random.whole(0, 999)}`, nl: `${nl} ${random.whole(0, 999)}` };
};

export const layoutAsks: Asks<typeof layoutCommands> = {
  make: {
    'layout.save': given => ({
      layout: given.random.chance(0.3) ? known(given.random, given.room.layouts) : given.random.uuid(),
      name: name(given),
      feeds: feeds(given),
      first: given.random.pick(['large', 'equal']),
      ...maybe(given.random, 'seen', () => given.now),
    }),
    'layout.remove': ({ random, room }) => ({ layout: known(random, room.layouts) }),
    'tour.save': given => ({
      tour: given.random.chance(0.3) ? known(given.random, given.room.tours) : fresh(given.random, given.room.tours),
      name: name(given),
      steps: Array.from({ length: given.random.whole(1, 4) }, () => ({
        ...(given.random.chance(0.3) ? { layout: known(given.random, given.room.layouts) } : { feeds: feeds(given) }),
        seconds: given.random.whole(4, 60),
      })),
    }),
    'tour.remove': ({ random, room }) => ({ tour: known(random, room.tours) }),
    'tour.steer': ({ random, room }) => ({
      tour: known(random, room.tours),
      act: random.pick(['pause', 'resume', 'next', 'previous']),
    }),
  },
  weights: { 'layout.remove': 1, 'tour.remove': 1 },
};
