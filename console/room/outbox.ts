import { createStore, del, get, entries as readAll, set, type UseStore, update } from 'idb-keyval';
import type { Answer, Envelope, Failure } from '../../shared/protocol.ts';

/**
 * Commands on their way, kept on this device until the centre has answered: closing the page loses none, and the
 * command's own id keeps any from counting twice. Works the same in a page and in a service worker.
 */
export interface OutboxEntry {
  readonly envelope: Envelope;
  /** Person who gave it; somebody else who signs in on this device does not send it under their own name. */
  readonly owner: string;
  /** leaving: kept here · left: handed to the network · arrived: written at the centre · refused: the centre said no. */
  readonly state: 'leaving' | 'left' | 'arrived' | 'refused';
  /** ms since 1970, of this device. */
  readonly enqueuedAt: number;
  readonly leftAt?: number;
  readonly answeredAt?: number;
  readonly failure?: Failure;
}

export interface Outbox {
  /** Resolves when it is kept; sending goes on by itself where the network is there. */
  enqueue(envelope: Envelope, owner: string): Promise<void>;
  entries(): Promise<readonly OutboxEntry[]>;
  /** Sends what waits, oldest first; true where nothing of this owner waits any more. */
  flush(owner: string): Promise<boolean>;
  /** Calls back after each change, also those that another page or the worker made. Returns its undo. */
  subscribe(listener: () => void): () => void;
}
export interface OutboxOptions {
  /** Carries one command to the centre. Rejects where no answer came: then it is tried again, by the same id. */
  readonly post: (envelope: Envelope) => Promise<Answer>;
  /** ms since 1970. */
  readonly clock: () => number;
}

/** Answers that say nothing about the command itself: it waits and leaves again. */
const NOT_YET: ReadonlySet<Failure['code']> = new Set(['unavailable', 'internal', 'too-many', 'unauthenticated']);
/** What was answered stays for two days, so that a person finds the state of an answer again. */
const KEPT_MS = 2 * 86_400_000;
const CHANNEL = 'belfry.outbox';

export function createOutbox({ post, clock }: OutboxOptions): Outbox {
  const store: UseStore = createStore('belfry-outbox', 'commands');
  const channel = new BroadcastChannel(CHANNEL);
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
    channel.postMessage('changed');
  };
  channel.onmessage = () => {
    for (const listener of listeners) listener();
  };
  const change = async (id: string, next: Partial<OutboxEntry>) => {
    await update<OutboxEntry | undefined>(id, entry => entry && { ...entry, ...next }, store);
    tell();
  };

  const entries = async (): Promise<OutboxEntry[]> => {
    const all = (await readAll<string, OutboxEntry>(store)).map(([, entry]) => entry);
    return all.sort((a, b) => a.enqueuedAt - b.enqueuedAt);
  };
  /** Whether the next may follow: not where the network is gone. */
  const deliver = async ({ envelope }: OutboxEntry): Promise<boolean> => {
    await change(envelope.id, { state: 'left', leftAt: clock() });
    try {
      const answer = await post(envelope);
      if (answer.ok) await change(envelope.id, { state: 'arrived', answeredAt: clock() });
      else if (NOT_YET.has(answer.error.code)) await change(envelope.id, { state: 'leaving', failure: answer.error });
      else await change(envelope.id, { state: 'refused', answeredAt: clock(), failure: answer.error });
      return answer.ok || !NOT_YET.has(answer.error.code);
    } catch {
      await change(envelope.id, { state: 'leaving' });
      return false;
    }
  };

  return {
    async enqueue(envelope, owner) {
      const kept = await get<OutboxEntry>(envelope.id, store);
      if (!kept) await set(envelope.id, { envelope, owner, state: 'leaving', enqueuedAt: clock() }, store);
      tell();
    },
    entries,
    // One at a time on this device, page or worker: the order in which a person acted is the order of arrival.
    flush: owner =>
      navigator.locks.request(CHANNEL, async () => {
        for (const entry of await entries()) {
          const { state, answeredAt = 0, envelope } = entry;
          const done = state === 'arrived' || state === 'refused';
          if (done && clock() - answeredAt > KEPT_MS) await del(envelope.id, store);
          // Nobody else sends while the lock is held: what says "left" was cut off, and leaves again.
          if (done || entry.owner !== owner) continue;
          if (!(await deliver(entry))) return false;
        }
        return true;
      }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Carries a command by HTTP, in the session of the cookie. `language` is that of a refusal. */
export const postCommand =
  (language: () => string | Promise<string>) =>
  async (envelope: Envelope): Promise<Answer> => {
    const response = await fetch('/api/commands', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'accept-language': await language() },
      body: JSON.stringify(envelope),
      // A request that hangs on a bad line is given up, so that the next one may try.
      signal: AbortSignal.timeout(15_000),
    });
    const answer = (await response.json()) as Answer;
    if (typeof answer?.ok !== 'boolean') throw new Error(`The centre answered ${response.status} without words`);
    return answer;
  };
