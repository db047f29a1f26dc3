import type { Writable } from 'node:stream';
import { type RtmpMessage, TYPE } from './rtmpWire.ts';
import type { Sender } from './senders.ts';

/** Bytes that may wait for one reader; a reader that is slower is cut off and comes again. */
const MOST_WAITING = 8_000_000;

/** What one encoder sends, as FLV for whoever reads it: each reader gets the headers first, then begins at a key frame. */
export class FlvSender implements Sender {
  readonly format = 'flv';
  readonly #readers = new Map<Writable, { started: boolean }>();
  #metadata: Buffer | undefined;
  #video: Buffer | undefined;
  #audio: Buffer | undefined;

  attach(into: Writable): () => void {
    into.write(Buffer.from([0x46, 0x4c, 0x56, 1, 5, 0, 0, 0, 9, 0, 0, 0, 0]));
    for (const header of [this.#metadata, this.#video, this.#audio]) if (header) into.write(header);
    this.#readers.set(into, { started: false });
    return () => this.#readers.delete(into);
  }

  /** Hands on a message of sound, picture or metadata. */
  take({ type, timestamp, body }: RtmpMessage): void {
    const tag = tagOf(type, timestamp, body);
    if (type === TYPE.data) {
      this.#metadata = tagOf(type, 0, body);
      return;
    }
    if (body.length < 2) return;
    const picture = type === TYPE.video;
    // AVC's and AAC's own headers come once, in packets of kind 0.
    const header = body[1] === 0 && (picture ? (body[0]! & 15) === 7 : body[0]! >> 4 === 10);
    if (header && picture) this.#video = tagOf(type, 0, body);
    if (header && !picture) this.#audio = tagOf(type, 0, body);
    const key = picture && body[0]! >> 4 === 1;
    for (const [into, reader] of this.#readers) {
      reader.started ||= key && !header;
      if (!reader.started && !header) continue;
      if (into.writableLength > MOST_WAITING || !into.writable) this.#drop(into);
      else into.write(tag);
    }
  }

  end(): void {
    for (const into of this.#readers.keys()) this.#drop(into);
  }

  #drop(into: Writable): void {
    this.#readers.delete(into);
    into.end();
  }
}

function tagOf(type: number, timestamp: number, body: Buffer): Buffer {
  const head = Buffer.alloc(11);
  head[0] = type;
  head.writeUIntBE(body.length, 1, 3);
  head.writeUIntBE(timestamp & 0xffffff, 4, 3);
  head[7] = (timestamp >>> 24) & 0xff;
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(11 + body.length);
  return Buffer.concat([head, body, tail]);
}
