import type { Alert, Receipt } from '../../shared/alerts/schema.ts';
import { isValid } from '../../shared/people/mandates.ts';
import { answersFor } from '../../shared/recipients/recipients.ts';
import type { Room } from '../../shared/room.ts';
import type { Subscription, Subscriptions } from './subscriptions.ts';

/** One device that an alert goes to, and the recipients for whom its person answers. */
export interface Addressee {
  readonly subscription: Subscription;
  readonly recipients: readonly string[];
}

/** Persons who answer for the recipients of an alert at a moment (ISO 8601), with the recipients each stands for. */
export function personsOf(room: Room, alert: Alert, at: string): ReadonlyMap<string, readonly string[]> {
  const persons = new Map<string, string[]>();
  const receipts = Object.values(alert.receipts);
  for (const mandate of Object.values(room.mandates)) {
    if (!isValid(mandate, at)) continue;
    for (const { recipient, kind } of receipts) {
      if (!answersFor(mandate, { id: recipient, kind })) continue;
      const known = persons.get(mandate.person) ?? [];
      if (!known.includes(recipient)) known.push(recipient);
      persons.set(mandate.person, known);
    }
  }
  return persons;
}

/** All devices that an alert goes to at a moment, and the recipients that nobody can be reached for. */
export async function addresseesOf(
  room: Room,
  alert: Alert,
  at: string,
  subscriptions: Pick<Subscriptions, 'devicesOf'>,
): Promise<{ readonly addressees: readonly Addressee[]; readonly unreachable: readonly string[] }> {
  const addressees: Addressee[] = [];
  for (const [person, recipients] of personsOf(room, alert, at))
    for (const subscription of await subscriptions.devicesOf(person)) addressees.push({ subscription, recipients });
  const reached = new Set(addressees.flatMap(({ recipients }) => recipients));
  return { addressees, unreachable: Object.keys(alert.receipts).filter(id => !reached.has(id)) };
}

/** Whether anything is known of sending to this device: then it is not sent again. */
export const isReported = (receipt: Receipt | undefined, device: string): boolean =>
  receipt?.devices[device] !== undefined;
