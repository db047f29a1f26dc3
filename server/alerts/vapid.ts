import webpush from 'web-push';
import type { Records } from '../records/port.ts';

/** The server's identity towards push services (RFC 8292): a P-256 key pair, base64url. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/**
 * The key pair, made at the first start and kept: every subscription is bound to it. Nodes that start together agree
 * on the one that was written first.
 */
export async function vapidKeys(records: Records): Promise<VapidKeys> {
  const shelf = records.shelf<VapidKeys>('keys');
  const kept = await shelf.get('vapid');
  if (kept) return kept;
  const made = webpush.generateVAPIDKeys();
  if (await shelf.add('vapid', made)) return made;
  const first = await shelf.get('vapid');
  if (!first) throw new Error('The VAPID keys can be neither written nor read');
  return first;
}

/** A token lives at most 24 h (RFC 8292 §2); half of it, and it is renewed an hour early. Seconds. */
const LIFE = 12 * 3_600;
const EARLY = 3_600;

/** Gives the `Authorization` header for an endpoint; signs once per push service, not per message. */
export function createVapid(keys: VapidKeys, subject: string, clock: () => Date) {
  const tokens = new Map<string, { readonly header: string; readonly until: number }>();
  return {
    publicKey: keys.publicKey,
    authorizationFor(endpoint: string): string {
      const { origin } = new URL(endpoint);
      const now = Math.floor(clock().getTime() / 1000);
      const known = tokens.get(origin);
      if (known && known.until > now) return known.header;
      const { Authorization: header } = webpush.getVapidHeaders(
        origin,
        subject,
        keys.publicKey,
        keys.privateKey,
        'aes128gcm',
        now + LIFE,
      );
      tokens.set(origin, { header, until: now + LIFE - EARLY });
      return header;
    },
  };
}
export type Vapid = ReturnType<typeof createVapid>;
