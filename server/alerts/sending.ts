import type { PushMessage } from '../../shared/alerts/push.ts';
import type { Alert } from '../../shared/alerts/schema.ts';
import type { Event } from '../../shared/protocol.ts';
import type { LiveWorld } from '../reactors/liveWorld.ts';
import type { Handle } from '../reactors/reactor.ts';
import { type Deliver, every } from './delivery.ts';
import { messageOf } from './message.ts';
import { type Addressee, addresseesOf, isReported } from './recipientDevices.ts';
import { report } from './reports.ts';
import type { Subscriptions } from './subscriptions.ts';
import { lifeOf, topicOf, urgencyOf } from './urgency.ts';

export const SENDING = { name: 'alert-sending', types: ['alert.issued', 'alert.cancelled'] } as const;

export interface SendingOptions {
  readonly live: LiveWorld;
  readonly subscriptions: Subscriptions;
  readonly deliver: Deliver;
  readonly clock: () => Date;
}

/**
 * The last hop of an alert: one encrypted push to every device of everyone who answers for a recipient, and the
 * taking-back to those that got it. What is known of a device is never sent again, so this may be called any number
 * of times for the same event; only a crash between a sending and its report rings twice, with the same topic and tag.
 */
export function createSending(options: SendingOptions): Handle {
  const { live, subscriptions, deliver, clock } = options;
  const { keeper } = live;
  /** The taking-back of an alert waits until its sending has stopped, or it could be overtaken by it. */
  const busy = new Map<string, Promise<void>>();
  const now = () => clock().toISOString();
  const current = (alert: Alert): Alert => keeper.room.alerts[alert.id] ?? alert;

  async function issue(alert: Alert, signal: AbortSignal): Promise<void> {
    const message = messageOf(keeper.room, alert, 'issue');
    const { addressees, unreachable } = await addresseesOf(keeper.room, alert, now(), subscriptions);
    const silent = unreachable.filter(id => {
      const receipt = alert.receipts[id];
      return !receipt?.sent && !receipt?.received && !receipt?.failed;
    });
    await every([
      ...silent.map(id =>
        report(
          keeper,
          { alert: alert.id, recipients: [id], outcome: 'failed', reason: 'no-device', about: 'issue' },
          signal,
        ),
      ),
      ...addressees.map(addressee => sendTo(alert, addressee, message, signal)),
    ]);
  }

  async function cancel(alert: Alert, signal: AbortSignal): Promise<void> {
    const message = messageOf(keeper.room, alert, 'cancel');
    await every((await holdersOf(alert)).map(addressee => sendTo(alert, addressee, message, signal)));
  }

  /** Devices that got the alert, and those that a crash may have kept from being reported. */
  async function holdersOf(alert: Alert): Promise<readonly Addressee[]> {
    const holders = new Map<string, Addressee>();
    for (const { recipient, devices } of Object.values(alert.receipts))
      for (const [device, state] of Object.entries(devices)) {
        if (state.state === 'failed' || state.cancelSent) continue;
        const subscription = await subscriptions.get(device);
        const before = holders.get(device)?.recipients ?? [];
        if (subscription) holders.set(device, { subscription, recipients: [...before, recipient] });
      }
    const { addressees } = await addresseesOf(keeper.room, alert, now(), subscriptions);
    for (const addressee of addressees) {
      const { device, since } = addressee.subscription;
      const unknown = addressee.recipients.every(id => !isReported(alert.receipts[id], device));
      const wasThere = alert.issued !== undefined && Date.parse(since) <= Date.parse(alert.issued.at);
      if (unknown && wasThere) holders.set(device, addressee);
    }
    return [...holders.values()];
  }

  async function sendTo(
    alert: Alert,
    { subscription, recipients }: Addressee,
    message: Omit<PushMessage, 'device'>,
    signal: AbortSignal,
  ): Promise<void> {
    const { device, person } = subscription;
    const { about } = message;
    const asked =
      about === 'cancel' ? recipients : recipients.filter(id => !isReported(current(alert).receipts[id], device));
    if (asked.length === 0) return;
    const sent = await deliver(
      subscription,
      {
        message,
        wanted: () => about === 'cancel' || current(alert).status !== 'cancelled',
        life: () => lifeOf(current(alert), about, clock()),
        urgency: () => urgencyOf(current(alert), about, clock()),
        topic: topicOf(alert.id),
      },
      signal,
    );
    if (sent) await report(keeper, { alert: alert.id, recipients: [...asked], device, person, about, ...sent }, signal);
  }

  return async (event: Event, signal) => {
    const { alert: id } = event.data as { alert: string };
    const earlier = busy.get(id);
    const work = (async () => {
      await earlier?.catch(() => {});
      signal.throwIfAborted();
      const alert = keeper.room.alerts[id];
      if (!alert?.issued) return;
      if (event.type === 'alert.cancelled') await cancel(alert, signal);
      else await issue(alert, signal);
    })();
    busy.set(id, work);
    try {
      await work;
    } finally {
      if (busy.get(id) === work) busy.delete(id);
    }
  };
}
