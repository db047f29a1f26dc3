import { execFile } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { layLine } from './laid.fixture.ts';
import { type PoorLine, WHOLE_LINE } from './line.fixture.ts';
import { startNetem, whyNoNetem } from './netem.fixture.ts';
import { startRelay } from './relay.fixture.ts';

let line: PoorLine | undefined;
let echo: Socket | undefined;
afterEach(async () => {
  echo?.close();
  await line?.close();
  echo = line = undefined;
});

/** How long packets were away that a console sent through the line to where the platform listens. */
async function away(through: PoorLine, packets: number, bytes: number, every: number): Promise<number[]> {
  if (!echo) {
    const socket = createSocket('udp4');
    socket.on('message', (packet, { port, address }) => socket.send(packet, port, address));
    socket.bind(0, through.platformAt);
    await once(socket, 'listening');
    echo = socket;
  }
  const platform = { protocol: 'udp', address: through.platformAt, ip: through.platformAt, port: echo.address().port };
  const [candidate] = through.way({ iceCandidates: [platform] } as never).iceCandidates;
  const words = [candidate!.address ?? through.platformAt, candidate!.port, packets, bytes, every].map(String);
  const program = [...through.atConsole, process.execPath, join(import.meta.dirname, 'pinging.fixture.ts'), ...words];
  const { stdout } = await promisify(execFile)(program[0]!, program.slice(1));
  return JSON.parse(stdout);
}

const LINES = [
  { by: 'a relay', start: startRelay, not: undefined },
  { by: 'tc netem in namespaces', start: startNetem, not: whyNoNetem() },
];
describe.each(LINES)('[video.9] a line that $by makes poor', ({ start, not }) => {
  test.skipIf(not !== undefined)('keeps packets back, loses its share of them, and is whole again after', async () => {
    line = await start();
    await line.become(WHOLE_LINE);
    expect(await away(line, 50, 200, 5)).toHaveLength(50);
    expect(await line.counts()).toMatchObject({ lost: 0 });

    await line.become({ delay: 150, jitter: 10, loss: 0, rate: undefined });
    const late = await away(line, 50, 200, 5);
    expect(late).toHaveLength(50);
    expect(Math.min(...late)).toBeGreaterThan(270);

    await line.become({ delay: 0, jitter: 0, loss: 0.5, rate: undefined });
    const few = await away(line, 200, 200, 5);
    expect(few.length).toBeGreaterThan(15);
    expect(few.length).toBeLessThan(100);
    expect((await line.counts()).lost).toBeGreaterThan(100);

    await line.become(WHOLE_LINE);
    expect(await away(line, 50, 200, 5)).toHaveLength(50);
  });

  test.skipIf(not !== undefined)('carries no more than its width, and lets no queue grow without end', async () => {
    line = await start();
    await line.become({ delay: 0, jitter: 0, loss: 0, rate: 500_000 });
    // 1.6 Mbit/s for a second and a half.
    const passed = await away(line, 300, 1_000, 5);
    expect(passed.length).toBeGreaterThan(40);
    expect(passed.length).toBeLessThan(200);
    expect((await line.counts()).lost).toBeGreaterThan(100);
    expect(Math.max(...passed)).toBeLessThan(2_000);
  });
});

test('a test of the network takes the line that this host can have', async () => {
  line = await layLine();
  expect(line.atConsole.length > 0).toBe(whyNoNetem() === undefined);
});
