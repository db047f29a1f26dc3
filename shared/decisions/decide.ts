import { RECORDERS } from '../access/functions.ts';
import { type Context, command, type Draft, type Refusal, refuse } from '../capability.ts';
import { refusedDifferences } from '../language/gate.ts';
import { authorityOf, decidedInTheFuture } from '../people/authority.ts';
import { isValid } from '../people/mandates.ts';
import { answerable, recipientsOf, refusedAddressees } from '../recipients/recipients.ts';
import type { Room } from '../room.ts';
import { mayLift, mayTake } from './authority.ts';
import { basisOn } from './bases.ts';
import { recordedCall, takeStep } from './chase.ts';
import {
  confirmLiftedSchema,
  type Decision,
  escalateDecisionSchema,
  executeDecisionSchema,
  liftDecisionSchema,
  maintainDecisionSchema,
  nameDecisionSchema,
  recordCallSchema,
  refuseDecisionSchema,
  reportDecisionSendingSchema,
  type Stage,
  takeDecisionSchema,
} from './schema.ts';
import { takenDraft } from './taken.ts';

export const decisionCommands = {
  /** An authority decides, or staff record that it did: the text in both languages, its recipients by name. */
  'decision.take': command(takeDecisionSchema, (room, data, context) => {
    if (room.decisions[data.decision]) return refuse('conflict', 'already-exists', { path: 'data.decision' });
    if (data.incident && !context.sees('incidents', data.incident))
      return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    const refused =
      refusedAddressees(room, data.to, context.territory) ??
      decidedInTheFuture(data.decidedAt, context) ??
      refusedDifferences({ headline: data.headline, body: data.body }, 'data');
    if (refused) return refused;
    if (data.deadline && Date.parse(data.deadline) <= Date.parse(context.at))
      return refuse('rejected', 'deadline-past', { path: 'data.deadline' });
    const communes = placeOf(room, context, data);
    const decided = authorityOf(room, context, {
      ...data,
      may: mandate => mayTake(mandate, communes),
      wrong: refuse('forbidden', 'decision-wrong-authority', { path: 'data.decidedBy' }),
    });
    if ('refused' in decided) return decided;
    const basis = basisFor(data);
    if (basis && 'refused' in basis) return basis;
    const { to, decidedBy: _recorded, basis: _named, ...told } = data;
    const recipients = recipientsOf(to, context.territory);
    return [takenDraft(room, context, { ...told, ...(basis ? { basis } : {}), recipients, decided })];
  }),
  'decision.receive': command(nameDecisionSchema, (room, data, context) => said(room, data, context, 'received')),
  'decision.understand': command(nameDecisionSchema, (room, data, context) => said(room, data, context, 'understood')),
  'decision.execute': command(executeDecisionSchema, (room, data, context) => {
    const decision = forMe(room, data.decision, context);
    if ('refused' in decision) return decision;
    if (decision.kind === 'notification') return refuse('rejected', 'nothing-to-execute', { path: 'data.decision' });
    return said(room, data, context, 'executed');
  }),
  /** A recipient will not or cannot carry it out, and says why: the authority must know at once. */
  'decision.refuse': command(refuseDecisionSchema, (room, data, context) => {
    const decision = forMe(room, data.decision, context);
    if ('refused' in decision) return decision;
    if (decision.lifted) return refuse('conflict', 'already-lifted', { path: 'data.decision' });
    // What has been carried out can no longer be refused.
    const recipients = answerable(decision.receipts, context.mandates).filter(id => !decision.receipts[id]?.executed);
    if (recipients.length === 0) return refuse('conflict', 'already-executed', { path: 'data.decision' });
    return [{ type: 'decision.refused', data: { ...data, recipients, actedAt: context.actedAt } }];
  }),
  'decision.lift': command(liftDecisionSchema, (room, data, context) => {
    const decision = seen(room, data.decision, context);
    if ('refused' in decision) return decision;
    const taker = room.mandates[decision.authority];
    const decided = authorityOf(room, context, {
      ...data,
      may: mandate => mayLift(mandate, taker),
      wrong: refuse('forbidden', 'decision-wrong-authority', { path: 'data.decidedBy' }),
    });
    if ('refused' in decided) return decided;
    if (decision.lifted) return refuse('conflict', 'already-lifted', { path: 'data.decision' });
    if (Date.parse(data.decidedAt) < Date.parse(decision.decidedAt))
      return refuse('rejected', 'lifted-before-declared', { path: 'data.decidedAt' });
    const { decidedBy: _recorded, ...told } = data;
    return (
      decidedInTheFuture(data.decidedAt, context) ??
      refusedDifferences({ reason: data.reason }, 'data') ?? [
        { type: 'decision.lifted', data: { ...told, authority: decided.authority.id, how: decided.how } },
      ]
    );
  }),
  /** A recipient says that what was lifted is undone on its side. */
  'decision.confirm-lifted': command(confirmLiftedSchema, (room, data, context) => {
    const decision = forMe(room, data.decision, context);
    if ('refused' in decision) return decision;
    if (!decision.lifted) return refuse('rejected', 'not-lifted', { path: 'data.decision' });
    return said(room, data, context, 'lifted');
  }),
  /** A measure outlives the phase under which it was taken: an authority keeps it, and answers for it from now on. */
  'decision.maintain': command(maintainDecisionSchema, (room, data, context) => {
    const decision = seen(room, data.decision, context);
    if ('refused' in decision) return decision;
    if (decision.kind !== 'measure') return refuse('rejected', 'not-a-measure', { path: 'data.decision' });
    if (decision.lifted) return refuse('conflict', 'already-lifted', { path: 'data.decision' });
    const keeper = room.mandates[data.mandate];
    if (!keeper || !isValid(keeper, context.at)) return refuse('rejected', 'unknown-mandate', { path: 'data.mandate' });
    const own = context.mandates.some(m => m.id === keeper.id);
    const records = context.mandates.some(m => RECORDERS.includes(m.function as never));
    if (!mayTake(keeper, decision.where?.communes ?? []) || !(own || records))
      return refuse('forbidden', 'decision-wrong-authority', { path: 'data.mandate' });
    return [{ type: 'decision.maintained', data }];
  }),
  'decision.record-call': command(recordCallSchema, (room, data, context) => {
    const decision = seen(room, data.decision, context);
    return 'refused' in decision ? decision : recordedCall(room, decision, data, context);
  }),
  /** What the sending reactor learned; of a recipient the decision does not have it says nothing. */
  'decision.report-sending': command(reportDecisionSendingSchema, (room, data) =>
    room.decisions[data.decision]
      ? [{ type: 'decision.sending-reported', data }]
      : refuse('rejected', 'unknown-decision', { path: 'data.decision' }),
  ),
  'decision.escalate': command(escalateDecisionSchema, (room, data, context) => takeStep(room, data, context)),
};

