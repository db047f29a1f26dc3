import type { Context, Draft } from '../capability.ts';
import type { Text } from '../language/text.ts';
import type { DecidedBy } from '../people/authority.ts';
import type { Recipient } from '../recipients/schema.ts';
import type { Room } from '../room.ts';
import type { DecisionKind, DecisionTaken } from './schema.ts';

/** Seconds until a recipient that has not received is silent, by kind: an order waits a minute, as on 22 March 2016 nobody did. */
export const PATIENCE_S: Readonly<Record<DecisionKind, number>> = { order: 60, measure: 60, notification: 300 };

/** What a rule of any capability says of the decision that follows from its act. */
export interface Taking {
  readonly decision: string;
  readonly incident?: string | undefined;
  readonly origin?: DecisionTaken['origin'];
  readonly kind: DecisionKind;
  readonly headline: Text;
  readonly body: Text;
  readonly basis?: DecisionTaken['basis'];
  readonly recipients: readonly Recipient[];
  readonly area?: DecisionTaken['area'];
  readonly deadline?: string | undefined;
  readonly decidedAt: string;
  readonly decided: DecidedBy;
  readonly patience?: number;
}

/**
 * The event of a decision taken: the one way in which any capability tells named recipients something that must be
 * received. Its receipts, its sending and its escalation follow from this event alone.
 */
export function takenDraft(room: Room, _context: Context, taking: Taking): Draft {
  const { decided, recipients, patience = PATIENCE_S[taking.kind], ...told } = taking;
  const incident = taking.incident === undefined ? undefined : room.incidents[taking.incident];
  const { point, area, communes = [], category } = incident ?? {};
  const where = incident && {
    communes,
    ...(point ? { point } : {}),
    ...(area ? { area } : {}),
    ...(category ? { category } : {}),
  };
  const data = {
    ...told,
    recipients: [...recipients],
    ...(where ? { where } : {}),
    patience,
    authority: decided.authority.id,
    how: decided.how,
  };
  // A field that is there but undefined would make the live room differ from its replay.
  return { type: 'decision.taken', data: JSON.parse(JSON.stringify(data)) as unknown };
}
