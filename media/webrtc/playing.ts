import { ortc, type types } from 'mediasoup';
import type { Carry } from '../carry.ts';
import type { Feed } from '../feed/feed.ts';
import { MediaRefusal } from '../port.ts';
import { ROUTER_CODECS } from '../source/handling.ts';
import type { Ingest } from '../source/ingest.ts';
import type { Running } from '../workers.ts';
import { type Taken, writeAnswer } from './answer.ts';
import { type Offer, type Offered, type OfferedCodec, profileOf, readOffer } from './offer.ts';
import { openWay, Session } from './session.ts';

/** One picture of 1080p; a foreign player has no more than one. */
const MOST_OUTGOING = 10_000_000;
const FEEDBACK_ONLY = 100_000;

export interface PlayingDeps {
  readonly carry: Carry;
  /** The running parts of the worker that a router belongs to. */
  readonly runningOf: (router: types.Router) => Running | undefined;
}
export interface Played {
  readonly session: Session;
  readonly answer: string;
}

/**
 * Sends a feed to a foreign client, which has offered to receive; the caller has begun to look. A client says by which
 * numbers it knows each codec, and the worker's own numbers are those of a router: so the session gets a router of its
 * own with the client's numbers, in the worker of the source.
 * @throws MediaRefusal; nothing stays open then
 */
export async function playFrom(feed: Feed, id: string, text: string, deps: PlayingDeps): Promise<Played> {
  const offer = readOffer(text, 'play');
  const { ingest, codec } = await fitting(feed, offer);
  const running = deps.runningOf(ingest.router);
  if (!running) throw new MediaRefusal('worker-died');
  const router = await ownRouter(running, offer, codec);
  let session: Session | undefined;
  try {
    const transport = await openWay(running, router, offer, { incoming: FEEDBACK_ONLY, outgoing: MOST_OUTGOING });
    session = new Session(id, offer, transport);
    const send = async (
      offered: Offered,
      one: OfferedCodec,
      producer: types.Producer,
    ): Promise<[types.Consumer, Taken]> => {
      const producerId = await deps.carry(ingest.router, producer, router);
      const consumer = await transport.consume({
        ...{ producerId, rtpCapabilities: receiving(offered, one), mid: offered.mid, paused: true },
        // A router's own number for retransmissions can't be the client's: what is lost is sent again as it was.
        enableRtx: false,
      });
      const ssrc = consumer.rtpParameters.encodings?.[0]?.ssrc ?? 0;
      const cname = consumer.rtpParameters.rtcp?.cname ?? 'belfry';
      const extensions = common(offered);
      return [consumer, { offered, codec: one, extensions, sent: { ssrc, cname, stream: feed.source.id } }];
    };
    const [video, seen] = await send(offer.video as Offered, codec, ingest.producer);
    const sound = offer.audio?.codecs[0];
    const [audio, heard] = ingest.audio && offer.audio && sound ? await send(offer.audio, sound, ingest.audio) : [];
    const flowing = session;
    // Without renegotiation a session lives no longer than its picture; the client asks anew.
    video.observer.once('close', () => flowing.end());
    const flow = () => void Promise.all([video.resume(), audio?.resume()]).catch(() => undefined);
    transport.on('dtlsstatechange', state => state === 'connected' && flow());
    if (transport.dtlsState === 'connected') flow();
    flowing.onEnd(() => router.close());
    return { session, answer: writeAnswer(offer, transport, heard ? [seen, heard] : [seen]) };
  } catch (error) {
    session?.end();
    router.close();
    throw error instanceof MediaRefusal ? error : new MediaRefusal(running.worker.died ? 'worker-died' : 'unfit-sdp');
  }
}

/** The feed's picture in a profile that the client offers to receive. */
async function fitting(feed: Feed, offer: Offer): Promise<{ ingest: Ingest; codec: OfferedCodec }> {
  const codecs = offer.video?.codecs ?? [];
  for (let round = 0; round < 2; round++) {
    const ingest = await feed.picture();
    const profile = profileOf(ingest.producer.rtpParameters.codecs[0]?.parameters ?? {});
    const codec = codecs.find(({ parameters }) => profileOf(parameters) === profile);
    if (codec) return { ingest, codec };
    if (feed.isSentToUs || ingest.handling === 'transcoded' || !codecs.some(c => profileOf(c.parameters) === '42e0'))
      break;
    feed.transcode(ingest);
  }
  throw new MediaRefusal('unfit-sdp');
}

async function ownRouter({ worker }: Running, offer: Offer, video: OfferedCodec): Promise<types.Router> {
  const audio = offer.audio?.codecs[0];
  try {
    return await worker.createRouter({
      mediaCodecs: [routerCodec('video', video), ...(audio ? [routerCodec('audio', audio)] : [])],
    });
  } catch {
    throw new MediaRefusal(worker.died ? 'worker-died' : 'unfit-sdp');
  }
}

function routerCodec(kind: 'audio' | 'video', codec: OfferedCodec): types.RouterRtpCodecCapability {
  const { payloadType, mimeType, clockRate, channels, parameters, feedback } = codec;
  return {
    ...{ kind, mimeType, clockRate, preferredPayloadType: payloadType, parameters: { ...parameters } },
    ...{ rtcpFeedback: [...feedback], ...(channels && { channels }) },
  };
}

const CAPABILITIES = ortc.generateRouterRtpCapabilities(ROUTER_CODECS);

/** Extensions that the client knows by the worker's own number: it writes no other. */
const common = (offered: Offered): readonly { readonly uri: string; readonly id: number }[] =>
  offered.extensions.filter(({ uri, id }) =>
    CAPABILITIES.headerExtensions?.some(
      ours =>
        ours.kind === offered.kind &&
        ours.uri === uri &&
        ours.preferredId === id &&
        /send/.test(ours.direction ?? 'sendrecv'),
    ),
  );

function receiving(offered: Offered, codec: OfferedCodec): types.RtpCapabilities {
  const kind = offered.kind as 'audio' | 'video';
  return {
    codecs: [{ ...routerCodec(kind, codec), preferredPayloadType: codec.payloadType }],
    headerExtensions: common(offered).map(({ uri, id }) => ({
      ...{ kind, uri: uri as types.RtpHeaderExtensionUri, preferredId: id, direction: 'sendrecv' as const },
    })),
  };
}
