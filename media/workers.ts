import { networkInterfaces } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { createWorker, type types } from 'mediasoup';
import { ROUTER_CODECS } from './source/handling.ts';

/** One place for a worker: it outlives the worker in it, and gets a new one when that dies. */
export interface Slot {
  readonly index: number;
  /** The running worker's parts; undefined while it is being replaced. */
  readonly running: Running | undefined;
}
export interface Running {
  readonly pid: number;
  readonly worker: types.Worker;
  readonly router: types.Router;
  readonly server: types.WebRtcServer;
}
export interface WorkersOptions {
  /** Undefined where set-up found none: there are no slots then. */
  readonly workerBin: string | undefined;
  readonly count: number;
  readonly listenIp: string;
  readonly announcedAddress?: string | undefined;
  /** One port for each worker, from `min` on, UDP and TCP; any free port where absent. */
  readonly portRange?: { readonly min: number; readonly max: number } | undefined;
  readonly log: MediaLog;
}
/** What the platform needs of a log; pino's fits. */
export interface MediaLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}
export interface Workers {
  readonly slots: readonly Slot[];
  /** The slot that carries least, for whatever comes next; undefined where there are none. */
  leastBusy(): Slot | undefined;
  /** Resolves with the slot's worker as soon as there is one; undefined after two seconds without. */
  ready(slot: Slot): Promise<Running | undefined>;
  restarts(): number;
  close(): Promise<void>;
}
const FIRST_PAUSE = 250;
/** A worker that dies at once, again and again, must not eat the processor that the room needs. */
const LONGEST_PAUSE = 15_000;
/** One that lived this long died of something new: the pauses begin again. */
const GOOD_LIFE = 60_000;

/** Starts the workers; resolves when each has started or failed once. Failed ones are tried again for ever. */
export async function createWorkers(options: WorkersOptions): Promise<Workers> {
  let turn = 0;
  const places = Array.from({ length: options.workerBin ? options.count : 0 }, (_, index) => new Place(index, options));
  await Promise.all(places.map(place => place.start()));
  return {
    slots: places,
    leastBusy() {
      const [place] = [...places].sort(byBurden);
      if (place) place.turn = ++turn;
      return place;
    },
    ready: slot => places[slot.index]!.ready(),
    restarts: () => places.reduce((sum, place) => sum + place.restarts, 0),
    async close() {
      await Promise.all(places.map(place => place.close()));
    },
  };
}

/**
 * One that runs before one that is being replaced, then the one that carries fewer streams, then fewer ways that may
 * yet carry some; among equals the one whose turn was longest ago, as what was just placed carries nothing yet.
 */
const byBurden = (a: Place, b: Place): number =>
  Number(!a.running) - Number(!b.running) || a.streams - b.streams || a.ways - b.ways || a.turn - b.turn;

class Place implements Slot {
  readonly index: number;
  readonly #options: WorkersOptions;
  readonly #closing = new AbortController();
  readonly #waiting = new Set<() => void>();
  #worker: types.Worker | undefined;
  #running: Running | undefined;
  #pause = FIRST_PAUSE;
  restarts = 0;
  /** Sources and pictures sent, of all routers of the worker; transports. */
  streams = 0;
  ways = 0;
  turn = 0;

  constructor(index: number, options: WorkersOptions) {
    this.index = index;
    this.#options = options;
  }

  get running(): Running | undefined {
    return this.#running;
  }

  async start(): Promise<void> {
    const { log, workerBin } = this.#options;
    const begun = performance.now();
    let worker: types.Worker | undefined;
    try {
      const born = await createWorker({ ...(workerBin && { workerBin }), logLevel: 'error' });
      worker = born;
      this.#worker = born;
      this.#count(born);
      born.once('died', error => {
        log.warn({ slot: this.index, pid: born.pid, error: error.message }, 'media worker died');
        this.#running = undefined;
        if (performance.now() - begun > GOOD_LIFE) this.#pause = FIRST_PAUSE;
        void this.#again();
      });
      const router = await born.createRouter({ mediaCodecs: ROUTER_CODECS });
      const server = await born.createWebRtcServer({ listenInfos: this.#listenInfos() });
      if (this.#closing.signal.aborted) return born.close();
      this.#running = { pid: born.pid, worker: born, router, server };
      for (const wake of this.#waiting) wake();
      log.info({ slot: this.index, pid: born.pid }, 'media worker runs');
    } catch (error) {
      log.warn({ slot: this.index, error: String(error) }, 'media worker does not start');
      // One that died meanwhile has asked for its successor already; one that can't listen is of no use.
      if (worker?.died) return;
      worker?.close();
      void this.#again();
    }
  }

  /** Follows what a worker carries; one that died carries nothing. */
  #count(worker: types.Worker): void {
    this.streams = 0;
    this.ways = 0;
    const counts = ({ observer }: types.Producer | types.Consumer) => {
      this.streams++;
      (observer as types.ConsumerObserver).once('close', () => this.#worker === worker && this.streams--);
    };
    worker.observer.on('newrouter', router =>
      router.observer.on('newtransport', transport => {
        this.ways++;
        transport.observer.once('close', () => this.#worker === worker && this.ways--);
        transport.observer.on('newproducer', counts);
        transport.observer.on('newconsumer', counts);
      }),
    );
  }

  async #again(): Promise<void> {
    const pause = this.#pause;
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
    try {
      await sleep(pause, undefined, { signal: this.#closing.signal });
    } catch {
      return;
    }
    this.restarts++;
    await this.start();
  }

  async ready(): Promise<Running | undefined> {
    if (this.#running) return this.#running;
    await new Promise<void>(resolve => {
      const settle = () => {
        clearTimeout(timer);
        this.#waiting.delete(settle);
        resolve();
      };
      const timer = setTimeout(settle, 2_000);
      this.#waiting.add(settle);
    });
    return this.#running;
  }

  #listenInfos(): types.TransportListenInfo[] {
    const { listenIp: ip, portRange } = this.#options;
    const announcedAddress = this.#options.announcedAddress ?? outwardAddress(ip);
    const port = portRange && portRange.min + this.index;
    if (portRange && port! > portRange.max) throw new Error('the port range holds fewer ports than there are workers');
    const info = { ip, ...(announcedAddress && { announcedAddress }), ...(port && { port }) };
    return [
      { ...info, protocol: 'udp' },
      { ...info, protocol: 'tcp' },
    ];
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#running = undefined;
    const worker = this.#worker;
    if (!worker || worker.subprocessClosed) return;
    const gone = new Promise<void>(resolve => worker.once('subprocessclose', resolve));
    if (!worker.closed) worker.close();
    await Promise.race([gone, sleep(2_000)]);
  }
}

/** Browsers can't connect to a wildcard: the first outward address stands in where none was configured. */
function outwardAddress(listenIp: string): string | undefined {
  if (listenIp !== '0.0.0.0' && listenIp !== '::') return undefined;
  const addresses = Object.values(networkInterfaces()).flatMap(list => list ?? []);
  return addresses.find(address => !address.internal && address.family === 'IPv4')?.address ?? '127.0.0.1';
}
