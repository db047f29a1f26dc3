import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Reason } from '../feed/life.ts';
import { type Address, parseAddress } from './address.ts';
import { describedArguments } from './arguments.ts';
import { type Child, startChild } from './child.ts';
import { SourceFailure } from './failure.ts';
import { Authorizer, loginIn } from './login.ts';
import type { Means, Opened } from './open.ts';
import { addressesOf, type RefuseHost, Unreached } from './reach.ts';
import { askWeb, TooLong, type WebAnswer } from './webAsk.ts';

/**
 * Fetches a picture by WHEP: we offer, the other side answers, and a bridge in a process of its own takes the stream apart
 * (media/source/whepBridge.ts) and hands bare RTP to ffprobe and ffmpeg on the loopback, one after the other. The HTTP part
 * is asked from here, to addresses that were checked, and so are the addresses to which the answer leads.
 */
const BRIDGE = fileURLToPath(new URL('whepBridge.ts', import.meta.url));
/** From the offer to the first packet of the picture. */
const LONGEST_WAIT = 8_000;
const MOST_REDIRECTS = 3;

const codecSchema = z.strictObject({
  payloadType: z.int().min(0).max(127),
  name: z.string().regex(/^[\w.-]{1,20}$/),
  clockRate: z.int().positive(),
  channels: z.int().min(1).max(2).optional(),
  parameters: z
    .string()
    .regex(/^[\w=;, +/.-]*$/)
    .max(500)
    .optional(),
});
const toldSchema = z.discriminatedUnion('told', [
  z.strictObject({ told: z.literal('offer'), sdp: z.string().max(100_000) }),
  z.strictObject({ told: z.literal('receives'), video: codecSchema, audio: codecSchema.optional() }),
]);
type Told = z.infer<typeof toldSchema>;
type Codec = z.infer<typeof codecSchema>;

/** @throws SourceFailure, Unreached */
export async function openWhep(address: Address, { tools, refuseHost, signal }: Means): Promise<Opened> {
  const here = await addressesOf(address.host, refuseHost);
  const ports = { video: await freePair(), audio: await freePair() };
  let into: Writable | undefined;
  const heard = new Lines();
  const bridge = startChild(
    tools.tether,
    process.execPath,
    [
      ...['--disable-warning=ExperimentalWarning', '--max-old-space-size=200', BRIDGE],
      JSON.stringify({ ports, loopback: here.some(isLoopback) }),
    ],
    chunk => heard.push(chunk),
    undefined,
    {
      feed: standardInput => {
        into = standardInput;
        return () => undefined;
      },
    },
  );
  void bridge.ended.then(() => heard.end());
  signal.addEventListener('abort', () => void bridge.stop(), { once: true });
  let session: Resource | undefined;
  const close = () => {
    void bridge.stop();
    void session?.end();
  };
  try {
    const offer = await heard.next('offer', LONGEST_WAIT, bridge);
    session = await negotiated(address, offer.sdp, refuseHost);
    const answer = await keepingAllowed(session.answer, refuseHost);
    into?.write(`${JSON.stringify({ answer })}\n`);
    const { video, audio } = await heard.next('receives', LONGEST_WAIT, bridge);
    const failure = (): Reason | undefined => (bridge.gone() ? 'source-ended' : undefined);
    return { input: { args: describedArguments(description(ports, video, audio)) }, failure, said: nothing, close };
  } catch (error) {
    close();
    throw error;
  }
}

const nothing = () => undefined;
const isLoopback = (address: string): boolean => address.startsWith('127.') || address === '::1';

/** A session at the other side, with its answer. */
interface Resource {
  readonly answer: string;
  /** Tells the other side that we go; it may have gone before. */
  end(): Promise<void>;
}

/** The offer's answer, after redirects and a login where it is asked for. @throws SourceFailure, Unreached */
async function negotiated(address: Address, offer: string, refuseHost: RefuseHost): Promise<Resource> {
  const login = loginIn(address.url);
  // A password without a user is a bearer token: WHEP knows no other login.
  const bearer = login?.user === '' ? `Bearer ${login.password}` : undefined;
  const authorizer = login && !bearer ? new Authorizer(login) : undefined;
  let at = address;
  const ask = async (method: 'POST' | 'DELETE', place: Address, body: string): Promise<WebAnswer> => {
    const { pathname, search, host } = new URL(place.url);
    const path = `${pathname}${search}`;
    // The login is for the place that was registered.
    const own = host === new URL(address.url).host;
    const authorization = own ? (bearer ?? authorizer?.header(method, path)) : undefined;
    const headers = { authorization, ...(body && { 'content-type': 'application/sdp' }), accept: 'application/sdp' };
    return askWeb(place, { method, path, headers, body }, refuseHost).catch(error => {
      if (error instanceof Unreached) throw error;
      throw new SourceFailure(error instanceof TooLong ? 'no-video' : 'address-unreachable');
    });
  };
  for (let turn = 0; turn <= MOST_REDIRECTS; turn++) {
    const answer = await ask('POST', at, offer);
    const { location } = answer.headers;
    if (answer.status === 201 && answer.text !== '') {
      const place = location === undefined ? undefined : resolved(location, at);
      return {
        answer: answer.text,
        end: async () => void (place && (await ask('DELETE', place, '').catch(() => undefined))),
      };
    }
    const challenge = [answer.headers['www-authenticate'] ?? ''].flat();
    if (answer.status === 401 && authorizer?.challenged(challenge)) continue;
    const next = answer.status === 307 || answer.status === 308 ? location && resolved(location, at) : undefined;
    if (!next) throw new SourceFailure(reasonOf(answer.status), [`HTTP ${answer.status}`]);
    at = next;
  }
  throw new SourceFailure('not-found', ['redirected without end']);
}

