import type { Socket } from 'node:net';
import { type Address, withoutSecrets } from './address.ts';
import { Authorizer, loginIn } from './login.ts';
import { type RefuseHost, reach, Unreached } from './reach.ts';
import { type RelayFacts, redirectedTo } from './rtspRelay.ts';
import { openUdpPair, type UdpPair } from './rtspUdp.ts';
import {
  framed,
  headerOf,
  headersOf,
  NotRtsp,
  type RtspMessage,
  RtspReader,
  statusOf,
  withHeaders,
  written,
} from './rtspWire.ts';

export interface SessionGiven {
  readonly address: Address;
  readonly facts: RelayFacts;
  readonly refuseHost: RefuseHost;
  /** `rtsp://127.0.0.1:port`, by which the player asks. */
  readonly ownPlace: string;
  /** The transport is the registered one: no other is tried. */
  readonly forced: boolean;
}
/** Milliseconds for one answer; a camera that starts its encoder needs two or three seconds. */
const LONGEST_ANSWER = 6_000;
const MOST_REDIRECTS = 3;

/** One player's connection, and the camera's that serves it. Closing either closes both. */
export class RtspSession {
  readonly #player: Socket;
  readonly #given: SessionGiven;
  #address: Address;
  #authorizer: Authorizer | undefined;
  #camera: Socket | undefined;
  #count = 0;
  #redirects = 0;
  #closed = false;
  #answer: { readonly cseq: number; readonly take: (answer: RtspMessage) => void } | undefined;
  #line: Promise<void> = Promise.resolve();
  /** UDP streams by the channel on which the player gets them. */
  readonly #pairs = new Map<number, UdpPair>();

  constructor(player: Socket, given: SessionGiven) {
    this.#player = player;
    this.#given = given;
    this.#address = given.address;
    this.#loginFrom(given.address);
    const reader = new RtspReader();
    player.setNoDelay(true);
    player.on('error', () => undefined);
    player.once('close', () => this.close());
    player.on('data', chunk => {
      try {
        for (const piece of reader.read(chunk)) {
          if ('message' in piece) this.#inTurn(piece.message);
          else this.#report(piece.channel, piece.packet);
        }
      } catch {
        this.close();
      }
    });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const pair of this.#pairs.values()) pair.close();
    this.#pairs.clear();
    this.#camera?.destroy();
    this.#player.destroy();
  }

