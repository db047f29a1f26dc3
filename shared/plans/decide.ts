import { type Context, command, type Refusal, refuse } from '../capability.ts';
import { refusedDifferences } from '../language/gate.ts';
import type { Text } from '../language/text.ts';
import { authorityOf, type DecidedBy, decidedInTheFuture } from '../people/authority.ts';
import type { Room } from '../room.ts';
import { brusselsDay } from '../territory/reference.ts';
import { activate, deactivate } from './activate.ts';
import { approverOf, mayApprove, mayWrite } from './authority.ts';
import {
  activatePlanSchema,
  approvePlanSchema,
  deactivatePlanSchema,
  draftPlanSchema,
  type Plan,
  type PlanTerritory,
  type PlanVersion,
  recordExerciseSchema,
  retirePlanSchema,
  returnPlanSchema,
  submitPlanSchema,
} from './schema.ts';
import { latestOf, waitingOf } from './validity.ts';

export const planCommands = {
  /** A new plan, or the next version of one: what is written is never changed, only followed by another version. */
  'plan.draft': command(draftPlanSchema, (room, data, context) => {
    const { after, ...told } = data;
    const plan = room.plans[data.plan];
    if (plan && !context.sees('plans', plan.id)) return refuse('conflict', 'already-exists', { path: 'data.plan' });
    if (plan?.retired) return refuse('conflict', 'plan-retired', { path: 'data.plan' });
    const latest = plan?.versions.length;
    if (after !== latest) return refuse('conflict', 'plan-changed', { path: 'data.after', params: { latest } });
    const territory = plan?.territory ?? data.territory;
    if (plan && JSON.stringify(territory) !== JSON.stringify(data.territory))
      return refuse('rejected', 'plan-elsewhere', { path: 'data.territory' });
    const unknown = territory === 'region' ? -1 : territory.communes.findIndex(nis => !isCommune(context, nis));
    if (unknown >= 0) return refuse('rejected', 'unknown-commune', { path: `data.territory.communes.${unknown}` });
    if (!context.mandates.some(m => mayWrite(m, territory)))
      return refuse('forbidden', 'plan-not-yours', { path: 'data.territory' });
    return contradictions(data.content) ?? [{ type: 'plan.drafted', data: { ...told, version: (latest ?? 0) + 1 } }];
  }),
  'plan.submit': command(submitPlanSchema, (room, data, context) => {
    const plan = planFor(room, data.plan, context);
    if ('refused' in plan) return plan;
    if (!context.mandates.some(m => mayWrite(m, plan.territory))) return refuse('forbidden', 'plan-not-yours');
    const latest = latestOf(plan);
    if (latest.number !== data.version || latest.submitted) return refuse('conflict', 'plan-changed', version(latest));
    return refusedDifferences(textsOf(latest), 'data.version') ?? [{ type: 'plan.submitted', data }];
  }),
  /** The authority does not approve it and says why; the next version answers. */
  'plan.return': command(returnPlanSchema, (room, data, context) => {
    const plan = planFor(room, data.plan, context);
    if ('refused' in plan) return plan;
    if (!context.mandates.some(m => mayApprove(m, plan.territory))) return wrongAuthority(plan.territory);
    if (waitingOf(plan)?.number !== data.version) return refuse('conflict', 'plan-not-submitted');
    return [{ type: 'plan.returned', data }];
  }),
  'plan.approve': command(approvePlanSchema, (room, data, context) => {
    const plan = planFor(room, data.plan, context);
    if ('refused' in plan) return plan;
    const decided = decidedOn(room, context, plan, data);
    if ('refused' in decided) return decided;
    if (waitingOf(plan)?.number !== data.version) return refuse('conflict', 'plan-not-submitted');
    const { decidedBy: _recorded, ...told } = data;
    return [{ type: 'plan.approved', data: { ...told, authority: decided.authority.id, how: decided.how } }];
  }),
  'plan.retire': command(retirePlanSchema, (room, data, context) => {
    const plan = planFor(room, data.plan, context);
    if ('refused' in plan) return plan;
    const decided = decidedOn(room, context, plan, data);
    if ('refused' in decided) return decided;
    const { decidedBy: _recorded, ...told } = data;
    return [{ type: 'plan.retired', data: { ...told, authority: decided.authority.id, how: decided.how } }];
  }),
  /** An exercise that tried the plan, with what was learned. */
  'plan.record-exercise': command(recordExerciseSchema, (room, data, context) => {
    const plan = planFor(room, data.plan, context);
    if ('refused' in plan) return plan;
    if (!context.mandates.some(m => mayWrite(m, plan.territory))) return refuse('forbidden', 'plan-not-yours');
    if (plan.exercises.some(e => e.id === data.exercise))
      return refuse('conflict', 'already-exists', { path: 'data.exercise' });
    if (data.on > brusselsDay(context.at)) return refuse('rejected', 'decided-in-the-future', { path: 'data.on' });
    return [{ type: 'plan.exercised', data }];
  }),
  'plan.activate': command(activatePlanSchema, activate),
  'plan.deactivate': command(deactivatePlanSchema, deactivate),
};

const isCommune = ({ territory }: Context, nis: string): boolean => territory.zonesOf([nis]).length > 0;
const version = ({ number }: { number: number }) => ({ path: 'data.version', params: { latest: number } });

/** A plan that the asker sees and that still lives. */
export function planFor(room: Room, id: string, context: Context): Plan | Refusal {
  const plan = room.plans[id];
  if (!plan || !context.sees('plans', id)) return refuse('rejected', 'unknown-plan', { path: 'data.plan' });
  return plan.retired ? refuse('conflict', 'plan-retired', { path: 'data.plan' }) : plan;
}

const wrongAuthority = (territory: PlanTerritory): Refusal =>
  refuse('forbidden', 'plan-wrong-authority', {
    path: 'data.decidedBy',
    params: { authority: approverOf(territory) },
  });
const decidedOn = (
  room: Room,
  context: Context,
  { territory }: Plan,
  data: { decidedAt: string; decidedBy?: { mandate: string; how: Exclude<DecidedBy['how'], 'self'> } | undefined },
): DecidedBy | Refusal =>
  decidedInTheFuture(data.decidedAt, context) ??
  authorityOf(room, context, {
    ...data,
    may: mandate => mayApprove(mandate, territory),
    wrong: wrongAuthority(territory),
  });

/** What must say the same in French and Dutch before it goes to the authority: the title and every step. */
const textsOf = ({ title, content }: PlanVersion): Readonly<Record<string, Text>> => ({
  title,
  ...Object.fromEntries(
    content.cards.flatMap(card => card.steps.map((step, at) => [`${card.function} ${at + 1}`, step.text])),
  ),
});

/** What a schema cannot see: a step of a variant that the plan does not have, two cards of one function. */
function contradictions({
  variants = [],
  cards,
}: {
  variants?: readonly { id: string }[] | undefined;
  cards: readonly {
    readonly function: string;
    readonly steps: readonly { readonly only?: readonly string[] | undefined }[];
  }[];
}): Refusal | undefined {
  const known = new Set(variants.map(v => v.id));
  for (const [card, { steps }] of cards.entries())
    for (const [step, { only }] of steps.entries())
      if (only?.some(id => !known.has(id)))
        return refuse('rejected', 'unknown-variant', { path: `data.content.cards.${card}.steps.${step}.only` });
  const functions = cards.map(card => card.function);
  const twice = functions.findIndex((code, i) => functions.indexOf(code) < i);
  return twice < 0 ? undefined : refuse('rejected', 'card-twice', { path: `data.content.cards.${twice}.function` });
}
