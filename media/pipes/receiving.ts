import type { types } from 'mediasoup';
import { Channel, dial } from '../apart/wire.ts';
import type { Reason } from '../feed/life.ts';
import { MediaRefusal } from '../port.ts';
import { SourceFailure } from '../source/failure.ts';
import type { Ingest } from '../source/ingest.ts';
import type { MediaLog } from '../workers.ts';
import { type Ends, endsOf, type PipeIn, type PipeInOptions, type PipeOffer, type PipePorts, pipeEnd } from './port.ts';

export interface PipesIn {
  readonly start: PipeIn;
  /** Pipes that run now. */
  readonly size: number;
  close(): void;
}
export interface PipesInOptions {
  /** The secret that all hosts of a centre know. */
  readonly key: string;
  readonly ports: PipePorts;
  readonly log: MediaLog;
}
/** An open line to another host, and who hears how a pipe over it ended. */
interface Line {
  readonly channel: Channel;
  readonly ends: Ends;
  readonly pipes: Map<string, (reason: Reason) => void>;
  /** Resolves when it broke or was closed. */
  readonly ended: Promise<void>;
}

/** The pipes that come to this host: one line to each other host, called when it is first needed and after it broke. */
export function createPipesIn({ key, ports, log }: PipesInOptions): PipesIn {
  const lines = new Map<string, Promise<Line>>();
  const open = new Set<Line>();
  let closed = false;

  const lineTo = (at: string): Promise<Line> => {
    const standing = lines.get(at);
    if (standing) return standing;
    const opening = openLine(at, key);
    lines.set(at, opening);
    opening.then(
      line => {
        open.add(line);
        void line.ended.then(() => {
          open.delete(line);
          lines.delete(at);
        });
        if (closed) line.channel.close();
      },
      error => {
        lines.delete(at);
        log.warn({ at, error: String(error) }, 'another media host is not there');
      },
    );
    return opening;
  };

  return {
    async start(options) {
      const line = await lineTo(options.source.source.url ?? '').catch(() => {
        throw new SourceFailure('host-away');
      });
      if (options.signal.aborted || closed) throw new SourceFailure('source-ended');
      return bring(line, options, ports);
    },
    get size() {
      return [...open].reduce((sum, { pipes }) => sum + pipes.size, 0);
    },
    close() {
      closed = true;
      for (const { channel } of open) channel.close();
    },
  };
}

async function openLine(at: string, key: string): Promise<Line> {
  const colon = at.lastIndexOf(':');
  const host = at.slice(0, colon).replace(/^\[|\]$/g, '');
  const socket = await dial({ host, port: Number(at.slice(colon + 1)), key });
  const pipes = new Map<string, (reason: Reason) => void>();
  let gone: () => void = () => undefined;
  const ended = new Promise<void>(resolve => {
    gone = resolve;
  });
  const handlers = { pipeEnd: (id: string, reason: Reason) => pipes.get(id)?.(reason) };
  const channel = new Channel(socket, handlers, () => {
    for (const end of [...pipes.values()]) end('host-away');
    gone();
  });
  return { channel, ends: endsOf(socket), pipes, ended };
}

async function bring(
  line: Line,
  { source, router, transcode, signal }: PipeInOptions,
  ports: PipePorts,
): Promise<Ingest> {
  const { channel, ends, pipes } = line;
  const transport = await pipeEnd(router, ends.here, ports).catch(() => {
    throw new SourceFailure('worker-died');
  });
  const id = crypto.randomUUID();
  let settle: (reason: Reason) => void = () => undefined;
  const ended = new Promise<Reason>(resolve => {
    settle = resolve;
  });
  const end = (reason: Reason) => {
    pipes.delete(id);
    channel.tell('unpipe', id);
    transport.close();
    settle(reason);
  };
  pipes.set(id, end);
  transport.once('routerclose', () => end('worker-died'));
  const aborted = () => end('source-ended');
  signal.addEventListener('abort', aborted, { once: true });
  try {
    const asked = { feed: source.id, port: transport.tuple.localPort, srtp: transport.srtpParameters, transcode };
    // Either may be first: its home answers, or it is called off.
    const offer = await Promise.race([channel.ask<PipeOffer>('pipe', id, asked), ended]);
    if (typeof offer === 'string') throw new SourceFailure(offer);
    const { producer, audio } = await joined(transport, offer, ends.there);
    if (transport.closed) throw new SourceFailure(await ended);
    const { handling, asItIs, width, height } = offer;
    return {
      ...{ producer, ...(audio && { audio }), router, handling, asItIs, ended },
      ...{ ...(width && { width }), ...(height && { height }) },
      stop: async () => end('source-ended'),
    };
  } catch (error) {
    end('source-ended');
    throw failureOf(error, await ended);
  } finally {
    signal.removeEventListener('abort', aborted);
  }
}

/** The other end is known: what comes from it becomes a source here. */
async function joined(transport: types.PipeTransport, { port, srtp, video, audio }: PipeOffer, ip: string) {
  await transport.connect({ ip, port, srtpParameters: srtp });
  const producer = await transport.produce({ kind: 'video', rtpParameters: video });
  const sound = audio && (await transport.produce({ kind: 'audio', rtpParameters: audio }));
  return { producer, audio: sound };
}

function failureOf(error: unknown, reason: Reason): SourceFailure {
  if (error instanceof SourceFailure) return error;
  // A home that does not know the feed yet hears of it from its servers in a moment.
  if (error instanceof MediaRefusal) return new SourceFailure(isReason(error.reason) ? error.reason : 'host-away');
  return new SourceFailure(reason);
}
const NO_REASONS = new Set<MediaRefusal['reason']>([
  ...(['unknown-feed', 'unknown-viewer', 'unknown-consumer', 'too-many-viewers'] as const),
  ...(['bad-signal', 'bad-sdp', 'unfit-sdp', 'unknown-session', 'stale-session'] as const),
]);
const isReason = (reason: MediaRefusal['reason']): reason is Reason => !NO_REASONS.has(reason);
