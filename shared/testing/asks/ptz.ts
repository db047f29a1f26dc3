import type { ptzCommands } from '../../ptz/decide.ts';
import type { Room } from '../../room.ts';
import type { Random } from '../random.ts';
import { type Asks, fresh, type Given, incidentOf, known, maybe, text, words } from './making.ts';

/** Mostly one of the few cameras that move. */
const steerable = (random: Random, room: Room): string => {
  const ids = Object.values(room.feeds).flatMap(({ id, control }) => (control ? [id] : []));
  return ids.length === 0 || random.chance(0.1) ? known(random, room.feeds) : random.pick(ids);
};
const taking = (given: Given) => ({
  lease: fresh(given.random, given.room.leases),
  feed: steerable(given.random, given.room),
  ...incidentOf(given),
  ...maybe(given.random, 'purpose', () => words(given.random)),
  ...maybe(given.random, 'basis', () => 'LFP 25/3'),
});

export const ptzAsks: Asks<typeof ptzCommands> = {
  make: {
    'ptz.take': taking,
    'ptz.pre-empt': given => ({ ...taking(given), reason: words(given.random) }),
    'ptz.release': ({ random, room }) => ({ lease: known(random, room.leases) }),
    'ptz.name-preset': ({ random, room }) => ({ feed: steerable(random, room), preset: '1', name: text(random) }),
  },
  weights: { 'ptz.take': 3, 'ptz.name-preset': 1 },
};
