import { isValid } from '../../shared/people/mandates.ts';
import type { Event } from '../../shared/protocol.ts';
import { answersFor } from '../../shared/recipients/recipients.ts';
import type { Room } from '../../shared/room.ts';
import type { Round, RoundChased, RoundReceipt, RoundSendingReported } from '../../shared/rounds/schema.ts';
import { type Deliver, every } from '../alerts/delivery.ts';
import { idOf, writeReport } from '../alerts/reports.ts';
import type { Subscriptions } from '../alerts/subscriptions.ts';
import { topicOf } from '../alerts/urgency.ts';
import type { LiveWorld } from '../reactors/liveWorld.ts';
import type { Handle } from '../reactors/reactor.ts';
import { roundMessage } from './message.ts';

export const ROUND_SENDING = { name: 'round-sending', types: ['round.asked', 'round.chased'] } as const;

export interface RoundSendingOptions {
  readonly live: LiveWorld;
  readonly subscriptions: Subscriptions;
  readonly deliver: Deliver;
  readonly clock: () => Date;
}
/** Seconds that a question is worth delivering after it was due: a late answer still counts while it is open. */
const AFTER_DUE_S = 3_600;

/**
 * Rings the devices of whoever answers for those that a round asks, and again for those whom it chases. May be called
 * any number of times for one event: a device that this step has reached is not rung again for it; only a crash between
 * a sending and its report rings twice, with the same topic and tag.
 */
export function createRoundSending({ live, subscriptions, deliver, clock }: RoundSendingOptions): Handle {
  const { keeper } = live;
  const latest = (id: string): Round | undefined => keeper.room.rounds[id];
  const waits = (id: string, recipient: string): boolean => {
    const round = latest(id);
    return round !== undefined && !round.closed && round.receipts[recipient]?.answers.length === 0;
  };
  const report = (data: RoundSendingReported, signal: AbortSignal) => {
    const { round, recipients, device, step } = data;
    const id = idOf('round', round, String(step), device ?? recipients.join('+'));
    return writeReport(keeper, id, 'round.report-sending', data, signal);
  };

  async function ring(round: Round, recipients: readonly string[], step: number, signal: AbortSignal): Promise<void> {
    const message = roundMessage(keeper.room, round, step);
    const reached = new Set<string>();
    const works: Promise<void>[] = [];
    for (const [person, own] of personsFor(keeper.room, round, recipients, clock().toISOString()))
      for (const subscription of await subscriptions.devicesOf(person)) {
        for (const recipient of own) reached.add(recipient);
        works.push(
          (async () => {
            const { device } = subscription;
            const asked = own.filter(id => !isReported(latest(round.id)?.receipts[id], device, step));
            if (asked.length === 0) return;
            const sent = await deliver(
              subscription,
              {
                message,
                wanted: () => asked.some(id => waits(round.id, id)),
                life: () => Math.floor((Date.parse(round.due) - clock().getTime()) / 1_000) + AFTER_DUE_S,
                urgency: () => 'high',
                topic: topicOf(round.id),
              },
              signal,
            );
            if (sent) await report({ round: round.id, recipients: [...asked], device, person, step, ...sent }, signal);
          })(),
        );
      }
    const nobody = recipients.filter(id => !reached.has(id) && !isReported(round.receipts[id], undefined, step));
    works.push(
      ...nobody.map(id =>
        report({ round: round.id, recipients: [id], outcome: 'failed', reason: 'no-device', step }, signal),
      ),
    );
    await every(works);
  }

  return async (event: Event, signal) => {
    const { round: id } = event.data as { round: string };
    const round = latest(id);
    if (!round) return;
    if (event.type === 'round.asked')
      return ring(
        round,
        Object.keys(round.receipts).filter(recipient => waits(id, recipient)),
        0,
        signal,
      );
    const { recipients, channel, step } = event.data as RoundChased;
    if (channel === 'push' && step !== undefined)
      await ring(
        round,
        recipients.filter(recipient => waits(id, recipient)),
        step,
        signal,
      );
  };
}

/** Persons who answer for some of these at a moment (ISO 8601), with those for whom each stands. */
function personsFor(
  room: Room,
  round: Round,
  recipients: readonly string[],
  at: string,
): ReadonlyMap<string, readonly string[]> {
  const persons = new Map<string, string[]>();
  for (const mandate of Object.values(room.mandates)) {
    if (!isValid(mandate, at)) continue;
    for (const id of recipients) {
      const receipt = round.receipts[id];
      if (!receipt || !answersFor(mandate, { id, kind: receipt.kind })) continue;
      const known = persons.get(mandate.person) ?? [];
      if (!known.includes(id)) known.push(id);
      persons.set(mandate.person, known);
    }
  }
  return persons;
}

/** Whether anything is known of this step's sending to a device; without one, of its having nobody to send to. */
function isReported(receipt: RoundReceipt | undefined, device: string | undefined, step: number): boolean {
  if (!receipt) return false;
  if (step > 0) return receipt.chased.some(c => c.step === step && c.devices?.includes(device ?? 'none'));
  return device === undefined ? receipt.failed !== undefined : receipt.devices[device] !== undefined;
}
