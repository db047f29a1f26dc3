import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { WebSocket } from 'ws';

/** A running Node program that was started with `--inspect`, as its debugger sees it. */
export interface Inspected {
  /** MB of heap and buffers, once garbage was collected. */
  liveMemory(): Promise<number>;
  close(): void;
}

/** @throws where the program has no debugger on the loopback */
export async function inspect(pid: number): Promise<Inspected> {
  const { webSocketDebuggerUrl } = await firstThatAnswers(listeningPorts(pid));
  const socket = new WebSocket(webSocketDebuggerUrl);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  let number = 0;
  const ask = (method: string, params: object = {}) =>
    new Promise<{ result?: { value?: unknown } }>(resolve => {
      const id = ++number;
      const hear = (data: Buffer) => {
        const answer = JSON.parse(data.toString());
        if (answer.id !== id) return;
        socket.off('message', hear);
        resolve(answer.result);
      };
      socket.on('message', hear);
      socket.send(JSON.stringify({ id, method, params }));
    });
  const MEMORY = '(({ heapUsed, external }) => (heapUsed + external) / 1e6)(process.memoryUsage())';
  return {
    async liveMemory() {
      await ask('HeapProfiler.collectGarbage');
      const { result } = await ask('Runtime.evaluate', { expression: MEMORY, returnByValue: true });
      return Number(result?.value);
    },
    close: () => socket.close(),
  };
}

async function firstThatAnswers(ports: readonly number[]): Promise<{ webSocketDebuggerUrl: string }> {
  for (const port of ports) {
    const answer = await fetch(`http://127.0.0.1:${port}/json`, { signal: AbortSignal.timeout(1_000) }).catch(
      () => undefined,
    );
    if (answer?.ok) return ((await answer.json()) as { webSocketDebuggerUrl: string }[])[0]!;
  }
  throw new Error('the program has no debugger');
}

/** TCP ports on which a process listens, as Linux tells them. */
function listeningPorts(pid: number): number[] {
  const LISTENING = '0A';
  const sockets = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap(fd => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        return [];
      }
    }),
  );
  return readFileSync(`/proc/${pid}/net/tcp`, 'utf8')
    .split('\n')
    .slice(1)
    .map(line => line.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === LISTENING && sockets.has(inode ?? ''))
    .map(([, local]) => Number.parseInt(local!.split(':')[1]!, 16));
}
