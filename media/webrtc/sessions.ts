import type { types } from 'mediasoup';
import type { Carry } from '../carry.ts';
import type { Feed } from '../feed/feed.ts';
import { MediaRefusal, type SessionPatch } from '../port.ts';
import type { Running } from '../workers.ts';
import { playFrom } from './playing.ts';
import { publishInto } from './publishing.ts';
import type { Session } from './session.ts';

export interface SessionsDeps {
  readonly feed: (id: string) => Feed | undefined;
  readonly worker: () => Promise<Running | undefined>;
  readonly runningOf: (router: types.Router) => Running | undefined;
  readonly carry: Carry;
  readonly maxViewersPerFeed: number;
}

/** Foreign clients by WHIP and WHEP: see MediaPlatform for each method's contract. */
export class Sessions {
  readonly #deps: SessionsDeps;
  readonly #sessions = new Map<string, Session>();
  /** Being opened; whoever ends one meanwhile takes it out of here. */
  readonly #opening = new Set<string>();
  readonly #listeners = new Set<(session: string) => void>();

  constructor(deps: SessionsDeps) {
    this.#deps = deps;
  }

  get size(): number {
    return this.#sessions.size;
  }

  async publish(id: string, feedId: string, offer: string): Promise<string> {
    const feed = this.#feed(feedId);
    if (!feed.isSentToUs) throw new MediaRefusal('unsupported');
    const { session, answer } = await this.#open(id, async () => {
      const running = await this.#deps.worker();
      if (!running) throw new MediaRefusal('worker-died');
      const published = await publishInto(running, id, offer);
      void published.ingest.then(ingest => {
        if (!ingest) return;
        // The feed may have been changed or removed while its first picture was awaited.
        if (this.#deps.feed(feedId) === feed) feed.arrive(ingest);
        else void ingest.stop();
      });
      return published;
    });
    this.#keep(session);
    return answer;
  }

  async play(id: string, feedId: string, offer: string): Promise<string> {
    const feed = this.#feed(feedId);
    if (feed.people >= this.#deps.maxViewersPerFeed) throw new MediaRefusal('too-many-viewers');
    feed.look(id);
    try {
      const { session, answer } = await this.#open(id, () => playFrom(feed, id, offer, this.#deps));
      session.onEnd(() => this.#deps.feed(feedId)?.leave(id));
      this.#keep(session);
      return answer;
    } catch (error) {
      this.#deps.feed(feedId)?.leave(id);
      throw error;
    }
  }

  async patch(id: string, fragment: string, mayRestart: boolean): Promise<SessionPatch> {
    const session = this.#sessions.get(id);
    if (!session) throw new MediaRefusal('unknown-session');
    return session.patch(fragment, mayRestart);
  }

  end(id: string): void {
    this.#opening.delete(id);
    this.#sessions.get(id)?.end();
  }

  endAll(): void {
    this.#listeners.clear();
    for (const id of [...this.#sessions.keys(), ...this.#opening]) this.end(id);
  }

  onEnd(listener: (session: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #feed(id: string): Feed {
    const feed = this.#deps.feed(id);
    if (!feed) throw new MediaRefusal('unknown-feed');
    return feed;
  }

  async #open<Opened extends { readonly session: Session }>(id: string, open: () => Promise<Opened>): Promise<Opened> {
    if (this.#sessions.has(id) || this.#opening.has(id)) throw new MediaRefusal('bad-signal');
    this.#opening.add(id);
    const opened = await open().catch(error => {
      this.#opening.delete(id);
      throw error;
    });
    // Ended before it began: the client went away while its picture was awaited.
    if (!this.#opening.delete(id)) opened.session.end();
    return opened;
  }

  #keep(session: Session): void {
    if (!session.ended) this.#sessions.set(session.id, session);
    session.onEnd(() => {
      this.#sessions.delete(session.id);
      for (const listener of this.#listeners) listener(session.id);
    });
  }
}
