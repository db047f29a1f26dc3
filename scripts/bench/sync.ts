import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { startCrowd } from './crowdOf.ts';
import type { BenchLine } from './line.ts';
import { quantile } from './quantile.ts';
import { startBare, startSubject } from './subject.ts';

const CONSOLES = 1_000;
const MISSED = 1_000;
const ROUNDS = 5;

/** 1,000 consoles return at once after 1,000 missed events, beside as many bare `ws` connects. */
export async function bench(): Promise<BenchLine[]> {
  const crowd = startCrowd();
  const subject = await startSubject();
  const bare = await startBare();
  try {
    const { token } = await subject.signIn('operator');
    const sender = io(subject.url, { transports: ['websocket'], auth: { token, protocol: 1 } });
    const { seq: after } = (await sender.emitWithAck('sync', { world: 'live' })) as { seq: number };
    for (let i = 0; i < MISSED; i++) {
      const command = {
        id: randomUUID(),
        world: 'live',
        type: 'log.write',
        data: { entry: randomUUID(), text: `Ligne ${i}` },
      };
      const answer = await sender.emitWithAck('command', command);
      // The hub's own limit on one person's commands: wait as a console would.
      if (!answer.ok) {
        await new Promise(resolve => setTimeout(resolve, 500));
        i--;
      }
    }
    sender.close();
    const url = `${subject.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const [back, connects]: number[][] = [[], []];
    for (let i = 0; i < ROUNDS; i++) {
      back?.push(await crowd.connect({ n: CONSOLES, url, token, after }));
      await crowd.disconnect();
      connects?.push(await crowd.connect({ n: CONSOLES, url: bare.url }));
      await crowd.disconnect();
    }
    const [value, baseline] = [quantile(back ?? [], 0.5), quantile(connects ?? [], 0.5)];
    return [
      {
        bench: 'sync',
        figure: `${CONSOLES} consoles back after ${MISSED} missed events, until the last has them`,
        value,
        unit: 'ms',
        baseline,
        ratio: value / baseline,
      },
    ];
  } finally {
    crowd.close();
    bare.close();
    await subject.close();
  }
}
