import { createHash, randomBytes } from 'node:crypto';
import type { Records } from '../records/port.ts';

/** One sign-in on one device. Times are ISO 8601 UTC. */
export interface Session {
  readonly id: string;
  readonly account: string;
  readonly person: string;
  /** Names the device in receipts of alerts. */
  readonly device: string;
  readonly createdAt: string;
  /** Last use, to within a few minutes. */
  readonly seenAt: string;
  /** Ends then, used or not. */
  readonly endsAt: string;
  /** Ends when unused for so long, ms. */
  readonly idleMs: number;
}
export interface Lifetime {
  readonly idleMs: number;
  readonly absoluteMs: number;
}
/**
 * At the centre a desk changes hands, so half a day without use ends it and a week does anyway; a wall in use goes on.
 * A liaison's phone must ring at night weeks after the last use, and push dies with the session.
 */
export const LIFETIMES = {
  centre: { idleMs: 12 * 3_600_000, absoluteMs: 7 * 86_400_000 },
  reached: { idleMs: 30 * 86_400_000, absoluteMs: 90 * 86_400_000 },
} as const satisfies Record<string, Lifetime>;

/** A use within so many ms of the last noted one is not written again. */
const NOTED_EVERY = 5 * 60_000;

export interface Sessions {
  /** The token is told here and never again: only its SHA-256 is stored. */
  open(
    of: Pick<Session, 'account' | 'person' | 'device'>,
    lifetime: Lifetime,
  ): Promise<{ token: string; session: Session }>;
  /** The session of a token that still holds, noting its use. */
  find(token: string): Promise<Session | undefined>;
  /** Looks again, for a socket that stays: undefined once it has ended or run out; noting its use. */
  still(session: Session): Promise<Session | undefined>;
  end(session: Session): Promise<void>;
  endAllOf(account: string): Promise<void>;
  of(account: string): Promise<readonly Session[]>;
  /** Whether a session, by its id, is neither ended nor run out. */
  isAlive(id: string): Promise<boolean>;
  /** Called after a session was ended here, by whatever cause. Returns its undo. */
  onEnd(listener: (session: Session) => void | Promise<void>): () => void;
  /** Forgets sessions that ran out. */
  sweep(): Promise<void>;
}
type Stored = Session & { readonly key: string };

export const sessionEndsAt = (session: Session): number =>
  Math.min(Date.parse(session.endsAt), Date.parse(session.seenAt) + session.idleMs);

export function createSessions({ records, clock }: { records: Records; clock: () => Date }): Sessions {
  const shelf = records.shelf<Stored>('sessions', ['account', 'id']);
  const listeners = new Set<(session: Session) => void | Promise<void>>();
  const holds = (session: Session) => clock().getTime() < sessionEndsAt(session);

  const current = async (key: string): Promise<Session | undefined> => {
    const stored = await shelf.get(key);
    if (!stored) return undefined;
    if (!holds(stored)) {
      await end(key, stored);
      return undefined;
    }
    const now = clock();
    if (now.getTime() - Date.parse(stored.seenAt) < NOTED_EVERY) return stored;
    const seen = { ...stored, seenAt: now.toISOString() };
    // A use that cannot be noted (disk full) must not keep the room from being read.
    await shelf.put(key, seen).catch(() => undefined);
    return seen;
  };
  const end = async (key: string, session: Session): Promise<void> => {
    if (!(await shelf.remove(key))) return;
    for (const listener of listeners) await listener(session);
  };
  return {
    async open({ account, person, device }, { idleMs, absoluteMs }) {
      const token = randomBytes(32).toString('base64url');
      const now = clock();
      const session: Stored = {
        ...{ key: keyOf(token), id: crypto.randomUUID(), account, person, device, idleMs },
        createdAt: now.toISOString(),
        seenAt: now.toISOString(),
        endsAt: new Date(now.getTime() + absoluteMs).toISOString(),
      };
      await shelf.put(session.key, session);
      return { token, session };
    },
    find: async token => (/^[\w-]{43}$/.test(token) ? current(keyOf(token)) : undefined),
    still: session => current((session as Stored).key),
    end: session => end((session as Stored).key, session),
    async endAllOf(account) {
      for (const [key, session] of await shelf.find('account', account)) await end(key, session);
    },
    of: async account => (await shelf.find('account', account)).map(([, session]) => session).filter(holds),
    isAlive: async id => (await shelf.find('id', id)).some(([, session]) => holds(session)),
    onEnd(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async sweep() {
      for (const [key, session] of await shelf.all()) if (!holds(session)) await end(key, session);
    },
  };
}

const keyOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
