/**
 * The little of ISO 14496-12 that a recorder reads: where boxes begin and end, and when a fragment plays. Samples are
 * never looked into.
 */

/** The head of a fragmented file: what every fragment of the same run is decoded with. */
export interface Init {
  readonly bytes: Buffer;
  /** Ticks in a second of the media's own clock. */
  readonly timescale: number;
  /** `avc1.42e01f`, as a browser asks for it (RFC 6381). */
  readonly codec: string;
}
/** One movie fragment with its samples: begins with a key frame. */
export interface Fragment {
  readonly bytes: Buffer;
  /** When its first sample plays, and for how long, in ticks. */
  readonly start: number;
  readonly duration: number;
}
/** What came in is not a fragmented MP4 that can be kept, or larger than anything a camera sends. */
export class BrokenStream extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'BrokenStream';
  }
}

interface Box {
  readonly type: string;
  /** What is in it, without its head. */
  readonly body: Buffer;
}
/** The longest key frame distance at the highest rate that cameras are known to have. */
const LARGEST_BOX = 96_000_000;
const HEAD = 8;

/**
 * Takes the bytes of a fragmented MP4 as they come and hands on its head and each fragment when it is whole.
 * @throws BrokenStream from `push`; nothing is handed on after that
 */
export function createBoxReader(given: {
  readonly onInit: (init: Init) => void;
  readonly onFragment: (fragment: Fragment) => void;
}): { push(chunk: Buffer): void } {
  let pieces: Buffer[] = [];
  let held = 0;
  let head: Buffer | undefined;
  let init: Init | undefined;
  let defaults = 0;
  let moof: Buffer | undefined;

  const whole = (box: Buffer, type: string): void => {
    if (type === 'ftyp') head = box;
    else if (type === 'moov' && head) {
      init = { bytes: Buffer.concat([head, box]), timescale: timescaleOf(box), codec: codecOf(box) };
      defaults = defaultDurationOf(box);
      given.onInit(init);
    } else if (type === 'moof') moof = box;
    else if (type === 'mdat' && moof && init) {
      given.onFragment({ bytes: Buffer.concat([moof, box]), ...timesOf(moof, defaults) });
      moof = undefined;
    }
  };
  return {
    push(chunk) {
      pieces.push(chunk);
      held += chunk.length;
      for (;;) {
        if (held < HEAD) return;
        if (pieces[0]!.length < HEAD) pieces = [Buffer.concat(pieces)];
        const size = pieces[0]!.readUInt32BE(0);
        if (size < HEAD || size > LARGEST_BOX) throw new BrokenStream(`a box of ${size} bytes`);
        if (held < size) return;
        const all = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
        const rest = all.subarray(size);
        pieces = rest.length > 0 ? [rest] : [];
        held = rest.length;
        whole(all.subarray(0, size), all.toString('latin1', 4, 8));
      }
    },
  };
}

/**
 * A producer reference time (ISO 14496-12 §8.16.5): the moment, by this host's clock, at which the first sample of the
 * fragment that follows was received. So a file says by itself when it was taken.
 * @param at ms since 1970
 */
export function referenceTime(at: number, mediaTime: number): Buffer {
  const box = Buffer.alloc(32);
  box.writeUInt32BE(32, 0);
  box.write('prft', 4, 'latin1');
  // Version 1; the time is when it was captured, by a clock that runs with real time.
  box.writeUInt32BE(0x01_00_00_18, 8);
  box.writeUInt32BE(1, 12);
  const seconds = Math.floor(at / 1000);
  box.writeUInt32BE((seconds + NTP_EPOCH) % 2 ** 32, 16);
  box.writeUInt32BE(Math.floor(((at / 1000 - seconds) * 2 ** 32) % 2 ** 32), 20);
  box.writeBigUInt64BE(BigInt(Math.round(mediaTime)), 24);
  return box;
}
/** Seconds from 1900, where NTP begins, to 1970. */
const NTP_EPOCH = 2_208_988_800;

/** The boxes of a buffer, in order; what is cut off at its end is left out. */
export function boxesIn(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at + HEAD <= bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    if (size < HEAD || at + size > bytes.length) break;
    boxes.push({ type: bytes.toString('latin1', at + 4, at + HEAD), body: bytes.subarray(at + HEAD, at + size) });
    at += size;
  }
  return boxes;
}
function find(bytes: Buffer, ...path: readonly string[]): Buffer | undefined {
  let body: Buffer | undefined = bytes;
  for (const type of path) body = body && boxesIn(body).find(box => box.type === type)?.body;
  return body;
}
const found = (bytes: Buffer, ...path: readonly string[]): Buffer => {
  const body = find(bytes, ...path);
  if (!body) throw new BrokenStream(`no ${path.join('/')}`);
  return body;
};

function timescaleOf(moov: Buffer): number {
  const mdhd = found(moov, 'moov', 'trak', 'mdia', 'mdhd');
  return mdhd.readUInt32BE(mdhd[0] === 1 ? 20 : 12);
}
/** Profile, constraints and level stand in the decoder configuration (ISO 14496-15 §5.3.3). */
function codecOf(moov: Buffer): string {
  const stsd = found(moov, 'moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd');
  const at = stsd.indexOf('avcC', 0, 'latin1');
  if (at < 0) throw new BrokenStream('no avcC');
  return `avc1.${stsd.toString('hex', at + 5, at + 8)}`;
}
function defaultDurationOf(moov: Buffer): number {
  return find(moov, 'moov', 'mvex', 'trex')?.readUInt32BE(12) ?? 0;
}

const TFHD_BASE = 0x01;
const TFHD_DESCRIPTION = 0x02;
const TFHD_DURATION = 0x08;
const TRUN_OFFSET = 0x01;
const TRUN_FIRST_FLAGS = 0x04;
const TRUN_DURATION = 0x100;
/** Duration, size, flags and composition offset: four bytes of each sample for each that is set. */
const TRUN_PER_SAMPLE = [0x100, 0x200, 0x400, 0x800];

/** When a fragment plays: its decode time, and the sum of its samples' durations. */
export function timesOf(moof: Buffer, defaultDuration: number): { start: number; duration: number } {
  const traf = found(moof, 'moof', 'traf');
  const tfdt = found(traf, 'tfdt');
  const start = tfdt[0] === 1 ? Number(tfdt.readBigUInt64BE(4)) : tfdt.readUInt32BE(4);
  const tfhd = found(traf, 'tfhd');
  const flags = tfhd.readUIntBE(1, 3);
  const before = 8 + (flags & TFHD_BASE ? 8 : 0) + (flags & TFHD_DESCRIPTION ? 4 : 0);
  const each = flags & TFHD_DURATION ? tfhd.readUInt32BE(before) : defaultDuration;
  let duration = 0;
  for (const { type, body } of boxesIn(traf)) if (type === 'trun') duration += durationOf(body, each);
  return { start, duration };
}
function durationOf(trun: Buffer, each: number): number {
  const flags = trun.readUIntBE(1, 3);
  const samples = trun.readUInt32BE(4);
  if (!(flags & TRUN_DURATION)) return samples * each;
  const step = 4 * TRUN_PER_SAMPLE.filter(flag => flags & flag).length;
  const first = 8 + (flags & TRUN_OFFSET ? 4 : 0) + (flags & TRUN_FIRST_FLAGS ? 4 : 0);
  if (first + samples * step > trun.length) throw new BrokenStream('a trun that is cut off');
  let sum = 0;
  for (let i = 0; i < samples; i++) sum += trun.readUInt32BE(first + i * step);
  return sum;
}
