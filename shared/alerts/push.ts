import type { Severity } from '../incidents/schema.ts';
import type { Text } from '../language/text.ts';
import type { Alert } from './schema.ts';

/** A text cut to what a push message carries; both languages always, since the device knows its reader, we do not. */
type Both = Pick<Text, 'fr' | 'nl'> & Partial<Pick<Text, 'en'>>;

/** What is inside one push message, encrypted for one device. Times are ISO 8601 UTC. */
export interface PushMessage {
  /** `issue`, or `cancel` for the message that takes it back: both carry the same alert, so the later replaces. */
  readonly about: 'issue' | 'cancel';
  /** Id of the alert; of the decision or the round where `of` says that it is one. */
  readonly alert: string;
  readonly of?: 'alert' | 'decision' | 'round';
  readonly decisionKind?: 'order' | 'measure' | 'notification';
  readonly world: 'live';
  /** This device, as the room's receipts name it. */
  readonly device: string;
  readonly kind: Alert['kind'];
  readonly severity: Severity;
  readonly headline: Both;
  readonly body: Both;
  /** Who issued it, by function. */
  readonly from: Both;
  /** The communes concerned, `1210 Saint-Josse-ten-Noode`; absent where no place is known. */
  readonly where?: Both;
  readonly issued: string;
  readonly respondBy?: string;
  /** Why it was taken back. */
  readonly reason?: Both;
  readonly demonstration?: boolean;
}

/** The tag of a notification: a later message about the same alert replaces the earlier one, and does not add to it. */
export const tagOf = ({ of = 'alert', alert }: Pick<PushMessage, 'of' | 'alert'>): string => `${of}-${alert}`;
/** The page on a phone that a message opens. */
export const pathOf = ({ of = 'alert', alert }: Pick<PushMessage, 'of' | 'alert'>): string => `/${of}s/${alert}`;
