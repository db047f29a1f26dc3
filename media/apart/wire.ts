import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { connect, type TLSSocket } from 'node:tls';
import { MediaRefusal } from '../port.ts';

/**
 * What a server and a media host say to each other: questions with one answer each, and what is told without one. Each
 * message is JSON behind its length; bytes travel in base64. The line is TLS 1.2 with a key that both hold (RFC 4279 with
 * ephemeral keys, RFC 5489): no certificates to keep, and what is recorded of it today cannot be read with the key later.
 */
export const PROTOCOL = 1;
export const IDENTITY = 'belfry-media';
export const TLS = {
  minVersion: 'TLSv1.2',
  maxVersion: 'TLSv1.2',
  ciphers: 'ECDHE-PSK-CHACHA20-POLY1305:ECDHE-PSK-AES256-CBC-SHA384',
} as const;
export const pskOf = (key: string): Buffer => createHash('sha256').update(`belfry media ${key}`).digest();

/** Where a host is found, and the secret of all hosts and servers of one centre. */
export interface Way {
  readonly host: string;
  readonly port: number;
  readonly key: string;
}
/** A host that is there answers in far less; one behind a dead network never does. */
const LONGEST_DIAL = 5_000;

/**
 * A line to a media host, from one of its servers or from another host.
 * @throws where nobody answers in time, or whoever answers has another key
 */
export async function dial({ host, port, key }: Way): Promise<TLSSocket> {
  const line = connect({
    ...{ host, port, ...TLS },
    pskCallback: () => ({ psk: pskOf(key), identity: IDENTITY }),
    // Whoever holds the key is the host; there is no certificate that could name it.
    checkServerIdentity: () => undefined,
  });
  line.setNoDelay(true);
  const late = setTimeout(() => line.destroy(new Error('no answer')), LONGEST_DIAL);
  await new Promise<void>((resolve, reject) => {
    line.once('secureConnect', resolve);
    line.once('error', reject);
    line.once('close', () => reject(new Error('closed')));
  }).finally(() => clearTimeout(late));
  return line;
}

/** A picture of the largest camera, in base64. */
const LONGEST = 120_000_000;
/** Longer than the platform itself waits for anything. */
const PATIENCE = 45_000;

type Message =
  | { readonly ask: number; readonly what: string; readonly given: readonly unknown[] }
  | { readonly answer: number; readonly value?: unknown }
  | { readonly answer: number; readonly refused: MediaRefusal['reason'] }
  | { readonly answer: number; readonly fault: string }
  | { readonly tell: string; readonly given: readonly unknown[] };
/** What the other side may ask or tell; anything else is answered as a fault. */
export type Handlers = Readonly<Record<string, (...given: never[]) => unknown>>;

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** One end of an open line. Whoever made it hears of its end by `onEnd`, once. */
export class Channel {
  readonly #line: Duplex;
  readonly #handlers: Handlers;
  readonly #waiting = new Map<number, Waiting>();
  readonly #onEnd: () => void;
  #number = 0;
  #partial: Buffer[] = [];
  #bytes = 0;
  #ended = false;

  constructor(line: Duplex, handlers: Handlers, onEnd: () => void) {
    this.#line = line;
    this.#handlers = handlers;
    this.#onEnd = onEnd;
    line.on('data', (chunk: Buffer) => this.#arrives(chunk));
    line.once('close', () => this.#end());
    line.on('error', () => line.destroy());
  }

  /** @throws MediaRefusal as the other side said it, `worker-died` where the line is gone */
  ask<T>(what: string, ...given: readonly unknown[]): Promise<T> {
    if (this.#ended) return Promise.reject(new MediaRefusal('worker-died'));
    const number = ++this.#number;
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(number)?.reject(new MediaRefusal('timed-out')), PATIENCE);
      this.#waiting.set(number, { resolve, reject, timer });
      this.#send({ ask: number, what, given });
    });
  }

  tell(what: string, ...given: readonly unknown[]): void {
    if (!this.#ended) this.#send({ tell: what, given });
  }

  close(): void {
    this.#line.destroy();
    this.#end();
  }

  #send(message: Message): void {
    const body = Buffer.from(JSON.stringify(message, packed));
    const head = Buffer.alloc(4);
    head.writeUInt32BE(body.length);
    this.#line.write(head);
    this.#line.write(body);
  }

  #arrives(chunk: Buffer): void {
    this.#partial.push(chunk);
    this.#bytes += chunk.length;
    while (this.#bytes >= 4) {
      if (this.#partial[0]!.length < 4) this.#partial = [Buffer.concat(this.#partial)];
      const length = this.#partial[0]!.readUInt32BE(0);
      if (length > LONGEST) this.close();
      if (this.#bytes < 4 + length || this.#ended) return;
      const all = Buffer.concat(this.#partial);
      const rest = all.subarray(4 + length);
      this.#partial = rest.length > 0 ? [rest] : [];
      this.#bytes = rest.length;
      try {
        this.#hear(JSON.parse(all.toString('utf8', 4, 4 + length), unpacked) as Message);
      } catch {
        // Whoever holds the key speaks our language; what is none of it is a fault that no answer mends.
        this.close();
        return;
      }
    }
  }

  #hear(message: Message): void {
    if ('ask' in message) {
      const { ask, what, given } = message;
      this.#carry(what, given).then(
        value => this.#ended || this.#send({ answer: ask, value }),
        error => this.#ended || this.#send({ answer: ask, ...failure(error) }),
      );
      return;
    }
    if ('tell' in message) {
      this.#carry(message.tell, message.given).catch(() => undefined);
      return;
    }
    const waiting = this.#settle(message.answer);
    if (!waiting) return;
    if ('refused' in message) waiting.reject(new MediaRefusal(message.refused));
    else if ('fault' in message) waiting.reject(new Error(message.fault));
    else waiting.resolve(message.value as never);
  }

  async #carry(what: string, given: readonly unknown[]): Promise<unknown> {
    const handler = Object.hasOwn(this.#handlers, what) ? this.#handlers[what] : undefined;
    if (!handler) throw new Error(`nothing here is called ${what}`);
    return handler(...(given as never[]));
  }

  #settle(number: number): Waiting | undefined {
    const waiting = this.#waiting.get(number);
    if (!waiting) return undefined;
    this.#waiting.delete(number);
    clearTimeout(waiting.timer);
    return waiting;
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const number of [...this.#waiting.keys()]) this.#settle(number)?.reject(new MediaRefusal('worker-died'));
    this.#onEnd();
  }
}

const failure = (error: unknown): { refused: MediaRefusal['reason'] } | { fault: string } =>
  error instanceof MediaRefusal ? { refused: error.reason } : { fault: String(error) };

/** Buffers know how to be JSON before a replacer sees them: as `{ type: 'Buffer', data: number[] }`. */
function packed(this: unknown, key: string, value: unknown): unknown {
  const own = (this as Record<string, unknown>)[key];
  return Buffer.isBuffer(own) ? { $bytes: own.toString('base64') } : value;
}
function unpacked(_key: string, value: unknown): unknown {
  const bytes = typeof value === 'object' && value !== null && '$bytes' in value ? value.$bytes : undefined;
  return typeof bytes === 'string' ? Buffer.from(bytes, 'base64') : value;
}
