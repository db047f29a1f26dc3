import type { Writable } from 'node:stream';
import type { Reason } from '../feed/life.ts';
import { findStream } from '../onvif/stream.ts';
import type { FeedSource } from '../port.ts';
import type { Senders } from '../push/senders.ts';
import { type Address, parseAddress } from './address.ts';
import { type Input, inputArguments, patternArguments, pipeArguments } from './arguments.ts';
import { SourceFailure } from './failure.ts';
import { addressesOf, type RefuseHost, Unreached } from './reach.ts';
import { openRtspRelay } from './rtspRelay.ts';
import type { Tools } from './tools.ts';
import { openWebGate } from './webGate.ts';
import { openWhep } from './whep.ts';

/** A source that ffprobe and ffmpeg can read, by a way that is watched. Whoever opens it closes it. */
export interface Opened {
  readonly input: Input;
  readonly environment?: Readonly<Record<string, string>> | undefined;
  readonly feed?: ((into: Writable) => () => void) | undefined;
  /** RTSP: how the pictures travelled at last. */
  transport?(): 'tcp' | 'udp';
  /** Whether the source sent anything that could be media; undefined where that is not known. */
  heard?(): boolean;
  /** What went wrong on the way, where that is known better than by ffmpeg's words. */
  failure(): Reason | undefined;
  /** The source's own words in refusing. */
  said(): string | undefined;
  close(): void;
}
export interface Means {
  readonly tools: Tools;
  readonly refuseHost: RefuseHost;
  /** Sources that are sent to us; undefined where nothing listens for them. */
  readonly senders?: Senders | undefined;
  readonly signal: AbortSignal;
  /** Times pictures by their arrival. */
  readonly retimed: boolean;
}
const NOTHING = { failure: () => undefined, said: () => undefined, close: () => undefined };

/** Whether a kind with such an address can be tried at all; a source that can't says so before anybody looks. */
export function canOpen({ kind, url }: FeedSource['source']): boolean {
  if (kind === 'test') return true;
  if (kind === 'whip' || kind === 'pipe') return false;
  if (url === undefined) return kind === 'rtmp' || kind === 'srt';
  return parseAddress(url, kind) !== undefined;
}

/** @throws SourceFailure */
export async function openSource({ id, source, label }: FeedSource, means: Means): Promise<Opened> {
  const { tools, senders, retimed } = means;
  if (source.kind === 'test')
    return { ...NOTHING, input: { args: patternArguments(label ?? '', tools), pattern: true } };
  if (source.kind === 'pipe' || !canOpen(source)) throw new SourceFailure('unsupported');
  if (source.url === undefined) {
    const sender = senders?.of(id);
    if (!sender) throw new SourceFailure('nobody-sends');
    const args = pipeArguments(sender.format, retimed);
    return { ...NOTHING, input: { args, lengthPrefixed: sender.format === 'flv' }, feed: into => sender.attach(into) };
  }
  const address = parseAddress(source.url, source.kind)!;
  try {
    return await opened(address, source, means);
  } catch (error) {
    if (error instanceof Unreached) throw new SourceFailure(error.reason, [error.message]);
    throw error;
  }
}

async function opened(address: Address, source: FeedSource['source'], means: Means): Promise<Opened> {
  const { tools, refuseHost, retimed } = means;
  switch (address.scheme) {
    case 'rtsp':
    case 'rtsps':
      return overRelay(address, source.transport, means);
    case 'http':
    case 'https': {
      if (source.kind === 'onvif')
        return overRelay(await findStream(address, source.profile, refuseHost), source.transport, means);
      if (source.kind === 'whep') return openWhep(address, means);
      // The first answer must come from where a source may be; the gate sees to all that follow.
      await addressesOf(address.host, refuseHost);
      const gate = await openWebGate(address, refuseHost);
      const hls = source.kind === 'hls';
      const args = inputArguments({ ...address, url: gate.url }, tools, {
        format: hls ? 'hls' : 'mpjpeg',
        // Pictures of the web carry no time at all.
        retimed: retimed || !hls,
        more: hls ? ['-format_whitelist', 'hls,mpegts,mov,mp4,aac,mp3'] : [],
      });
      // Segments come in bursts and are let go by their own time.
      return { ...gate, input: { args, lengthPrefixed: hls, paced: hls } };
    }
    case 'rtmp':
    case 'srt': {
      const [at] = await addressesOf(address.host, refuseHost);
      const pinned = pinnedTo(at!, address);
      const tcUrl = new URL(address.url);
      const app = tcUrl.pathname.split('/').slice(0, 2).join('/');
      const more = address.scheme === 'rtmp' ? ['-rtmp_tcurl', `rtmp://${tcUrl.host}${app}`] : [];
      const args = inputArguments(pinned, tools, {
        format: address.scheme === 'rtmp' ? 'flv' : 'mpegts',
        retimed,
        more,
      });
      return { ...NOTHING, input: { args, lengthPrefixed: address.scheme === 'rtmp' } };
    }
  }
}

async function overRelay(address: Address, transport: 'tcp' | 'udp' | undefined, means: Means): Promise<Opened> {
  const { tools, refuseHost, retimed } = means;
  // Said at once, and not only when ffmpeg comes: a host that is refused is not worth a process.
  await addressesOf(address.host, refuseHost);
  const relay = await openRtspRelay({ address, transport, refuseHost });
  const args = inputArguments({ ...address, scheme: 'rtsp', url: relay.url }, tools, {
    retimed,
    // Over UDP packets overtake each other; over TCP nothing is ever missing, so nothing waits.
    more: ['-reorder_queue_size', '200', '-max_delay', '200000'],
  });
  return { ...relay, input: { args } };
}

/** The address with what was checked in place of the name. SRT is kept to calling: an address must not make it listen. */
function pinnedTo(at: string, address: Address): Address {
  const url = new URL(address.url);
  url.hostname = at.includes(':') ? `[${at}]` : at;
  if (address.scheme === 'srt') url.searchParams.set('mode', 'caller');
  return { ...address, url: url.href };
}
