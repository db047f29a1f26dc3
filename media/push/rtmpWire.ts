/** One message of RTMP 1.0, put together from its chunks. */
export interface RtmpMessage {
  readonly type: number;
  /** Milliseconds. */
  readonly timestamp: number;
  readonly stream: number;
  readonly body: Buffer;
}
export const TYPE = {
  chunkSize: 1,
  acknowledge: 3,
  control: 4,
  window: 5,
  bandwidth: 6,
  audio: 8,
  video: 9,
  data: 18,
  command: 20,
};

/** A key frame of 4K at a generous rate; longer is a trick. */
const LONGEST_MESSAGE = 4_000_000;
const LONGEST_CHUNK = 1_000_000;
/** Encoders use four or five chunk streams. */
const MOST_STREAMS = 32;

/** What came is not RTMP, or more of it than an encoder sends. */
export class NotRtmp extends Error {}

interface ChunkStream {
  timestamp: number;
  delta: number;
  length: number;
  type: number;
  stream: number;
  extended: boolean;
  parts: Buffer[];
  held: number;
}

/** Puts chunks together (RTMP 1.0, section 5.3), after the handshake. */
export class RtmpReader {
  #held: Buffer = Buffer.alloc(0);
  #chunkSize = 128;
  readonly #streams = new Map<number, ChunkStream>();

  /** @throws NotRtmp */
  read(chunk: Buffer): RtmpMessage[] {
    let bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    const messages: RtmpMessage[] = [];
    for (;;) {
      const taken = this.#next(bytes, messages);
      if (taken === 0) break;
      bytes = bytes.subarray(taken);
    }
    this.#held = Buffer.from(bytes);
    return messages;
  }

  /** Takes one chunk; answers its length, 0 where it is not whole yet. */
  #next(bytes: Buffer, messages: RtmpMessage[]): number {
    if (bytes.length < 1) return 0;
    const form = bytes[0]! >> 6;
    let id = bytes[0]! & 63;
    let at = id === 0 ? 2 : id === 1 ? 3 : 1;
    const headLength = [11, 7, 3, 0][form]!;
    if (bytes.length < at + headLength) return 0;
    if (id === 0) id = 64 + bytes[1]!;
    else if (id === 1) id = 64 + bytes[1]! + bytes[2]! * 256;
    const known = this.#streams.get(id);
    // Some encoders begin a stream without its whole header; none begins with nothing.
    if (!known && (form > 1 || this.#streams.size >= MOST_STREAMS)) throw new NotRtmp('a chunk of no message');
    const stream = known ?? {
      timestamp: 0,
      delta: 0,
      length: 0,
      type: 0,
      stream: 0,
      extended: false,
      parts: [],
      held: 0,
    };
    const told = form === 3 ? (stream.extended ? 0xffffff : 0) : bytes.readUIntBE(at, 3);
    const extended = form === 3 ? stream.extended : told === 0xffffff;
    let [length, type, streamId] = [stream.length, stream.type, stream.stream];
    if (form <= 1) [length, type] = [bytes.readUIntBE(at + 3, 3), bytes[at + 6]!];
    if (form === 0) streamId = bytes.readUInt32LE(at + 7);
    at += headLength;
    if (bytes.length < at + (extended ? 4 : 0)) return 0;
    const time = extended ? bytes.readUInt32BE(at) : told;
    if (extended) at += 4;
    if (length > LONGEST_MESSAGE) throw new NotRtmp('a message without end');
    const fresh = stream.held === 0;
    const part = Math.min(this.#chunkSize, length - stream.held);
    if (bytes.length < at + part) return 0;

    this.#streams.set(id, stream);
    if (fresh) {
      Object.assign(stream, { length, type, stream: streamId, extended });
      if (form === 0) Object.assign(stream, { timestamp: time, delta: 0 });
      else {
        if (form !== 3) stream.delta = time;
        stream.timestamp = (stream.timestamp + stream.delta) >>> 0;
      }
    }
    if (part > 0) stream.parts.push(Buffer.from(bytes.subarray(at, at + part)));
    stream.held += part;
    if (stream.held >= stream.length) {
      const message = { type, timestamp: stream.timestamp, stream: streamId, body: Buffer.concat(stream.parts) };
      stream.parts = [];
      stream.held = 0;
      this.#control(message);
      messages.push(message);
    }
    return at + part;
  }

  #control({ type, body }: RtmpMessage): void {
    if (type !== TYPE.chunkSize || body.length < 4) return;
    const size = body.readUInt32BE(0) & 0x7fffffff;
    if (size < 1 || size > LONGEST_CHUNK) throw new NotRtmp('a chunk size that is none');
    this.#chunkSize = size;
  }
}

/** What we say is short: one chunk a message, at the size that both sides begin with or have been told. */
export function writeMessage(type: number, body: Buffer, stream = 0, chunkSize = 128): Buffer {
  const head = Buffer.alloc(12);
  head[0] = type === TYPE.command ? 3 : 2;
  head.writeUIntBE(body.length, 4, 3);
  head[7] = type;
  head.writeUInt32LE(stream, 8);
  const parts: Buffer[] = [head];
  for (let at = 0; at < body.length; at += chunkSize) {
    if (at > 0) parts.push(Buffer.from([0xc0 | head[0]!]));
    parts.push(body.subarray(at, at + chunkSize));
  }
  return Buffer.concat(parts);
}
export const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
