import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** An answer that is JSON already: what a thousand consoles get alike is turned into text once. */
export class Encoded {
  readonly json: string;
  constructor(value: unknown) {
    this.json = JSON.stringify(value);
  }
}
interface Packet {
  readonly type: number;
  readonly nsp: string;
  readonly id?: number;
  readonly data?: readonly unknown[];
}
interface Parser {
  readonly Encoder: new () => { encode(packet: Packet): (string | Buffer)[] };
  readonly Decoder: new () => object;
}

/** The parser of socket.io itself, found from where socket.io is, so that both are always the same version. */
const own = createRequire(fileURLToPath(import.meta.resolve('socket.io')))('socket.io-parser') as Parser;

/** socket.io's own wire format; an answer that is encoded already is only put into its envelope. */
export const parser = {
  Decoder: own.Decoder,
  Encoder: class extends own.Encoder {
    override encode(packet: Packet): (string | Buffer)[] {
      const { type, nsp, id, data } = packet;
      // The data of a CONNECT is an object, not a list.
      const only = Array.isArray(data) && data.length === 1 ? data[0] : undefined;
      if (!(only instanceof Encoded)) return super.encode(packet);
      return [`${type}${nsp === '/' ? '' : `${nsp},`}${id ?? ''}[${only.json}]`];
    }
  },
};
