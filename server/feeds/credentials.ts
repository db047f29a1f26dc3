import type { Prepare } from '../access/reception.ts';
import type { Records } from '../records/port.ts';
import { failed } from '../room/outcome.ts';
import { placeOf, splitAddress, withLoginOf } from './address.ts';
import type { Cipher } from './cipher.ts';

/**
 * Logins of cameras, kept apart from the room: the journal and every reader have the address without them.
 * A login goes only to the place (scheme, host, port) it was given for.
 */
export interface FeedCredentials {
  /** Takes the secrets out of a `feed.register`; keeps them once the room has accepted it. */
  readonly prepare: Prepare;
  /** The address to connect to, for one that the room knows: of the pictures, or of where the camera is steered. */
  fullAddress(feed: string, shown: string, of?: 'source' | 'control'): Promise<string>;
  /** Called when a feed's login changed. Returns its undo. */
  onChange(listener: (feed: string) => void): () => void;
}
/** `sealed`: the full address, by cipher.ts under the feed's id. */
interface Kept {
  readonly sealed: string;
}
export interface FeedCredentialsDeps {
  readonly records: Records;
  readonly cipher: Cipher;
  readonly warn: (error: unknown, feed: string) => void;
}

export function createFeedCredentials({ records, cipher, warn }: FeedCredentialsDeps): FeedCredentials {
  const shelf = records.shelf<Kept>('feed-credentials');
  const listeners = new Set<(feed: string) => void>();

  const keep = async (feed: string, key: string, full: string) => {
    await shelf.put(key, { sealed: cipher.seal(key, full) });
    for (const listener of listeners) listener(feed);
  };
  const kept = async (key: string, feed: string): Promise<string | undefined> => {
    const found = await shelf.get(key);
    if (!found) return undefined;
    try {
      return cipher.open(key, found.sealed);
    } catch (error) {
      warn(error, feed);
      return undefined;
    }
  };
  return {
    prepare(input) {
      const registration = registrationIn(input);
      if (!registration) return { input };
      const { envelope, feed, addresses } = registration;
      let { data } = registration;
      const secrets: (() => Promise<void>)[] = [];
      for (const { of, told, url } of addresses) {
        const split = splitAddress(url);
        // An address that cannot be read may hold a password anywhere: it goes no further.
        if (!split && /[@=]/.test(url)) return failed('invalid', 'invalid', { path: `data.${of}.url` });
        if (!split?.secret) continue;
        data = { ...data, [of]: { ...told, url: split.shown } };
        secrets.push(() => keep(feed, keyOf(feed, of), split.full));
      }
      if (secrets.length === 0) return { input };
      return {
        input: { ...envelope, data },
        async accepted() {
          for (const keepOne of secrets) await keepOne();
        },
      };
    },
    async fullAddress(feed, shown, of = 'source') {
      const full = await kept(keyOf(feed, of), feed);
      if (full === undefined) return shown;
      if (splitAddress(full)?.shown === shown) return full;
      return placeOf(full) === placeOf(shown) ? withLoginOf(shown, full) : shown;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The pictures' address stays under the feed's id, as it was before cameras could be steered. */
const keyOf = (feed: string, of: 'source' | 'control'): string => (of === 'source' ? feed : `${feed} control`);

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Looks into a command before its schema has: whatever has not this form is left for the schema to refuse. */
function registrationIn(envelope: unknown) {
  if (!isFields(envelope) || envelope.type !== 'feed.register' || !isFields(envelope.data)) return undefined;
  const { data } = envelope;
  if (typeof data.feed !== 'string') return undefined;
  const addresses = (['source', 'control'] as const).flatMap(of => {
    const told = data[of];
    return isFields(told) && typeof told.url === 'string' ? [{ of, told, url: told.url }] : [];
  });
  return { envelope, data, feed: data.feed.toLowerCase(), addresses };
}
