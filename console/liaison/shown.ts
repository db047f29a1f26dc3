import type { PushMessage } from '../../shared/alerts/push.ts';
import type { Alert, Receipt } from '../../shared/alerts/schema.ts';
import { read } from '../../shared/language/read.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import type { Room } from '../../shared/room.ts';
import type { Language } from '../language/language.ts';
import { capacityOf, communeFull, recipientName } from '../situation/names.ts';
import { receiptsFor } from './phoneRoom.ts';
import { type PlaceOnMap, placeOf } from './place.ts';

/** One alert in the reader's words, from the room or, where the room has not been reached since, from its push. */
export interface ShownAlert {
  readonly id: string;
  readonly kind: Alert['kind'];
  readonly severity: Alert['severity'];
  readonly headline: string;
  /** What is asked first, then what is happening. */
  readonly paragraphs: readonly string[];
  readonly from: string;
  /** Those for whom the reader is addressed: `1070 Anderlecht`. */
  readonly to: readonly string[];
  readonly where: readonly string[];
  readonly issued: string;
  readonly respondBy?: string | undefined;
  readonly cancelled?: { readonly at?: string; readonly reason: string } | undefined;
  readonly place?: PlaceOnMap | undefined;
  readonly receipts: readonly Receipt[];
  /** An exercise or a test inside the live room. */
  readonly drill: boolean;
}

export function shownAlert(room: Room, alert: Alert, mandates: readonly Mandate[], language: Language): ShownAlert {
  const receipts = receiptsFor(alert, mandates);
  const incident = alert.incident === undefined ? undefined : room.incidents[alert.incident];
  const { issued, drafted, cancelled } = alert;
  return {
    id: alert.id,
    kind: alert.kind,
    severity: alert.severity,
    headline: read(alert.headline, language),
    paragraphs: [alert.instruction, alert.body].flatMap(text => (text ? [read(text, language)] : [])),
    from: capacityOf(room, (issued ?? drafted).by, language),
    to: receipts.map(receipt => recipientName(receipt, language)),
    where: (incident?.communes ?? alert.where?.communes ?? []).map(nis => communeFull(nis, language)),
    issued: (issued ?? drafted).at,
    respondBy: alert.respondBy,
    cancelled: cancelled && { at: cancelled.at, reason: read(cancelled.reason, language) },
    place: placeOf(room, { ...alert, area: alert.to.area }, incident, language),
    receipts,
    drill: alert.kind === 'test' || incident?.kind === 'exercise' || incident?.kind === 'test',
  };
}

export const shownMessage = (message: PushMessage, language: Language): ShownAlert => ({
  id: message.alert,
  kind: message.kind,
  severity: message.severity,
  headline: read(message.headline, language),
  paragraphs: read(message.body, language).split('\n'),
  from: read(message.from, language),
  to: [],
  where: message.where ? read(message.where, language).split(', ') : [],
  issued: message.issued,
  respondBy: message.respondBy,
  cancelled: message.about === 'cancel' ? { reason: message.reason ? read(message.reason, language) : '' } : undefined,
  receipts: [],
  drill: message.kind === 'test',
});
