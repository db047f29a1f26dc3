import { createHash, randomBytes } from 'node:crypto';
import type { StreamKey } from '../../shared/streams/schema.ts';
import { isOpen } from '../../shared/streams/standing.ts';
import type { Records } from '../records/port.ts';
import type { Asker } from '../room/decide.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { failed, type Outcome } from '../room/outcome.ts';

/** A key's secret: told once, kept as its SHA-256 alone. */
interface Secret {
  readonly key: string;
}
export interface StreamKeys {
  /** Makes a key in the name of the asker; the token is told here and never again. */
  give(
    asker: Asker,
    use: StreamKey['use'],
    data: unknown,
    id: string,
  ): Promise<{ readonly outcome: Outcome; readonly token?: string }>;
  /** The key that a token opens now; undefined where it opens nothing, whatever the reason. */
  find(token: string): Promise<StreamKey | undefined>;
}
export interface StreamKeysOptions {
  readonly live: RoomKeeper;
  readonly records: Records;
  readonly clock: () => Date;
}
const TOKEN = /^[\w-]{43}$/;
const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

export function createStreamKeys({ live, records, clock }: StreamKeysOptions): StreamKeys {
  const secrets = records.shelf<Secret>('streamSecrets');
  return {
    async give(asker, use, data, id) {
      const key = (data as { key?: unknown } | null)?.key;
      if (typeof key === 'string' && live.room.streamKeys[key.toLowerCase()])
        return { outcome: failed('conflict', 'already-exists', { path: 'data.key' }) };
      const token = randomBytes(32).toString('base64url');
      const type = use === 'send' ? 'stream.allow-sender' : 'stream.allow-player';
      const outcome = await live.submit(asker, { id, world: live.world, type, data });
      if (!outcome.ok) return { outcome };
      // Only after the rules have accepted it: a secret never opens what the room does not know.
      await secrets.put(digestOf(token), { key: (key as string).toLowerCase() });
      return { outcome, token };
    },
    async find(token) {
      const secret = TOKEN.test(token) ? await secrets.get(digestOf(token)) : undefined;
      const key = secret && live.room.streamKeys[secret.key];
      return key && isOpen(key, clock().toISOString()) ? key : undefined;
    },
  };
}
