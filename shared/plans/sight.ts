import { nobody, type Sights, seesIncident, type Viewer } from '../access/viewer.ts';
import type { Card, Plan } from './schema.ts';

/** Who, away from the centre, reads plans at all; whoever only carries out a card sees its tasks. */
const READERS: readonly string[] = ['mayor', 'emergency-coordinator'];
const CARDS: readonly Card['function'][] = ['mayor', 'commune-liaison', 'emergency-coordinator'];

const isOwn = (viewer: Viewer, { territory }: Plan): boolean =>
  territory !== 'region' && territory.communes.some(nis => viewer.communes.has(nis));

const reads = (viewer: Viewer, plan: Plan): boolean =>
  viewer.mandates.some(m => READERS.includes(m.function)) &&
  (isOwn(viewer, plan) || (plan.territory === 'region' && plan.versions.some(v => v.approved)));

/** Of a regional plan a commune sees what was approved, and of it the cards that it carries out. */
function communalCards(viewer: Viewer, plan: Plan): Plan {
  if (isOwn(viewer, plan)) return plan;
  const versions = plan.versions
    .filter(v => v.approved)
    .map(v => ({
      ...v,
      content: { ...v.content, cards: v.content.cards.filter(card => CARDS.includes(card.function)) },
    }));
  return { ...plan, versions };
}

export const planSight: Sights<'plans' | 'activations'> = {
  collections: {
    plans: {
      by: 'territory',
      sees: (_room, viewer, plan) => reads(viewer, plan),
      hide: (_room, viewer, plan) => communalCards(viewer, plan),
    },
    activations: {
      by: 'incident',
      sees: (room, viewer, { plan, incident }) => {
        const followed = room.plans[plan];
        return followed !== undefined && reads(viewer, followed) && seesIncident(room, viewer, incident);
      },
      incidents: ({ incident }) => [incident],
    },
  },
  tells: {
    // They name every task of every owner: a reader away from the centre gets its own, by sight.
    'plan.activated': nobody,
    'plan.deactivated': nobody,
  },
};
