import type { types } from 'mediasoup';
import type { Ladders } from './feed/ladder.ts';
import { GOOD_LINE, type Line, LOW_LINES, layerFor, lineAfter, type View, wantsLow } from './feed/line.ts';
import type { Delivery } from './port.ts';
import type { Ingest } from './source/ingest.ts';

/** A picture on its way to one viewer. */
export interface OnItsWay {
  readonly consumer: types.Consumer;
  readonly ingest: Ingest;
  /** It is the low one of a source without layers. */
  readonly low: boolean;
}
export interface AdaptingDeps {
  readonly ladders: Ladders;
  readonly tell: (told: Omit<Delivery, 'viewer'>) => void;
}
const SAMPLE_MS = 1_000;
/** Of a source that does not say how high its picture is. */
const USUAL_LINES = 720;

/**
 * Fits what one viewer gets to what it shows and to what its line carries: nothing for a hidden tile, a lower layer or
 * the shared low picture for a small one, less for a poor line. Its sound is left alone: it is heard before it is seen.
 */
export class Adapting {
  readonly #transport: types.WebRtcTransport;
  readonly #deps: AdaptingDeps;
  readonly #views = new Map<string, View>();
  readonly #pictures = new Map<string, OnItsWay>();
  /** Pictures that the console is ready for. */
  readonly #started = new Set<types.Consumer>();
  #line: Line = GOOD_LINE;
  #available: number | undefined;
  #wanted: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(transport: types.WebRtcTransport, deps: AdaptingDeps) {
    this.#transport = transport;
    this.#deps = deps;
    transport.on('trace', ({ type, info }) => {
      if (type !== 'bwe') return;
      const { availableBitrate, desiredBitrate } = info as { availableBitrate?: number; desiredBitrate?: number };
      this.#available = availableBitrate;
      // Zero says that none of its pictures can be lowered by the worker: what they take is then unknown to it.
      this.#wanted = desiredBitrate || undefined;
    });
    transport.enableTraceEvent(['bwe']).catch(() => undefined);
  }

  /** How a tile shows a feed, from now on. */
  async view(feed: string, view: View): Promise<void> {
    this.#views.set(feed, view);
    await this.#apply(feed);
  }

  /** Whether the low picture is wanted of a source. */
  wantsLow(feed: string, ingest: Ingest): boolean {
    return canBeLowered(ingest) && wantsLow(this.#views.get(feed), Math.max(this.#shown(), 1), this.#line.state);
  }

  /** A picture of a feed was offered, paused. */
  add(feed: string, picture: OnItsWay): void {
    this.#pictures.set(feed, picture);
    picture.consumer.observer.once('close', () => {
      this.#started.delete(picture.consumer);
      if (this.#pictures.get(feed) === picture) this.#pictures.delete(feed);
      if (this.#pictures.size === 0) this.#rest();
    });
    this.#timer ??= setInterval(() => this.#sample(), SAMPLE_MS);
    if (this.#line.state === 'poor') this.#deps.tell({ feed, state: 'degraded' });
  }

  /** The console is ready: it flows unless its tile is hidden. */
  async start(consumer: types.Consumer): Promise<void> {
    this.#started.add(consumer);
    const feed = [...this.#pictures].find(([, picture]) => picture.consumer === consumer)?.[0];
    if (feed !== undefined) await this.#apply(feed);
    else await consumer.resume();
  }

  /** The console wants it no more for now. */
  async stop(consumer: types.Consumer): Promise<void> {
    this.#started.delete(consumer);
    await consumer.pause();
  }

  forget(feed: string): void {
    this.#views.delete(feed);
  }

  close(): void {
    this.#rest();
    this.#views.clear();
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #shown(): number {
    return [...this.#pictures.keys()].filter(feed => this.#views.get(feed)?.visible !== false).length;
  }

  async #apply(feed: string): Promise<void> {
    const picture = this.#pictures.get(feed);
    if (!picture || picture.consumer.closed) return;
    const { consumer, ingest, low } = picture;
    const view = this.#views.get(feed);
    const flows = this.#started.has(consumer) && view?.visible !== false;
    if (flows === consumer.paused) await (flows ? consumer.resume() : consumer.pause());
    if (!flows) return;
    if (consumer.type === 'simulcast') {
      const layers = ingest.producer.rtpParameters.encodings?.length ?? 1;
      const spatialLayer = layerFor(view, layers, ingest.height ?? USUAL_LINES, this.#line.state);
      if (consumer.preferredLayers?.spatialLayer !== spatialLayer) await consumer.setPreferredLayers({ spatialLayer });
      return;
    }
    const wanted = this.wantsLow(feed, ingest);
    if (wanted === low) return;
    // The full picture stays until the low one is there.
    const ready = !wanted || (await this.#deps.ladders.start(ingest));
    if (ready && this.#pictures.get(feed) === picture && this.wantsLow(feed, ingest) === wanted)
      this.#deps.tell({ feed, state: 'switch' });
  }

  #sample(): void {
    const flowing = [...this.#pictures.values()].filter(({ consumer }) => !consumer.paused && !consumer.producerPaused);
    if (flowing.length === 0 || this.#transport.closed) return;
    const score = Math.min(...flowing.map(({ consumer }) => consumer.score.score));
    const before = this.#line.state;
    this.#line = lineAfter(this.#line, { score, available: this.#available, wanted: this.#wanted });
    if (this.#line.state === before) return;
    for (const feed of this.#pictures.keys()) {
      this.#deps.tell({ feed, state: this.#line.state === 'poor' ? 'degraded' : 'whole' });
      this.#apply(feed).catch(() => undefined);
    }
  }
}

/** A source with one picture that is higher than the low one would be. */
const canBeLowered = ({ producer, height }: Ingest): boolean =>
  producer.type === 'simple' && (height === undefined || height > LOW_LINES);
