import { randomBytes } from 'node:crypto';
import type { Records } from '../records/port.ts';
import type { Cipher } from './cipher.ts';

/** Keys by which encoders send to a feed: told once when they are made, kept sealed, never shown again. */
export interface SenderKeys {
  /**
   * Makes a key for a feed; the one before is of no use from then on. SRT gets a port that is this feed's own and stays
   * so, since it is typed into the encoder.
   * @returns undefined where no port is left
   */
  make(feed: string, kind: 'rtmp' | 'srt'): Promise<SenderKey | undefined>;
  of(feed: string): Promise<SenderKey | undefined>;
  /** Called when a feed's key changed. Returns its undo. */
  onChange(listener: (feed: string) => void): () => void;
}
export interface SenderKey {
  readonly key: string;
  readonly port?: number;
}
interface Kept {
  readonly sealed: string;
  readonly port?: number;
}
/** 144 bits: nobody guesses it, and it fits SRT's 79 characters. */
const BYTES = 18;

export function createSenderKeys(options: {
  readonly records: Records;
  readonly cipher: Cipher;
  readonly srtPorts: { readonly min: number; readonly max: number };
  readonly warn: (error: unknown, feed: string) => void;
}): SenderKeys {
  const { records, cipher, srtPorts, warn } = options;
  const shelf = records.shelf<Kept>('feed-sender-keys');
  const listeners = new Set<(feed: string) => void>();
  /** One after the other: two feeds must not get one port. */
  let making: Promise<unknown> = Promise.resolve();

  const portFor = async (feed: string): Promise<number | undefined> => {
    const all = await shelf.all();
    const own = all.find(([id]) => id === feed)?.[1].port;
    if (own !== undefined) return own;
    const taken = new Set(all.map(([, { port }]) => port));
    for (let port = srtPorts.min; port <= srtPorts.max; port++) if (!taken.has(port)) return port;
    return undefined;
  };
  const make = async (feed: string, kind: 'rtmp' | 'srt'): Promise<SenderKey | undefined> => {
    const port = kind === 'srt' ? await portFor(feed) : undefined;
    if (kind === 'srt' && port === undefined) return undefined;
    const key = randomBytes(BYTES).toString('base64url');
    const own = port === undefined ? {} : { port };
    await shelf.put(feed, { sealed: cipher.seal(feed, key), ...own });
    for (const listener of listeners) listener(feed);
    return { key, ...own };
  };
  return {
    make(feed, kind) {
      const made = making.then(() => make(feed, kind));
      making = made.catch(() => undefined);
      return made;
    },
    async of(feed) {
      const kept = await shelf.get(feed);
      if (!kept) return undefined;
      try {
        return { key: cipher.open(feed, kept.sealed), ...(kept.port !== undefined && { port: kept.port }) };
      } catch (error) {
        warn(error, feed);
        return undefined;
      }
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