  #loginFrom(address: Address): void {
    const login = loginIn(address.url);
    this.#authorizer = login && new Authorizer(login);
  }

  #inTurn(request: RtspMessage): void {
    this.#line = this.#line
      .then(() => this.#serve(request))
      .catch(error => {
        if (!this.#closed) this.#given.facts.failure ??= reasonOf(error);
        this.close();
      });
  }

  /** Carries one request to the camera, as often as its answer asks for, and the last answer back. */
  async #serve(request: RtspMessage): Promise<void> {
    if (this.#closed) return;
    const { facts, forced } = this.#given;
    const setUp = /^SETUP /.test(request.first);
    let answer = await this.#asked(setUp ? await this.#withTransport(request) : request);
    if (setUp && statusOf(answer) === 461 && facts.transport === 'tcp' && !forced) {
      facts.transport = 'udp';
      answer = await this.#asked(await this.#withTransport(request));
    }
    const status = statusOf(answer) ?? 500;
    if (status >= 400) facts.said = withoutSecrets(answer.first).slice(0, 200);
    if (setUp && status < 300 && facts.transport === 'udp') answer = this.#inChannels(request, answer);
    const cseq = headerOf(request, 'cseq');
    this.#player.write(written(withHeaders(answer, { CSeq: cseq })));
  }

  /** Answers challenges and follows redirects, within bounds. */
  async #asked(request: RtspMessage): Promise<RtspMessage> {
    for (;;) {
      const answer = await this.#exchange(request);
      const status = statusOf(answer) ?? 500;
      if (status === 401 && this.#authorizer?.challenged(headersOf(answer, 'www-authenticate'))) continue;
      if (status < 300 || status >= 400) return answer;
      await this.#redirect(headerOf(answer, 'location'));
    }
  }

  async #redirect(location: string | undefined): Promise<void> {
    const to = redirectedTo(location, this.#address.url);
    if (!to || this.#redirects++ >= MOST_REDIRECTS) throw new Unreached('refused-address', 'a redirect to nowhere');
    // A login was given for one place: another one gets it only where the redirect itself names one.
    const same = to.scheme === this.#address.scheme && to.host === this.#address.host && to.port === this.#address.port;
    if (!same) this.#loginFrom(to);
    this.#address = to;
    this.#camera?.removeAllListeners('close').destroy();
    this.#camera = undefined;
  }

  async #exchange(request: RtspMessage): Promise<RtspMessage> {
    this.#camera ??= await this.#connect();
    const camera = this.#camera;
    const [method = '', uri = ''] = request.first.split(' ');
    const target = this.#targetOf(uri);
    const cseq = ++this.#count;
    const authorization = this.#authorizer?.header(method, target);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Unreached('timed-out', 'no answer')), LONGEST_ANSWER);
      const gone = () => {
        clearTimeout(timer);
        reject(new Error('the camera hung up'));
      };
      camera.once('close', gone);
      this.#answer = {
        cseq,
        take: answer => {
          clearTimeout(timer);
          camera.removeListener('close', gone);
          this.#answer = undefined;
          resolve(answer);
        },
      };
      const first = `${method} ${target} RTSP/1.0`;
      camera.write(written({ ...withHeaders(request, { CSeq: `${cseq}`, Authorization: authorization }), first }));
    });
  }

  /** The player asks by our own address where the camera gave none: the camera hears its own. */
  #targetOf(uri: string): string {
    const { ownPlace, address } = this.#given;
    if (!uri.startsWith(ownPlace)) return uri;
    const asked = new URL(address.url);
    const [real, rest] = [new URL(this.#address.url), uri.slice(ownPlace.length)];
    const place = `${real.protocol}//${real.host}`;
    const path = `${asked.pathname}${asked.search}`;
    // After a redirect the stream has another path, and its tracks lie below that.
    return rest.startsWith(path)
      ? `${place}${real.pathname}${real.search}${rest.slice(path.length)}`
      : `${place}${rest}`;
  }

  async #connect(): Promise<Socket> {
    const { host, port, scheme } = this.#address;
    const camera = await reach(host, port, this.#given.refuseHost, { tls: scheme === 'rtsps' });
    if (this.#closed) camera.destroy();
    const reader = new RtspReader();
    camera.once('close', () => this.close());
    camera.on('data', chunk => this.#heard(camera, reader, chunk));
    return camera;
  }

  #heard(camera: Socket, reader: RtspReader, chunk: Buffer): void {
    let flows = true;
    try {
      for (const piece of reader.read(chunk)) {
        if ('packet' in piece) {
          // Shorter than an RTP header it is no packet, and some players stumble over it.
          if (piece.packet.length < 8) continue;
          this.#given.facts.heard = true;
          flows = this.#player.write(framed(piece.channel, piece.packet));
          continue;
        }
        const { message } = piece;
        const cseq = headerOf(message, 'cseq');
        // A camera's own requests are of no use to a player; late answers are nobody's.
        if (statusOf(message) === undefined || !this.#answer) continue;
        if (cseq === undefined || Number(cseq) === this.#answer.cseq) this.#answer.take(message);
      }
    } catch (error) {
      if (error instanceof NotRtsp) this.#given.facts.failure ??= 'no-video';
      this.close();
      return;
    }
    if (flows) return;
    camera.pause();
    this.#player.once('drain', () => camera.resume());
  }

  /** The player always asks for TCP; where UDP is due the camera is asked for that. */
  async #withTransport(request: RtspMessage): Promise<RtspMessage> {
    if (this.#given.facts.transport === 'tcp') return request;
    const channel = channelOf(request);
    this.#camera ??= await this.#connect();
    const from = (this.#camera.remoteAddress ?? '').replace(/^::ffff:/, '');
    this.#pairs.get(channel)?.close();
    const pair = await openUdpPair(from, (stream, packet) => {
      this.#given.facts.heard = true;
      // A player that is slow loses pictures, as UDP does; what waits for it stays bounded.
      if (this.#player.writableLength < 4_000_000)
        this.#player.write(framed(stream === 'rtp' ? channel : channel + 1, packet));
    });
    this.#pairs.set(channel, pair);
    return withHeaders(request, { Transport: `RTP/AVP;unicast;client_port=${pair.port}-${pair.port + 1}` });
  }

  /** The camera's answer to a SETUP over UDP, as the player expects it. */
  #inChannels(request: RtspMessage, answer: RtspMessage): RtspMessage {
    const channel = channelOf(request);
    const said = /server_port=(\d+)(?:-(\d+))?/.exec(headerOf(answer, 'transport') ?? '');
    const rtp = Number(said?.[1] ?? 0);
    if (rtp > 0 && rtp < 65_536) this.#pairs.get(channel)?.peer(rtp, Number(said?.[2] ?? rtp + 1));
    return withHeaders(answer, { Transport: `RTP/AVP/TCP;unicast;interleaved=${channel}-${channel + 1}` });
  }

  #report(channel: number, packet: Buffer): void {
    const pair = this.#pairs.get(channel - 1) ?? this.#pairs.get(channel);
    if (pair) pair.report(packet);
    else if (this.#given.facts.transport === 'tcp') this.#camera?.write(framed(channel, packet));
  }
}

const channelOf = (request: RtspMessage): number =>
  Number(/interleaved=(\d+)/.exec(headerOf(request, 'transport') ?? '')?.[1] ?? 0);

function reasonOf(error: unknown): RelayFacts['failure'] {
  return error instanceof Unreached ? error.reason : undefined;
}
