import type { types } from 'mediasoup';
import type { types as client } from 'mediasoup-client';
import { Adapting } from './adapting.ts';
import type { Carry } from './carry.ts';
import type { Feed } from './feed/feed.ts';
import type { Ladders } from './feed/ladder.ts';
import type { View } from './feed/line.ts';
import { isPerson } from './feed/lookers.ts';
import { type Delivery, MediaRefusal, type TransportOffer, type WatchOffer } from './port.ts';
import type { Ingest } from './source/ingest.ts';
import { offerOf, offerOfTransport, understood } from './webrtc/asked.ts';
import type { Running, Slot, Workers } from './workers.ts';

/** What a viewer has of one feed. */
interface Watched {
  readonly video: types.Consumer;
  readonly audio?: types.Consumer;
}
/** One console's connection: a transport that only receives, and consumers for each feed that it watches. */
interface Viewer {
  readonly slot: Slot;
  readonly router: types.Router;
  readonly transport: types.WebRtcTransport;
  /** By feed. */
  readonly watched: Map<string, Watched>;
  readonly adapting: Adapting;
  /** Feeds it looks at, with a picture or waiting for one. */
  readonly looking: Set<string>;
}
/** A source, and its producers on the viewer's router. */
interface Carried {
  readonly ingest: Ingest;
  readonly video: string;
  readonly audio?: string;
}
export interface ViewersDeps {
  readonly workers: Workers;
  readonly carry: Carry;
  readonly feed: (id: string) => Feed | undefined;
  readonly maxViewersPerFeed: number;
  readonly ladders: Ladders;
  readonly tell: (told: Delivery) => void;
}
/** A wall of 24 pictures at 2.5 Mbit/s each. */
const MOST_OUTGOING = 60_000_000;
/** A viewer sends nothing but feedback. */
const MOST_INCOMING = 100_000;

/** The viewers of the platform: see MediaPlatform for each method's contract. */
export class Viewers {
  readonly #deps: ViewersDeps;
  readonly #viewers = new Map<string, Viewer>();
  readonly #opening = new Map<string, symbol>();

  constructor(deps: ViewersDeps) {
    this.#deps = deps;
  }

  get size(): number {
    return this.#viewers.size;
  }

