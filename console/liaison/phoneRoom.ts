import type { Alert, Receipt } from '../../shared/alerts/schema.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import type { EventsMessage } from '../../shared/protocol.ts';
import { answersFor } from '../../shared/recipients/recipients.ts';
import { advance, emptyRoom, type Room } from '../../shared/room.ts';

/** What a phone's pages show of the room, and nothing else: small enough to be kept on a phone. */
export type LiaisonRoom = Pick<
  Room,
  | 'seq'
  | 'about'
  | 'alerts'
  | 'decisions'
  | 'rounds'
  | 'incidents'
  | 'perimeters'
  | 'mandates'
  | 'tasks'
  | 'organs'
  | 'calls'
>;

export const partOf = ({
  seq,
  about,
  alerts,
  decisions,
  rounds,
  incidents,
  perimeters,
  mandates,
  tasks,
  organs,
  calls,
}: Room): LiaisonRoom => ({
  seq,
  about,
  alerts,
  decisions,
  rounds,
  incidents,
  perimeters,
  mandates,
  tasks,
  organs,
  calls,
});
export const wholeOf = (part: LiaisonRoom): Room => ({ ...emptyRoom('live'), ...part });

/** The room after a batch; undefined where the batch does not fit, so that the room must be asked for anew. */
export function follow(room: Room, message: EventsMessage): Room | undefined {
  if (message.upTo <= room.seq) return room;
  return message.after === room.seq ? { ...advance(room, message.events), seq: message.upTo } : undefined;
}

/** The receipts of an alert for which the holder of these mandates answers. */
export const receiptsFor = (alert: Alert, mandates: readonly Mandate[]): readonly Receipt[] =>
  Object.values(alert.receipts).filter(({ recipient, kind }) =>
    mandates.some(mandate => answersFor(mandate, { id: recipient, kind })),
  );

/** Alerts that were issued to these mandates, newest first. */
export const alertsFor = (room: LiaisonRoom, mandates: readonly Mandate[]): readonly Alert[] =>
  Object.values(room.alerts)
    .filter(alert => alert.issued && receiptsFor(alert, mandates).length > 0)
    .sort((a, b) => (a.issued!.at < b.issued!.at ? 1 : -1));
