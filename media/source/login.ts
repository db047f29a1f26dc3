import { createHash, randomBytes } from 'node:crypto';

/** User and password for one source. */
export interface Login {
  readonly user: string;
  readonly password: string;
}

/** The login in an address; undefined where it has none. */
export function loginIn(url: string): Login | undefined {
  const { username, password } = new URL(url);
  if (username === '' && password === '') return undefined;
  const plain = (text: string) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  return { user: plain(username), password: plain(password) };
}

/**
 * Answers the challenges of a server (RFC 7616 and RFC 2617 digest, RFC 7617 basic) for one connection. The strongest
 * that is offered is taken; a password is sent in clear only where nothing else is.
 */
export class Authorizer {
  readonly #login: Login;
  #digest: { readonly fields: Readonly<Record<string, string>>; readonly hash: 'md5' | 'sha256' } | undefined;
  #basic = false;
  #count = 0;

  constructor(login: Login) {
    this.#login = login;
  }

  /** Takes the challenges of a 401. False where there is nothing new to answer: the login is wrong. */
  challenged(headers: readonly string[]): boolean {
    const offers = headers.flatMap(split);
    const digests = offers.filter(offer => offer.scheme === 'digest' && hashOf(offer.fields) !== undefined);
    const best = digests.find(offer => hashOf(offer.fields) === 'sha256') ?? digests[0];
    if (best) {
      const again = this.#digest !== undefined && best.fields.stale?.toLowerCase() !== 'true';
      this.#digest = { fields: best.fields, hash: hashOf(best.fields)! };
      this.#count = 0;
      return !again;
    }
    const fresh = !this.#basic && offers.some(offer => offer.scheme === 'basic');
    this.#basic ||= fresh;
    return fresh;
  }

  /** The `Authorization` header of a request; undefined before a challenge came. */
  header(method: string, uri: string): string | undefined {
    const { user, password } = this.#login;
    if (this.#digest) return this.#digested(method, uri);
    return this.#basic ? `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` : undefined;
  }

  #digested(method: string, uri: string): string {
    const { fields, hash } = this.#digest!;
    const { user, password } = this.#login;
    const { realm = '', nonce = '', opaque, algorithm } = fields;
    const of = (text: string) => createHash(hash).update(text).digest('hex');
    const [a1, a2] = [of(`${user}:${realm}:${password}`), of(`${method}:${uri}`)];
    const quoted = (name: string, value: string) =>
      `${name}="${value.replace(/["\\]/g, '\\$&').replace(/[^\P{Cc}]/gu, '')}"`;
    const parts = [quoted('username', user), quoted('realm', realm), quoted('nonce', nonce), quoted('uri', uri)];
    if ((fields.qop ?? '').split(',').some(qop => qop.trim() === 'auth')) {
      const nc = (++this.#count).toString(16).padStart(8, '0');
      const cnonce = randomBytes(8).toString('hex');
      parts.push(quoted('response', of(`${a1}:${nonce}:${nc}:${cnonce}:auth:${a2}`)), 'qop=auth', `nc=${nc}`);
      parts.push(quoted('cnonce', cnonce));
    } else parts.push(quoted('response', of(`${a1}:${nonce}:${a2}`)));
    if (opaque !== undefined) parts.push(quoted('opaque', opaque));
    if (algorithm !== undefined) parts.push(`algorithm=${algorithm}`);
    return `Digest ${parts.join(', ')}`;
  }
}

function hashOf(fields: Readonly<Record<string, string>>): 'md5' | 'sha256' | undefined {
  const name = (fields.algorithm ?? 'MD5').toUpperCase();
  return name === 'MD5' ? 'md5' : name === 'SHA-256' ? 'sha256' : undefined;
}

/** One `WWW-Authenticate` header; a server may put several challenges into one. */
function split(header: string): { scheme: string; fields: Record<string, string> }[] {
  const starts = [...header.matchAll(/(?:^|,\s*)(digest|basic)(?=\s|$)/gi)];
  return starts.map((start, index) => {
    const body = header.slice(start.index + start[0].length, starts[index + 1]?.index);
    const fields: Record<string, string> = {};
    for (const [, name, quoted, bare] of body.matchAll(/(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g))
      fields[name!.toLowerCase()] = quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '';
    return { scheme: start[1]!.toLowerCase(), fields };
  });
}
