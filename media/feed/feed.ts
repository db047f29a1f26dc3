import type { PipeIn } from '../pipes/port.ts';
import type { FeedSource, FeedStatus } from '../port.ts';
import { MediaRefusal } from '../port.ts';
import { SourceFailure } from '../source/failure.ts';
import { type Ingest, startIngest } from '../source/ingest.ts';
import { canOpen } from '../source/open.ts';
import type { RefuseHost } from '../source/reach.ts';
import type { Tools } from '../source/tools.ts';
import type { MediaLog, Running } from '../workers.ts';
import { endsRun, type Happening, type Life, next, type Reason, runs } from './life.ts';
import { isPerson } from './lookers.ts';

export interface FeedDeps {
  readonly clock: () => Date;
  readonly log: MediaLog;
  /** Undefined where this host can't encode. */
  readonly tools: Tools | undefined;
  /** The worker for a new source; undefined where none came up in time. */
  readonly worker: () => Promise<Running | undefined>;
  /** Milliseconds that a source outlives its last viewer. */
  readonly linger: number;
  readonly refuseHost: RefuseHost;
  /** Brings pictures from another host; undefined where this one stands alone. */
  readonly pipeIn: PipeIn | undefined;
  readonly announce: (status: FeedStatus) => void;
}
/** How often the arrival of packets is looked at; a third of the shortest silence that means something. */
const SILENCE_CHECK = 1_000;

/** One feed: who looks at it, the source that runs meanwhile, and its status. */
export class Feed {
  readonly source: FeedSource;
  readonly lookers: Set<string>;
  /** Sources started after the first, for /metrics. */
  starts = 0;
  readonly #deps: FeedDeps;
  #life: Life = { state: 'sleeping' };
  #since: string;
  #ingest: Ingest | undefined;
  /** Somebody's browser can't take the source as it is; remembered until it sleeps. */
  #transcode = false;
  /** Its clock ran backwards: its pictures are timed as they arrive, until it sleeps. */
  #retimed = false;
  /** The run under way; aborting it takes away its voice. */
  #run: AbortController | undefined;
  /** Settles when everything of earlier runs is gone: many cameras serve one session only. */
  #cleared: Promise<unknown> = Promise.resolve();
  readonly #waiting = new Set<{ resolve: (ingest: Ingest) => void; reject: (refusal: MediaRefusal) => void }>();
  /** Sent to us, and not yet carried by a run. */
  #arrived: Ingest | undefined;
  #lingerTimer: NodeJS.Timeout | undefined;
  #retryTimer: NodeJS.Timeout | undefined;

  /** `lookers`: those who looked at the feed under its former address, for whom it starts at once. */
  constructor(source: FeedSource, deps: FeedDeps, lookers: Iterable<string> = []) {
    this.source = source;
    this.lookers = new Set(lookers);
    this.#deps = deps;
    this.#since = deps.clock().toISOString();
  }

