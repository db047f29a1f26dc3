import type { PushMessage } from '../../shared/alerts/push.ts';
import { pause } from '../reactors/pause.ts';
import { createLimit } from './limit.ts';
import { PAYLOAD_AT_MOST, payloadOf, SMALLER_PAYLOADS } from './message.ts';
import type { Pusher, PushMessageHeaders } from './push.ts';
import type { Subscription, Subscriptions } from './subscriptions.ts';

/** How a push service that says "later" is asked again; pauses double from `firstMs` to `longestMs`. */
export interface RetryPlan {
  readonly firstMs: number;
  readonly longestMs: number;
  readonly attempts: number;
}
/** Nine attempts over some six minutes; a service that names its own wait is obeyed within the life of the message. */
const RETRY: RetryPlan = { firstMs: 1_000, longestMs: 120_000, attempts: 9 };
/** Encrypting takes a core about a millisecond a message, so more at once would only queue inside the process. */
const AT_ONCE = 32;

export type Sent = { readonly outcome: 'sent' } | { readonly outcome: 'failed'; readonly reason: string };

/** One message as it is to be delivered; asked anew before each attempt, since the room goes on meanwhile. */
export interface ToDeliver {
  readonly message: Omit<PushMessage, 'device'>;
  /** Whether it is still wanted: not once it has been taken back. */
  wanted(): boolean;
  /** Seconds that a push service keeps it from now on; zero or less is too late to send. */
  life(): number;
  urgency(): PushMessageHeaders['urgency'];
  readonly topic: string;
}
/** One message to one device until its service has taken or refused it; undefined where it is wanted no more. */
export type Deliver = (to: Subscription, what: ToDeliver, signal: AbortSignal) => Promise<Sent | undefined>;

export interface DeliveryOptions {
  readonly subscriptions: Subscriptions;
  readonly pusher: Pusher;
  readonly retry?: RetryPlan | undefined;
  /** Messages on their way at once, of all that is sent. */
  readonly atOnce?: number | undefined;
}

/** The sender that alerts and decisions share: one limit, one way to ask again, one rule for what is too large. */
export function createDelivery({ subscriptions, pusher, retry = RETRY, atOnce = AT_ONCE }: DeliveryOptions): Deliver {
  const limit = createLimit(atOnce);
  return async (subscription, what, signal) => {
    const smaller = [...SMALLER_PAYLOADS];
    let payload = payloadOf(what.message, subscription.device, PAYLOAD_AT_MOST);
    for (let attempt = 1; ; ) {
      if (!what.wanted()) return undefined;
      const ttl = what.life();
      if (ttl <= 0) return { outcome: 'failed', reason: 'expired' };
      const headers = { ttl, urgency: what.urgency(), topic: what.topic };
      const said = await limit(async () => {
        signal.throwIfAborted();
        return pusher.push(subscription, payload, headers);
      });
      switch (said.outcome) {
        case 'queued':
          return { outcome: 'sent' };
        case 'gone':
          await subscriptions.forget(subscription.device);
          return { outcome: 'failed', reason: 'gone' };
        case 'refused':
          return { outcome: 'failed', reason: `refused-${said.status}` };
        case 'too-large': {
          const most = smaller.shift();
          if (most === undefined) return { outcome: 'failed', reason: 'too-large' };
          payload = payloadOf(what.message, subscription.device, most);
          continue;
        }
        case 'later': {
          const wait = Math.max(said.retryAfter ?? 0, Math.min(retry.firstMs * 2 ** (attempt - 1), retry.longestMs));
          if (attempt >= retry.attempts || wait > ttl * 1_000) return { outcome: 'failed', reason: said.reason };
          attempt += 1;
          await pause(wait, signal);
          signal.throwIfAborted();
        }
      }
    }
  };
}

/** Waits for all, then tells the first failure: one device must not leave the others half done. */
export async function every(works: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(works);
  const failure = results.find(result => result.status === 'rejected');
  if (failure) throw failure.reason;
}
