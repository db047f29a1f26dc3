import type { types } from 'mediasoup';
import type { Reason } from '../feed/life.ts';
import { MediaRefusal } from '../port.ts';
import type { Ingest } from '../source/ingest.ts';
import type { Running } from '../workers.ts';
import { type Taken, writeAnswer } from './answer.ts';
import { type Offered, type OfferedCodec, readOffer } from './offer.ts';
import { namesOf, sendingParameters } from './sending.ts';
import { openWay, Session } from './session.ts';

/** A good 1080p of a phone with its two lower layers; more is asked to be less. */
const MOST_INCOMING = 8_000_000;
const FEEDBACK_ONLY = 100_000;
/** From the answer to the first key frame. */
const LONGEST_WAIT = 20_000;

export interface Published {
  readonly session: Session;
  readonly answer: string;
  /** The picture, once its first key frame is here; undefined where the session ended before. */
  readonly ingest: Promise<Ingest | undefined>;
}

/**
 * Takes what a client offers to send.
 * @throws MediaRefusal `bad-sdp`, `unfit-sdp`, `worker-died`; nothing stays open then
 */
export async function publishInto(running: Running, id: string, text: string): Promise<Published> {
  const offer = readOffer(text, 'publish');
  const { router } = running;
  const transport = await openWay(running, router, offer, { incoming: MOST_INCOMING, outgoing: FEEDBACK_ONLY });
  const session = new Session(id, offer, transport);
  const take = async (offered: Offered): Promise<{ producer: types.Producer; taken: Taken }> => {
    const codec = offered.codecs[0] as OfferedCodec;
    const producer = await transport.produce({
      kind: offered.kind as 'audio' | 'video',
      rtpParameters: sendingParameters(offered, codec),
    });
    return { producer, taken: { offered, codec, extensions: offered.extensions, layers: namesOf(offered) } };
  };
  try {
    const video = await take(offer.video as Offered);
    const audio = offer.audio && (await take(offer.audio));
    await video.producer.enableTraceEvent(['keyframe']);
    const answer = writeAnswer(offer, transport, audio ? [video.taken, audio.taken] : [video.taken]);
    const ingest = ingestOf(session, router, video.producer, audio?.producer);
    return { session, answer, ingest };
  } catch (error) {
    session.end();
    if (error instanceof MediaRefusal) throw error;
    // What the worker does not take of a well-formed offer: two media with one number, a codec twice.
    throw new MediaRefusal(running.worker.died ? 'worker-died' : 'unfit-sdp');
  }
}

async function ingestOf(
  session: Session,
  router: types.Router,
  producer: types.Producer,
  audio: types.Producer | undefined,
): Promise<Ingest | undefined> {
  const ended = new Promise<Reason>(resolve =>
    session.onEnd(workerDied => resolve(workerDied ? 'worker-died' : 'nobody-sends')),
  );
  const came = await new Promise<boolean>(resolve => {
    const timer = setTimeout(() => resolve(false), LONGEST_WAIT);
    void ended.then(() => resolve(false));
    producer.on('trace', ({ type }) => {
      if (type !== 'keyframe') return;
      clearTimeout(timer);
      resolve(true);
    });
  });
  if (!came || session.ended) {
    session.end();
    return undefined;
  }
  await producer.enableTraceEvent([]).catch(() => undefined);
  return {
    ...{ producer, router, ended, handling: 'passed' as const },
    ...(audio && { audio }),
    async stop() {
      session.end();
    },
  };
}