const resolved = (location: string, from: Address): Address | undefined =>
  URL.canParse(location, from.url) ? parseAddress(new URL(location, from.url).href, 'whep') : undefined;

function reasonOf(status: number): Reason {
  if (status === 401 || status === 403) return 'refused-credentials';
  if (status === 404 || status === 410) return 'not-found';
  return status === 406 || status === 415 || status === 422 ? 'unsupported' : 'no-video';
}

/**
 * The answer without the addresses where a source may not be; names are left out too, since nobody can check to what they
 * will lead. @throws SourceFailure `refused-address` where none is left
 */
export async function keepingAllowed(answer: string, refuseHost: RefuseHost): Promise<string> {
  let kept = 0;
  let refused = 0;
  const lines: string[] = [];
  for (const line of answer.split(/\r?\n/)) {
    const candidate = /^a=candidate:\S+ \d+ \S+ \d+ (\S+) \d+ typ /.exec(line);
    if (candidate) {
      const address = candidate[1]!;
      const allowed = /^[\d.]+$|:/.test(address) && !(await refuseHost(address));
      if (allowed) kept++;
      else refused++;
      if (!allowed) continue;
    }
    lines.push(line);
  }
  if (kept === 0 && refused > 0)
    throw new SourceFailure('refused-address', ['no address of the answer may be reached']);
  return lines.join('\r\n');
}

interface Ports {
  readonly video: number;
  readonly audio: number;
}
/** What ffmpeg is told of the bare streams. */
function description(ports: Ports, video: Codec, audio: Codec | undefined): string {
  const media = (kind: keyof Ports, { payloadType, name, clockRate, channels, parameters }: Codec) => [
    `m=${kind} ${ports[kind]} RTP/AVP ${payloadType}`,
    `a=rtpmap:${payloadType} ${name}/${clockRate}${channels ? `/${channels}` : ''}`,
    ...(parameters ? [`a=fmtp:${payloadType} ${parameters}`] : []),
  ];
  return [
    ...['v=0', 'o=- 0 0 IN IP4 127.0.0.1', 's=whep', 'c=IN IP4 127.0.0.1', 't=0 0'],
    ...media('video', video),
    ...(audio ? media('audio', audio) : []),
    '',
  ].join('\r\n');
}

/** An even port of the loopback and the next one, both free a moment ago: RTP and RTCP. */
async function freePair(): Promise<number> {
  for (let turn = 0; turn < 50; turn++) {
    const first = await bound(0);
    const { port } = first.address();
    const second = port % 2 === 0 ? await bound(port + 1).catch(() => undefined) : undefined;
    first.close();
    second?.close();
    if (second) return port;
  }
  throw new SourceFailure('no-encoder', ['this host gives no two ports']);
}
async function bound(port: number): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.bind(port, '127.0.0.1');
  await once(socket, 'listening');
  return socket;
}

/** What the bridge says, line by line. */
class Lines {
  #partial = '';
  readonly #told: Told[] = [];
  #wake: (() => void) | undefined;
  #ended = false;

  push(chunk: string): void {
    const parts = (this.#partial + chunk).split('\n');
    this.#partial = (parts.pop() ?? '').slice(-200_000);
    for (const part of parts) {
      const parsed = toldSchema.safeParse(JSON.parse(part));
      if (parsed.success) this.#told.push(parsed.data);
    }
    this.#wake?.();
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  /** @throws SourceFailure where it ended or took longer than `ms` */
  async next<T extends Told['told']>(told: T, ms: number, bridge: Child): Promise<Extract<Told, { told: T }>> {
    const until = performance.now() + ms;
    for (;;) {
      const at = this.#told.findIndex(one => one.told === told);
      if (at >= 0) return this.#told.splice(at, 1)[0] as Extract<Told, { told: T }>;
      const left = until - performance.now();
      if (this.#ended || left <= 0) throw new SourceFailure(this.#ended ? 'no-video' : 'timed-out', bridge.lines());
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}
