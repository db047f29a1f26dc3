import { ortc } from 'mediasoup';
import { expect, test } from 'vitest';
import { mediaSignalSchema } from './signals.ts';
import { ROUTER_CODECS } from './source/handling.ts';

const feed = '0c4ba10b-6d1c-4bd0-a1cf-7f0a3a4a4f10';
const fingerprint = { algorithm: 'sha-256', value: Array.from({ length: 32 }, () => 'AB').join(':') };

test('[room.8] what a console asks of the platform passes', () => {
  for (const signal of [
    { do: 'capabilities' },
    { do: 'open' },
    { do: 'connect', dtlsParameters: { role: 'client', fingerprints: [fingerprint] } },
    { do: 'watch', feed, rtpCapabilities: ortc.generateRouterRtpCapabilities(ROUTER_CODECS) },
    { do: 'resume', consumer: feed },
    { do: 'pause', consumer: feed },
    { do: 'prefer', feed, width: 640, height: 360, visible: false },
    { do: 'unwatch', feed },
    { do: 'close' },
  ]) {
    expect(mediaSignalSchema.safeParse(signal).error).toBeUndefined();
  }
});

test.each([
  [{ do: 'produce' }],
  [{ do: 'open', extra: 1 }],
  [{ do: 'prefer', feed, width: -1, height: 360, visible: true }],
  [{ do: 'watch', feed: 'a', rtpCapabilities: {} }],
  [{ do: 'watch', feed, rtpCapabilities: { codecs: Array.from({ length: 101 }, () => ({})) } }],
  [{ do: 'connect', dtlsParameters: { fingerprints: [] } }],
  [{ do: 'connect', dtlsParameters: { fingerprints: [{ ...fingerprint, value: 'AB' }] } }],
  [null],
])('[room.10] a signal that is none is refused: %j', signal => {
  expect(mediaSignalSchema.safeParse(signal).success).toBe(false);
});
