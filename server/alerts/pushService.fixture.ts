import { createPublicKey, randomUUID, verify } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { PushMessage } from '../../shared/alerts/push.ts';
import { makeCertificate } from './certificate.fixture.ts';
import type { EndpointRule } from './endpoints.ts';
import { Receiver } from './receiver.fixture.ts';

/** One message as the push service took it. */
export interface Taken {
  readonly at: number;
  readonly ttl: number;
  readonly urgency: string | undefined;
  readonly topic: string | undefined;
  readonly body: Buffer;
}
export interface Answer {
  readonly status: number;
  readonly retryAfter?: string;
}
/** What stands behind an endpoint: how it answers, and who gets what it takes. */
export interface Channel {
  /** VAPID public key the subscription was made for; any where absent. */
  readonly key?: string | undefined;
  /** Before anything is taken: another answer than 201. */
  answer?: ((attempt: number, body: Buffer) => Answer | undefined) | undefined;
  take(message: Taken): void;
}

/** A device without a browser: decrypts what comes while it is on, and keeps to the topic rule while it is off. */
export interface Device {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  /** What reached the device, decrypted, in order. */
  readonly got: PushMessage[];
  readonly taken: Taken[];
  /** Times of all attempts, also those that were not taken. */
  readonly attempts: number[];
  readonly waiting: readonly Taken[];
  answer(how: Channel['answer']): void;
  turnOff(): void;
  turnOn(): void;
  /** Removes the subscription at the service: from now on 410. */
  leave(): void;
}

export interface PushService {
  readonly origin: string;
  readonly rule: EndpointRule;
  /** Its certificate, for another process's rule. */
  readonly ca: string;
  readonly channels: Map<string, Channel>;
  endpointOf(channel: string): string;
  device(): Device;
  close(): Promise<void>;
}

/** A push service of our own on loopback: RFC 8030 over TLS, with its duties checked as the big ones check them. */
export async function startPushService(): Promise<PushService> {
  const { key, cert } = makeCertificate();
  const channels = new Map<string, Channel>();
  const attempts = new Map<string, number[]>();
  const server = createServer({ key, cert }, (request, response) => {
    void serve(request, response).catch(error => response.destroy(error));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const id = request.url?.split('/').pop() ?? '';
    const tries = attempts.get(id) ?? [];
    attempts.set(id, tries);
    tries.push(Date.now());
    const channel = channels.get(id);
    const answer = statusOf(request, body, channel, origin) ?? channel?.answer?.(tries.length, body);
    if (!answer && channel) {
      const { headers } = request;
      const topic = headers.topic as string | undefined;
      const urgency = headers.urgency as string | undefined;
      channel.take({ at: Date.now(), ttl: Number(headers.ttl), urgency, topic, body });
    }
    const { status, retryAfter } = answer ?? { status: 201 };
    const location = status === 201 ? { location: `${origin}/message/${randomUUID()}` } : {};
    response.writeHead(status, { ...location, ...(retryAfter ? { 'retry-after': retryAfter } : {}) }).end();
  }

  const endpointOf = (channel: string) => `${origin}/push/${channel}`;
  return {
    origin,
    ca: cert,
    rule: loopback(cert),
    channels,
    endpointOf,
    device() {
      const id = randomUUID();
      const tries: number[] = [];
      attempts.set(id, tries);
      return createDevice(id, endpointOf(id), channels, tries);
    },
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** Lets a test's own push service be reached, and nothing else differ. */
export const loopback = (ca: string): EndpointRule => ({ refusalOf: () => undefined, lookup: undefined, ca });

function createDevice(id: string, endpoint: string, channels: Map<string, Channel>, attempts: number[]): Device {
  const receiver = new Receiver();
  const got: PushMessage[] = [];
  const taken: Taken[] = [];
  let waiting: Taken[] = [];
  let on = true;
  const receive = ({ body }: Taken) => got.push(JSON.parse(receiver.decrypt(body).toString()) as PushMessage);
  const channel: Channel = {
    take(message) {
      taken.push(message);
      if (on) return void receive(message);
      // RFC 8030 §5.4: a message with the topic of one that still waits replaces it.
      waiting = waiting.filter(other => message.topic === undefined || other.topic !== message.topic);
      waiting.push(message);
    },
  };
  channels.set(id, channel);
  return {
    endpoint,
    keys: receiver.keys,
    got,
    taken,
    attempts,
    get waiting() {
      return waiting;
    },
    answer: how => {
      channel.answer = how;
    },
    turnOff: () => {
      on = false;
    },
    turnOn() {
      on = true;
      for (const message of waiting) receive(message);
      waiting = [];
    },
    leave: () => channels.delete(id),
  };
}

/** A sender's duties; undefined where they are done. */
function statusOf(
  { method, headers }: IncomingMessage,
  body: Buffer,
  channel: Channel | undefined,
  origin: string,
): Answer | undefined {
  if (method !== 'POST') return { status: 405 };
  if (!channel) return { status: 410 };
  if (!/^\d+$/.test(String(headers.ttl ?? ''))) return { status: 400 };
  if (body.length > 4_096) return { status: 413 };
  if (headers['content-encoding'] !== 'aes128gcm') return { status: 415 };
  const { topic } = headers;
  if (topic !== undefined && !/^[A-Za-z0-9_-]{1,32}$/.test(String(topic))) return { status: 400 };
  return isSigned(headers.authorization, channel.key, origin) ? undefined : { status: 403 };
}

/** RFC 8292: an ES256 token for this origin that ends within a day, made with the key that the subscription names. */
export function isSigned(authorization: string | undefined, key: string | undefined, origin: string): boolean {
  const found = /^vapid t=([^,\s]+),\s*k=([^,\s]+)$/.exec(authorization ?? '');
  if (!found) return false;
  const [, token = '', publicKey = ''] = found;
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(publicKey, 'base64url');
  if (point.length !== 65 || (key !== undefined && !Buffer.from(key, 'base64url').equals(point))) return false;
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const verifier = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const };
  if (!verify('sha256', Buffer.from(`${head}.${claims}`), verifier, Buffer.from(signature, 'base64url'))) return false;
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
  const now = Date.now() / 1_000;
  return (
    aud === origin &&
    typeof exp === 'number' &&
    exp > now &&
    exp <= now + 86_400 &&
    /^(mailto:|https:)/.test(String(sub))
  );
}
