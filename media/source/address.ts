import type { SourceKind } from '../../shared/feeds/schema.ts';

/**
 * Which addresses may reach ffmpeg, and in which form. A feed's address is typed by a person and may be hostile: it
 * is parsed, checked against a closed list of schemes and written anew, so that nothing but an address of that
 * scheme can ever follow `-i`. With the protocol list (below) a server can't redirect to `file:` or `http:` either.
 */
export interface Address {
  readonly scheme: Scheme;
  /** IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** With credentials. Only for the child's arguments: never log it. */
  readonly url: string;
  /** For logs: without user, password and query (SRT keeps its passphrase there). */
  readonly shown: string;
}
type Scheme = 'rtsp' | 'rtsps' | 'rtmp' | 'srt' | 'http' | 'https';
/** Which schemes an address of each kind may have; other kinds have no address. */
const OF_KIND: Readonly<Partial<Record<SourceKind, readonly Scheme[]>>> = {
  rtsp: ['rtsp', 'rtsps'],
  rtmp: ['rtmp'],
  srt: ['srt'],
  hls: ['http', 'https'],
  mjpeg: ['http', 'https'],
  whep: ['http', 'https'],
  onvif: ['http', 'https'],
};
/** Longer than any camera's; shorter than what a command line or a log should carry. */
const LONGEST = 1_000;

/**
 * Undefined where the text isn't an address that the platform takes for this kind of source; `stream` is any of those
 * that are not the web. Never throws.
 */
export function parseAddress(text: string, kind: SourceKind | 'stream' = 'stream'): Address | undefined {
  // Control characters and white space are dropped silently by the URL parser: refuse them instead.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse.
  if (text.length > LONGEST || /[\u0000-\u0020\u007f\\]/.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const scheme = url.protocol.slice(0, -1);
  const allowed: readonly string[] = kind === 'stream' ? ['rtsp', 'rtsps', 'rtmp', 'srt'] : (OF_KIND[kind] ?? []);
  if (!allowed.includes(scheme) || url.hostname === '') return undefined;
  url.hash = '';
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  shown.search = '';
  return {
    scheme: scheme as Scheme,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? PORTS[scheme as Scheme] : Number(url.port),
    url: url.href,
    shown: shown.href,
  };
}

const PORTS: Readonly<Record<Scheme, number>> = { rtsp: 554, rtsps: 322, rtmp: 1935, srt: 9000, http: 80, https: 443 };

/** What ffmpeg may open for an address, nested protocols included. RTSP comes by our own relay, never by TLS. */
export const PROTOCOLS: Readonly<Record<Scheme, string>> = {
  rtsp: 'rtsp,tcp',
  rtsps: 'rtsp,tcp',
  rtmp: 'rtmp,tcp',
  srt: 'srt,udp',
  http: 'http,https,tls,tcp,httpproxy,crypto',
  https: 'http,https,tls,tcp,httpproxy,crypto',
};

/** Takes user, password and query out of any address in a line that a foreign program wrote. */
export function withoutSecrets(line: string): string {
  return line
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/]*@/gi, '$1')
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s?'"]*)\?[^\s'"]*/gi, '$1');
}
