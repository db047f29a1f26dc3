import type { types } from 'mediasoup';
import type { Feed } from '../feed/feed.ts';
import type { Reason } from '../feed/life.ts';
import { MediaRefusal } from '../port.ts';
import type { Ingest } from '../source/ingest.ts';
import { type Ends, type PipeAsked, type PipeOffer, type PipePorts, pipeEnd } from './port.ts';

/** A pipe that leaves this host. */
export interface PipeOut {
  readonly offer: PipeOffer;
  close(): void;
}

/**
 * Sends a feed's picture, once it is there, to a host that asked for it. `onEnd` hears once why it ended by itself; the
 * picture is not kept running for its sake: whoever looks through the other host is a looker here.
 * @throws MediaRefusal with the feed's reason where there is no picture, `unsupported` where it can't be transcoded
 */
export async function pipeOut(
  feed: Feed,
  asked: PipeAsked,
  way: { readonly ends: Ends; readonly ports: PipePorts },
  onEnd: (reason: Reason) => void,
): Promise<PipeOut> {
  const ingest = await pictureOf(feed, asked.transcode);
  const transport = await pipeEnd(ingest.router, way.ends.here, way.ports).catch(() => {
    throw new MediaRefusal('worker-died');
  });
  try {
    await transport.connect({ ip: way.ends.there, port: asked.port, srtpParameters: asked.srtp });
    const video = await transport.consume({ producerId: ingest.producer.id });
    const audio = ingest.audio && (await transport.consume({ producerId: ingest.audio.id }).catch(() => undefined));
    let ended = false;
    const end = (reason: Reason | undefined) => {
      if (ended) return;
      ended = true;
      transport.close();
      if (reason) onEnd(reason);
    };
    transport.once('routerclose', () => end('worker-died'));
    // The feed has said by now why its picture is no more.
    video.once('producerclose', () => end(feed.status().reason ?? 'source-ended'));
    if (video.closed || transport.closed) throw new MediaRefusal('source-ended');
    return { offer: offerOf(feed, ingest, transport, video, audio), close: () => end(undefined) };
  } catch (error) {
    transport.close();
    throw error instanceof MediaRefusal ? error : new MediaRefusal('source-ended');
  }
}

/** The running picture; anew as what every browser takes, where that is asked and can be made. */
async function pictureOf(feed: Feed, transcode: boolean): Promise<Ingest> {
  const ingest = await feed.picture();
  if (!transcode || ingest.handling === 'transcoded') return ingest;
  if (feed.isSentToUs) throw new MediaRefusal('unsupported');
  feed.transcode(ingest);
  return feed.picture();
}

function offerOf(
  feed: Feed,
  { handling, width, height }: Ingest,
  transport: types.PipeTransport,
  video: types.Consumer,
  audio: types.Consumer | undefined,
): PipeOffer {
  return {
    ...{ port: transport.tuple.localPort, srtp: transport.srtpParameters! },
    ...{ video: video.rtpParameters, ...(audio && { audio: audio.rtpParameters }) },
    ...{ handling, asItIs: feed.isSentToUs },
    ...(width && { width }),
    ...(height && { height }),
  };
}
