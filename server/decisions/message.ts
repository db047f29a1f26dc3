import type { PushMessage } from '../../shared/alerts/push.ts';
import type { Decision } from '../../shared/decisions/schema.ts';
import { text } from '../../shared/language/read.ts';
import { FUNCTION_TITLES } from '../../shared/people/titles.ts';
import type { Room } from '../../shared/room.ts';
import { COMMUNES } from '../../shared/territory/reference.ts';

/** What devices are told of a decision, but for the device itself. */
export function decisionMessage(
  room: Room,
  decision: Decision,
  about: 'taken' | 'lifted',
): Omit<PushMessage, 'device'> {
  const { id, kind, headline, body, decidedAt, deadline, lifted } = decision;
  const where = placeOf(decision);
  const authority = room.mandates[decision.authority];
  return {
    about: about === 'taken' ? 'issue' : 'cancel',
    alert: id,
    of: 'decision',
    decisionKind: kind,
    world: 'live',
    kind: 'decision',
    severity: kind === 'notification' ? 'moderate' : 'severe',
    headline,
    body,
    from: authority ? FUNCTION_TITLES[authority.function] : text('Belfry', 'Belfry'),
    ...(where ? { where } : {}),
    issued: decidedAt,
    ...(deadline ? { respondBy: deadline } : {}),
    ...(about === 'lifted' && lifted ? { reason: lifted.reason } : {}),
    ...(room.about.room?.demonstration ? { demonstration: true } : {}),
  };
}

/** The communes on whose ground it holds; nothing where that is the whole region or nobody's. */
function placeOf({ where }: Decision): PushMessage['where'] | undefined {
  const communes = COMMUNES.filter(c => where?.communes.includes(c.nis));
  if (communes.length === 0 || communes.length === COMMUNES.length) return undefined;
  return {
    fr: communes.map(c => `${c.postalCodes[0]} ${c.fr}`).join(', '),
    nl: communes.map(c => `${c.postalCodes[0]} ${c.nl}`).join(', '),
  };
}
