import type { planCommands } from '../../plans/decide.ts';
import type { Plan } from '../../plans/schema.ts';
import type { Room } from '../../room.ts';
import { brusselsDay } from '../../territory/reference.ts';
import { mandateId } from '../people.ts';
import type { Random } from '../random.ts';
import { type Asks, around, fresh, known, later, maybe, text, words } from './making.ts';

const step = (random: Random) => ({
  text: text(random),
  due: { from: random.pick(['activation', 'activation', 'moment'] as const), minutes: random.whole(-60, 240) },
  ...maybe(random, 'critical', () => true),
  ...(random.chance(0.2) ? { only: [random.pick(['storm', 'heat'])] } : {}),
  ...(random.chance(0.2) ? { repeat: { every: 60, times: random.whole(2, 4) } } : {}),
});
const card = (random: Random, code: string) => ({
  function: code,
  title: text(random),
  steps: Array.from({ length: random.whole(1, 3) }, () => step(random)),
});
const content = (random: Random) => ({
  purpose: text(random),
  triggers: [text(random)],
  ...maybe(random, 'variants', () => [
    { id: 'storm', name: text(random) },
    { id: 'heat', name: text(random) },
  ]),
  links: [],
  contacts: [{ who: text(random) }],
  cards: random
    .some(['mayor', 'commune-liaison', 'zone-officer', 'dir-d1', 'transport-dispatch', 'regional-operator'], 4)
    .map(code => card(random, code)),
});
const decided = (random: Random, plan: Plan | undefined) =>
  maybe(random, 'decidedBy', () => ({
    mandate: mandateId(plan?.territory === 'region' ? 'high-official' : 'mayor-21004'),
    how: 'signed',
  }));
const latest = (room: Room, plan: string) => room.plans[plan]?.versions.length ?? 1;

export const planAsks: Asks<typeof planCommands> = {
  make: {
    'plan.draft': ({ random, room }) => {
      const again = random.chance(0.3) ? known(random, room.plans) : undefined;
      const before = room.plans[again ?? ''];
      return {
        plan: again ?? fresh(random, room.plans),
        ...(before && random.chance(0.9) ? { after: before.versions.length } : {}),
        kind: random.pick(['pgui', 'ppui', 'rhythm']),
        risk: random.pick(['any', 'flood', 'weather']),
        title: text(random),
        territory: before?.territory ?? (random.chance(0.6) ? 'region' : { communes: ['21004'] }),
        content: content(random),
      };
    },
    'plan.submit': ({ random, room }) => {
      const plan = known(random, room.plans);
      return { plan, version: latest(room, plan) };
    },
    'plan.return': ({ random, room }) => {
      const plan = known(random, room.plans);
      return { plan, version: latest(room, plan), reason: words(random) };
    },
    'plan.approve': ({ random, room, now }) => {
      const plan = known(random, room.plans);
      return {
        plan,
        version: latest(room, plan),
        from: around(random, now, 3_600),
        ...maybe(random, 'to', () => later(random, now, 86_400)),
        reviewBy: later(random, now, 86_400),
        decidedAt: around(random, now, 600),
        ...decided(random, room.plans[plan]),
      };
    },
    'plan.retire': ({ random, room, now }) => {
      const plan = known(random, room.plans);
      return {
        plan,
        reason: words(random),
        decidedAt: around(random, now, 60),
        ...decided(random, room.plans[plan]),
      };
    },
    'plan.record-exercise': ({ random, room, now }) => ({
      plan: known(random, room.plans),
      exercise: random.uuid(),
      type: random.pick(['table-top', 'field']),
      on: brusselsDay(now),
      findings: words(random),
    }),
    'plan.activate': ({ random, room, now }) => ({
      activation: fresh(random, room.activations),
      plan: known(random, room.plans),
      incident: known(random, room.incidents),
      ...maybe(random, 'communes', () => ['21004']),
      ...maybe(random, 'variant', () => random.pick(['storm', 'heat'])),
      ...(random.chance(0.8) ? { moment: later(random, now, 7_200) } : {}),
    }),
    'plan.deactivate': ({ random, room }) => ({
      activation: known(random, room.activations),
      reason: words(random),
    }),
  },
  weights: { 'plan.draft': 3, 'plan.submit': 3, 'plan.approve': 4, 'plan.activate': 4, 'plan.retire': 1 },
};
