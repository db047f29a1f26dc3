import type { screenCommands } from '../../screens/decide.ts';
import { type Asks, incidentOf, known, maybe } from './making.ts';

const SCREENS = ['wall-1', 'constructor', '0'];

export const screenAsks: Asks<typeof screenCommands> = {
  make: {
    'screen.show': given => ({
      screen: given.random.pick(SCREENS),
      layout: given.random.pick(['situation', 'map', 'mosaic']),
      ...incidentOf(given),
      ...given.random.pick([
        {},
        { feeds: [known(given.random, given.room.feeds)] },
        { saved: known(given.random, given.room.layouts) },
        { tour: known(given.random, given.room.tours) },
        { pins: [{ tile: given.random.whole(1, 36), feed: known(given.random, given.room.feeds) }] },
      ]),
    }),
    'screen.place': given => ({
      screen: given.random.pick(SCREENS),
      feed: known(given.random, given.room.feeds),
      ...maybe(given.random, 'tile', () => given.random.whole(1, given.random.pick([3, 36]))),
      ...incidentOf(given),
    }),
  },
};
