import type { phaseCommands } from '../../phases/decide.ts';
import { openUnder } from '../../phases/openUnder.ts';
import type { Room } from '../../room.ts';
import { mandateId } from '../people.ts';
import { anyCommune } from '../places.ts';
import type { Random } from '../random.ts';
import { type Asks, around, fresh, type Given, incidentOf, known, maybe, words } from './making.ts';

const authorityOf = (random: Random, phase: string): string =>
  random.chance(0.1)
    ? random.uuid()
    : mandateId(phase === 'communale' ? 'mayor-21004' : phase === 'provinciale' ? 'high-official' : 'minister');

/** Mostly every measure that is open is answered for; sometimes one is forgotten, or one that never was is named. */
function fates({ random, room, now }: Given, declaration: string) {
  const declared = room.phases[declaration];
  const open = declared ? openUnder(room, declared) : [];
  const answered = open.filter(() => random.chance(0.9)).map(({ id }) => id);
  if (random.chance(0.05)) answered.push(random.uuid());
  if (answered.length === 0) return {};
  return {
    measures: answered.map(id =>
      random.chance(0.6)
        ? { id, maintainedBy: mandateId(random.pick(['mayor-21004', 'high-official', 'dir-d1', 'video'])) }
        : { id, liftedAt: around(random, now, 60) },
    ),
  };
}
const lifted = (random: Random, room: Room): string => {
  const ids = Object.values(room.phases).flatMap(p => (p.lifted ? [p.id] : []));
  return ids.length === 0 ? known(random, room.phases) : random.pick(ids);
};
const recorded = (random: Random, phase: string) =>
  maybe(random, 'decidedBy', () => ({ mandate: authorityOf(random, phase), how: 'video' }));

export const phaseAsks: Asks<typeof phaseCommands> = {
  make: {
    'phase.declare': given => {
      const { random, room, now } = given;
      const phase = random.pick(['communale', 'communale', 'communale', 'provinciale', 'federale'] as const);
      return {
        declaration: fresh(random, room.phases),
        ...incidentOf(given),
        phase,
        communes:
          phase === 'communale' && random.chance(0.9)
            ? [random.pick(['21004', '21013'])]
            : [anyCommune(random), '21004'],
        criteria: Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map(n => [n, 'rien – niets'])),
        decidedAt: around(random, now, 3_600),
        ...maybe(random, 'decidedBy', () => ({ mandate: authorityOf(random, phase), how: 'telephone' })),
        ...(random.chance(0.2) && Object.keys(room.consultations).length > 0
          ? { plan: words(random), consultations: [known(random, room.consultations)] }
          : {}),
        ...(random.chance(0.05) ? { upscale: known(random, room.upscales) } : {}),
        ...(random.chance(0.2) ? { also: { communes: [anyCommune(random)], functions: ['partner'] } } : {}),
      };
    },
    'phase.lift': given => {
      const { random, room, now } = given;
      const declaration = known(random, room.phases);
      const { phase, communes } = room.phases[declaration] ?? { phase: 'communale', communes: ['21004'] };
      return {
        declaration,
        reason: words(random),
        decidedAt: around(random, now, 600),
        ...recorded(random, phase),
        ...fates(given, declaration),
        ...(phase !== 'communale' && random.chance(0.5)
          ? { next: [{ phase: 'communale', communes: [random.pick(communes)] }] }
          : {}),
        ...(random.chance(0.3) ? { recovery: [{ communes: [random.pick(communes)], lead: words(random) }] } : {}),
      };
    },
    'phase.reassess': ({ random, room, now }) => {
      const declaration = known(random, room.phases);
      return {
        declaration,
        criteria: Object.fromEntries(random.some(['1', '3', '8'], 3).map(n => [n, words(random)])),
        decidedAt: around(random, now, 60),
        ...recorded(random, room.phases[declaration]?.phase ?? 'communale'),
      };
    },
    'phase.confirm': ({ random, room, now }) => {
      const declaration = known(random, room.phases);
      return {
        declaration,
        after: lifted(random, room),
        decidedAt: around(random, now, 60),
        ...recorded(random, room.phases[declaration]?.phase ?? 'communale'),
      };
    },
    'phase.decline': ({ random, room, now }) => ({
      after: lifted(random, room),
      phase: 'communale',
      communes: [random.pick(['21004', '21013'])],
      reason: words(random),
      decidedAt: around(random, now, 60),
      ...recorded(random, 'communale'),
    }),
  },
  weights: {
    'phase.declare': 5,
    'phase.lift': 4,
    'phase.reassess': 2,
  },
};
