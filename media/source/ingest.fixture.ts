import { setTimeout as sleep } from 'node:timers/promises';
import { createWorker, type types } from 'mediasoup';
import { setUp } from '../platform.fixture.ts';
import type { FeedSource } from '../port.ts';
import { ROUTER_CODECS } from './handling.ts';
import { type Ingest, type IngestOptions, startIngest } from './ingest.ts';
import { findTools } from './tools.ts';

const OPUS: types.RouterRtpCodecCapability = { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 };

/** A real worker's router that takes sound too, and sources brought into it one by one. */
export async function ingestBench() {
  const worker = await createWorker({ workerBin: setUp().worker, logLevel: 'error' });
  const video = ROUTER_CODECS.filter(({ kind }) => kind === 'video');
  const router = await worker.createRouter({ mediaCodecs: [...video, OPUS] });
  const tools = await findTools(setUp().ffmpeg);
  if (!tools) throw new Error('no ffmpeg with libx264 on this machine');
  const running = new Set<Ingest>();
  return {
    tools,
    router,
    async start(source: FeedSource['source'], more: Partial<IngestOptions> = {}): Promise<Ingest> {
      const ingest = await startIngest({
        ...{ source: { id: 'feed', source }, router, tools, transcode: false, retimed: false },
        ...{ refuseHost: () => false, signal: new AbortController().signal },
        ...more,
      });
      running.add(ingest);
      void ingest.ended.then(() => running.delete(ingest));
      return ingest;
    },
    /** Bytes that a producer has received within `milliseconds`. */
    async within(producer: types.Producer, milliseconds: number): Promise<number> {
      const before = await bytesOf(producer);
      await sleep(milliseconds);
      return (await bytesOf(producer)) - before;
    },
    /** Bytes that a producer receives from now on: as soon as there are more than `wanted`, else what came in `patience` ms. */
    async received(producer: types.Producer, wanted: number, patience = 20_000): Promise<number> {
      const [before, end] = [await bytesOf(producer), performance.now() + patience];
      for (;;) {
        const came = (await bytesOf(producer)) - before;
        if (came > wanted || performance.now() > end) return came;
        await sleep(100);
      }
    },
    async stopAll() {
      await Promise.all([...running].map(ingest => ingest.stop()));
    },
    async close() {
      await Promise.all([...running].map(ingest => ingest.stop()));
      worker.close();
    },
  };
}

const bytesOf = async (producer: types.Producer): Promise<number> =>
  (await producer.getStats()).reduce((sum, stat) => sum + stat.byteCount, 0);
