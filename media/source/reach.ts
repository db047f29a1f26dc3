import { lookup } from 'node:dns/promises';
import { connect, isIP, type Socket } from 'node:net';
import { type TLSSocket, connect as tlsConnect } from 'node:tls';
import type { Reason } from '../feed/life.ts';

/** The house rule of hosts that a source may not be at; asked with addresses, never with names. */
export type RefuseHost = (host: string) => boolean | Promise<boolean>;

/** A connection that was not made, with the reason that the console shows. */
export class Unreached extends Error {
  readonly reason: Extract<Reason, 'address-unreachable' | 'refused-address' | 'timed-out'>;
  constructor(reason: Unreached['reason'], detail: string) {
    super(detail);
    this.name = 'Unreached';
    this.reason = reason;
  }
}
/** Milliseconds for the name and the connection; a camera on the other side of the world answers in a tenth of it. */
const LONGEST_CONNECT = 5_000;

/**
 * The addresses of a host, each of them allowed. A name is resolved here, once, and the connection goes to what was
 * checked: a name that leads elsewhere a moment later changes nothing.
 * @throws Unreached
 */
export async function addressesOf(host: string, refuseHost: RefuseHost): Promise<readonly string[]> {
  const found = isIP(host) ? [host] : await resolved(host);
  for (const address of found)
    if (await refuseHost(address)) throw new Unreached('refused-address', `${host} is at ${address}`);
  return found;
}

async function resolved(host: string): Promise<string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unreached('timed-out', `no answer for the name ${host}`)), LONGEST_CONNECT);
  });
  try {
    const found = await Promise.race([lookup(host, { all: true }), late]);
    return found.map(({ address }) => address);
  } catch (error) {
    if (error instanceof Unreached) throw error;
    throw new Unreached('address-unreachable', `the name ${host} is not known`);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Connects to a host that may be reached. The certificate of a camera is mostly its own: with TLS the line is private,
 * but who answers is not proven, as with every RTSP player.
 * @throws Unreached
 */
export async function reach(
  host: string,
  port: number,
  refuseHost: RefuseHost,
  { tls = false, signal }: { readonly tls?: boolean; readonly signal?: AbortSignal } = {},
): Promise<Socket | TLSSocket> {
  let last = new Unreached('address-unreachable', `${host} has no address`);
  for (const address of (await addressesOf(host, refuseHost)).slice(0, 3)) {
    try {
      return await connected(address, host, port, tls, signal);
    } catch (error) {
      last = error as Unreached;
    }
  }
  throw last;
}

function connected(
  address: string,
  name: string,
  port: number,
  tls: boolean,
  signal: AbortSignal | undefined,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const servername = isIP(name) ? {} : { servername: name };
    const socket = tls
      ? tlsConnect({ host: address, port, rejectUnauthorized: false, ...servername })
      : connect({ host: address, port });
    const fail = (reason: Unreached['reason'], detail: string) => {
      clearTimeout(timer);
      socket.destroy();
      reject(new Unreached(reason, detail));
    };
    const timer = setTimeout(() => fail('timed-out', `${name} does not answer`), LONGEST_CONNECT);
    const aborted = () => fail('address-unreachable', 'called off');
    signal?.addEventListener('abort', aborted, { once: true });
    socket.once('error', error => fail('address-unreachable', error.message));
    socket.once(tls ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', aborted);
      socket.removeAllListeners('error');
      socket.on('error', () => undefined).setNoDelay(true);
      resolve(socket);
    });
    if (signal?.aborted) aborted();
  });
}
