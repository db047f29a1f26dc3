import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createRandom } from '../../shared/testing/random.ts';
import { LONGEST_QUEUE, type PoorLine, WHOLE_LINE } from './line.fixture.ts';

/** UDP and IP around each packet. */
const HEADERS = 28;

/** A line that is a relay in this process: for UDP alone, on any host. */
export async function startRelay(): Promise<PoorLine> {
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
    platformAt: '127.0.0.1',
    atConsole: [],
    way(offer) {
      const udp = offer.iceCandidates.find(({ protocol }) => protocol === 'udp')!;
      to = { port: udp.port, address: udp.address ?? '127.0.0.1' };
      return { ...offer, iceCandidates: [{ ...udp, port: front.address().port }] };
    },
    async become(next) {
      faults = next;
      counts = { passed: 0, lost: 0 };
    },
    counts: async () => counts,
    async close() {
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
