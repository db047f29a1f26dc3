import { request as ask, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { Address } from './address.ts';
import { type RefuseHost, reach, Unreached } from './reach.ts';

/** One question to a web service that is or leads to a source, on a connection of its own to an address that was checked. */
export interface WebQuestion {
  readonly method: 'POST' | 'DELETE' | 'PATCH';
  /** With its query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}
export interface WebAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}
const LONGEST_ANSWER = 6_000;
const MOST_BYTES = 1_000_000;

/** An answer that is longer than any service of a source gives. */
export class TooLong extends Error {}

/** @throws Unreached; TooLong; Error where the connection broke */
export async function askWeb(address: Address, question: WebQuestion, refuseHost: RefuseHost): Promise<WebAnswer> {
  const { method, path, body = '' } = question;
  const socket = await reach(address.host, address.port, refuseHost, { tls: address.scheme === 'https' });
  try {
    const given = Object.entries(question.headers ?? {}).filter(([, value]) => value !== undefined);
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const going = ask({
        ...{ createConnection: () => socket, method, path },
        headers: {
          ...{ host: new URL(address.url).host, connection: 'close', 'content-length': Buffer.byteLength(body) },
          ...Object.fromEntries(given),
        },
      });
      const late = setTimeout(() => going.destroy(new Unreached('timed-out', 'no answer')), LONGEST_ANSWER);
      going.once('close', () => clearTimeout(late)).once('error', reject);
      going.once('response', found => {
        clearTimeout(late);
        resolve(found);
      });
      going.end(body);
    });
    return { status: answer.statusCode ?? 0, headers: answer.headers, text: await whole(answer) };
  } finally {
    socket.destroy();
  }
}

/** The answer's text, within bounds of size and time. */
async function whole(answer: IncomingMessage): Promise<string> {
  const late = setTimeout(() => answer.destroy(new Unreached('timed-out', 'the answer has no end')), LONGEST_ANSWER);
  try {
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of answer as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > MOST_BYTES) throw new TooLong();
      parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
  } finally {
    clearTimeout(late);
  }
}
