import type { upscaleCommands } from '../../upscales/decide.ts';
import { mandateId } from '../people.ts';
import { anyCommune } from '../places.ts';
import { type Asks, around, fresh, incidentOf, known, later, maybe, words } from './making.ts';

export const upscaleAsks: Asks<typeof upscaleCommands> = {
  make: {
    'upscale.request': given => {
      const { random, room, now } = given;
      const phase = random.pick(['provinciale', 'federale'] as const);
      return {
        upscale: fresh(random, room.upscales),
        ...incidentOf(given),
        phase,
        communes: ['21004', anyCommune(random)],
        ...(phase === 'federale' ? maybe(random, 'as', () => random.pick(['own', 'cores'])) : {}),
        why: words(random),
        deadline: later(random, now, 3_600),
        decidedAt: around(random, now, 600),
        ...maybe(random, 'decidedBy', () => ({
          mandate: mandateId(phase === 'federale' ? 'high-official' : 'mayor-21004'),
          how: 'telephone',
        })),
      };
    },
    'upscale.answer': ({ random, room, now }) => {
      const upscale = known(random, room.upscales);
      return {
        upscale,
        answer: random.pick(['granted', 'refused']),
        reason: words(random),
        decidedAt: around(random, now, 60),
        ...maybe(random, 'decidedBy', () => ({
          mandate: mandateId(room.upscales[upscale]?.phase === 'federale' ? 'minister' : 'high-official'),
          how: 'telephone',
        })),
      };
    },
    'upscale.withdraw': ({ random, room, now }) => ({
      upscale: known(random, room.upscales),
      reason: words(random),
      decidedAt: around(random, now, 60),
    }),
  },
  weights: { 'upscale.request': 3 },
};
