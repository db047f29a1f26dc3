import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createPace } from '../access/pace.ts';

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}
/** Datagrams of one sender before anybody reads them: eight drones at fifty a second each, and their bursts. */
const PACE = { perSecond: 500, burst: 1_000 } as const;

/**
 * Listens for datagrams. Rejects where the port is taken. What one sender sends beyond the pace is counted, not read.
 */
export async function listenUdp(options: {
  readonly host: string;
  readonly port: number;
  readonly clock: () => Date;
  readonly onDatagram: (bytes: Buffer, sender: string) => void;
  readonly onFlood: (sender: string) => void;
  readonly onError: (error: unknown) => void;
}): Promise<Listener> {
  const { host, port, clock, onDatagram, onFlood, onError } = options;
  const pace = createPace({ ...PACE, clock });
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  socket.bind(port, host);
  await once(socket, 'listening');
  socket.on('error', onError);
  socket.on('message', (bytes: Buffer, from: RemoteInfo) => {
    const sender = `${from.address}:${from.port}`;
    if (pace.take(from.address) > 0) return onFlood(sender);
    try {
      onDatagram(bytes, sender);
    } catch (error) {
      onError(error);
    }
  });
  return {
    port: (socket.address() as AddressInfo).port,
    close: () => new Promise(resolve => socket.close(() => resolve())),
  };
}

/** Who sends first for a thing sends alone for it, until that sender has been silent for so long. */
const HELD_MS = 10_000;
export function createHolders(clock: () => Date): (thing: string, sender: string) => boolean {
  const holders = new Map<string, { readonly sender: string; readonly at: number }>();
  return (thing, sender) => {
    const now = clock().getTime();
    const held = holders.get(thing);
    if (held && held.sender !== sender && now - held.at < HELD_MS) return false;
    holders.set(thing, { sender, at: now });
    return true;
  };
}
