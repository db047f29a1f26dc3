import { checksumOf, KEY } from './klv.ts';

/** What a camera's metadata encoder is told; degrees, metres, ms since 1970. */
export interface KlvPosition {
  readonly at: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly altitude: number;
  readonly heading: number;
  /** Corners of the picture on the ground, in full. */
  readonly corners?: readonly (readonly [longitude: number, latitude: number])[];
}
const unsigned = (low: number, high: number, value: number, size: number): Buffer => {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(Math.round(((value - low) / (high - low)) * (2 ** (8 * size) - 1)), 0, size);
  return bytes;
};
const signed = (reach: number, value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round((value / reach) * (2 ** 31 - 1)));
  return bytes;
};
const time = (ms: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(Math.round(ms)) * 1_000n);
  return bytes;
};
const berLength = (value: number): Buffer =>
  value < 128 ? Buffer.from([value]) : Buffer.from([0x82, value >> 8, value & 0xff]);

/** A whole set from its tags, with the length in the long form where it must be, and the right sum at its end. */
export function setOf(tags: readonly (readonly [tag: number, value: Buffer])[]): Buffer {
  const items = tags.flatMap(([tag, value]) => [Buffer.from([tag]), berLength(value.length), value]);
  const body = Buffer.concat([...items, Buffer.from([1, 2])]);
  const open = Buffer.concat([KEY, berLength(body.length + 2), body]);
  const sum = Buffer.alloc(2);
  sum.writeUInt16BE(checksumOf(open));
  return Buffer.concat([open, sum]);
}
/** The set of a position as a camera sends it. */
export const encodeKlv = ({ at, longitude, latitude, altitude, heading, corners = [] }: KlvPosition): Buffer =>
  setOf([
    [2, time(at)],
    [5, unsigned(0, 360, heading, 2)],
    [13, signed(90, latitude)],
    [14, signed(180, longitude)],
    [15, unsigned(-900, 19_000, altitude, 2)],
    ...corners.flatMap(([x, y], i) => [[82 + 2 * i, signed(90, y)] as const, [83 + 2 * i, signed(180, x)] as const]),
  ]);

const PACKET = 188;
const [PMT, DATA] = [0x100, 0x101];

/** Transport stream packets around sets: one programme with one data stream, as an encoder without a picture sends it. */
export function createTransportStream() {
  const counters = new Map<number, number>();
  let clock = 900_000;
  const packets = (pid: number, payload: Buffer): Buffer[] => {
    const found: Buffer[] = [];
    for (let at = 0; at < payload.length; at += PACKET - 4) {
      const part = payload.subarray(at, at + PACKET - 4);
      const counter = counters.get(pid) ?? 0;
      counters.set(pid, (counter + 1) % 16);
      const stuffing = PACKET - 4 - part.length;
      const field = stuffing === 0 ? Buffer.alloc(0) : Buffer.alloc(stuffing, 0xff);
      if (stuffing > 0) field[0] = stuffing - 1;
      if (stuffing > 1) field[1] = 0;
      const head = [0x47, (at === 0 ? 0x40 : 0) | (pid >> 8), pid & 0xff, (stuffing > 0 ? 0x30 : 0x10) | counter];
      found.push(Buffer.concat([Buffer.from(head), field, part]));
    }
    return found;
  };
  const table = (pid: number, id: number, content: Buffer): Buffer[] => {
    const length = content.length + 9;
    const head = Buffer.from([id, 0xb0 | (length >> 8), length & 0xff, 0, 1, 0xc1, 0, 0]);
    const body = Buffer.concat([head, content]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    // A table is padded with bytes after it, not before.
    const section = Buffer.concat([Buffer.from([0]), body, sum]);
    return packets(pid, Buffer.concat([section, Buffer.alloc(PACKET - 4 - section.length, 0xff)]));
  };
  return (set: Buffer): Buffer => {
    clock += 9_000;
    const pat = table(0, 0, Buffer.from([0, 1, 0xe0 | (PMT >> 8), PMT & 0xff]));
    const klva = Buffer.from([0x05, 4, 0x4b, 0x4c, 0x56, 0x41]);
    const stream = Buffer.from([0x06, 0xe0 | (DATA >> 8), DATA & 0xff, 0xf0, klva.length]);
    const pmt = table(PMT, 2, Buffer.concat([Buffer.from([0xe0 | (DATA >> 8), DATA & 0xff, 0xf0, 0]), stream, klva]));
    const pts = Buffer.from([
      0x21 | ((clock >> 29) & 0x0e),
      (clock >> 22) & 0xff,
      0x01 | ((clock >> 14) & 0xfe),
      (clock >> 7) & 0xff,
      0x01 | ((clock << 1) & 0xfe),
    ]);
    const length = set.length + 8;
    const pes = Buffer.concat([Buffer.from([0, 0, 1, 0xbd, length >> 8, length & 0xff, 0x84, 0x80, 5]), pts, set]);
    return Buffer.concat([...pat, ...pmt, ...packets(DATA, pes)]);
  };
}
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let i = 0; i < 8; i++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  return crc >>> 0;
}
