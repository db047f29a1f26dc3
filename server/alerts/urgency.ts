import type { PushMessage } from '../../shared/alerts/push.ts';
import type { Alert } from '../../shared/alerts/schema.ts';
import type { PushMessageHeaders } from './push.ts';

const HOUR = 3_600;
/** Seconds that an alert without a deadline is worth delivering; autopush and FCM keep a day without question. */
const LIFE: Readonly<Record<Alert['severity'], number>> = {
  extreme: 24 * HOUR,
  severe: 24 * HOUR,
  unknown: 24 * HOUR,
  moderate: 12 * HOUR,
  minor: 6 * HOUR,
};
/** A phone that comes back an hour after the deadline should still be told; its answer is late, not worthless. */
const AFTER_DEADLINE = HOUR;
/** The taking-back is worth as long as anyone may still act on the alert. */
const CANCEL_LIFE = 24 * HOUR;

/**
 * Seconds a push service keeps the message from now on: until an hour after the deadline, or by severity from the
 * moment of issue. Zero or less: too late to send at all.
 */
export function lifeOf(alert: Alert, about: PushMessage['about'], now: Date): number {
  const start = about === 'cancel' ? alert.cancelled?.at : alert.issued?.at;
  const from = Date.parse(start ?? alert.drafted.at) / 1_000;
  const byDeadline = alert.respondBy
    ? Date.parse(alert.respondBy) / 1_000 + AFTER_DEADLINE
    : from + LIFE[alert.severity];
  const until = about === 'cancel' ? from + CANCEL_LIFE : Math.min(byDeadline, from + 24 * HOUR);
  return Math.floor(until - now.getTime() / 1_000);
}

/**
 * RFC 8030 §5.3: `high` reaches a phone on a low battery and wakes it. What is severe, not yet known, or wants an
 * answer within the hour is; tests of the chain never are.
 */
export function urgencyOf(alert: Alert, about: PushMessage['about'], now: Date): PushMessageHeaders['urgency'] {
  if (alert.kind === 'test') return 'normal';
  if (about === 'cancel' || alert.severity === 'minor') return 'normal';
  const soon = alert.respondBy !== undefined && Date.parse(alert.respondBy) - now.getTime() < HOUR * 1_000;
  return soon || alert.severity !== 'moderate' ? 'high' : 'normal';
}

/** The alert's id in 22 characters base64url: issue and taking-back share it, so only the later waits for a phone. */
export const topicOf = (alert: string): string => Buffer.from(alert.replaceAll('-', ''), 'hex').toString('base64url');
