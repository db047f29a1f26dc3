import { contributionId } from '../../sitreps/contributionId.ts';
import type { sitrepCommands } from '../../sitreps/decide.ts';
import { fieldsOf, SECTIONS } from '../../sitreps/doctrine.ts';
import { nextNumber } from '../../sitreps/due.ts';
import { mandateId } from '../people.ts';
import { anyCommune } from '../places.ts';
import { type Asks, around, fresh, known, later, maybe, text, WORDS } from './making.ts';

export const sitrepAsks: Asks<typeof sitrepCommands> = {
  make: {
    'sitrep.contribute': ({ random, room, now }) => {
      const incident = known(random, room.incidents);
      const section = random.pick(SECTIONS);
      const standing = room.contributions[contributionId(incident, section)]?.fields ?? {};
      const fields = random.some(fieldsOf(section), 2).map(field => {
        const seen = standing[field]?.version ?? 0;
        const words = random.pick([{ fr: 1, nl: 1 }, { fr: 1, nl: 1 }, { fr: 1 }, { nl: 1 }, {}]);
        const said = Object.fromEntries(Object.keys(words).map(tongue => [tongue, random.pick(WORDS)]));
        return [field, { ...said, basedOn: random.chance(0.1) ? seen + 1 : seen }];
      });
      return {
        incident,
        section,
        fields: Object.fromEntries(fields),
        ...maybe(random, 'name', () => 'Dr. Mertens'),
        ...maybe(random, 'toldAt', () => around(random, now, 5_400)),
      };
    },
    'sitrep.set-rhythm': ({ random, room }) => ({
      incident: known(random, room.incidents),
      minutes: random.pick([5, 15, 30, 60]),
    }),
    'sitrep.validate': ({ random, room, now }) => {
      const incident = known(random, room.incidents);
      const number = nextNumber(room.sitreps, incident) + (random.chance(0.1) ? 1 : 0);
      return {
        sitrep: fresh(random, room.sitreps),
        incident,
        number,
        ...(number > 1 && random.chance(0.3) ? { corrects: { number: number - 1, reason: text(random) } } : {}),
        ...(random.chance(0.8) ? { title: text(random) } : {}),
        to: {
          communes: [anyCommune(random), '21004'],
          ...maybe(random, 'zones', () => random.some(['5339', '5344'], 2)),
          ...maybe(random, 'functions', () => random.some(['dir-d1', 'transport-dispatch'], 2)),
        },
        decision: fresh(random, room.decisions),
        ...maybe(random, 'nextMeeting', () => ({ at: later(random, now, 3_600) })),
        ...maybe(random, 'validatedBy', () => ({
          mandate: mandateId(random.pick(['officer', 'high-official', 'mayor-21004'])),
          how: 'telephone',
        })),
      };
    },
  },
  weights: { 'sitrep.contribute': 5, 'sitrep.validate': 4, 'sitrep.set-rhythm': 1 },
};
