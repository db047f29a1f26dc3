import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createRandom } from '../shared/testing/random.ts';
import type { TransportOffer } from './port.ts';

/** What a line does to each packet, both ways. */
export interface LineFaults {
  /** Milliseconds one way, and how much more at most. */
  readonly delay: number;
  readonly jitter: number;
  /** Share of packets that never arrive, 0 to 1. */
  readonly loss: number;
  /** Bits a second; undefined: as the machine can. */
  readonly rate: number | undefined;
}
export const WHOLE_LINE: LineFaults = { delay: 0, jitter: 0, loss: 0, rate: undefined };
/** What waits longer in front of a narrow line is dropped, as a router with a small buffer does. */
const LONGEST_QUEUE = 300;
/** UDP and IP around each packet. */
const HEADERS = 28;

/** A line between a console and the platform's UDP port that can be made worse and better while it carries pictures. */
export interface PoorLine {
  /** Leads a console through the line: by UDP alone. */
  way(offer: TransportOffer): TransportOffer;
  become(faults: LineFaults): void;
  /** Packets that were let through and taken away since the last change. */
  counts(): { passed: number; lost: number };
  close(): void;
}

export async function startPoorLine(): Promise<PoorLine> {
  let faults = WHOLE_LINE;
  let counts = { passed: 0, lost: 0 };
  const random = createRandom(9);
  let to = { port: 0, address: '127.0.0.1' };
  const front = createSocket('udp4');
  front.bind(0, '127.0.0.1');
  await once(front, 'listening');
  const behind = new Map<string, Promise<Socket>>();
  /** One queue a direction: what left earlier arrives earlier. */
  const lane = () => {
    let free = 0;
    let last = 0;
    return (bytes: Buffer, send: (bytes: Buffer) => void) => {
      const now = performance.now();
      free = Math.max(free, now);
      if ((faults.rate !== undefined && free - now > LONGEST_QUEUE) || random.fraction() < faults.loss) {
        counts.lost++;
        return;
      }
      counts.passed++;
      if (faults.rate !== undefined) free += (((bytes.length + HEADERS) * 8) / faults.rate) * 1_000;
      last = Math.max(last, free + faults.delay + random.fraction() * faults.jitter);
      const wait = last - now;
      if (wait < 1) send(bytes);
      else setTimeout(() => send(bytes), wait);
    };
  };
  const [there, back] = [lane(), lane()];
  const open = async (port: number, address: string): Promise<Socket> => {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    socket.on('message', bytes => back(bytes, late => quietly(() => front.send(late, port, address))));
    return socket;
  };
  front.on('message', async (bytes, { port, address }) => {
    const key = `${address} ${port}`;
    if (!behind.has(key)) behind.set(key, open(port, address));
    const socket = await behind.get(key)!;
    there(bytes, late => quietly(() => socket.send(late, to.port, to.address)));
  });
  return {
    way(offer) {
      const udp = offer.iceCandidates.find(({ protocol }) => protocol === 'udp')!;
      to = { port: udp.port, address: udp.address ?? '127.0.0.1' };
      return { ...offer, iceCandidates: [{ ...udp, port: front.address().port }] };
    },
    become(next) {
      faults = next;
      counts = { passed: 0, lost: 0 };
    },
    counts: () => counts,
    close() {
      front.close();
      for (const each of behind.values()) void each.then(socket => socket.close());
    },
  };
}

/** A packet that was still on its way when the line closed. */
function quietly(send: () => void): void {
  try {
    send();
  } catch {
    // Nobody is there any more.
  }
}