  get consumers(): number {
    let sum = 0;
    for (const viewer of this.#viewers.values()) sum += [...consumersOf(viewer)].length;
    return sum;
  }

  /** Pictures and sounds that are sent now. */
  get flowing(): number {
    let sum = 0;
    for (const viewer of this.#viewers.values())
      for (const consumer of consumersOf(viewer)) if (!consumer.paused) sum++;
    return sum;
  }

  /** A viewer that opens again replaces its former self, whose consumers close. */
  async open(id: string): Promise<TransportOffer> {
    this.close(id);
    const attempt = Symbol(id);
    this.#opening.set(id, attempt);
    const slot = this.#deps.workers.leastBusy();
    const running = slot && (await this.#deps.workers.ready(slot));
    const transport = running && (await receiveOnly(running).catch(() => undefined));
    const replaced = this.#opening.get(id) !== attempt;
    if (!replaced) this.#opening.delete(id);
    if (!slot || !running || !transport || transport.closed) throw new MediaRefusal('worker-died');
    // Closed or opened again meanwhile: this attempt has no voice any more.
    if (replaced) {
      transport.close();
      throw new MediaRefusal('unknown-viewer');
    }
    const { ladders, tell } = this.#deps;
    const adapting = new Adapting(transport, { ladders, tell: told => tell({ viewer: id, ...told }) });
    const viewer = {
      ...{ slot, router: running.router, transport, adapting },
      ...{ watched: new Map(), looking: new Set<string>() },
    };
    this.#viewers.set(id, viewer);
    return offerOfTransport(transport);
  }

  async connect(id: string, dtlsParameters: client.DtlsParameters): Promise<void> {
    await understood(this.#get(id).transport.connect({ dtlsParameters }));
  }

  async watch(id: string, feedId: string, rtpCapabilities: client.RtpCapabilities): Promise<WatchOffer> {
    const viewer = this.#get(id);
    const feed = this.#deps.feed(feedId);
    if (!feed) throw new MediaRefusal('unknown-feed');
    admit(feed, id, this.#deps.maxViewersPerFeed);
    viewer.looking.add(feedId);
    feed.look(id);
    const capabilities = rtpCapabilities as types.RtpCapabilities;
    const { ingest, video: seen, audio: heard } = await this.#fitting(viewer, feed, capabilities);
    if (this.#viewers.get(id) !== viewer || viewer.transport.closed) throw new MediaRefusal('unknown-viewer');
    if (!viewer.looking.has(feedId)) throw new MediaRefusal('unknown-feed');
    if (ingest.producer.closed) throw new MediaRefusal('source-ended');
    const low = viewer.adapting.wantsLow(feedId, ingest) ? this.#deps.ladders.take(ingest) : undefined;
    const [video, audio] = await Promise.all([
      low ? this.#lowered(viewer, ingest, low, capabilities) : understood(this.#consume(viewer, seen, capabilities)),
      // A picture without its sound is better than neither.
      heard && this.#consume(viewer, heard, capabilities).catch(() => undefined),
    ]);
    const offer = this.#adopt(id, viewer, feedId, { video, ...(audio && { audio }) });
    viewer.adapting.add(feedId, { consumer: video, ingest, low: low !== undefined });
    return offer;
  }

  /** The shared low picture; it is given back when its consumer closes. */
  async #lowered(
    viewer: Viewer,
    ingest: Ingest,
    low: types.Producer,
    rtpCapabilities: types.RtpCapabilities,
  ): Promise<types.Consumer> {
    const { ladders, carry } = this.#deps;
    try {
      const consumer = await understood(
        this.#consume(viewer, await carry(ingest.router, low, viewer.router), rtpCapabilities),
      );
      consumer.observer.once('close', () => ladders.give(ingest));
      return consumer;
    } catch (error) {
      ladders.give(ingest);
      throw error;
    }
  }

  async prefer(id: string, feedId: string, view: View): Promise<void> {
    const viewer = this.#get(id);
    if (viewer.looking.has(feedId)) await understood(viewer.adapting.view(feedId, view));
  }

  async resume(id: string, consumerId: string): Promise<void> {
    // Resuming asks the source for a key frame; ours come each second, a camera decides its own distance.
    const consumer = this.#consumer(id, consumerId);
    await understood(this.#get(id).adapting.start(consumer));
  }

  async pause(id: string, consumerId: string): Promise<void> {
    const consumer = this.#consumer(id, consumerId);
    await understood(this.#get(id).adapting.stop(consumer));
  }

  unwatch(id: string, feedId: string): void {
    const viewer = this.#get(id);
    viewer.looking.delete(feedId);
    closeAll(viewer.watched.get(feedId));
    viewer.adapting.forget(feedId);
    this.#deps.feed(feedId)?.leave(id);
  }

  close(id: string): void {
    this.#opening.delete(id);
    const viewer = this.#viewers.get(id);
    if (!viewer) return;
    this.#viewers.delete(id);
    viewer.transport.close();
    viewer.adapting.close();
    for (const feed of viewer.looking) this.#deps.feed(feed)?.leave(id);
  }

  closeAll(): void {
    for (const id of [...this.#viewers.keys(), ...this.#opening.keys()]) this.close(id);
  }

  #get(id: string): Viewer {
    const viewer = this.#viewers.get(id);
    // A transport that closed with its worker is as good as none: the console opens a new one.
    if (!viewer || viewer.transport.closed) throw new MediaRefusal('unknown-viewer');
    return viewer;
  }

  #consumer(id: string, consumerId: string): types.Consumer {
    for (const consumer of consumersOf(this.#get(id))) if (consumer.id === consumerId) return consumer;
    throw new MediaRefusal('unknown-consumer');
  }

  #consume(viewer: Viewer, producerId: string, rtpCapabilities: types.RtpCapabilities): Promise<types.Consumer> {
    return viewer.transport.consume({ producerId, rtpCapabilities, paused: true });
  }

  /** The feed's picture in a form that the viewer's browser takes, on the viewer's router. */
  async #fitting(viewer: Viewer, feed: Feed, rtpCapabilities: types.RtpCapabilities): Promise<Carried> {
    // Two rounds: as the source is, then transcoded.
    for (let round = 0; round < 2; round++) {
      const ingest = await feed.picture();
      const { audio } = ingest;
      const [video, sound] = await Promise.all([
        this.#deps.carry(ingest.router, ingest.producer, viewer.router),
        audio && this.#deps.carry(ingest.router, audio, viewer.router),
      ]);
      if (understandable(() => viewer.router.canConsume({ producerId: video, rtpCapabilities })))
        return { ingest, video, ...(sound && { audio: sound }) };
      // Not for a browser that would not take what we make either: it may not disturb the others.
      if (feed.isSentToUs || ingest.asItIs || ingest.handling === 'transcoded' || !takesBaseline(rtpCapabilities))
        break;
      feed.transcode(ingest);
    }
    throw new MediaRefusal('unsupported');
  }

  #adopt(id: string, viewer: Viewer, feed: string, watched: Watched): WatchOffer {
    if (this.#viewers.get(id) !== viewer || !viewer.looking.has(feed)) {
      closeAll(watched);
      throw new MediaRefusal('unknown-viewer');
    }
    closeAll(viewer.watched.get(feed));
    viewer.watched.set(feed, watched);
    const { video, audio } = watched;
    video.observer.once('close', () => {
      audio?.close();
      if (viewer.watched.get(feed) === watched) viewer.watched.delete(feed);
    });
    // It may have closed with its source between the worker's answer and here.
    if (video.closed) {
      closeAll(watched);
      viewer.watched.delete(feed);
      throw new MediaRefusal('source-ended');
    }
    return { ...offerOf(video), ...(audio && !audio.closed && { audio: offerOf(audio) }) };
  }
}

/** @throws MediaRefusal `too-many-viewers` */
export function admit(feed: Feed, viewer: string, most: number): void {
  if (isPerson(viewer) && !feed.lookers.has(viewer) && feed.people >= most) throw new MediaRefusal('too-many-viewers');
}

function* consumersOf(viewer: Viewer): Generator<types.Consumer> {
  for (const { video, audio } of viewer.watched.values()) {
    yield video;
    if (audio && !audio.closed) yield audio;
  }
}

function closeAll(watched: Watched | undefined): void {
  watched?.video.close();
  watched?.audio?.close();
}

/** Whether a browser takes H.264 in constrained baseline, which is what the platform transcodes to. */
function takesBaseline({ codecs }: types.RtpCapabilities): boolean {
  return (codecs ?? []).some(({ mimeType, parameters }) => {
    const profile = String(parameters?.['profile-level-id'] ?? '').toLowerCase();
    return mimeType.toLowerCase() === 'video/h264' && profile.startsWith('42e0');
  });
}

/** Nothing is ever produced on it: the incoming limit leaves room for a viewer's feedback only. */
async function receiveOnly({ router, server }: Running): Promise<types.WebRtcTransport> {
  const transport = await router.createWebRtcTransport({
    webRtcServer: server,
    enableUdp: true,
    enableTcp: true,
    preferUdp: true,
    initialAvailableOutgoingBitrate: 10_000_000,
  });
  await transport.setMaxOutgoingBitrate(MOST_OUTGOING);
  await transport.setMaxIncomingBitrate(MOST_INCOMING);
  return transport;
}

function understandable(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    throw new MediaRefusal('bad-signal');
  }
}