/** An order and a measure stand on a legal basis, in the version that holds on the day of the decision. */
function basisFor(data: { kind: Decision['kind']; basis?: string | undefined; decidedAt: string }) {
  if (data.basis === undefined)
    return data.kind === 'notification' ? undefined : refuse('rejected', 'basis-required', { path: 'data.basis' });
  const basis = basisOn(data.basis, data.decidedAt);
  return basis ? { id: basis.id, version: basis.version } : refuse('rejected', 'unknown-basis', { path: 'data.basis' });
}

function seen(room: Room, id: string, context: Context): Decision | Refusal {
  const decision = room.decisions[id];
  return decision && context.sees('decisions', id)
    ? decision
    : refuse('rejected', 'unknown-decision', { path: 'data.decision' });
}

/** Communes on whose ground it holds: of its own area, else of its incident, else those addressed. */
function placeOf(
  room: Room,
  { territory }: Context,
  data: {
    area?: Parameters<Context['territory']['touching']>[0] | undefined;
    incident?: string | undefined;
    to: { communes?: string[] | undefined };
  },
): readonly string[] {
  if (data.area) return territory.touching(data.area).communes;
  const incident = data.incident === undefined ? undefined : room.incidents[data.incident];
  return incident?.communes ?? data.to.communes ?? [];
}

/** A decision that is for the asker; anything else is unknown to them, so that ids cannot be probed. */
export function forMe(room: Room, id: string, context: Context): Decision | Refusal {
  const decision = seen(room, id, context);
  if ('refused' in decision) return decision;
  return answerable(decision.receipts, context.mandates).length === 0
    ? refuse('forbidden', 'not-a-recipient', { path: 'data.decision' })
    : decision;
}

const SAID: Readonly<Record<Stage, string>> = {
  received: 'decision.received',
  understood: 'decision.understood',
  executed: 'decision.executed',
  lifted: 'decision.lift-confirmed',
};
/** Each stage is said once for a recipient; a later one includes the earlier. */
function said(
  room: Room,
  data: { decision: string; device?: string | undefined },
  context: Context,
  stage: Stage,
): readonly Draft[] | Refusal {
  const decision = forMe(room, data.decision, context);
  if ('refused' in decision) return decision;
  const recipients = answerable(decision.receipts, context.mandates).filter(id => {
    const receipt = decision.receipts[id];
    const known = data.device !== undefined && receipt?.devices[data.device]?.state === 'delivered';
    return !receipt?.[stage] || (stage === 'received' && data.device !== undefined && !known);
  });
  return recipients.length === 0
    ? []
    : [{ type: SAID[stage], data: { ...data, recipients, actedAt: context.actedAt } }];
}
