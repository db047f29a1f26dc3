/**
 * A crowd of consoles in a process of its own, as thin as the protocol allows: it answers pings, reads how far each
 * message brings a console, and nothing else, so that what is measured is the server. Driven over IPC by `crowdOf`.
 */
import { WebSocket } from 'ws';

export type CrowdOrder =
  | {
      readonly do: 'connect';
      readonly n: number;
      readonly url: string;
      readonly token?: string;
      readonly after?: number;
    }
  | { readonly do: 'send'; readonly text: string }
  | { readonly do: 'await'; readonly upTo: number }
  | { readonly do: 'disconnect' };
export type CrowdNews =
  | { readonly done: 'connect'; readonly ms: number; readonly joinedAt: number }
  /** When the last console had this position, ms on the crowd's clock. */
  | { readonly reached: number; readonly at: number }
  | { readonly done: 'disconnect' };

const consoles: WebSocket[] = [];
const counts = new Map<number, number>();
let size = 0;

const tell = (news: CrowdNews) => process.send?.(news);
/** Position in `…"upTo":123,…` of an events message, or `#123` of the bare server; -1 in anything else. */
const upToOf = (text: string): number => {
  if (text.startsWith('#')) return Number.parseInt(text.slice(1), 10);
  const i = text.indexOf('"upTo":');
  return i < 0 ? -1 : Number.parseInt(text.slice(i + 7), 10);
};

function connectOne(order: CrowdOrder & { do: 'connect' }): Promise<void> {
  const speaksSocketIo = order.token !== undefined;
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(order.url, { perMessageDeflate: false });
    let stands = order.after ?? 0;
    consoles.push(socket);
    socket.on('error', reject);
    if (!speaksSocketIo) socket.on('open', () => resolve());
    socket.on('message', data => {
      const text = String(data);
      if (text.startsWith('2') && text.length === 1) return socket.send('3');
      if (text.startsWith('0{')) return socket.send(`40${JSON.stringify({ token: order.token, protocol: 1 })}`);
      if (text.startsWith('40'))
        return socket.send(
          `420${JSON.stringify(['sync', { world: 'live', ...(order.after === undefined ? {} : { after: order.after }) }])}`,
        );
      if (text.startsWith('44')) return reject(new Error(text));
      if (text.startsWith('430')) {
        const seq = /"seq":(\d+)/.exec(text);
        stands = Number(seq?.[1] ?? stands);
        return resolve();
      }
      const upTo = upToOf(text);
      for (let seq = stands + 1; seq <= upTo; seq++) {
        const count = (counts.get(seq) ?? 0) + 1;
        counts.set(seq, count);
        if (count === size) {
          counts.delete(seq);
          tell({ reached: seq, at: Date.now() + (performance.now() % 1) });
        }
      }
      if (upTo > stands) stands = upTo;
      return undefined;
    });
  });
}

process.on('message', async (order: CrowdOrder) => {
  if (order.do === 'connect') {
    const from = performance.now();
    size = order.n;
    counts.clear();
    await Promise.all(Array.from({ length: order.n }, () => connectOne(order)));
    tell({ done: 'connect', ms: performance.now() - from, joinedAt: Date.now() });
  } else if (order.do === 'disconnect') {
    for (const socket of consoles.splice(0)) socket.terminate();
    tell({ done: 'disconnect' });
  }
});
