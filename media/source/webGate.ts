import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Transform } from 'node:stream';
import type { Reason } from '../feed/life.ts';
import type { Address } from './address.ts';
import { Authorizer, loginIn } from './login.ts';
import { type RefuseHost, reach, Unreached } from './reach.ts';

/**
 * The way from ffmpeg to the web, for HLS and MJPEG: a forward proxy on the loopback for one source. Every connection
 * is checked when it is made, so playlists, segments, keys and redirects lead only where a source may be.
 */
export interface WebGate {
  /** What the child's environment needs; nothing in it is secret. */
  readonly environment: Readonly<Record<string, string>>;
  /** The address for the command line: over http its login stays here. */
  readonly url: string;
  failure(): Reason | undefined;
  /** Whether anything but refusals came. */
  heard(): boolean;
  /** The last refusal of a web server, as it said it. */
  said(): string | undefined;
  close(): void;
}
/** Bytes of a playlist; a day of two-second segments is 4 MB, and no player keeps more than minutes. */
const LONGEST_PLAYLIST = 2_000_000;
const LONGEST_ANSWER = 6_000;
const HOP_BY_HOP = /^(proxy-.*|connection|keep-alive|te|trailer|transfer-encoding|upgrade|host|authorization)$/i;

/** @throws Error where this host gives no port */
export async function openWebGate(address: Address, refuseHost: RefuseHost): Promise<WebGate> {
  let failure: Reason | undefined;
  let said: string | undefined;
  let heard = false;
  const sockets = new Set<Socket>();
  const failed = (error: unknown) => {
    const reason = error instanceof Unreached ? error.reason : 'address-unreachable';
    // A refusal is the cause, whatever else failed before or after it.
    failure = failure === 'refused-address' ? failure : reason;
    return reason === 'refused-address' ? 403 : 502;
  };
  const plain = new URL(address.url);
  const login = plain.protocol === 'http:' ? loginIn(address.url) : undefined;
  const authorizer = login && new Authorizer(login);
  if (login) [plain.username, plain.password] = ['', ''];

  const fetched = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const url = URL.canParse(incoming.url ?? '') ? new URL(incoming.url!) : undefined;
    if (url?.protocol !== 'http:' || incoming.method !== 'GET') return void outgoing.writeHead(400).end();
    // The login is for the place that was registered; a segment or a redirect elsewhere does not get it.
    const own = url.host === plain.host ? authorizer : undefined;
    for (;;) {
      const answer = await fetchOnce(url, incoming, own, refuseHost, sockets);
      if (answer.statusCode === 401 && own?.challenged([answer.headers['www-authenticate'] ?? ''].flat())) {
        answer.resume();
        continue;
      }
      const status = answer.statusCode ?? 502;
      if (status >= 400) said = `HTTP ${status} ${answer.statusMessage ?? ''}`.trim().slice(0, 200);
      if (status < 300) heard = true;
      const headers = Object.entries(answer.headers).filter(([name]) => !HOP_BY_HOP.test(name));
      outgoing.writeHead(status, Object.fromEntries(headers));
      outgoing.once('close', () => answer.destroy());
      const playlist = /mpegurl/i.test(answer.headers['content-type'] ?? '') || /\.m3u8?$/i.test(url.pathname);
      (playlist ? answer.pipe(atMost(LONGEST_PLAYLIST)) : answer).on('error', () => outgoing.destroy()).pipe(outgoing);
      return;
    }
  };
  const server = createServer((incoming, outgoing) => {
    fetched(incoming, outgoing).catch(error => {
      const status = failed(error);
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(status).end();
    });
  });
  server.on('connect', (incoming: IncomingMessage, player: Socket) => {
    player.on('error', () => undefined);
    const target = URL.canParse(`http://${incoming.url}`) ? new URL(`http://${incoming.url}`) : undefined;
    if (!target) return void player.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    reach(target.hostname.replace(/^\[|\]$/g, ''), Number(target.port || 80), refuseHost).then(
      far => {
        sockets.add(far);
        far.once('close', () => {
          sockets.delete(far);
          player.destroy();
        });
        player.once('close', () => far.destroy());
        heard = true;
        player.write('HTTP/1.1 200 OK\r\n\r\n');
        far.pipe(player).pipe(far);
      },
      error => player.end(`HTTP/1.1 ${failed(error)} Refused\r\n\r\n`),
    );
  });
  server.on('connection', socket => sockets.add(socket.once('close', () => sockets.delete(socket))));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as { port: number };
  return {
    environment: { http_proxy: `http://127.0.0.1:${port}` },
    url: plain.href,
    failure: () => failure,
    said: () => said,
    heard: () => heard,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** One request of the player, on a connection of its own to an address that was checked. */
async function fetchOnce(
  url: URL,
  incoming: IncomingMessage,
  authorizer: Authorizer | undefined,
  refuseHost: RefuseHost,
  sockets: Set<Socket>,
): Promise<IncomingMessage> {
  const socket = await reach(url.hostname.replace(/^\[|\]$/g, ''), Number(url.port || 80), refuseHost);
  sockets.add(socket.once('close', () => sockets.delete(socket)));
  const path = `${url.pathname}${url.search}`;
  const authorization = authorizer?.header('GET', path);
  const kept = Object.entries(incoming.headers).filter(([name]) => !HOP_BY_HOP.test(name));
  return new Promise((resolve, reject) => {
    const going = ask({
      createConnection: () => socket,
      path,
      headers: {
        ...Object.fromEntries(kept),
        host: url.host,
        connection: 'close',
        ...(authorization && { authorization }),
      },
    });
    // A server that says nothing is silent, not slow.
    const late = setTimeout(() => going.destroy(new Unreached('timed-out', 'no answer')), LONGEST_ANSWER);
    going.once('error', error => {
      clearTimeout(late);
      socket.destroy();
      reject(error);
    });
    going.once('response', answer => {
      clearTimeout(late);
      resolve(answer);
    });
    going.end();
  });
}

/** Passes so many bytes on and then ends with an error. */
function atMost(bytes: number): Transform {
  let left = bytes;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      left -= chunk.length;
      if (left < 0) done(new Error('longer than a playlist is'));
      else done(null, chunk);
    },
  });
}
