import { isChased } from '../../shared/decisions/escalation.ts';
import type {
  Decision,
  DecisionEscalated,
  DecisionReceipt,
  DecisionSendingReported,
  Escalated,
} from '../../shared/decisions/schema.ts';
import { callOrder } from '../../shared/people/callOrder.ts';
import type { Event } from '../../shared/protocol.ts';
import { type Deliver, every } from '../alerts/delivery.ts';
import { idOf, writeReport } from '../alerts/reports.ts';
import type { Subscription, Subscriptions } from '../alerts/subscriptions.ts';
import { topicOf } from '../alerts/urgency.ts';
import type { LiveWorld } from '../reactors/liveWorld.ts';
import type { Handle } from '../reactors/reactor.ts';
import { decisionMessage } from './message.ts';

export const DECISION_SENDING = { name: 'decision-sending', types: ['decision.escalated', 'decision.lifted'] } as const;

export interface DecisionSendingOptions {
  readonly live: LiveWorld;
  readonly subscriptions: Subscriptions;
  readonly deliver: Deliver;
  readonly clock: () => Date;
}

/** Seconds that the order, and its taking-back, are worth delivering: as long as somebody may still act on it. */
const LIFE_S = 24 * 3_600;

/**
 * What a chain's step asks for outside: one encrypted push to every device of whom it names. The step itself is in the
 * journal already, once; this may be called any number of times for it. A device that a step has reached is not rung
 * again for the same step; only a crash between a sending and its report rings twice, with the same topic and tag.
 */
export function createDecisionSending({ live, subscriptions, deliver, clock }: DecisionSendingOptions): Handle {
  const { keeper } = live;
  const receiptOf = (id: string, recipient: string): DecisionReceipt | undefined =>
    keeper.room.decisions[id]?.receipts[recipient];
  const lifeFrom = (at: string) => LIFE_S - Math.floor((clock().getTime() - Date.parse(at)) / 1_000);
  const report = (data: DecisionSendingReported, signal: AbortSignal) => {
    const { decision, recipients, step, device, about } = data;
    const id = idOf('decision', decision, recipients.join('+'), String(step ?? ''), device ?? '', about);
    return writeReport(keeper, id, 'decision.report-sending', data, signal);
  };

  async function ring(decision: Decision, step: Escalated, recipient: string, signal: AbortSignal): Promise<void> {
    const persons = step.person ? [step.person] : everyoneFor(decision, recipient);
    const devices = (await Promise.all(persons.map(person => subscriptions.devicesOf(person)))).flat();
    const about = 'taken' as const;
    const told = { decision: decision.id, recipients: [recipient], step: step.step, about };
    if (devices.length === 0) {
      const who = step.person ? { person: step.person } : {};
      return report({ ...told, ...who, outcome: 'failed', reason: 'no-device' }, signal);
    }
    const message = decisionMessage(keeper.room, decision, about);
    const send = async (subscription: Subscription) => {
      const { device, person } = subscription;
      const latest = receiptOf(decision.id, recipient)?.chain.find(each => each.step === step.step);
      if (latest?.devices?.includes(device)) return;
      const sent = await deliver(
        subscription,
        {
          message,
          wanted() {
            const current = keeper.room.decisions[decision.id];
            const receipt = current?.receipts[recipient];
            return current !== undefined && receipt !== undefined && isChased(current, receipt);
          },
          life: () => lifeFrom(decision.entered.at),
          urgency: () => 'high',
          topic: topicOf(decision.id),
        },
        signal,
      );
      if (sent) await report({ ...told, device, person, ...sent }, signal);
    };
    await every(devices.map(send));
  }
  const everyoneFor = (decision: Decision, recipient: string): readonly string[] => {
    const receipt = decision.receipts[recipient];
    if (!receipt) return [];
    const order = callOrder(keeper.room, { id: recipient, kind: receipt.kind }, clock().toISOString());
    return order.map(({ person }) => person);
  };

  /** The taking-back goes to every device that the decision went to. */
  async function takeBack(decision: Decision, signal: AbortSignal): Promise<void> {
    const { lifted } = decision;
    if (!lifted) return;
    const message = decisionMessage(keeper.room, decision, 'lifted');
    const works = Object.values(decision.receipts).flatMap(({ recipient, devices }) =>
      Object.entries(devices)
        .filter(([, state]) => state.state !== 'failed' && !state.cancelSent)
        .map(async ([device]) => {
          const subscription = await subscriptions.get(device);
          if (!subscription) return;
          const sent = await deliver(
            subscription,
            {
              message,
              wanted: () => true,
              life: () => lifeFrom(lifted.at),
              urgency: () => 'high',
              topic: topicOf(decision.id),
            },
            signal,
          );
          const told = { decision: decision.id, recipients: [recipient], device, person: subscription.person };
          if (sent) await report({ ...told, about: 'lifted', ...sent }, signal);
        }),
    );
    await every(works);
  }

  return async (event: Event, signal) => {
    const { decision: id } = event.data as { decision: string };
    const decision = keeper.room.decisions[id];
    if (!decision) return;
    if (event.type === 'decision.lifted') return takeBack(decision, signal);
    const { recipient, step, channel } = event.data as DecisionEscalated;
    const taken = decision.receipts[recipient]?.chain.find(each => each.step === step);
    if (channel === 'push' && taken && isChased(decision, decision.receipts[recipient] as DecisionReceipt))
      await ring(decision, taken, recipient, signal);
  };
}
