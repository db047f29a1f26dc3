import { describe, expect, test } from 'vitest';
import { eventually, setUp } from './platform.fixture.ts';
import { producerParameters, TRANSCODED } from './source/handling.ts';
import { createWorkers } from './workers.ts';

describe('[video.2] placing by load', () => {
  test('what comes next goes to the worker that carries least, and not in turn', async () => {
    const workers = await createWorkers({
      ...{ workerBin: setUp().worker, count: 2, listenIp: '127.0.0.1' },
      log: { info() {}, warn() {} },
    });
    const [first, second] = workers.slots;
    expect([workers.leastBusy(), workers.leastBusy(), workers.leastBusy()]).toEqual([first, second, first]);
    // A wall of sources on the first: however often one is asked, the second is named.
    const wall = await first!.running!.router.createDirectTransport();
    for (const ssrc of [1, 2, 3])
      await wall.produce({ kind: 'video', rtpParameters: producerParameters(TRANSCODED, 102, ssrc) });
    expect([workers.leastBusy(), workers.leastBusy(), workers.leastBusy()]).toEqual([second, second, second]);
    const few = await second!.running!.router.createDirectTransport();
    await few.produce({ kind: 'video', rtpParameters: producerParameters(TRANSCODED, 102, 9) });
    expect(workers.leastBusy()).toBe(second);
    wall.close();
    expect(workers.leastBusy()).toBe(first);
    // One that died carries nothing, and nothing goes there before it is back.
    first!.running!.worker.close();
    process.kill(second!.running!.pid, 'SIGKILL');
    await eventually('the second was replaced', () => workers.restarts() === 1 && second!.running !== undefined);
    await workers.close();
  });
});
