import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Answer } from '../../shared/protocol.ts';
import { startCrowd } from './crowdOf.ts';
import type { BenchLine } from './line.ts';
import { quantile } from './quantile.ts';
import { startBare, startSubject } from './subject.ts';

const CONSOLES = 1_000;
const ROUNDS = 150;
const PER_SECOND = 100;
const SECONDS = 8;

/**
 * From sending a command until the last of 1,000 consoles has its event: one at a time, and 100 a second; beside a
 * bare `ws` server that sends the same bytes to as many sockets. Both servers and the crowd share the machine.
 */
export async function bench(): Promise<BenchLine[]> {
  const crowd = startCrowd();
  const subject = await startSubject();
  const bare = await startBare();
  try {
    // Four people, since the hub holds each to a pace that a hundred commands a second would pass.
    const tokens = await Promise.all(
      ['operator', 'officer', 'high-official', 'video'].map(async a => (await subject.signIn(a)).token),
    );
    const [token = ''] = tokens;
    await crowd.connect({
      n: CONSOLES,
      url: `${subject.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`,
      token,
    });
    const senders = tokens.map(own =>
      io(subject.url, { transports: ['websocket'], auth: { token: own, protocol: 1 } }),
    );
    let turn = 0;
    const command = async () => {
      const sender = senders[turn++ % senders.length] as Socket;
      const at = Date.now() + (performance.now() % 1);
      const answer: Answer = await sender.emitWithAck('command', {
        id: randomUUID(),
        world: 'live',
        type: 'log.write',
        data: {
          entry: randomUUID(),
          source: 'D1',
          text: { fr: `Ligne ${'x'.repeat(140)}`, nl: `Regel ${'x'.repeat(140)}` },
        },
      });
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      return { took: (await crowd.reached(answer.seq)) - at, bytes: JSON.stringify(answer.events).length };
    };
    const alone = await oneByOne(async () => (await command()).took);
    const { bytes } = await command();
    const busy = await everyTen(async () => (await command()).took);
    for (const sender of senders) sender.close();
    await crowd.disconnect();

    await crowd.connect({ n: CONSOLES, url: bare.url });
    let seq = 0;
    const plain = async () => {
      const at = Date.now() + (performance.now() % 1);
      const mine = ++seq;
      bare.send(`#${mine} ${'x'.repeat(bytes)}`);
      return (await crowd.reached(mine)) - at;
    };
    const bareAlone = await oneByOne(plain);
    const bareBusy = await everyTen(plain);
    return [...lines('one at a time', alone, bareAlone), ...lines('100 a second', busy, bareBusy)];
  } finally {
    crowd.close();
    bare.close();
    await subject.close();
  }
}

async function oneByOne(once: () => Promise<number>): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < 10; i++) await once();
  for (let i = 0; i < ROUNDS; i++) took.push(await once());
  return took;
}
async function everyTen(once: () => Promise<number>): Promise<number[]> {
  const running: Promise<number>[] = [];
  const from = performance.now();
  for (let i = 0; i < PER_SECOND * SECONDS; i++) {
    const due = from + (i * 1000) / PER_SECOND;
    const wait = due - performance.now();
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait));
    running.push(once());
  }
  return Promise.all(running);
}
function lines(how: string, measured: readonly number[], baseline: readonly number[]): BenchLine[] {
  return [0.5, 0.99].map(q => {
    const [value, base] = [quantile(measured, q), quantile(baseline, q)];
    return {
      bench: 'fanout',
      figure: `${CONSOLES} consoles, ${how}, p${q * 100}`,
      value,
      unit: 'ms',
      baseline: base,
      ratio: value / base,
    };
  });
}
