import type { types } from 'mediasoup';
import type { Offer, Offered, OfferedCodec } from './offer.ts';

/** One medium that is taken: what the answer says of it. */
export interface Taken {
  readonly offered: Offered;
  readonly codec: OfferedCodec;
  readonly extensions: readonly { readonly uri: string; readonly id: number }[];
  /** Layers that are received. */
  readonly layers?: readonly string[];
  /** The stream that is sent. */
  readonly sent?: { readonly ssrc: number; readonly cname: string; readonly stream: string };
}
/** The server's end of the way. */
export interface Ground {
  readonly iceParameters: types.IceParameters;
  readonly iceCandidates: readonly types.IceCandidate[];
  readonly dtlsParameters: types.DtlsParameters;
}

/** The answer to an offer, whole: every candidate is in it, since a server of WHIP never sends more (RFC 9725 §4.3). */
export function writeAnswer(offer: Offer, ground: Ground, taken: readonly Taken[]): string {
  const first = offer.media.find(offered => taken.some(each => each.offered === offered));
  const lines = [
    ...['v=0', 'o=belfry 1 1 IN IP4 0.0.0.0', 's=-', 't=0 0'],
    `a=group:BUNDLE ${offer.media.flatMap(o => (taken.some(each => each.offered === o) ? o.mid : [])).join(' ')}`,
    ...['a=ice-lite', 'a=msid-semantic: WMS *'],
    ...offer.media.flatMap(offered => {
      const one = taken.find(each => each.offered === offered);
      return one ? takenLines(one, offer, ground, offered === first) : refusedLines(offered);
    }),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** The fragment that answers a restart of ICE (RFC 9725 §4.3.3): new credentials, the same candidates. */
export function writeFragment(offer: Offer, { iceParameters, iceCandidates }: Omit<Ground, 'dtlsParameters'>): string {
  const video = offer.video as Offered;
  const lines = [
    ...['a=ice-lite', ...credentials(iceParameters)],
    `m=${video.kind} 9 ${video.section.protocol} 0`,
    `a=mid:${video.mid}`,
    ...candidates(iceCandidates),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function takenLines(taken: Taken, offer: Offer, ground: Ground, first: boolean): readonly string[] {
  const { offered, codec, extensions, layers = [], sent } = taken;
  const { payloadType, rtx } = codec;
  const repaired = rtx !== undefined && !sent;
  const encoding = codec.mimeType === 'audio/opus' ? 'opus/48000/2' : 'H264/90000';
  const parameters = Object.entries(codec.parameters).map(([name, value]) => `${name}=${value}`);
  const [fingerprint] = ground.dtlsParameters.fingerprints.filter(({ algorithm }) => algorithm === 'sha-256');
  return [
    `m=${offered.kind} 9 ${offered.section.protocol} ${payloadType}${repaired ? ` ${rtx}` : ''}`,
    'c=IN IP4 0.0.0.0',
    `a=mid:${offered.mid}`,
    sent ? 'a=sendonly' : 'a=recvonly',
    `a=rtpmap:${payloadType} ${encoding}`,
    ...(parameters.length > 0 ? [`a=fmtp:${payloadType} ${parameters.join(';')}`] : []),
    ...codec.feedback.map(
      ({ type, parameter }) => `a=rtcp-fb:${payloadType} ${type}${parameter ? ` ${parameter}` : ''}`,
    ),
    ...(repaired ? [`a=rtpmap:${rtx} rtx/90000`, `a=fmtp:${rtx} apt=${payloadType}`] : []),
    ...extensions.map(({ uri, id }) => `a=extmap:${id} ${uri}`),
    ...layers.map(name => `a=rid:${name} recv`),
    ...(layers.length > 0 ? [`a=simulcast:recv ${layers.join(';')}`] : []),
    ...(sent ? [`a=msid:${sent.stream} ${offered.kind}`, `a=ssrc:${sent.ssrc} cname:${sent.cname}`] : []),
    ...['a=rtcp-mux', 'a=rtcp-rsize'],
    ...credentials(ground.iceParameters),
    `a=fingerprint:${fingerprint?.algorithm} ${fingerprint?.value}`,
    `a=setup:${offer.dtls.role === 'server' ? 'active' : 'passive'}`,
    ...(first ? candidates(ground.iceCandidates) : []),
  ];
}

/** A medium that is not taken keeps its place, without a port (RFC 3264 §6). */
function refusedLines({ kind, mid, section }: Offered): readonly string[] {
  return [
    `m=${kind} 0 ${section.protocol} ${section.formats.join(' ')}`,
    'c=IN IP4 0.0.0.0',
    ...(mid === '' ? [] : [`a=mid:${mid}`]),
    'a=inactive',
  ];
}

const credentials = ({ usernameFragment, password }: types.IceParameters): readonly string[] => [
  `a=ice-ufrag:${usernameFragment}`,
  `a=ice-pwd:${password}`,
];

const candidates = (all: readonly types.IceCandidate[]): readonly string[] => [
  ...all.map(
    ({ foundation, protocol, priority, address, port, type, tcpType }) =>
      `a=candidate:${foundation} 1 ${protocol} ${priority} ${address} ${port} typ ${type}${tcpType ? ` tcptype ${tcpType}` : ''}`,
  ),
  'a=end-of-candidates',
];