  /** Says its first status; starts at once where somebody looks already. */
  begin(): void {
    const before = this.#life;
    if (this.isSentToUs) this.#happen({ type: 'failed', reason: 'nobody-sends' });
    else if (!(this.isPiped ? this.#deps.pipeIn : canOpen(this.source.source)))
      this.#happen({ type: 'failed', reason: 'unsupported' });
    else if (!this.isPiped && !this.#deps.tools) this.#happen({ type: 'failed', reason: 'no-encoder' });
    else if (this.lookers.size > 0) this.#happen({ type: 'looked' });
    if (this.#life === before) this.#announce();
  }

  /** Whether its source calls us, and we don't call it: then looking starts nothing, and leaving ends nothing. */
  get isSentToUs(): boolean {
    const { kind, url } = this.source.source;
    return kind === 'whip' || ((kind === 'rtmp' || kind === 'srt') && url === undefined);
  }

  /** Whether it runs on another host; nothing is decoded here then. */
  get isPiped(): boolean {
    return this.source.source.kind === 'pipe';
  }

  /** What made it fail is mended: it begins anew where somebody looks. */
  wake(): void {
    this.#happen({ type: 'mended', looked: this.lookers.size > 0 });
  }

  /**
   * Takes over a source that was sent to us, in place of one that was there: it is live from now until it ends. Its
   * owner need not keep it; the feed stops it when it is replaced, removed or closed.
   */
  arrive(ingest: Ingest): void {
    void this.#arrived?.stop();
    this.#arrived = ingest;
    this.#happen({ type: 'arrived' });
  }

  /** People who look, without the recorder. */
  get people(): number {
    let people = 0;
    for (const looker of this.lookers) if (isPerson(looker)) people++;
    return people;
  }

  get running(): boolean {
    return runs(this.#life);
  }

  /** A viewer looks: the source starts if it sleeps. */
  look(viewer: string): void {
    if (this.lookers.has(viewer)) return;
    clearTimeout(this.#lingerTimer);
    this.lookers.add(viewer);
    const before = this.#life;
    this.#happen({ type: 'looked' });
    if (this.#life === before) this.#announce();
  }

  /** A viewer looks no more: after the last one the source lingers, then stops. */
  leave(viewer: string): void {
    if (!this.lookers.delete(viewer)) return;
    this.#announce();
    if (this.lookers.size > 0 || this.isSentToUs) return;
    clearTimeout(this.#lingerTimer);
    this.#lingerTimer = setTimeout(() => this.#happen({ type: 'abandoned' }), this.#deps.linger);
  }

  /**
   * The running picture, or the next one of an attempt under way.
   * @throws MediaRefusal with the reason once that attempt failed; at once where the next one is only scheduled.
   */
  picture(): Promise<Ingest> {
    if (this.#ingest) return Promise.resolve(this.#ingest);
    if (this.#life.state === 'lost') return Promise.reject(new MediaRefusal(this.#life.reason));
    return new Promise((resolve, reject) => this.#waiting.add({ resolve, reject }));
  }

  /** Starts the source anew as what every browser takes, unless `unfit` has been replaced already. */
  transcode(unfit: Ingest): void {
    if (this.#ingest !== unfit || unfit.handling === 'transcoded') return;
    this.#transcode = true;
    this.#happen({ type: 'restart' });
  }

  status(): FeedStatus {
    const life = this.#life;
    const retryAt = life.state === 'lost' ? life.retryAt : undefined;
    const reason = 'reason' in life ? life.reason : undefined;
    const ingest = this.#ingest;
    return {
      feed: this.source.id,
      state: life.state,
      since: this.#since,
      ...(reason && { reason }),
      ...(retryAt !== undefined && { retryAt: new Date(retryAt).toISOString() }),
      viewers: this.people,
      ...(ingest && { handling: ingest.handling }),
      ...(ingest?.width && ingest.height && { width: ingest.width, height: ingest.height }),
    };
  }

  /** Stops everything and says no more; resolves when its child processes are gone. */
  async close(): Promise<void> {
    clearTimeout(this.#lingerTimer);
    clearTimeout(this.#retryTimer);
    this.#halt('source-ended');
    void this.#arrived?.stop();
    await this.#cleared;
  }

  #announce(): void {
    this.#deps.announce(this.status());
  }

  #happen(happening: Happening): void {
    const before = this.#life;
    const life = next(before, happening, this.#deps.clock().getTime());
    if (life === before) return;
    this.#life = life;
    if (life.state !== before.state) this.#since = this.#deps.clock().toISOString();
    clearTimeout(this.#retryTimer);
    const ends = endsRun(before, life);
    if (ends) this.#halt(life.state === 'lost' ? life.reason : 'source-ended');
    if (life.state === 'lost' && life.retryAt !== undefined) this.#awaitRetry(life.retryAt);
    this.#announce();
    if (life.state === 'sleeping') {
      this.#transcode = false;
      this.#retimed = false;
    }
    if (runs(life) && (ends || !runs(before))) this.#begin();
  }

  /** A timer may fire a millisecond before the clock says so: then it waits on, or the feed would be lost for good. */
  #awaitRetry(retryAt: number): void {
    const wait = Math.max(1, retryAt - this.#deps.clock().getTime());
    this.#retryTimer = setTimeout(() => {
      if (this.#deps.clock().getTime() < retryAt) this.#awaitRetry(retryAt);
      else this.#happen({ type: 'retry' });
    }, wait);
  }

  #begin(): void {
    const run = new AbortController();
    this.#run = run;
    this.starts++;
    const cleared = this.#cleared;
    this.#cleared = this.#carry(run, cleared).catch(error => {
      this.#deps.log.warn({ feed: this.source.id, error: String(error) }, 'feed ended by a fault');
    });
  }

  /** One run from start to end. Resolves when its processes are gone. */
  async #carry(run: AbortController, cleared: Promise<unknown>): Promise<void> {
    const { signal } = run;
    let reason: Reason;
    let lines: readonly string[] = [];
    try {
      await cleared;
      if (signal.aborted) return;
      const ingest = await this.#start(signal);
      const stop = () => void ingest.stop();
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      else this.#picture(ingest);
      const watch = signal.aborted ? undefined : setInterval(this.#listener(ingest), SILENCE_CHECK);
      reason = await ingest.ended;
      clearInterval(watch);
    } catch (error) {
      reason = error instanceof SourceFailure ? error.reason : 'no-video';
      if (error instanceof SourceFailure) lines = error.lines;
      if (!(error instanceof SourceFailure))
        this.#deps.log.warn({ feed: this.source.id, error: String(error) }, 'feed failed');
    }
    if (signal.aborted) return;
    this.#retimed ||= reason === 'clock-runs-back';
    this.#deps.log.info({ feed: this.source.id, reason, lines }, 'feed lost');
    this.#happen({ type: 'failed', reason });
  }

  async #start(signal: AbortSignal): Promise<Ingest> {
    const { tools, worker, refuseHost, pipeIn } = this.#deps;
    if (this.isSentToUs) {
      const arrived = this.#arrived;
      this.#arrived = undefined;
      if (!arrived) throw new SourceFailure('nobody-sends');
      return arrived;
    }
    if (!tools && !this.isPiped) throw new SourceFailure('no-encoder');
    const running = await worker();
    if (!running) throw new SourceFailure('worker-died');
    if (this.isPiped && pipeIn)
      return pipeIn({ ...{ source: this.source, router: running.router, signal }, transcode: this.#transcode });
    if (!tools) throw new SourceFailure('no-encoder');
    return startIngest({
      ...{ source: this.source, router: running.router, tools, refuseHost, signal },
      ...{ transcode: this.#transcode, retimed: this.#retimed },
    });
  }

  #picture(ingest: Ingest): void {
    this.#ingest = ingest;
    this.#happen({ type: 'picture' });
    for (const { resolve } of this.#waiting) resolve(ingest);
    this.#waiting.clear();
  }

  /** Compares the producer's byte count with the last one; says silence or picture. */
  #listener(ingest: Ingest): () => Promise<void> {
    let bytes = -1;
    let heardAt = performance.now();
    return async () => {
      const stats = await ingest.producer.getStats().catch(() => undefined);
      if (!stats || this.#ingest !== ingest) return;
      const now = stats.reduce((sum, stat) => sum + stat.byteCount, 0);
      if (now !== bytes) {
        bytes = now;
        heardAt = performance.now();
        this.#happen({ type: 'picture' });
      } else this.#happen({ type: 'silent', milliseconds: performance.now() - heardAt });
    };
  }

  /** Ends the run and tells those who wait for its picture. */
  #halt(reason: Reason): void {
    this.#run?.abort();
    this.#run = undefined;
    this.#ingest = undefined;
    for (const { reject } of this.#waiting) reject(new MediaRefusal(reason));
    this.#waiting.clear();
  }
}
