import type { LiveWorld } from '../reactors/liveWorld.ts';
import { type Reactor, startReactor } from '../reactors/reactor.ts';
import type { Records } from '../records/port.ts';
import { createDelivery, type Deliver, type RetryPlan } from './delivery.ts';
import { type EndpointRule, publicEndpoints } from './endpoints.ts';
import { createPusher } from './push.ts';
import { createSending, SENDING } from './sending.ts';
import { createSubscriptions, type Subscriptions } from './subscriptions.ts';
import { createVapid, vapidKeys } from './vapid.ts';

export interface AlertSendingOptions {
  readonly live: LiveWorld;
  readonly records: Records;
  readonly clock: () => Date;
  /** This node, unique among those on the same records. */
  readonly holder: string;
  /** Whom a push service may write to about this server: `mailto:` or `https:` (RFC 8292 §2.1). */
  readonly subject: string;
  readonly isAlive: (session: string) => Promise<boolean>;
  readonly onError: (error: unknown) => void;
  readonly rule?: EndpointRule;
  readonly retry?: RetryPlan;
  readonly leaseMs?: number;
  /** Position that a first start begins after: the end of what a demonstration tells as past. */
  readonly startAfter?: number;
}
export interface AlertSending {
  /** For `GET /api/push/key`. */
  readonly publicKey: string;
  readonly subscriptions: Subscriptions;
  /** The sender, for what else is pushed to devices. */
  readonly deliver: Deliver;
  readonly reactor: Reactor;
  close(): Promise<void>;
}

/** Puts the last hop together: keys, subscriptions, the pusher and the reactor that acts. */
export async function startAlertSending(options: AlertSendingOptions): Promise<AlertSending> {
  const { live, records, clock, holder, onError, isAlive, rule = publicEndpoints } = options;
  const keys = await vapidKeys(records);
  const subscriptions = createSubscriptions({ records, clock, rule, isAlive });
  const pusher = createPusher({ vapid: createVapid(keys, options.subject, clock), rule, clock });
  const deliver = createDelivery({ subscriptions, pusher, retry: options.retry });
  const sending = createSending({ live, subscriptions, deliver, clock });
  const reactor = startReactor(
    {
      ...SENDING,
      live,
      records,
      clock,
      holder,
      onError,
      ...(options.startAfter === undefined ? {} : { startAfter: options.startAfter }),
      ...(options.leaseMs === undefined ? {} : { leaseMs: options.leaseMs }),
    },
    sending,
  );
  return {
    publicKey: keys.publicKey,
    subscriptions,
    deliver,
    reactor,
    async close() {
      await reactor.close();
      pusher.close();
    },
  };
}
