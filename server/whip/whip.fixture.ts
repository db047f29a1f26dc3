import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Debian's own Python has its packages; one that stands before it on the path has not. */
const PYTHON = '/usr/bin/python3';
/** The conformance probe of the shared samples, beside the checkout. */
const PROBE = fileURLToPath(new URL('../../../shared/samples/whip/whip_probe.py', import.meta.url));
/** Whether this machine has the probe, and the foreign client that it is made of. */
export const aiortc =
  existsSync(PROBE) && spawnSync(PYTHON, ['-c', 'import aiortc, aiohttp'], { stdio: 'ignore' }).status === 0;

/** Runs the conformance probe against an address; its lines begin with `ok` or `FAIL`. */
export function probe(way: 'whip' | 'whep', url: string, token: string): Promise<{ code: number; lines: string[] }> {
  const child = spawn(PYTHON, [PROBE, way, url, token], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', chunk => (said += chunk));
  return new Promise(resolve =>
    child.once('close', code => resolve({ code: code ?? 1, lines: said.split('\n').filter(line => line !== '') })),
  );
}

const FINGERPRINT = Array.from({ length: 32 }, (_, i) => (i + 16).toString(16).toUpperCase()).join(':');
/** What a small encoder offers to send: one picture in H.264, one sound in Opus. Nobody stands behind it. */
export const OFFER_H264 = [
  ...['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0 1'],
  'm=video 9 UDP/TLS/RTP/SAVPF 106',
  ...['c=IN IP4 0.0.0.0', 'a=mid:0', 'a=sendonly', 'a=rtcp-mux', 'a=setup:actpass'],
  ...['a=ice-ufrag:abcd', `a=ice-pwd:${'p'.repeat(24)}`, `a=fingerprint:sha-256 ${FINGERPRINT}`],
  'a=rtpmap:106 H264/90000',
  'a=fmtp:106 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f',
  ...['a=rtcp-fb:106 nack', 'a=rtcp-fb:106 nack pli', 'a=ssrc:1001 cname:a'],
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  ...['c=IN IP4 0.0.0.0', 'a=mid:1', 'a=sendonly', 'a=rtcp-mux', 'a=setup:actpass'],
  ...['a=ice-ufrag:abcd', `a=ice-pwd:${'p'.repeat(24)}`, `a=fingerprint:sha-256 ${FINGERPRINT}`],
  ...['a=rtpmap:111 opus/48000/2', 'a=fmtp:111 minptime=10;useinbandfec=1', 'a=ssrc:1002 cname:a', ''],
].join('\r\n');
