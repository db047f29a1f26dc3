import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CrowdNews, CrowdOrder } from './crowd.ts';

/** A crowd of consoles as a benchmark drives it. */
export interface Crowd {
  /** Connects so many at once; resolves with how long it took until the last had joined, ms. */
  connect(order: { n: number; url: string; token?: string; after?: number }): Promise<number>;
  /** Resolves with the moment (Date.now scale, ms) at which the last console stood at a position. */
  reached(seq: number): Promise<number>;
  disconnect(): Promise<void>;
  close(): void;
}

export function startCrowd(): Crowd {
  const child: ChildProcess = fork(fileURLToPath(new URL('./crowd.ts', import.meta.url)));
  const reachedAt = new Map<number, number>();
  const waiting = new Map<number, (at: number) => void>();
  let done: (news: CrowdNews) => void = () => {};
  child.on('message', (news: CrowdNews) => {
    if ('done' in news) return done(news);
    const wait = waiting.get(news.reached);
    waiting.delete(news.reached);
    if (wait) wait(news.at);
    else reachedAt.set(news.reached, news.at);
  });
  const ask = (order: CrowdOrder) =>
    new Promise<CrowdNews>(resolve => {
      done = resolve;
      child.send(order);
    });
  return {
    async connect(order) {
      reachedAt.clear();
      const news = await ask({ do: 'connect', ...order });
      return 'ms' in news ? news.ms : Number.NaN;
    },
    reached(seq) {
      const at = reachedAt.get(seq);
      if (at !== undefined) return Promise.resolve(at);
      return new Promise(resolve => waiting.set(seq, resolve));
    },
    async disconnect() {
      await ask({ do: 'disconnect' });
    },
    close: () => child.kill(),
  };
}
