import type { Evolve, Patch } from '../capability.ts';
import type { Event } from '../protocol.ts';
import type { Room } from '../room.ts';
import type { Task } from '../tasks/schema.ts';
import type {
  Activation,
  ExerciseRecorded,
  Plan,
  PlanActivated,
  PlanApproved,
  PlanDeactivated,
  PlanDrafted,
  PlanNamed,
  PlanRetired,
  PlanReturned,
  PlanVersion,
} from './schema.ts';

const change = (room: Room, id: string, with_: (plan: Plan) => Plan): Patch => {
  const plan = room.plans[id];
  return plan ? { plans: { [id]: with_(plan) } } : {};
};
const changeVersion = (room: Room, named: PlanNamed, with_: (version: PlanVersion) => PlanVersion): Patch =>
  change(room, named.plan, plan => ({
    ...plan,
    versions: plan.versions.map(v => (v.number === named.version ? with_(v) : v)),
  }));
const stamp = ({ at, by }: Event) => ({ at, by });
const act = ({ decidedAt, authority, how }: PlanApproved | PlanRetired, event: Event) => ({
  decidedAt,
  entered: stamp(event),
  authority,
  how,
});

export const planEvolve = {
  'plan.drafted': ((room, { plan: id, version: number, kind, risk, territory, ...told }, event): Patch => {
    const plan = room.plans[id] ?? { id, kind, risk, territory, versions: [], exercises: [] };
    const version: PlanVersion = { number, ...told, drafted: stamp(event) };
    return { plans: { [id]: { ...plan, kind, risk, versions: [...plan.versions, version] } } };
  }) as Evolve<PlanDrafted>,
  'plan.submitted': ((room, data, event): Patch =>
    changeVersion(room, data, version => ({ ...version, submitted: stamp(event) }))) as Evolve<PlanNamed>,
  'plan.returned': ((room, data, event): Patch =>
    changeVersion(room, data, version => ({
      ...version,
      returned: { ...stamp(event), reason: data.reason },
    }))) as Evolve<PlanReturned>,
  'plan.approved': ((room, data, event): Patch => {
    const { from, to, reviewBy } = data;
    const approved = { ...act(data, event), from, reviewBy, ...(to === undefined ? {} : { to }) };
    return changeVersion(room, data, version => ({ ...version, approved }));
  }) as Evolve<PlanApproved>,
  'plan.retired': ((room, data, event): Patch =>
    change(room, data.plan, plan => ({
      ...plan,
      retired: { ...act(data, event), reason: data.reason },
    }))) as Evolve<PlanRetired>,
  'plan.exercised': ((room, { plan: id, exercise, ...told }, event): Patch =>
    change(room, id, plan => ({
      ...plan,
      exercises: [...plan.exercises, { ...told, id: exercise, recorded: stamp(event) }],
    }))) as Evolve<ExerciseRecorded>,
  'plan.activated': ((room, { activation: id, copies, ...told }, event): Patch => {
    const activation: Activation = { ...told, id, activated: stamp(event) };
    return { activations: { [id]: activation }, tasks: tasksOf(room, activation, copies, event) };
  }) as Evolve<PlanActivated>,
  'plan.deactivated': ((room, { activation: id, reason }, event): Patch => {
    const activation = room.activations[id];
    if (!activation) return {};
    const left = Object.values(room.tasks).filter(
      t => t.origin?.kind === 'plan' && t.origin.activation === id && (t.state === 'open' || t.state === 'started'),
    );
    return {
      activations: { [id]: { ...activation, deactivated: { ...stamp(event), reason } } },
      tasks: Object.fromEntries(left.map(task => [task.id, { ...task, state: 'ended', settled: settledBy(event) }])),
    };
  }) as Evolve<PlanDeactivated>,
};
const settledBy = ({ at, by }: Event) => ({ at, actedAt: at, by });

/** The copies as tasks: the words come from the version, which nobody can change any more. */
function tasksOf(
  room: Room,
  { id, plan, version, incident }: Activation,
  copies: PlanActivated['copies'],
  event: Event,
): Record<string, Task> {
  const cards = room.plans[plan]?.versions.find(v => v.number === version)?.content.cards ?? [];
  const tasks: Record<string, Task> = {};
  for (const { task, card: cardAt, step: stepAt, occurrence, due, owner } of copies) {
    const card = cards[cardAt];
    const step = card?.steps[stepAt];
    if (!card || !step) continue;
    tasks[task] = {
      id: task,
      incident,
      text: step.text,
      owner,
      function: card.function,
      due,
      ...(step.critical ? { critical: true as const } : {}),
      origin: {
        ...{ kind: 'plan', activation: id, version, card: cardAt, step: stepAt },
        ...(step.repeat && occurrence !== undefined ? { occurrence, of: step.repeat.times } : {}),
      },
      state: 'open',
      created: stamp(event),
    };
  }
  return tasks;
}
