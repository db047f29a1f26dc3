import type { Point } from '../../shared/geometry.ts';
import type { Heard } from './heard.ts';

/**
 * MISB ST 0601, the local set that cameras of aircraft send inside their video: a key of 16 bytes, a length, then tags.
 * Values are mapped integers, big endian; the last tag is a running sum of all bytes before it.
 */
export const KEY = Buffer.from('060e2b34020b01010e01030101000000', 'hex');
/** A set is some hundred bytes; one that says to be longer than this is not one. */
const LARGEST = 16_384;
export type KlvFault = 'not-a-message' | 'wrong-checksum' | 'too-large';

/** A set by its tags, as it came. */
export type LocalSet = ReadonlyMap<number, Buffer>;

/** The running 16-bit sum of ST 0601 over a set up to and with the two bytes of tag and length of the checksum. */
export function checksumOf(bytes: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i++) sum = (sum + ((bytes[i] as number) << (i % 2 === 0 ? 8 : 0))) & 0xffff;
  return sum;
}

/** BER: one byte under 128, else how many bytes follow. Undefined where there are too few, or it is absurd. */
function lengthAt(bytes: Buffer, at: number): { readonly value: number; readonly next: number } | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  if (first < 0x80) return { value: first, next: at + 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 4) return { value: Number.POSITIVE_INFINITY, next: at + 1 };
  if (at + 1 + count > bytes.length) return undefined;
  return { value: bytes.readUIntBE(at + 1, count), next: at + 1 + count };
}

/** BER-OID: seven bits a byte, as long as the top bit is set. */
function tagAt(bytes: Buffer, at: number): { readonly value: number; readonly next: number } | undefined {
  let value = 0;
  for (let i = at; i < bytes.length && i < at + 3; i++) {
    const byte = bytes[i] as number;
    value = (value << 7) | (byte & 0x7f);
    if (byte < 0x80) return { value, next: i + 1 };
  }
  return undefined;
}

/** One whole set, key first. */
export function readSet(bytes: Buffer): LocalSet | KlvFault {
  const length = lengthAt(bytes, KEY.length);
  if (!length || length.next + length.value !== bytes.length) return 'not-a-message';
  const tags = new Map<number, Buffer>();
  for (let at = length.next; at < bytes.length; ) {
    const tag = tagAt(bytes, at);
    const size = tag && lengthAt(bytes, tag.next);
    if (!tag || !size || size.next + size.value > bytes.length) return 'not-a-message';
    tags.set(tag.value, bytes.subarray(size.next, size.next + size.value));
    at = size.next + size.value;
  }
  const sum = tags.get(1);
  return sum?.length === 2 && sum.readUInt16BE() === checksumOf(bytes.subarray(0, -2)) ? tags : 'wrong-checksum';
}

/** Finds sets in a stream of bytes that may begin and break anywhere. Memory stays under two of the largest sets. */
export function createKlvReader(onSet: (set: LocalSet) => void, onFault: (fault: KlvFault) => void) {
  let kept: Buffer = Buffer.alloc(0);
  return (chunk: Buffer): void => {
    kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    for (;;) {
      const start = kept.indexOf(KEY);
      if (start < 0) {
        // The beginning of a key may stand at the end.
        if (kept.length > KEY.length * 4) onFault('not-a-message');
        kept = kept.subarray(Math.max(0, kept.length - KEY.length + 1));
        return;
      }
      if (start > 0) kept = kept.subarray(start);
      const length = lengthAt(kept, KEY.length);
      if (!length) return;
      if (length.value > LARGEST) {
        onFault('too-large');
        kept = kept.subarray(KEY.length);
        continue;
      }
      const end = length.next + length.value;
      if (kept.length < end) return;
      const set = readSet(kept.subarray(0, end));
      if (typeof set === 'string') onFault(set);
      else onSet(set);
      // What was cut short swallowed the next key: look for it inside.
      kept = kept.subarray(typeof set === 'string' ? KEY.length : end);
    }
  };
}

const mapped = (low: number, high: number, bytes: Buffer | undefined, size: number): number | undefined =>
  bytes?.length === size ? low + (bytes.readUIntBE(0, size) * (high - low)) / (2 ** (8 * size) - 1) : undefined;
/** Signed: the smallest value of all says that there is none. */
const signed = (reach: number, bytes: Buffer | undefined, size: number): number | undefined => {
  if (bytes?.length !== size) return undefined;
  const value = bytes.readIntBE(0, size);
  return value === -(2 ** (8 * size - 1)) ? undefined : (value * reach) / (2 ** (8 * size - 1) - 1);
};

/** Where the aircraft is and what its camera shows; undefined where the set tells no position. */
export function positionIn(set: LocalSet): Heard | undefined {
  const latitude = signed(90, set.get(13), 4);
  const longitude = signed(180, set.get(14), 4);
  if (latitude === undefined || longitude === undefined) return undefined;
  const time = set.get(2);
  const altitude = mapped(-900, 19_000, set.get(15), 2) ?? mapped(-900, 19_000, set.get(75), 2);
  const ground = mapped(-900, 19_000, set.get(25), 2);
  const heading = mapped(0, 360, set.get(5), 2);
  const relative = mapped(0, 360, set.get(18), 4);
  const elevation = signed(180, set.get(19), 4);
  const footprint = cornersIn(set);
  const speed = set.get(56);
  return {
    ...{ source: 'klv', longitude, latitude, altitude, heading, footprint },
    at: time?.length === 8 ? Number(time.readBigUInt64BE() / 1_000n) : undefined,
    height: altitude !== undefined && ground !== undefined ? altitude - ground : undefined,
    speed: speed?.length === 1 ? speed[0] : undefined,
    view:
      heading !== undefined && relative !== undefined && elevation !== undefined
        ? {
            azimuth: (heading + relative) % 360,
            depression: -elevation,
            ...opening('across', mapped(0, 180, set.get(16), 2)),
            ...opening('upright', mapped(0, 180, set.get(17), 2)),
          }
        : undefined,
  };
}
const opening = (name: 'across' | 'upright', degrees: number | undefined) =>
  degrees === undefined ? {} : { [name]: degrees };

/** Corners in full (tags 82–89), or as offsets of at most 0.075° from the middle of the picture (23–33). */
function cornersIn(set: LocalSet): readonly Point[] | undefined {
  const [middleY, middleX] = [signed(90, set.get(23), 4), signed(180, set.get(24), 4)];
  const corners: Point[] = [];
  for (let i = 0; i < 4; i++) {
    const [full, offset] = [82 + 2 * i, 26 + 2 * i];
    const y = signed(90, set.get(full), 4) ?? plus(middleY, signed(0.075, set.get(offset), 2));
    const x = signed(180, set.get(full + 1), 4) ?? plus(middleX, signed(0.075, set.get(offset + 1), 2));
    if (x === undefined || y === undefined) return undefined;
    corners.push([x, y]);
  }
  return corners;
}
const plus = (middle: number | undefined, offset: number | undefined): number | undefined =>
  middle === undefined || offset === undefined ? undefined : middle + offset;
