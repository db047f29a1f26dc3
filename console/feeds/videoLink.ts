import type { types } from 'mediasoup-client';
import { type PictureStats, readStats, type StatsSample } from './pictureStats.ts';

/**
 * The pictures of one console: one WebRTC transport for all tiles, one consumer for each feed in view. It opens the
 * viewer anew when the transport or its worker died, and watches a feed anew when its source came back. Loaded with
 * a tile; mediasoup-client itself only when the first picture is asked for.
 */
/** How a tile shows its picture: device pixels. */
export interface TileView {
  readonly width: number;
  readonly height: number;
  readonly visible: boolean;
}
export type VideoSignal =
  | { readonly do: 'capabilities' | 'open' | 'close' }
  | { readonly do: 'connect'; readonly dtlsParameters: types.DtlsParameters }
  | { readonly do: 'watch'; readonly feed: string; readonly rtpCapabilities: types.RtpCapabilities }
  | { readonly do: 'resume' | 'pause'; readonly consumer: string }
  | ({ readonly do: 'prefer'; readonly feed: string } & TileView)
  | { readonly do: 'unwatch'; readonly feed: string };
export interface VideoLinkDeps {
  /** Asks the hub; rejects with an error that carries the platform's `reason` where it refused. */
  readonly request: (signal: VideoSignal) => Promise<unknown>;
  /** Every status of a feed that the hub sends. Returns its undo. */
  readonly onStatus: (listener: (status: { readonly feed: string; readonly state: string }) => void) => () => void;
}
export type PictureState =
  | { readonly kind: 'joining' }
  | { readonly kind: 'playing' }
  /** No picture for now: the feed's status says why. It comes by itself. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused'; readonly reason: string };
/** `none`: the source has none, or it is not known yet. Sound is off until somebody wants to hear. */
export type Sound = 'none' | 'off' | 'on';
/** A picture, and its sound where the source has any. */
type WatchOffer = types.ConsumerOptions & { readonly audio?: types.ConsumerOptions };

/** One tile's hold on a feed; tiles of the same feed share the stream. */
export interface Picture {
  /** For `video.srcObject`; stays the same while tracks come and go in it. */
  readonly stream: MediaStream;
  state(): PictureState;
  sound(): Sound;
  /** Whether the line carries less than the whole picture. */
  degraded(): boolean;
  /** How this tile shows it; of several tiles the largest that is visible counts. */
  view(view: TileView): void;
  /** Begins or stops to hear; for all tiles of the feed. What is not heard is not sent either. */
  hear(on: boolean): void;
  /** Told of each new state and of the sound. */
  onChange(listener: (state: PictureState) => void): () => void;
  /** Undefined while nothing plays. */
  getStats(): Promise<PictureStats | undefined>;
  close(): void;
}
export interface VideoLink {
  watch(feed: string): Picture;
  /** How large a feed is shown, in pixels of the screen, and whether anybody sees it. Absent: all is sent to all. */
  prefer?(feed: string, wish: { readonly width: number; readonly height: number; readonly visible: boolean }): void;
  /** The hub forgot us (its connection was cut): everything is opened anew. */
  renew(): void;
  close(): void;
}

/** One opened viewer. Whatever belongs to an older one than the link's has no voice. */
interface Viewer {
  readonly device: types.Device;
  readonly transport: types.Transport;
}
/** A short loss of the network mends itself; ICE needs about this long to notice. */
const DISCONNECT_PATIENCE = 4_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;

