import type { z } from 'zod';
import { type Context, type Draft, type Refusal, refuse } from '../capability.ts';
import type { Room } from '../room.ts';
import { nextStep } from './escalation.ts';
import type { Decision, escalateDecisionSchema, recordCallSchema } from './schema.ts';

/**
 * One step of a recipient's chain: only the one that comes next, and only when its time has come. Whoever asks for
 * another (a second node, a reactor that was restarted) is refused, so that no step is taken twice.
 */
export function takeStep(
  room: Room,
  data: z.infer<typeof escalateDecisionSchema>,
  { at }: Context,
): readonly Draft[] | Refusal {
  const decision = room.decisions[data.decision];
  if (!decision) return refuse('rejected', 'unknown-decision', { path: 'data.decision' });
  const receipt = Object.hasOwn(decision.receipts, data.recipient) ? decision.receipts[data.recipient] : undefined;
  if (!receipt) return refuse('rejected', 'unknown-recipient', { path: 'data.recipient' });
  const next = nextStep(room, decision, receipt, at);
  if (!next || next.step !== data.step || Date.parse(next.dueAt) > Date.parse(at))
    return refuse('conflict', 'step-not-due', { path: 'data.step' });
  const { channel, callee } = next;
  const whom = callee ? { person: callee.person, mandate: callee.mandate } : {};
  return [{ type: 'decision.escalated', data: { ...data, recipients: [data.recipient], channel, ...whom } }];
}

/** A call that staff made: what was heard counts for its recipient as if it had said so itself. */
export function recordedCall(
  room: Room,
  decision: Decision,
  data: z.infer<typeof recordCallSchema>,
  context: Context,
): readonly Draft[] | Refusal {
  if (!Object.hasOwn(decision.receipts, data.recipient))
    return refuse('rejected', 'unknown-recipient', { path: 'data.recipient' });
  const { mandate, stage } = data;
  const called = mandate === undefined ? undefined : room.mandates[mandate];
  if (mandate !== undefined && !called) return refuse('rejected', 'unknown-mandate', { path: 'data.mandate' });
  if (stage === 'executed' && decision.kind === 'notification')
    return refuse('rejected', 'nothing-to-execute', { path: 'data.stage' });
  if (stage === 'lifted' && !decision.lifted) return refuse('rejected', 'not-lifted', { path: 'data.stage' });
  if (stage === 'refused' && decision.receipts[data.recipient]?.executed)
    return refuse('conflict', 'already-executed', { path: 'data.stage' });
  const name = data.name ?? room.people[called?.person ?? '']?.name ?? '?';
  return [
    {
      type: 'decision.call-recorded',
      data: { ...data, name, recipients: [data.recipient], actedAt: context.actedAt },
    },
  ];
}
