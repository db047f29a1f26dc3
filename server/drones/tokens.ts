import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Records } from '../records/port.ts';

/** Tokens by which a gateway sends positions over HTTP: one a drone, kept as a digest, shown once. */
export interface DroneTokens {
  /** Makes one; an older one of this drone is void. */
  make(feed: string): Promise<string>;
  revoke(feed: string): Promise<boolean>;
  /** The drone that a token is for. */
  feedOf(token: string): Promise<string | undefined>;
}
const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

export function createDroneTokens(records: Records): DroneTokens {
  const shelf = records.shelf<{ digest: string }>('drone-tokens');
  return {
    async make(feed) {
      const token = `${feed}.${randomBytes(32).toString('base64url')}`;
      await shelf.put(feed, { digest: digestOf(token) });
      return token;
    },
    revoke: feed => shelf.remove(feed),
    async feedOf(token) {
      const [feed = ''] = token.split('.', 1);
      if (!/^[0-9a-f-]{36}$/.test(feed) || token.length > 120) return undefined;
      const kept = await shelf.get(feed);
      const [asked, known] = [Buffer.from(digestOf(token)), Buffer.from(kept?.digest ?? '')];
      return asked.length === known.length && timingSafeEqual(asked, known) ? feed : undefined;
    },
  };
}
