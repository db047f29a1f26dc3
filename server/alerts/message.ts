import type { PushMessage } from '../../shared/alerts/push.ts';
import type { Alert } from '../../shared/alerts/schema.ts';
import type { Text } from '../../shared/language/text.ts';
import { FUNCTION_TITLES } from '../../shared/people/titles.ts';
import type { Room } from '../../shared/room.ts';
import { COMMUNES } from '../../shared/territory/reference.ts';

/**
 * Plaintext that one message may carry, in bytes: every push service takes 4,096 of ciphertext (RFC 8030 §7.2), of
 * which RFC 8291 §4 takes 86 for its header, 16 for the tag and 1 for the delimiter.
 */
export const PAYLOAD_AT_MOST = 3_993;
/** What a service that answers 413 is offered next: what Firefox for Android takes over its bridge, then a bare call. */
export const SMALLER_PAYLOADS = [2_744, 1_200] as const;

/** Texts that give way first when a message is too long, and the share of its bytes that each may keep at least. */
const CUT = ['body', 'reason', 'where', 'headline'] as const;
const ELLIPSIS = '…';

type Languages = PushMessage['headline'];
const named = (fr: string, nl: string): Languages => ({ fr, nl });

/** What devices are told of an alert, but for the device itself. */
export function messageOf(room: Room, alert: Alert, about: PushMessage['about']): Omit<PushMessage, 'device'> {
  const { issued, cancelled, respondBy } = alert;
  const where = placeOf(room, alert);
  return {
    about,
    alert: alert.id,
    world: 'live',
    kind: alert.kind,
    severity: alert.severity,
    headline: alert.headline,
    body: alert.instruction ? both(alert.body, alert.instruction) : alert.body,
    from: senderOf(room, alert),
    ...(where ? { where } : {}),
    issued: issued?.at ?? alert.drafted.at,
    ...(respondBy ? { respondBy } : {}),
    ...(about === 'cancel' && cancelled ? { reason: cancelled.reason } : {}),
    ...(room.about.room?.demonstration ? { demonstration: true } : {}),
  };
}

/** What is asked comes first: on a locked screen only the first lines are seen. */
const both = (body: Text, instruction: Text): Languages => {
  const en = instruction.en && body.en ? { en: `${instruction.en}\n${body.en}` } : {};
  return { fr: `${instruction.fr}\n${body.fr}`, nl: `${instruction.nl}\n${body.nl}`, ...en };
};

function senderOf(room: Room, alert: Alert): Languages {
  const mandate = room.mandates[alert.issued?.by.mandate ?? ''];
  return mandate ? FUNCTION_TITLES[mandate.function] : named('Belfry', 'Belfry');
}

/** The communes of the incident, else those addressed; nothing where it is the whole region or nobody's ground. */
function placeOf(room: Room, alert: Alert): Languages | undefined {
  const incident = alert.incident === undefined ? undefined : room.incidents[alert.incident];
  const nis = incident?.communes.length ? incident.communes : (alert.to.communes ?? []);
  const communes = COMMUNES.filter(c => nis.includes(c.nis));
  if (communes.length === 0 || communes.length === COMMUNES.length) return undefined;
  return named(
    communes.map(c => `${c.postalCodes[0]} ${c.fr}`).join(', '),
    communes.map(c => `${c.postalCodes[0]} ${c.nl}`).join(', '),
  );
}

/**
 * The message for one device in at most so many bytes of UTF-8, as JSON. Texts are cut in every language alike, the
 * longest kind first; nothing is ever left out in one language only.
 */
export function payloadOf(
  message: Omit<PushMessage, 'device'>,
  device: string,
  most: number = PAYLOAD_AT_MOST,
): string {
  let shown: PushMessage = { ...message, device };
  for (const field of CUT) {
    const over = size(shown) - most;
    if (over <= 0) break;
    const text = shown[field];
    if (text) shown = { ...shown, [field]: cut(text, over) };
  }
  if (size(shown) > most) throw new Error(`The message about ${message.alert} cannot be cut to ${most} bytes`);
  return JSON.stringify(shown);
}
const size = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** Takes at least `over` bytes of JSON off a text, the same share of each language, down to the ellipsis alone. */
function cut(text: Languages, over: number): Languages {
  const entries = Object.entries(text) as [string, string][];
  const total = entries.reduce((sum, [, words]) => sum + size(words), 0);
  const keep = Math.max(0, (total - over) / total);
  return Object.fromEntries(
    entries.map(([language, words]) => [language, head(words, Math.floor(size(words) * keep) - size(ELLIPSIS))]),
  ) as unknown as Languages;
}

/** The beginning of a text in at most so many bytes of JSON, whole characters, with an ellipsis. */
function head(words: string, bytes: number): string {
  let kept = '';
  let used = 0;
  for (const { segment } of new Intl.Segmenter().segment(words)) {
    used += size(segment) - 2;
    if (used > bytes) break;
    kept += segment;
  }
  return `${kept.trimEnd()}${ELLIPSIS}`;
}
