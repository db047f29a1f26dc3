import { createSocket } from 'node:dgram';

/**
 * Sends numbered packets to an address that sends them back, from wherever it is started, and writes how long each was away
 * in ms: a JSON list, shorter than what was sent where some were lost. Arguments: address, port, packets, bytes, ms between.
 */
const [address = '', ...numbers] = process.argv.slice(2);
const [port = 0, packets = 0, bytes = 0, every = 0] = numbers.map(Number);
const sent: number[] = [];
const away: number[] = [];
const socket = createSocket('udp4');
const done = () => {
  process.stdout.write(JSON.stringify(away));
  process.exit(0);
};
socket.on('message', packet => {
  away.push(performance.now() - sent[packet.readUInt16BE()]!);
  if (away.length === packets) done();
});
const sending = setInterval(() => {
  const packet = Buffer.alloc(bytes);
  packet.writeUInt16BE(sent.length);
  sent.push(performance.now());
  socket.send(packet, port, address);
  if (sent.length < packets) return;
  clearInterval(sending);
  setTimeout(done, 3_000);
}, every);
