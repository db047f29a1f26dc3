import type { consultationCommands } from '../../consultations/decide.ts';
import { mandateId } from '../people.ts';
import { type Asks, around, fresh, incidentOf, maybe, words } from './making.ts';

export const consultationAsks: Asks<typeof consultationCommands> = {
  make: {
    'consultation.record': given => {
      const { random, room, now } = given;
      const phase = random.pick(['provinciale', 'provinciale', 'communale', 'federale'] as const);
      const decider = { communale: 'mayor-21004', provinciale: 'high-official', federale: 'minister' }[phase];
      return {
        consultation: fresh(random, room.consultations),
        ...incidentOf(given),
        phase,
        consulted: random.some(['mayor-21004', 'mayor-21013', 'minister', 'dir-d1'], 3).map(who => ({
          mandate: mandateId(who),
          position: random.pick(['favourable', 'heard']),
          opinion: words(random),
        })),
        how: 'telephone',
        consultedAt: around(random, now, 3_600),
        ...maybe(random, 'decidedBy', () => ({ mandate: mandateId(decider), how: 'telephone' })),
      };
    },
  },
};
