import type { Context, Draft, Refusal } from '../capability.ts';
import { refuse } from '../capability.ts';
import { takenDraft } from '../decisions/taken.ts';
import { derivedId } from '../derivedId.ts';
import type { DecidedBy } from '../people/authority.ts';
import { recipientsOf } from '../recipients/recipients.ts';
import type { Addressees, Recipient } from '../recipients/schema.ts';
import type { Room } from '../room.ts';
import { communeCodes } from '../territory/names.ts';
import { phaseNotice } from './notice.ts';
import { mustBeTold, notificationRules } from './notifications.ts';
import type { Phase } from './schema.ts';

export interface Notifying {
  readonly declaration: string;
  readonly act: 'declared' | 'lifted' | 'confirmed';
  /** What makes this notification another one than the last of its declaration. */
  readonly word?: string;
  readonly phase: Phase;
  readonly communes: readonly string[];
  readonly incident?: string | undefined;
  readonly decidedAt: string;
  readonly reason?: Parameters<typeof phaseNotice>[4];
  readonly also?: Addressees | undefined;
}

/**
 * The notification that the rule demands of an act on a phase, as the event from which receipts, sending and escalation
 * follow: nobody has to think of it, and nobody can leave it out.
 */
export function notifying(
  room: Room,
  context: Context,
  decided: DecidedBy,
  told: Notifying,
): readonly Draft[] | Refusal {
  const { declaration, act, phase, communes, incident, decidedAt, also } = told;
  const decision = derivedId(declaration, told.word ?? act);
  if (room.decisions[decision]) return refuse('conflict', 'already-exists', { path: 'data.declaration' });
  const { territory } = context;
  const recipients = new Map<string, Recipient>();
  const place = { communes, zones: territory.zonesOf(communes), all: communeCodes() };
  for (const { id, kind } of mustBeTold(act === 'lifted' ? 'lifted' : 'declared', phase, place, decidedAt))
    recipients.set(id, { id, kind });
  for (const recipient of also ? recipientsOf(also, territory) : [])
    recipients.set(recipient.id, recipients.get(recipient.id) ?? recipient);
  return [
    takenDraft(room, context, {
      decision,
      incident,
      origin: { kind: 'phase', id: declaration },
      kind: 'notification',
      ...phaseNotice(room, act, { phase, communes, incident, decidedAt }, decided.authority, told.reason),
      recipients: [...recipients.values()],
      decidedAt,
      decided,
      patience: notificationRules(decidedAt).withinMinutes.value * 60,
    }),
  ];
}
