import { createWorker } from 'mediasoup';
import { expect, test } from 'vitest';
import { workerPath } from './worker-path.mjs';

test('[room.1] the worker that set-up found starts under mediasoup and makes a router', async () => {
  const path = workerPath();
  if (path === undefined)
    throw new Error('Set-up found no mediasoup worker: run npm test, or npm start, and read what it says.');
  const worker = await createWorker({ workerBin: path });
  const router = await worker.createRouter({
    mediaCodecs: [{ kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 }],
  });
  expect(router.rtpCapabilities.codecs?.some(codec => codec.mimeType === 'video/VP8')).toBe(true);
  worker.close();
});
