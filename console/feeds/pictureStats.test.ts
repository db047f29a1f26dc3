import { expect, test } from 'vitest';
import { readStats } from './pictureStats.ts';

const inbound = (timestamp: number, bytesReceived: number, frames: number, delay: number) => ({
  ...{ id: 'in', type: 'inbound-rtp' as const, timestamp, bytesReceived, kind: 'video', ssrc: 1 },
  ...{ jitterBufferEmittedCount: frames, jitterBufferDelay: delay, framesDecoded: frames, framesPerSecond: 25 },
  ...{ frameWidth: 1280, frameHeight: 720, packetsLost: 2 },
});
const pair = {
  ...{ id: 'pair', type: 'candidate-pair' as const, timestamp: 0, nominated: true, currentRoundTripTime: 0.02 },
};

test('[room.8] rates and delay are those since the last reading, not since the start', () => {
  const first = readStats([inbound(1_000, 500_000, 100, 50)], undefined);
  expect(first.stats?.bitsPerSecond).toBeUndefined();
  const second = readStats([inbound(2_000, 750_000, 125, 51), pair], first.sample);
  // 25 frames waited one second together: 40 ms each, and 10 ms for half the round trip.
  expect(second.stats).toMatchObject({ bitsPerSecond: 2_000_000, latencyMs: 50, framesDecoded: 125, width: 1280 });
});

test('without a report of the stream there are no figures, and the last sample is kept', () => {
  const { sample } = readStats([inbound(1_000, 1, 1, 1)], undefined);
  expect(readStats([pair], sample)).toEqual({ stats: undefined, sample });
});

test('a stream from which no frame came since the last reading has no delay', () => {
  const { sample } = readStats([inbound(1_000, 100, 10, 1)], undefined);
  expect(readStats([inbound(2_000, 100, 10, 1)], sample).stats).toMatchObject({
    latencyMs: undefined,
    bitsPerSecond: 0,
  });
});
