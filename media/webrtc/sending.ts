import type { types } from 'mediasoup';
import { valuesOf } from './description.ts';
import type { Offered, OfferedCodec } from './offer.ts';

/** How one medium of an offer comes to us, as a producer's parameters. `codec`: the one that the answer names. */
export function sendingParameters(offered: Offered, codec: OfferedCodec): types.RtpParameters {
  const { payloadType, mimeType, clockRate, channels, parameters, feedback, rtx } = codec;
  return {
    mid: offered.mid,
    codecs: [
      {
        ...{ mimeType, payloadType, clockRate, parameters: { ...parameters }, rtcpFeedback: [...feedback] },
        ...(channels && { channels }),
      },
      ...(rtx === undefined
        ? []
        : [{ mimeType: 'video/rtx' as const, payloadType: rtx, clockRate, parameters: { apt: payloadType } }]),
    ],
    headerExtensions: offered.extensions.map(({ uri, id }) => ({
      ...{ uri: uri as types.RtpHeaderExtensionUri, id },
    })),
    encodings: encodingsOf(offered),
    rtcp: { cname: cnameOf(offered), reducedSize: true },
  };
}

/** The layers of a simulcast by name, lowest first; else the streams that the offer announces, else none by name. */
function encodingsOf(offered: Offered): types.RtpEncodingParameters[] {
  const layers = layersOf(offered);
  if (layers.length > 0) return layers.map(rid => ({ rid }));
  const [group] = valuesOf('ssrc-group', offered.section).filter(value => value.startsWith('FID '));
  const [ssrc, repair] = (group?.split(' ').slice(1) ?? [valuesOf('ssrc', offered.section)[0]?.split(' ')[0]]).map(
    Number,
  );
  // Without a number it is known by its `mid`.
  if (!ssrc) return [{}];
  return [{ ssrc, ...(repair && { rtx: { ssrc: repair } }) }];
}

/** Names of the simulcast's layers (RFC 8853), lowest first; none where there is one stream. */
export const layersOf = (offered: Pick<Offered, 'section'>): readonly string[] => lowestFirst(namesOf(offered));

/** The same names in the order of the offer. */
export function namesOf({ section }: Pick<Offered, 'section'>): readonly string[] {
  const sent = valuesOf('simulcast', section).flatMap(value => /(?:^| )send (\S+)/.exec(value)?.[1] ?? []);
  const names = (sent[0]?.split(';') ?? []).map(name => (name.split(',')[0] ?? '').replace(/^~/, ''));
  const known = new Set(valuesOf('rid', section).map(value => value.split(' ')[0]));
  const layers = names.filter(name => /^[A-Za-z0-9]{1,16}$/.test(name) && known.has(name));
  return layers.length > 1 ? layers : [];
}

/** Names that encoders and browsers give to layers, lowest first. */
const LADDERS = [
  ['q', 'h', 'f'],
  ['l', 'm', 'h'],
  ['lo', 'mid', 'hi'],
  ['low', 'medium', 'high'],
  ['low', 'mid', 'high'],
  ['r0', 'r1', 'r2'],
  ['0', '1', '2'],
];

/** RFC 8853 §5.2 has the preferred layer first, so an unknown set of names is turned; well-known ones say it themselves. */
function lowestFirst(layers: readonly string[]): readonly string[] {
  const ladder = LADDERS.find(names => layers.every(name => names.includes(name)));
  return ladder ? [...layers].sort((a, b) => ladder.indexOf(a) - ladder.indexOf(b)) : [...layers].reverse();
}

/** One name for picture and sound of one client keeps them together. */
function cnameOf({ section }: Offered): string {
  const told = valuesOf('ssrc', section).map(value => /cname:(\S{1,120})/.exec(value)?.[1]);
  return told.find(name => name !== undefined) ?? 'publisher';
}