export function createVideoLink({ request, onStatus }: VideoLinkDeps): VideoLink {
  const watched = new Map<string, Watched>();
  /** Kept for good once loaded. */
  let device: types.Device | undefined;
  let viewer: Promise<Viewer> | undefined;
  let pause = FIRST_PAUSE;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const undo = onStatus(({ feed, state }) => {
    const one = watched.get(feed);
    if (!one) return;
    if (state === 'live') one.sourceBack();
    // Told of the way to this console, not of the source.
    else if (state === 'degraded' || state === 'whole') one.degrade(state === 'degraded');
    else if (state === 'switch') void one.join();
    else if (state !== 'stale') one.sourceGone();
  });

  async function load(): Promise<types.Device> {
    if (device) return device;
    const { Device } = await import('mediasoup-client');
    const made = await Device.factory();
    const routerRtpCapabilities = (await request({ do: 'capabilities' })) as types.RtpCapabilities;
    await made.load({ routerRtpCapabilities });
    device = made;
    return made;
  }

  async function open(): Promise<Viewer> {
    const ready = await load();
    const offer = (await request({ do: 'open' })) as types.TransportOptions;
    const transport = ready.createRecvTransport(offer);
    const self = { device: ready, transport };
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      request({ do: 'connect', dtlsParameters }).then(() => done(), failed);
    });
    transport.on('connectionstatechange', state => {
      if (state === 'connected') pause = FIRST_PAUSE;
      if (state === 'failed') renewFrom(self);
      if (state === 'disconnected') {
        setTimeout(() => transport.connectionState === 'disconnected' && renewFrom(self), DISCONNECT_PATIENCE);
      }
    });
    return self;
  }

  /** The viewer that stands, or a new one; a failed opening is forgotten so that the next ask tries again. */
  function current(): Promise<Viewer> {
    if (viewer) return viewer;
    const attempt = open();
    viewer = attempt;
    attempt.catch(() => {
      if (viewer === attempt) viewer = undefined;
    });
    // Opened for a link that meanwhile opened another, or was closed: nobody owns its transport.
    attempt.then(
      ({ transport }) => viewer !== attempt && transport.close(),
      () => undefined,
    );
    return attempt;
  }

  async function renewFrom(failed: Viewer): Promise<void> {
    const standing = await viewer?.catch(() => undefined);
    if (standing === failed) later();
  }

  /** Opens anew after a pause that doubles until a transport connects. */
  function later(): void {
    if (closed || timer !== undefined) return;
    timer = setTimeout(renew, pause);
    pause = Math.min(LONGEST_PAUSE, pause * 2);
  }

  function renew(): void {
    clearTimeout(timer);
    timer = undefined;
    viewer?.then(
      ({ transport }) => transport.close(),
      () => undefined,
    );
    viewer = undefined;
    for (const one of watched.values()) one.join();
  }

  return {
    watch(feed) {
      const one = watched.get(feed) ?? new Watched(feed, { request, current, later });
      if (!watched.has(feed)) {
        watched.set(feed, one);
        one.join();
      }
      return one.hold(() => {
        if (watched.get(feed) === one) watched.delete(feed);
      });
    },
    renew,
    close() {
      closed = true;
      clearTimeout(timer);
      undo();
      for (const one of watched.values()) one.end();
      watched.clear();
      viewer?.then(
        ({ transport }) => transport.close(),
        () => undefined,
      );
      if (viewer) request({ do: 'close' }).catch(() => undefined);
      viewer = undefined;
    },
  };
}

interface WatchedDeps {
  readonly request: VideoLinkDeps['request'];
  readonly current: () => Promise<Viewer>;
  readonly later: () => void;
}

/** One feed in view, for however many tiles. */
class Watched {
  readonly #feed: string;
  readonly #deps: WatchedDeps;
  readonly #stream = new MediaStream();
  readonly #listeners = new Set<(state: PictureState) => void>();
  #holds = 0;
  #state: PictureState = { kind: 'joining' };
  #consumer: types.Consumer | undefined;
  #audio: types.Consumer | undefined;
  /** Somebody wants to hear; remembered while the source comes and goes. */
  #heard = false;
  #degraded = false;
  readonly #views = new Map<symbol, TileView>();
  #told: string | undefined;
  /** Number of the join under way; a late answer to an earlier one is ignored. */
  #attempt = 0;
  /** The platform offered a picture in this join, and its source has ended since: nothing else says so. */
  #offered = false;
  #gone = false;
  #sample: StatsSample | undefined;

  constructor(feed: string, deps: WatchedDeps) {
    this.#feed = feed;
    this.#deps = deps;
  }

