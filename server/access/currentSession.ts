import type { IncomingHttpHeaders } from 'node:http';
import type { Session, Sessions } from './sessions.ts';

/**
 * Cookie and bearer token are equal on every route. Over https the name binds the cookie to this host and to TLS
 * (RFC 6265bis, `__Host-`), so no other subdomain can plant one.
 */
export const cookieName = (secure: boolean): string => (secure ? '__Host-belfry' : 'belfry');

/** The token that a request carries; a bearer token comes first, since somebody chose it for this request. */
export function tokenOf(headers: IncomingHttpHeaders, secure: boolean): string | undefined {
  const { authorization } = headers;
  if (authorization !== undefined) return /^Bearer ([\w-]{1,200})$/i.exec(authorization)?.[1] ?? '';
  return cookieToken(headers, secure);
}

export function cookieToken(headers: IncomingHttpHeaders, secure: boolean): string | undefined {
  const name = cookieName(secure);
  for (const part of (headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value) return value;
  }
  return undefined;
}

/** Who sends a request; undefined where the token is missing, unknown, run out or ended. */
export async function currentSession(
  sessions: Sessions,
  headers: IncomingHttpHeaders,
  secure: boolean,
): Promise<Session | undefined> {
  const token = tokenOf(headers, secure);
  return token === undefined ? undefined : sessions.find(token);
}
