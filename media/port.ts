import type { types } from 'mediasoup-client';
import type { Examined } from '../shared/feeds/examined.ts';
import type { SourceKind } from '../shared/feeds/schema.ts';
import type { CallRooms } from './calls/port.ts';
import type { View } from './feed/line.ts';
import type { Recorder } from './recorder/recorder.ts';

/**
 * The media platform as the server sees it: it knows feeds and viewers, not incidents. The same interface is met
 * by the platform inside the server (platform.ts) and by one in its own process or on another host (apart/remote.ts).
 */
export interface MediaPlatform {
  /** Tells the platform that a feed exists or changed. Nothing runs until somebody looks. */
  setFeed(feed: FeedSource): void;
  /** Forgets a feed; whoever looked is told by its status. */
  removeFeed(feed: string): void;
  status(feed: string): FeedStatus | undefined;
  /**
   * Every change of a feed's status. Returns its undo. A consumer ends with its source, and no other message says so:
   * a status that is neither `live` nor `stale` means that consumers of this feed are gone; once it is `live` again,
   * who still looks watches anew. Between two sources there is always such a status.
   */
  onStatus(listener: (status: FeedStatus) => void): () => void;
  /** What the router can receive and send; the console's Device loads it. */
  capabilities(): types.RtpCapabilities;
  /**
   * A viewer is one console's connection. Closing it closes all it watched; opening it again replaces it. After a
   * worker died its viewers are gone: `watch` answers `unknown-viewer`, and the console opens again.
   */
  openViewer(viewer: string): Promise<TransportOffer>;
  connectViewer(viewer: string, dtlsParameters: types.DtlsParameters): Promise<void>;
  /**
   * Starts the source if it sleeps, waits for its picture, and answers a paused consumer; `resume` lets it flow. The
   * viewer then looks at the feed until `unwatch` or `closeViewer`, even where this is refused for want of a picture:
   * so the platform tries again for its sake, and its status says when to watch anew. Where the source has sound and
   * the browser takes it, a consumer of it comes along, paused too: it costs nothing until it is resumed.
   */
  watch(viewer: string, feed: string, rtpCapabilities: types.RtpCapabilities): Promise<WatchOffer>;
  resume(viewer: string, consumer: string): Promise<void>;
  /** Stops the flow of a consumer until `resume`: nobody hears it, nothing is sent. */
  pause(viewer: string, consumer: string): Promise<void>;
  /** How a viewer shows a feed: it gets what that needs, and nothing while the feed is hidden. */
  prefer(viewer: string, feed: string, view: View): Promise<void>;
  /** What a viewer should know of the way of a picture to it. Returns its undo. */
  onDelivery(listener: (told: Delivery) => void): () => void;
  unwatch(viewer: string, feed: string): Promise<void>;
  closeViewer(viewer: string): Promise<void>;
  /** Rings of pictures and holds; absent where nothing is recorded. */
  readonly recorder?: Recorder;
  /**
   * Tries an address that is no feed yet, by its own process and within seconds. Never rejects for what the source does.
   * @throws MediaRefusal `no-encoder` where this host can't read video, `too-many-viewers` while too many are tried
   */
  examine(source: FeedSource['source']): Promise<Examined>;
  /** The port on which encoders send over RTMP; undefined while none is expected. */
  rtmpPort(): number | undefined;
  /**
   * A foreign client sends the picture of a feed that waits for it (WHIP). Answers its offer; the feed is live with the
   * first key frame, in place of whoever sent before. `session` is a new name, the caller's.
   */
  publish(session: string, feed: string, offer: string): Promise<string>;
  /** A foreign client looks at a feed (WHEP): as `watch`, and it is a viewer until the session ends. */
  play(session: string, feed: string, offer: string): Promise<string>;
  /** More candidates, which change nothing here; or, with new credentials, a restart of ICE, where it is allowed. */
  patchSession(session: string, fragment: string, mayRestart: boolean): Promise<SessionPatch>;
  endSession(session: string): Promise<void>;
  /** A session ended by itself or by `endSession`, once. Returns its undo. */
  onSessionEnd(listener: (session: string) => void): () => void;
  /** Coordination rooms. */
  readonly calls: CallRooms;
  /** Figures for /metrics: workers, running sources, viewers, restarts. */
  figures(): Figures;
  close(): Promise<void>;
}
/** What a platform counts: now, and since it started for starts and restarts. */
export const FIGURES = [
  ...([
    'workers',
    'workerRestarts',
    'feeds',
    'runningSources',
    'sourceStarts',
    'viewers',
    'consumers',
    'flowing',
  ] as const),
  ...(['sessions', 'ladders', 'callMembers', 'pipesIn'] as const),
] as const;
export type Figures = Readonly<Record<(typeof FIGURES)[number], number>>;
export const NO_FIGURES = Object.fromEntries(FIGURES.map(figure => [figure, 0])) as Figures;
/**
 * A platform among several of one centre: a feed's source runs on one of them, its home; on each other that has viewers
 * of it, it is a feed of kind `pipe`. See hosts/.
 */
