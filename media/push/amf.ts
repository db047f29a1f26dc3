/** Values of AMF 0, the language of RTMP's commands, so far as publishing needs them. */
export type Amf = number | boolean | string | null | undefined | { readonly [name: string]: Amf };

const DEEPEST = 8;

/** All values in the bytes. @throws Error where they are not AMF 0 */
export function readAmf(bytes: Buffer): Amf[] {
  const values: Amf[] = [];
  let at = 0;
  const text = (length: number): string => {
    if (at + length > bytes.length) throw new RangeError('cut off');
    at += length;
    return bytes.toString('utf8', at - length, at);
  };
  /** Moves on by so many bytes; answers where they begin. */
  const passed = (length: number): number => {
    at += length;
    return at - length;
  };
  const size16 = () => bytes.readUInt16BE(passed(2));
  const size32 = () => bytes.readUInt32BE(passed(4));
  const fields = (depth: number): Record<string, Amf> => {
    const found: Record<string, Amf> = Object.create(null);
    for (;;) {
      const name = text(size16());
      if (name === '' && bytes[at] === 9) {
        at++;
        return found;
      }
      found[name] = value(depth + 1);
    }
  };
  const value = (depth: number): Amf => {
    if (depth > DEEPEST) throw new RangeError('too deep');
    const kind = bytes.readUInt8(at++);
    switch (kind) {
      case 0:
        return bytes.readDoubleBE(passed(8));
      case 1:
        return bytes.readUInt8(at++) !== 0;
      case 2:
        return text(size16());
      case 3:
        return fields(depth);
      case 5:
      case 6:
        return kind === 5 ? null : undefined;
      case 8:
        size32();
        return fields(depth);
      case 12:
        return text(size32());
      default:
        throw new RangeError(`AMF type ${kind}`);
    }
  };
  while (at < bytes.length) values.push(value(0));
  return values;
}

export function writeAmf(values: readonly Amf[]): Buffer {
  return Buffer.concat(values.map(written));
}

function written(value: Amf): Buffer {
  if (value === null) return Buffer.from([5]);
  if (value === undefined) return Buffer.from([6]);
  if (typeof value === 'boolean') return Buffer.from([1, value ? 1 : 0]);
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9);
    bytes.writeDoubleBE(value, 1);
    return bytes;
  }
  if (typeof value === 'string') return Buffer.concat([Buffer.from([2]), named(value)]);
  const fields = Object.entries(value).flatMap(([name, field]) => [named(name), written(field)]);
  return Buffer.concat([Buffer.from([3]), ...fields, Buffer.from([0, 0, 9])]);
}

function named(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
