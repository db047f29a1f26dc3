/** RTSP 1.0 on a connection (RFC 2326): messages, and media packets between them (section 10.12). */
export interface RtspMessage {
  /** Request or status line. */
  readonly first: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}
export type RtspPiece = { readonly message: RtspMessage } | { readonly channel: number; readonly packet: Buffer };

const LONGEST_HEAD = 16_384;
/** Session descriptions of cameras are a few hundred bytes. */
const LONGEST_BODY = 65_536;

/** What came is not RTSP, or more of it than any camera has to say. */
export class NotRtsp extends Error {}

/** Cuts a connection into its pieces. Holds never more than one message of the longest kind. */
export class RtspReader {
  #held: Buffer = Buffer.alloc(0);

  /** @throws NotRtsp */
  read(chunk: Buffer): RtspPiece[] {
    let bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    const pieces: RtspPiece[] = [];
    for (;;) {
      const [piece, length] = next(bytes);
      if (piece) pieces.push(piece);
      if (length === 0) break;
      bytes = bytes.subarray(length);
    }
    this.#held = Buffer.from(bytes);
    return pieces;
  }
}

/** The first piece and how many bytes it took; no bytes: more must come. */
function next(bytes: Buffer): readonly [RtspPiece | undefined, number] {
  if (bytes.length === 0) return [undefined, 0];
  if (bytes[0] === 0x24) {
    if (bytes.length < 4) return [undefined, 0];
    const end = 4 + bytes.readUInt16BE(2);
    return bytes.length < end ? [undefined, 0] : [{ channel: bytes[1]!, packet: bytes.subarray(4, end) }, end];
  }
  // Some cameras put empty lines between messages.
  if (bytes[0] === 0x0d || bytes[0] === 0x0a) return [undefined, 1];
  if (bytes[0]! < 0x41 || bytes[0]! > 0x5a) throw new NotRtsp('what came is not RTSP');
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) {
    if (bytes.length > LONGEST_HEAD) throw new NotRtsp('a message without end');
    return [undefined, 0];
  }
  if (end > LONGEST_HEAD) throw new NotRtsp('a message without end');
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const headers = lines.flatMap(line => {
    const colon = line.indexOf(':');
    return colon > 0 ? [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const] : [];
  });
  const length = Number(headerOf({ headers }, 'content-length') ?? 0);
  if (!Number.isInteger(length) || length < 0 || length > LONGEST_BODY) throw new NotRtsp('a body without end');
  const whole = end + 4 + length;
  if (bytes.length < whole) return [undefined, 0];
  return [{ message: { first, headers, body: Buffer.from(bytes.subarray(end + 4, whole)) } }, whole];
}

/** The first header of that name; names are compared in lower case. */
export function headerOf(message: Pick<RtspMessage, 'headers'>, name: string): string | undefined {
  return message.headers.find(([given]) => given.toLowerCase() === name)?.[1];
}
export function headersOf(message: Pick<RtspMessage, 'headers'>, name: string): string[] {
  return message.headers.flatMap(([given, value]) => (given.toLowerCase() === name ? [value] : []));
}
/** The message with these headers in place of those of the same names; undefined takes one away. */
export function withHeaders(message: RtspMessage, changed: Readonly<Record<string, string | undefined>>): RtspMessage {
  const names = Object.keys(changed).map(name => name.toLowerCase());
  const kept = message.headers.filter(([name]) => !names.includes(name.toLowerCase()));
  const added = Object.entries(changed).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { ...message, headers: [...added, ...kept] };
}
export const statusOf = (message: RtspMessage): number | undefined => {
  const found = /^RTSP\/1\.\d (\d{3})\b/.exec(message.first);
  return found ? Number(found[1]) : undefined;
};
export function written({ first, headers, body }: RtspMessage): Buffer {
  const lines = [first, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}
/** A media packet as it stands on the connection. */
export function framed(channel: number, packet: Buffer): Buffer {
  const head = Buffer.from([0x24, channel, 0, 0]);
  head.writeUInt16BE(packet.length, 2);
  return Buffer.concat([head, packet]);
}