export interface HostPlatform extends MediaPlatform {
  /** Whether it can be asked now. */
  isThere(): boolean;
  /** It went, or came back. Returns its undo. */
  onThere(listener: (there: boolean) => void): () => void;
  /**
   * Somebody looks at a feed of this host through another: as `watch`, without a picture. Ends with `unlook`.
   * @throws MediaRefusal `unknown-feed`, `too-many-viewers`
   */
  look(feed: string, viewer: string): Promise<void>;
  unlook(feed: string, viewer: string): void;
  /** What made a feed fail is mended: it is tried again at once, where somebody looks. */
  wake(feed: string): void;
}
export interface FeedSource {
  readonly id: string;
  readonly source: {
    /** `pipe`: it runs on the media host whose address and port `url` says. */
    readonly kind: SourceKind | 'pipe';
    /** With credentials. */
    readonly url?: string | undefined;
    readonly transport?: 'tcp' | 'udp' | undefined;
    readonly profile?: string | undefined;
    /** Stream key or passphrase of a source that is sent to us. */
    readonly key?: string | undefined;
    /** SRT that is sent to us: the port on which this feed alone is taken. */
    readonly port?: number | undefined;
  };
  /** Burnt into the test pattern. */
  readonly label?: string;
}
/** Why there is or is no picture. `sleeping`: nobody looks, so nothing runs. Times are ISO 8601 UTC. */
export interface FeedStatus {
  readonly feed: string;
  readonly state: 'sleeping' | 'connecting' | 'live' | 'stale' | 'lost';
  readonly since: string;
  /** Machine-readable cause for connecting, stale and lost; the console has words for each. */
  readonly reason?:
    | 'address-unreachable'
    | 'refused-credentials'
    | 'not-found'
    | 'no-video'
    | 'timed-out'
    | 'source-ended'
    | 'worker-died'
    /** It runs on a media host that can't be reached now. */
    | 'host-away'
    | 'unsupported'
    | 'no-encoder'
    /** The address, or one it leads to, is where this server does not go. */
    | 'refused-address'
    /** A source that is sent to us, and nobody sends. */
    | 'nobody-sends'
    | 'picture-too-large'
    | 'no-key-frame'
    | 'clock-runs-back'
    /** Its process took more memory or time than it is allowed. */
    | 'too-greedy';
  /** Next try, where it retries. */
  readonly retryAt?: string;
  /** People who look; a recorder is none. */
  readonly viewers: number;
  /** What is done with it: passed untouched, or transcoded to H.264. */
  readonly handling?: 'passed' | 'transcoded';
  readonly width?: number;
  readonly height?: number;
}
export interface TransportOffer {
  readonly id: string;
  readonly iceParameters: types.IceParameters;
  readonly iceCandidates: types.IceCandidate[];
  readonly dtlsParameters: types.DtlsParameters;
}
export interface ConsumerOffer {
  readonly id: string;
  readonly producerId: string;
  readonly kind: 'audio' | 'video';
  readonly rtpParameters: types.RtpParameters;
}
/** A picture, and its sound where there is any. */
export interface WatchOffer extends ConsumerOffer {
  readonly audio?: ConsumerOffer;
}

/**
 * `degraded`: its line carries less than the whole picture, so it gets less; `whole`: no longer. `switch`: the same feed
 * is ready in another size; watching it anew gets it, and the picture that stands goes on until then.
 */
export interface Delivery {
  readonly viewer: string;
  readonly feed: string;
  readonly state: 'degraded' | 'whole' | 'switch';
}

/** `answer`: the fragment that tells the client the server's new credentials. */
export type SessionPatch = { readonly kind: 'trickled' } | { readonly kind: 'restarted'; readonly answer: string };

/** A refusal the console can show in words. */
export class MediaRefusal extends Error {
  readonly reason:
    | NonNullable<FeedStatus['reason']>
    | 'unknown-feed'
    | 'unknown-viewer'
    | 'unknown-consumer'
    | 'too-many-viewers'
    | 'bad-signal'
    | 'bad-sdp'
    /** Well-formed, and nothing in it can be taken. */
    | 'unfit-sdp'
    | 'unknown-session'
    /** Credentials of a generation that was left behind. */
    | 'stale-session';
  constructor(reason: MediaRefusal['reason']) {
    super(reason);
    this.name = 'MediaRefusal';
    this.reason = reason;
  }
}
