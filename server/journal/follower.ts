import type { Event } from '../../shared/protocol.ts';

/** Events read at once while catching up: about a millisecond of parsing, so that nothing else waits for it. */
const PAGE = 500;
/** Pause before a failed read is tried again, in ms: shorter than a person notices, longer than a busy loop. */
const RETRY_MS = 500;

export interface FollowerOptions {
  readonly after: number;
  readonly read: (after: number, limit: number) => Promise<Event[]>;
  readonly onEvents: (events: readonly Event[]) => void;
  /** Told what went wrong in `read` or `onEvents`; following goes on. */
  readonly report: (error: unknown) => void;
}

/**
 * One reader that follows a world. Batches are offered as they are heard of, in any order, doubled or not at all;
 * the position alone decides: what fits is handed on, what is known is dropped, what leaves a gap is read.
 */
export class Follower {
  readonly #options: FollowerOptions;
  #position: number;
  #reading = false;
  #again = false;
  #retry: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.#position = options.after;
  }

  /** The `seq` of the last event handed on. */
  get position(): number {
    return this.#position;
  }

  /** A batch that was written at `after`. */
  offer(after: number, events: readonly Event[]): void {
    if (this.#stopped || after + events.length <= this.#position) return;
    if (this.#reading || after > this.#position) this.catchUp();
    else this.#handOn(after === this.#position ? events : events.slice(this.#position - after));
  }

  /** Reads all that was written after the position. */
  catchUp(): void {
    this.#again = true;
    if (!this.#reading && !this.#stopped) void this.#readOn();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#retry);
  }

  async #readOn(): Promise<void> {
    this.#reading = true;
    clearTimeout(this.#retry);
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        const events = await this.#options.read(this.#position, PAGE);
        if (events.length === 0) continue;
        if (events[0]!.seq !== this.#position + 1) throw new Error(`the journal has a gap after ${this.#position}`);
        this.#handOn(events);
        this.#again ||= events.length === PAGE;
      }
    } catch (error) {
      this.#options.report(error);
      this.#retry = setTimeout(() => this.catchUp(), RETRY_MS).unref();
    }
    // Set in the same turn as the loop's last look at `#again`, so that no offer falls between the two.
    this.#reading = false;
  }

  #handOn(events: readonly Event[]): void {
    if (this.#stopped) return;
    this.#position += events.length;
    try {
      this.#options.onEvents(events);
    } catch (error) {
      this.#options.report(error);
    }
  }
}
