import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Records } from '../records/port.ts';
import type { EndpointRule } from './endpoints.ts';

const base64url = (bytes: number) =>
  z
    .string()
    .max(200)
    .regex(/^[A-Za-z0-9_-]+={0,2}$/)
    .refine(value => Buffer.from(value, 'base64url').length === bytes, { error: 'wrong-length' });

/** `PushSubscription.toJSON()` of the Push API: the device's public key (P-256, uncompressed) and its secret (RFC 8291 §2). */
export const subscriptionSchema = z.strictObject({
  endpoint: z.url().max(1_000),
  expirationTime: z.number().nullable().optional(),
  keys: z.strictObject({ p256dh: base64url(65), auth: base64url(16) }),
});
export const endpointSchema = z.strictObject({ endpoint: z.string().min(1).max(1_000) });
export type SubscriptionInput = z.infer<typeof subscriptionSchema>;

/** Where one browser of one person can be reached, as long as its session lives. */
export interface Subscription {
  /** The session's device, as receipts name it. */
  readonly device: string;
  /** Digest of the endpoint: one browser is one device, whoever signs in on it. */
  readonly address: string;
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  readonly person: string;
  readonly session: string;
  /** ISO 8601 UTC. */
  readonly since: string;
}

/** A person's phone, tablet, desk and a spare of each; more than that is a leak or a mischief. */
export const DEVICES_AT_MOST = 10;

export const addressOf = (endpoint: string): string => createHash('sha256').update(endpoint).digest('base64url');

/** The session that asks. */
export interface Owner {
  readonly id: string;
  readonly person: string;
  readonly device: string;
}

export interface Subscriptions {
  /**
   * Keeps the subscription for a session; the same endpoint again replaces, whoever held it before: the browser is the
   * one that asks. Beyond `DEVICES_AT_MOST` a person's oldest gives way.
   */
  add(owner: Owner, input: SubscriptionInput): Promise<Subscription | Refused>;
  /** Forgets an endpoint of this session; false where it has none such. */
  remove(session: string, endpoint: string): Promise<boolean>;
  /** The session ended: so do its subscriptions. */
  removeOf(session: string): Promise<void>;
  /** The push service says that the device is gone. */
  forget(device: string): Promise<void>;
  /** One device, if its session is still alive. */
  get(device: string): Promise<Subscription | undefined>;
  /** Those of a person whose sessions are still alive. */
  devicesOf(person: string): Promise<readonly Subscription[]>;
}
export interface Refused {
  readonly refused: NonNullable<ReturnType<EndpointRule['refusalOf']>>;
}

export interface SubscriptionsOptions {
  readonly records: Records;
  readonly clock: () => Date;
  readonly rule: EndpointRule;
  /** Whether a session is neither ended nor expired. */
  readonly isAlive: (session: string) => Promise<boolean>;
}

export function createSubscriptions({ records, clock, rule, isAlive }: SubscriptionsOptions): Subscriptions {
  const shelf = records.shelf<Subscription>('push-subscriptions', ['person', 'session', 'address']);
  /** A session that ran out tells nobody: whoever looks next clears up. */
  const living = async (subscription: Subscription): Promise<Subscription | undefined> => {
    if (await isAlive(subscription.session)) return subscription;
    await shelf.remove(subscription.device);
    return undefined;
  };
  return {
    async add({ id: session, person, device }, { endpoint, keys }) {
      const refused = rule.refusalOf(endpoint);
      if (refused) return { refused };
      const address = addressOf(endpoint);
      const subscription = { device, address, endpoint, keys, person, session, since: clock().toISOString() };
      await shelf.put(device, subscription);
      for (const [other] of await shelf.find('address', address)) if (other !== device) await shelf.remove(other);
      const all = (await shelf.find('person', person)).filter(([key]) => key !== device);
      const oldest = all.toSorted(([, a], [, b]) => (a.since < b.since ? -1 : 1));
      for (const [key] of oldest.slice(0, Math.max(0, all.length + 1 - DEVICES_AT_MOST))) await shelf.remove(key);
      return subscription;
    },
    async remove(session, endpoint) {
      const known = (await shelf.find('session', session)).find(([, each]) => each.endpoint === endpoint);
      return known !== undefined && (await shelf.remove(known[0]));
    },
    async removeOf(session) {
      for (const [key] of await shelf.find('session', session)) await shelf.remove(key);
    },
    async forget(device) {
      await shelf.remove(device);
    },
    async get(device) {
      const found = await shelf.get(device);
      return found && living(found);
    },
    async devicesOf(person) {
      const found = await shelf.find('person', person);
      const alive = await Promise.all(found.map(([, subscription]) => living(subscription)));
      return alive.filter(subscription => subscription !== undefined);
    },
  };
}
