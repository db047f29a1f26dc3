import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Listener } from './datagrams.ts';

const CONNECTIONS = 16;
const IDLE_MS = 60_000;
/** Of one event. */
const LARGEST = 65_536;
const END = /<\/event\s*>/;

/** Listens for Cursor-on-Target over TCP: one event after the other, each until its end tag. */
export async function listenCotTcp(options: {
  readonly host: string;
  readonly port: number;
  readonly onEvent: (text: string, sender: string) => void;
  readonly onFault: (fault: 'too-large' | 'too-many', sender: string) => void;
  readonly onError: (error: unknown) => void;
}): Promise<Listener> {
  const { host, port, onEvent, onFault, onError } = options;
  const open = new Set<Socket>();
  const server = createServer(socket => {
    const sender = `${socket.remoteAddress}:${socket.remotePort}`;
    if (open.size >= CONNECTIONS) {
      onFault('too-many', sender);
      return void socket.destroy();
    }
    open.add(socket);
    let kept = '';
    socket.setEncoding('utf8').setTimeout(IDLE_MS, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
    socket.on('data', (chunk: string) => {
      kept += chunk;
      for (let end = END.exec(kept); end; end = END.exec(kept)) {
        const stop = end.index + end[0].length;
        try {
          onEvent(kept.slice(0, stop), sender);
        } catch (error) {
          onError(error);
        }
        kept = kept.slice(stop);
      }
      if (kept.length > LARGEST) {
        onFault('too-large', sender);
        socket.destroy();
      }
    });
  });
  server.listen(port, host);
  await once(server, 'listening');
  server.on('error', onError);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
