import type { types } from 'mediasoup';
import { MediaRefusal, type SessionPatch } from '../port.ts';
import type { Running } from '../workers.ts';
import { writeFragment } from './answer.ts';
import { parseFragment } from './description.ts';
import type { Offer } from './offer.ts';

/** One foreign client: its way to us, and when it ends. It ends once. */
export class Session {
  readonly id: string;
  readonly offer: Offer;
  readonly transport: types.WebRtcTransport;
  readonly #onEnd = new Set<(workerDied: boolean) => void>();
  readonly #never: NodeJS.Timeout;
  #ended = false;
  /** The client's credentials now, and those that it left behind. */
  #ufrag: string;
  readonly #left = new Set<string>();

  constructor(id: string, offer: Offer, transport: types.WebRtcTransport) {
    this.id = id;
    this.offer = offer;
    this.transport = transport;
    this.#ufrag = offer.ufrag;
    this.#never = setTimeout(() => this.end(), LONGEST_WAY);
    transport.on('icestatechange', state => state === 'disconnected' && this.end());
    transport.on('dtlsstatechange', state => {
      if (state === 'connected') clearTimeout(this.#never);
      if (state === 'closed' || state === 'failed') this.end();
    });
    transport.on('listenserverclose', () => this.end(true));
    transport.on('routerclose', () => this.end(true));
    if (transport.closed) this.end(true);
  }

  get ended(): boolean {
    return this.#ended;
  }

  onEnd(listener: (workerDied: boolean) => void): void {
    if (this.#ended) listener(false);
    else this.#onEnd.add(listener);
  }

  end(workerDied = false): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#never);
    this.transport.close();
    for (const listener of this.#onEnd) listener(workerDied);
  }

  /**
   * Takes a fragment. Candidates of the client are not needed: the server is the one that is called.
   * @throws MediaRefusal `bad-sdp`, `unfit-sdp` for a restart that was not allowed, `stale-session` for credentials of
   *   an earlier time; nothing is changed then
   */
  async patch(text: string, mayRestart: boolean): Promise<SessionPatch> {
    const attributes = parseFragment(text);
    const values = (name: string) => new Set(attributes?.flatMap(each => (each.name === name ? each.value : [])));
    const [[ufrag, ...others], [password]] = [[...values('ice-ufrag')], [...values('ice-pwd')]];
    if (!attributes || others.length > 0 || (ufrag === undefined) !== (password === undefined))
      throw new MediaRefusal('bad-sdp');
    if (ufrag === undefined || ufrag === this.#ufrag) return { kind: 'trickled' };
    if (this.#left.has(ufrag)) throw new MediaRefusal('stale-session');
    if (!mayRestart || this.#left.size >= MOST_RESTARTS) throw new MediaRefusal('unfit-sdp');
    const iceParameters = await this.transport.restartIce().catch(() => {
      throw new MediaRefusal('unknown-session');
    });
    this.#left.add(this.#ufrag);
    this.#ufrag = ufrag;
    const { iceCandidates } = this.transport;
    return { kind: 'restarted', answer: writeFragment(this.offer, { iceParameters, iceCandidates }) };
  }
}
/** Who has an answer and does not come, does not come any more. */
const LONGEST_WAY = 30_000;
/** A phone that changes its network each minute for an hour. */
const MOST_RESTARTS = 60;

/** A way for one session. @throws MediaRefusal `worker-died` */
export async function openWay(
  { server }: Pick<Running, 'server'>,
  router: types.Router,
  offer: Offer,
  way: { readonly incoming: number; readonly outgoing: number },
): Promise<types.WebRtcTransport> {
  try {
    const transport = await router.createWebRtcTransport({
      webRtcServer: server,
      ...{ enableUdp: true, enableTcp: true, preferUdp: true },
      // RFC 7675: consent is asked for every 5 s; who is silent this long is gone.
      iceConsentTimeout: 20,
      initialAvailableOutgoingBitrate: 2_000_000,
    });
    await transport.setMaxIncomingBitrate(way.incoming);
    await transport.setMaxOutgoingBitrate(way.outgoing);
    await transport.connect({ dtlsParameters: offer.dtls });
    return transport;
  } catch {
    throw new MediaRefusal('worker-died');
  }
}
