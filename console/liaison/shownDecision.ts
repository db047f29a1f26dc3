import type { PushMessage } from '../../shared/alerts/push.ts';
import type { Decision, DecisionReceipt } from '../../shared/decisions/schema.ts';
import { read } from '../../shared/language/read.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import type { Room } from '../../shared/room.ts';
import type { Language } from '../language/language.ts';
import { communeFull, functionName, recipientName } from '../situation/names.ts';
import { DECISION_SEVERITY, ownReceipts } from './decisionsAsked.ts';
import { type PlaceOnMap, placeOf } from './place.ts';

/** One decision in the reader's words. */
export interface ShownDecision {
  readonly kind: Decision['kind'];
  readonly headline: string;
  readonly body: string;
  /** Who decided, in which capacity. */
  readonly from: string;
  readonly to: readonly string[];
  readonly where: readonly string[];
  readonly decidedAt: string;
  readonly deadline?: string | undefined;
  readonly basis?: string | undefined;
  readonly lifted?: { readonly reason: string } | undefined;
  readonly place?: PlaceOnMap | undefined;
  readonly receipts: readonly DecisionReceipt[];
  readonly drill: boolean;
}

export function shownDecision(
  room: Room,
  decision: Decision,
  mandates: readonly Mandate[],
  language: Language,
): ShownDecision {
  const receipts = ownReceipts(decision, mandates);
  const incident = decision.incident === undefined ? undefined : room.incidents[decision.incident];
  const authority = room.mandates[decision.authority];
  const { kind, headline, body, lifted, decidedAt, deadline, where, area } = decision;
  const severity = DECISION_SEVERITY[kind];
  return {
    ...{ kind, decidedAt, deadline, receipts },
    headline: read(headline, language),
    body: read(body, language),
    from: authority ? functionName(authority.function, language) : 'Belfry',
    to: receipts.map(receipt => recipientName(receipt, language)),
    where: (incident?.communes ?? where?.communes ?? []).map(nis => communeFull(nis, language)),
    lifted: lifted && { reason: read(lifted.reason, language) },
    place: placeOf(room, { severity, where, area }, incident, language),
    drill: incident?.kind === 'exercise' || incident?.kind === 'test',
  };
}

/** What its push said of it, where the room has not been reached since. */
export const shownDecisionMessage = (message: PushMessage, language: Language): ShownDecision => ({
  kind: message.decisionKind ?? 'order',
  headline: read(message.headline, language),
  body: read(message.body, language),
  from: read(message.from, language),
  to: [],
  where: message.where ? read(message.where, language).split(', ') : [],
  decidedAt: message.issued,
  deadline: message.respondBy,
  lifted: message.about === 'cancel' ? { reason: message.reason ? read(message.reason, language) : '' } : undefined,
  receipts: [],
  drill: false,
});
