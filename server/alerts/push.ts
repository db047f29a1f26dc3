import { Agent, request } from 'node:https';
import webpush from 'web-push';
import type { EndpointRule } from './endpoints.ts';
import type { Subscription } from './subscriptions.ts';
import type { Vapid } from './vapid.ts';

/** What a push service said to one message. */
export type Said =
  /** 201: queued. Not delivered: only the device itself can say that. */
  | { readonly outcome: 'queued' }
  /** 404 or 410 (RFC 8030 §7.3): the subscription is no more. */
  | { readonly outcome: 'gone' }
  /** 413: offer less. */
  | { readonly outcome: 'too-large' }
  /** 429, 5xx, or no answer: try again, not before `retryAfter` ms where the service says so. */
  | {
      readonly outcome: 'later';
      readonly reason: 'too-many' | 'unavailable' | 'unreachable';
      readonly retryAfter?: number;
    }
  /** It will not take it however often it is asked. */
  | { readonly outcome: 'refused'; readonly status: number };

export interface PushMessageHeaders {
  /** Seconds the service keeps it for a device that is away. */
  readonly ttl: number;
  readonly urgency: 'very-low' | 'low' | 'normal' | 'high';
  /** At most 32 characters base64url: a later message with it replaces an undelivered one (RFC 8030 §5.4). */
  readonly topic: string;
}

export interface Pusher {
  push(to: Pick<Subscription, 'endpoint' | 'keys'>, payload: string, headers: PushMessageHeaders): Promise<Said>;
  close(): void;
}

/** Longer than any push service takes to accept a message; a silent one must not hold a place for ever. */
const ANSWER_MS = 15_000;
/** A push service's words are of no use beyond its status. */
const READ_AT_MOST = 4_096;

/** Sends messages encrypted for the device (RFC 8291) and signed by this server (RFC 8292), over https. */
export function createPusher(options: { vapid: Vapid; rule: EndpointRule; clock: () => Date }): Pusher {
  const { vapid, rule, clock } = options;
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 32,
    ...(rule.lookup ? { lookup: rule.lookup as never } : {}),
    ...(rule.ca ? { ca: rule.ca } : {}),
  });
  return {
    async push({ endpoint, keys }, payload, { ttl, urgency, topic }) {
      if (rule.refusalOf(endpoint)) return { outcome: 'refused', status: 0 };
      const { body, headers } = webpush.generateRequestDetails({ endpoint, keys }, payload, {
        TTL: ttl,
        urgency,
        topic,
        contentEncoding: 'aes128gcm',
        headers: { Authorization: vapid.authorizationFor(endpoint) },
      });
      try {
        const { status, retryAfter } = await post(agent, endpoint, headers as Record<string, string>, body as Buffer);
        return saidBy(status, retryAfter, clock());
      } catch {
        return { outcome: 'later', reason: 'unreachable' };
      }
    },
    close: () => agent.destroy(),
  };
}

function saidBy(status: number, retryAfter: string | undefined, now: Date): Said {
  if (status >= 200 && status < 300) return { outcome: 'queued' };
  if (status === 404 || status === 410) return { outcome: 'gone' };
  if (status === 413) return { outcome: 'too-large' };
  if (status !== 429 && status < 500) return { outcome: 'refused', status };
  const wait = waitOf(retryAfter, now);
  const reason = status === 429 ? 'too-many' : 'unavailable';
  return { outcome: 'later', reason, ...(wait === undefined ? {} : { retryAfter: wait }) };
}

/** `Retry-After` is a number of seconds or a date (RFC 9110 §10.2.3); in ms. */
export function waitOf(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}

function post(agent: Agent, url: string, headers: Record<string, string>, body: Buffer) {
  return new Promise<{ status: number; retryAfter: string | undefined }>((resolve, reject) => {
    const asked = request(url, { method: 'POST', agent, headers, signal: AbortSignal.timeout(ANSWER_MS) }, answer => {
      let read = 0;
      answer.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read > READ_AT_MOST) answer.destroy();
      });
      // Whatever follows the status changes nothing.
      answer.on('close', () => resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] }));
      answer.on('error', () => {});
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
