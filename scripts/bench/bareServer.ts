/** The baseline of fan-out: a bare `ws` server that passes each message on to all other sockets. Its port goes to the parent. */
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('listening', () => process.send?.((server.address() as { port: number }).port));
server.on('connection', sender =>
  sender.on('message', (data, isBinary) => {
    for (const client of server.clients) if (client !== sender) client.send(data, { binary: isBinary });
  }),
);
