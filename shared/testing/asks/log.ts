import type { logCommands } from '../../log/decide.ts';
import { personId } from '../people.ts';
import { anyCommune } from '../places.ts';
import { type Asks, around, fresh, type Given, incidentOf, known, maybe, WORDS, words } from './making.ts';

const HEALTH = 'Jean Dupont souffre de diabète';
export const mentions = ({ random }: Given) => ({
  ...maybe(random, 'functions', () => random.some(['dir-d1', 'transport-dispatch', 'fire-dispatch'], 2)),
  ...(random.chance(0.6) ? { communes: [anyCommune(random)] } : {}),
  ...maybe(random, 'people', () => [personId(random.pick(['operator', 'liaison-21004', 'dir-d3']))]),
});
export const lineText = (given: Given) => (given.random.chance(0.05) ? HEALTH : words(given.random));
export const attachment = ({ random }: Given) => ({
  hash: random.pick(['a', 'b', 'c']).repeat(64),
  name: 'croquis – schets.png',
  type: 'image/png',
  size: random.whole(1, 9_999),
});
export const line = (given: Given) => ({
  entry: fresh(given.random, given.room.log),
  ...incidentOf(given),
  text: lineText(given),
  ...maybe(given.random, 'source', () => given.random.pick(['D1', 'D3', 'S', 'C'])),
  ...maybe(given.random, 'category', () => given.random.pick(['situation', 'need'])),
  ...(given.random.chance(0.4) ? { mentions: mentions(given) } : {}),
  ...(given.random.chance(0.1) ? { healthReason: 'identification au PMA' } : {}),
});

export const logAsks: Asks<typeof logCommands> = {
  make: {
    'log.write': given => ({
      ...line(given),
      ...(given.random.chance(0.2) ? { attachments: [attachment(given)] } : {}),
      ...(given.random.chance(0.3) ? { happenedAt: around(given.random, given.now, 7_200) } : {}),
    }),
    'log.correct': given => ({
      entry: known(given.random, given.room.log),
      text: lineText(given),
      reason: given.random.pick(WORDS),
    }),
    'log.note-seen': ({ random, room }) => ({ entry: known(random, room.log) }),
  },
  weights: {
    'log.write': 5,
    'log.note-seen': 3,
  },
};
