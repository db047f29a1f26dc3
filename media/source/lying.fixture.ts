import { execFileSync } from 'node:child_process';
import { createServer, type Server, type Socket } from 'node:net';
import { setUp } from '../platform.fixture.ts';
import { framed, headerOf, type RtspMessage, RtspReader } from './rtspWire.ts';

/** Real H.264 of 640 × 360 at 25 pictures a second, a key frame each second, as pictures of NAL units. */
export function encodedPictures(seconds = 4): Buffer[][] {
  const stream = execFileSync(
    setUp().ffmpeg,
    [
      ...['-loglevel', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=25', '-t', `${seconds}`],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-profile:v', 'baseline', '-bf', '0', '-g', '25'],
      ...['-x264-params', 'aud=1:sliced-threads=0:slices=1', '-f', 'h264', 'pipe:1'],
    ],
    { maxBuffer: 1 << 26 },
  );
  const pictures: Buffer[][] = [];
  for (const unit of unitsOf(stream)) {
    if ((unit[0]! & 31) === 9) pictures.push([]);
    else pictures.at(-1)?.push(unit);
  }
  return pictures;
}

function unitsOf(stream: Buffer): Buffer[] {
  const starts: number[] = [];
  for (let at = stream.indexOf('\0\0\u0001'); at !== -1; at = stream.indexOf('\0\0\u0001', at + 3)) starts.push(at + 3);
  return starts.map((start, index) => {
    let end = (starts[index + 1] ?? stream.length + 3) - 3;
    while (end > start && stream[end - 1] === 0) end--;
    return stream.subarray(start, end);
  });
}
export const isKey = (units: readonly Buffer[]): boolean => units.some(unit => (unit[0]! & 31) === 5);

/** A sequence parameter set that claims a picture of so many macroblocks; all else in it is right. */
export function claimedSize(across: number, down: number): Buffer {
  const bits: number[] = [];
  const unsigned = (value: number) => {
    const text = (value + 1).toString(2);
    bits.push(...Array<number>(text.length - 1).fill(0), ...[...text].map(Number));
  };
  for (const value of [0, 0, 2, 1]) unsigned(value);
  bits.push(0);
  unsigned(across - 1);
  unsigned(down - 1);
  bits.push(1, 1, 0, 0, 1);
  while (bits.length % 8 !== 0) bits.push(0);
  const bytes = Array.from({ length: bits.length / 8 }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0),
  );
  return Buffer.from([0x67, 66, 0xc0, 62, ...bytes]);
}

/** RTP packets of one picture (RFC 6184): single units, and fragments of those that are too long. */
export class Packetizer {
  #sequence = 1;
  packets(units: readonly Buffer[], timestamp: number): Buffer[] {
    const payloads = units.flatMap(unit => {
      if (unit.length <= 1_200) return [unit];
      const parts = Math.ceil((unit.length - 1) / 1_200);
      return Array.from({ length: parts }, (_, at) => {
        const flags = (at === 0 ? 0x80 : 0) | (at === parts - 1 ? 0x40 : 0) | (unit[0]! & 31);
        const head = Buffer.from([(unit[0]! & 0xe0) | 28, flags]);
        return Buffer.concat([head, unit.subarray(1 + at * 1_200, 1 + (at + 1) * 1_200)]);
      });
    });
    return payloads.map((payload, at) => {
      const head = Buffer.alloc(12);
      head[0] = 0x80;
      head[1] = 96 | (at === payloads.length - 1 ? 0x80 : 0);
      head.writeUInt16BE(this.#sequence++ & 0xffff, 2);
      head.writeUInt32BE(timestamp >>> 0, 4);
      head.writeUInt32BE(77, 8);
      return Buffer.concat([head, payload]);
    });
  }
}

export interface Liar {
  readonly port: number;
  /** Connections so far. */
  readonly calls: () => number;
  close(): Promise<void>;
}
export interface Lie {
  /** Base64 parameter sets of the session description; absent: it has none. */
  readonly parameterSets?: readonly Buffer[];
  /** Answers in place of the honest server; undefined lets that answer. */
  readonly answer?: (request: RtspMessage, socket: Socket) => string | undefined;
  /** Called when somebody plays; `send` writes a packet on the video's channel. Returns its undo. */
  readonly play?: (send: (packet: Buffer) => void, socket: Socket) => () => void;
  readonly connected?: (socket: Socket) => void;
}

/** A small RTSP server that speaks the protocol as it should, but for its lie. */
export async function startLiar({ parameterSets, answer, play, connected }: Lie): Promise<Liar> {
  const sockets = new Set<Socket>();
  let calls = 0;
  const server: Server = createServer(socket => {
    calls++;
    sockets.add(socket);
    let undo: (() => void) | undefined;
    socket
      .on('error', () => undefined)
      .on('close', () => {
        sockets.delete(socket);
        undo?.();
      });
    if (connected) return connected(socket);
    const reader = new RtspReader();
    socket.on('data', chunk => {
      for (const piece of reader.read(chunk)) {
        if (!('message' in piece)) continue;
        const lie = answer?.(piece.message, socket);
        if (lie !== undefined) {
          socket.write(lie);
          continue;
        }
        socket.write(honest(piece.message, parameterSets));
        if (piece.message.first.startsWith('PLAY')) undo = play?.(packet => socket.write(framed(0, packet)), socket);
      }
    });
  });
  await new Promise<void>(resolve => server.listen(0, resolve));
  return {
    port: (server.address() as { port: number }).port,
    calls: () => calls,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

function honest(request: RtspMessage, sets: readonly Buffer[] | undefined): string {
  const head = (more: string, body = '') =>
    `RTSP/1.0 200 OK\r\nCSeq: ${headerOf(request, 'cseq')}\r\nSession: 1\r\n${more}Content-Length: ${body.length}\r\n\r\n${body}`;
  const sprop = sets ? `;sprop-parameter-sets=${sets.map(set => set.toString('base64')).join(',')}` : '';
  if (request.first.startsWith('DESCRIBE'))
    return head(
      'Content-Type: application/sdp\r\n',
      `v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=fmtp:96 packetization-mode=1${sprop}\r\na=control:track1\r\n`,
    );
  if (request.first.startsWith('SETUP')) return head('Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n');
  return head('Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n');
}

/** Sends pictures at their rate for as long as it is wanted; `timestamp` is that of the n-th picture. */
export function sendPictures(
  pictures: readonly (readonly Buffer[])[],
  send: (packet: Buffer) => void,
  timestamp: (count: number) => number = count => count * 3_600,
): () => void {
  const packetizer = new Packetizer();
  let count = 0;
  const timer = setInterval(() => {
    for (const packet of packetizer.packets(pictures[count % pictures.length]!, timestamp(count))) send(packet);
    count++;
  }, 40);
  return () => clearInterval(timer);
}
