import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a page of another site sends this request. A request that no page sends (a script, a partner's system) names
 * no origin and carries no cookie that it was not given. ASVS 5.0 V3.5.1–3 and V4.4.2.
 */
export function isForeign(headers: IncomingHttpHeaders, publicUrl: string | undefined): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (origin !== undefined) {
    if (publicUrl !== undefined && origin === publicUrl) return false;
    return !URL.canParse(origin) || new URL(origin).host !== host;
  }
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
