import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { PushService, Taken } from './pushService.fixture.ts';

/** What Firefox says of a message: 100 shown to the worker, 101 could not be decrypted (autopush's protocol). */
export interface Acknowledged {
  readonly version: string;
  readonly code: number;
}
export interface Autopush {
  /** For Firefox's `dom.push.serverURL`. */
  readonly url: string;
  readonly acknowledged: readonly Acknowledged[];
  close(): Promise<void>;
}

/**
 * The other side of a push service: the line on which a real Firefox registers and gets its messages, as Mozilla's
 * autopush speaks it.
 */
export async function startAutopush(service: PushService): Promise<Autopush> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http });
  const acknowledged: Acknowledged[] = [];
  sockets.on('connection', socket => {
    socket.on('message', data => {
      const text = data.toString();
      if (text === '{}') return socket.send('{}');
      answer(socket, JSON.parse(text) as Record<string, unknown>);
    });
  });
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve));

  function answer(socket: WebSocket, message: Record<string, unknown>): void {
    const say = (reply: unknown) => socket.send(JSON.stringify(reply));
    const { messageType, channelID } = message as { messageType: string; channelID: string };
    switch (messageType) {
      case 'hello':
        say({ messageType, uaid: randomUUID().replaceAll('-', ''), status: 200, use_webpush: true, broadcasts: {} });
        break;
      case 'register':
        service.channels.set(channelID, {
          key: message.key as string,
          take: taken => say(notification(channelID, taken)),
        });
        say({ messageType, channelID, status: 200, pushEndpoint: service.endpointOf(channelID) });
        break;
      case 'unregister':
        service.channels.delete(channelID);
        say({ messageType, channelID, status: 200 });
        break;
      case 'ack':
        acknowledged.push(...(message.updates as Acknowledged[]));
    }
  }
  return {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/`,
    acknowledged,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      await new Promise(resolve => http.close(resolve));
    },
  };
}

const notification = (channelID: string, { body }: Taken) => ({
  messageType: 'notification',
  channelID,
  version: randomUUID(),
  data: body.toString('base64url'),
  headers: { encoding: 'aes128gcm' },
});
