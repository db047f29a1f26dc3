import { type Context, type Draft, type Refusal, refuse } from '../capability.ts';
import type { Incident } from '../incidents/schema.ts';
import type { Room } from '../room.ts';
import { mayActivate } from './authority.ts';
import { copiesOf, needsMoment } from './copies.ts';
import { planFor } from './decide.ts';
import type { Activation, activatePlanSchema, Plan, PlanDeactivated, PlanVersion } from './schema.ts';
import { versionInForce } from './validity.ts';

type Activating = ReturnType<(typeof activatePlanSchema)['parse']>;

/** Puts the version that is in force to work for an incident: its cards are copied, each step with its due time. */
export function activate(room: Room, data: Activating, context: Context): readonly Draft[] | Refusal {
  if (room.activations[data.activation]) return refuse('conflict', 'already-exists', { path: 'data.activation' });
  const plan = planFor(room, data.plan, context);
  if ('refused' in plan) return plan;
  const incident = room.incidents[data.incident];
  if (!incident || !context.sees('incidents', data.incident))
    return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
  if (incident.status === 'closed') return refuse('conflict', 'incident-closed', { path: 'data.incident' });
  const version = versionInForce(plan, context.at);
  if (!version) return refuse('rejected', 'plan-not-in-force', { path: 'data.plan' });
  const running = Object.values(room.activations).find(a => isSame(a, data));
  if (running) return refuse('conflict', 'plan-already-active', { params: { activation: running.id } });
  const communes = communesOf(plan, incident, data, context);
  if ('refused' in communes) return communes;
  if (!context.mandates.some(m => mayActivate(m, communes))) return refuse('forbidden', 'plan-not-yours');
  return refusedForm(version, data) ?? [{ type: 'plan.activated', data: activated(version, data, communes, context) }];
}

const isSame = (a: Activation, { plan, incident, variant }: Activating): boolean =>
  a.plan === plan && a.incident === incident && a.variant === variant && !a.deactivated;

function communesOf(
  { territory }: Plan,
  incident: Incident,
  { communes }: Activating,
  context: Context,
): readonly string[] | Refusal {
  const unknown = communes?.findIndex(nis => context.territory.zonesOf([nis]).length === 0) ?? -1;
  if (unknown >= 0) return refuse('rejected', 'unknown-commune', { path: `data.communes.${unknown}` });
  const own = territory === 'region' ? undefined : territory.communes;
  const elsewhere = own && communes?.findIndex(nis => !own.includes(nis));
  if (elsewhere !== undefined && elsewhere >= 0)
    return refuse('rejected', 'plan-elsewhere', { path: `data.communes.${elsewhere}` });
  const concerned = communes ?? (own ? incident.communes.filter(nis => own.includes(nis)) : incident.communes);
  return concerned.length > 0
    ? [...new Set(concerned)].sort()
    : refuse('rejected', 'plan-needs-communes', { path: 'data.communes' });
}

function refusedForm({ content }: PlanVersion, { moment, variant }: Activating): Refusal | undefined {
  if (needsMoment(content) && moment === undefined)
    return refuse('rejected', 'plan-needs-moment', { path: 'data.moment' });
  const variants = content.variants ?? [];
  const fits = variants.length === 0 ? variant === undefined : variants.some(v => v.id === variant);
  return fits ? undefined : refuse('rejected', 'unknown-variant', { path: 'data.variant' });
}

function activated(version: PlanVersion, data: Activating, communes: readonly string[], context: Context) {
  const zones = [...context.territory.zonesOf(communes)].sort();
  const { activation, plan, incident, variant, moment } = data;
  return {
    ...{ activation, plan, version: version.number, incident, title: version.title, communes, zones },
    ...(variant === undefined ? {} : { variant }),
    ...(moment === undefined ? {} : { moment }),
    copies: copiesOf(version.content, { activation, at: context.at, moment, variant, communes, zones }),
  };
}

/** The plan is no longer followed for this incident: what is still open ends with it, what was done stays. */
export function deactivate(room: Room, data: PlanDeactivated, context: Context): readonly Draft[] | Refusal {
  const activation = room.activations[data.activation];
  if (!activation || !context.sees('activations', data.activation))
    return refuse('rejected', 'unknown-activation', { path: 'data.activation' });
  if (activation.deactivated) return refuse('conflict', 'already-closed', { path: 'data.activation' });
  if (!context.mandates.some(m => mayActivate(m, activation.communes))) return refuse('forbidden', 'plan-not-yours');
  return [{ type: 'plan.deactivated', data }];
}