  hold(onLast: () => void): Picture {
    this.#holds++;
    let held = true;
    const tile = Symbol(this.#feed);
    return {
      stream: this.#stream,
      degraded: () => this.#degraded,
      view: view => {
        if (!held) return;
        this.#views.set(tile, view);
        this.#prefer();
      },
      state: () => this.#state,
      sound: () => this.#sound(),
      hear: on => this.#hear(on),
      onChange: listener => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      getStats: () => this.#stats(),
      close: () => {
        if (!held) return;
        held = false;
        this.#views.delete(tile);
        if (--this.#holds > 0) return this.#prefer();
        onLast();
        this.end();
        this.#deps.request({ do: 'unwatch', feed: this.#feed }).catch(() => undefined);
      },
    };
  }

  async join(): Promise<void> {
    const attempt = ++this.#attempt;
    const late = () => attempt !== this.#attempt;
    this.#offered = false;
    this.#gone = false;
    // One that plays goes on until the next is here.
    if (this.#state.kind !== 'playing') this.#become({ kind: 'joining' });
    try {
      const { device, transport } = await this.#deps.current();
      if (late()) return;
      const { request } = this.#deps;
      const watch = { do: 'watch', feed: this.#feed, rtpCapabilities: device.recvRtpCapabilities } as const;
      const { audio: heard, ...offer } = (await request(watch)) as WatchOffer;
      if (late()) return;
      this.#offered = true;
      const [consumer, audio] = await Promise.all([transport.consume(offer), heard && transport.consume(heard)]);
      if (late()) {
        consumer.close();
        audio?.close();
        return;
      }
      this.#show(consumer, audio);
      this.#told = undefined;
      this.#prefer();
      await request({ do: 'resume', consumer: consumer.id });
      if (!late() && this.#heard) this.#hear(true);
      if (!late()) this.#become(this.#gone ? { kind: 'waiting' } : { kind: 'playing' });
    } catch (error) {
      if (!late()) this.#failed(error);
    }
  }

  sourceGone(): void {
    this.#gone = this.#offered;
    if (this.#state.kind === 'playing') this.#become({ kind: 'waiting' });
  }

  degrade(degraded: boolean): void {
    this.#degraded = degraded;
    this.#become(this.#state);
  }

  /** Tells the platform the largest visible tile of this feed, where that changed. */
  #prefer(): void {
    if (!this.#consumer) return;
    const shown = [...this.#views.values()].filter(({ visible }) => visible);
    const largest = shown.sort((a, b) => b.height - a.height)[0];
    const view = largest ?? (this.#views.size > 0 ? { width: 0, height: 0, visible: false } : undefined);
    const told = JSON.stringify(view);
    if (!view || told === this.#told) return;
    this.#told = told;
    this.#deps.request({ do: 'prefer', feed: this.#feed, ...view }).catch(() => undefined);
  }

  sourceBack(): void {
    // While an offer is awaited it comes by itself.
    if (this.#gone || this.#state.kind === 'refused') void this.join();
  }

  end(): void {
    this.#attempt++;
    this.#show(undefined);
    this.#listeners.clear();
  }

  #failed(error: unknown): void {
    const reason = reasonOf(error);
    this.#become({ kind: 'refused', reason: reason ?? 'unreachable' });
    // Refused for the feed's own sake: its status will say when to come back. Else our connection is the fault.
    if (reason === undefined || reason === 'unknown-viewer' || reason === 'worker-died') this.#deps.later();
  }

  #show(consumer: types.Consumer | undefined, audio?: types.Consumer): void {
    this.#consumer?.close();
    this.#audio?.close();
    for (const track of this.#stream.getTracks()) this.#stream.removeTrack(track);
    this.#consumer = consumer;
    this.#audio = audio;
    this.#sample = undefined;
    if (consumer) this.#stream.addTrack(consumer.track);
    if (audio) this.#stream.addTrack(audio.track);
  }

  #sound(): Sound {
    if (!this.#audio || this.#audio.closed) return 'none';
    return this.#heard ? 'on' : 'off';
  }

  #hear(on: boolean): void {
    this.#heard = on;
    const consumer = this.#audio?.id;
    // The consumer may have ended with its source; the next one is asked for again.
    if (consumer) this.#deps.request({ do: on ? 'resume' : 'pause', consumer }).catch(() => undefined);
    this.#become(this.#state);
  }

  #become(state: PictureState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }

  async #stats(): Promise<PictureStats | undefined> {
    const consumer = this.#consumer;
    if (!consumer || consumer.closed) return undefined;
    const reports = [...(await consumer.getStats()).values()];
    if (consumer !== this.#consumer) return undefined;
    const { stats, sample } = readStats(reports, this.#sample);
    this.#sample = sample;
    return stats;
  }
}

function reasonOf(error: unknown): string | undefined {
  const reason = typeof error === 'object' && error !== null && 'reason' in error ? error.reason : undefined;
  return typeof reason === 'string' ? reason : undefined;
}
