import { createServer, type Socket } from 'node:net';
import type { Reason } from '../feed/life.ts';
import { type Address, parseAddress } from './address.ts';
import type { RefuseHost } from './reach.ts';
import { RtspSession } from './rtspSession.ts';

/**
 * The way from ffmpeg to an RTSP camera: ffmpeg connects to this on the loopback and to nothing else. So the host is
 * checked at each connection, a redirect is followed only where it may lead, the password stands on no command line,
 * and TLS, digest and UDP are the same for ffmpeg: a TCP connection without a login.
 */
export interface RtspRelay {
  /** For ffmpeg's command line; nothing in it is secret. */
  readonly url: string;
  /** How the pictures travelled at last. */
  transport(): 'tcp' | 'udp';
  /** Why it failed, where that is known here: no line of ffmpeg's tells a refused redirect. */
  failure(): Reason | undefined;
  /** Whether any media packet came. */
  heard(): boolean;
  /** What the camera's server said in refusing, as it said it. */
  said(): string | undefined;
  close(): void;
}
export interface RtspRelayOptions {
  readonly address: Address;
  /** Absent: TCP, and UDP where the camera answers that it can't (461). */
  readonly transport?: 'tcp' | 'udp' | undefined;
  readonly refuseHost: RefuseHost;
}
/** What the sessions of a relay find out for it. */
export interface RelayFacts {
  transport: 'tcp' | 'udp';
  failure: Reason | undefined;
  said: string | undefined;
  heard: boolean;
}

/** @throws Error where this host gives no port, which is a fault of this host */
export async function openRtspRelay({ address, transport, refuseHost }: RtspRelayOptions): Promise<RtspRelay> {
  const facts: RelayFacts = { transport: transport ?? 'tcp', failure: undefined, said: undefined, heard: false };
  const sessions = new Set<RtspSession>();
  const server = createServer((player: Socket) => {
    const { port } = server.address() as { port: number };
    const session = new RtspSession(player, {
      ...{ address, facts, refuseHost },
      ownPlace: `rtsp://127.0.0.1:${port}`,
      forced: transport !== undefined,
    });
    sessions.add(session);
    player.once('close', () => sessions.delete(session));
  });
  server.maxConnections = 2;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as { port: number };
  const { pathname, search } = new URL(address.url);
  return {
    url: `rtsp://127.0.0.1:${port}${pathname}${search}`,
    transport: () => facts.transport,
    failure: () => facts.failure,
    said: () => facts.said,
    heard: () => facts.heard,
    close() {
      server.close();
      for (const session of sessions) session.close();
    },
  };
}

/** Where a redirect leads, if it is an address that is taken at all. */
export function redirectedTo(location: string | undefined, from: string): Address | undefined {
  if (location === undefined || !URL.canParse(location, from)) return undefined;
  return parseAddress(new URL(location, from).href, 'rtsp');
}
