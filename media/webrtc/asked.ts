import type { types } from 'mediasoup';
import type { types as client } from 'mediasoup-client';
import { type ConsumerOffer, MediaRefusal, type TransportOffer } from '../port.ts';

/** What the worker refuses in a well-formed signal (a fingerprint, a codec) is the signal's fault. */
export async function understood<Value>(answer: Promise<Value>): Promise<Value> {
  return answer.catch(() => {
    throw new MediaRefusal('bad-signal');
  });
}

export const offerOf = ({ id, producerId, kind, rtpParameters }: types.Consumer): ConsumerOffer => ({
  ...{ id, producerId, kind },
  rtpParameters: rtpParameters as client.RtpParameters,
});

export const offerOfTransport = ({
  id,
  iceParameters,
  iceCandidates,
  dtlsParameters,
}: types.WebRtcTransport): TransportOffer => ({ id, iceParameters, iceCandidates, dtlsParameters });
