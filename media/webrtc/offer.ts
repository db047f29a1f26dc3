import { ortc, type types } from 'mediasoup';
import { MediaRefusal } from '../port.ts';
import { ROUTER_CODECS } from '../source/handling.ts';
import { type Description, firstOf, parseDescription, type Section, valuesOf } from './description.ts';

/** What a foreign client offers, as far as it can be taken: one picture, one sound, one way to both. */
export interface Offer {
  readonly ufrag: string;
  readonly password: string;
  /** How the client takes part in DTLS, and by which certificate. */
  readonly dtls: types.DtlsParameters;
  /** Every medium in the order of the offer; the answer has the same order. */
  readonly media: readonly Offered[];
  readonly video: Offered | undefined;
  readonly audio: Offered | undefined;
}
export interface Offered {
  readonly section: Section;
  readonly kind: string;
  readonly mid: string;
  /** In order of our preference; empty where none is ours. */
  readonly codecs: readonly OfferedCodec[];
  readonly extensions: readonly { readonly uri: string; readonly id: number }[];
}
export interface OfferedCodec {
  readonly payloadType: number;
  readonly mimeType: 'video/H264' | 'audio/opus';
  readonly clockRate: number;
  readonly channels?: number;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly feedback: readonly types.RtcpFeedback[];
  /** Payload type of its retransmissions (RFC 4588), where offered. */
  readonly rtx?: number;
}
export type Way = 'publish' | 'play';

/** What every browser decodes comes first: a picture that is sent to us is never transcoded. */
const PROFILES = ['42e0', '4200', '4d00', '6400'];
const CAPABILITIES = ortc.generateRouterRtpCapabilities(ROUTER_CODECS);

/**
 * Reads an offer.
 * @throws MediaRefusal `bad-sdp` where it is none; `unfit-sdp` where nothing in it can be taken
 */
export function readOffer(text: string, way: Way): Offer {
  const description = parseDescription(text);
  if (!description) throw new MediaRefusal('bad-sdp');
  const media = description.media.map(section => offered(section, description));
  const usable = media.filter(each => isWay(each.section, way) && each.section.port !== 0 && each.codecs.length > 0);
  const video = usable.find(each => each.kind === 'video');
  const audio = usable.find(each => each.kind === 'audio');
  const first = video ?? media[0];
  if (!first) throw new MediaRefusal('bad-sdp');
  const ufrag = firstOf('ice-ufrag', first.section, description);
  const password = firstOf('ice-pwd', first.section, description);
  const dtls = dtlsOf(first.section, description);
  // RFC 8445 §5.3: four characters and more, twenty-two and more.
  if (!ufrag || !password || !/^[\w+/]{4,256}$/.test(ufrag) || !/^[\w+/]{22,256}$/.test(password) || !dtls)
    throw new MediaRefusal('bad-sdp');
  if (!video || media.some(each => each.mid === '')) throw new MediaRefusal('unfit-sdp');
  return { ufrag, password, dtls, media, video, audio };
}

function isWay(section: Section, way: Way): boolean {
  const names = new Set(section.attributes.map(({ name }) => name));
  if (names.has('inactive')) return false;
  // Without a word it is both ways (RFC 8866 §6.7).
  return !names.has(way === 'publish' ? 'recvonly' : 'sendonly');
}

function dtlsOf(section: Section, description: Description): types.DtlsParameters | undefined {
  const [algorithm = '', value = ''] = (firstOf('fingerprint', section, description) ?? '').split(' ');
  const setup = firstOf('setup', section, description) ?? 'actpass';
  if (!/^sha-(1|224|256|384|512)$/i.test(algorithm) || !/^[0-9A-F]{2}(:[0-9A-F]{2}){19,63}$/i.test(value))
    return undefined;
  if (!['actpass', 'active', 'passive'].includes(setup)) return undefined;
  return {
    // Who may be both begins: then the server waits for it, which costs a client behind a firewall nothing.
    role: setup === 'passive' ? 'server' : 'client',
    fingerprints: [{ algorithm: algorithm.toLowerCase() as types.FingerprintAlgorithm, value: value.toUpperCase() }],
  };
}

function offered(section: Section, description: Description): Offered {
  const known = new Set(
    (CAPABILITIES.headerExtensions ?? []).filter(({ kind }) => kind === section.kind).map(({ uri }) => uri as string),
  );
  const extensions = valuesOf('extmap', section).flatMap(value => {
    const [id = '', uri = ''] = value.split(' ');
    const number = Number.parseInt(id, 10);
    return known.has(uri) && number >= 1 && number <= 255 ? { uri, id: number } : [];
  });
  return {
    ...{ section, kind: section.kind, mid: firstOf('mid', section, description) ?? '', extensions },
    codecs: codecsOf(section),
  };
}

function codecsOf(section: Section): readonly OfferedCodec[] {
  const maps = new Map(
    valuesOf('rtpmap', section).map(value => {
      const [payloadType = '', encoding = ''] = value.split(' ');
      return [payloadType, encoding.toLowerCase()] as const;
    }),
  );
  const parameters = new Map(
    valuesOf('fmtp', section).map(value => {
      const space = value.indexOf(' ');
      return [value.slice(0, space), parametersOf(value.slice(space + 1))] as const;
    }),
  );
  const codecs = section.formats.flatMap((format): OfferedCodec[] => {
    const payloadType = Number(format);
    const told = parameters.get(format) ?? {};
    if (!/^\d{1,3}$/.test(format) || payloadType > 127) return [];
    const encoding = maps.get(format);
    if (section.kind === 'audio' && encoding === 'opus/48000/2') {
      const codec = { payloadType, mimeType: 'audio/opus', clockRate: 48_000, channels: 2, parameters: told } as const;
      return [{ ...codec, feedback: feedbackOf(section, format) }];
    }
    if (section.kind !== 'video' || encoding !== 'h264/90000') return [];
    if (told['packetization-mode'] !== 1 || !PROFILES.includes(profileOf(told))) return [];
    const rtx = [...parameters].find(([key, { apt }]) => apt === payloadType && maps.get(key) === 'rtx/90000')?.[0];
    return [
      {
        ...{ payloadType, mimeType: 'video/H264', clockRate: 90_000, parameters: told },
        feedback: feedbackOf(section, format),
        ...(rtx !== undefined && { rtx: Number(rtx) }),
      },
    ];
  });
  return codecs.sort((a, b) => PROFILES.indexOf(profileOf(a.parameters)) - PROFILES.indexOf(profileOf(b.parameters)));
}

/** Profile and constraints of `profile-level-id`, without the level (RFC 6184 §8.1). */
export const profileOf = (parameters: Readonly<Record<string, unknown>>): string =>
  String(parameters['profile-level-id'] ?? '42e01f')
    .toLowerCase()
    .slice(0, 4);

function parametersOf(text: string): Record<string, string | number> {
  const found: Record<string, string | number> = {};
  for (const part of text.split(';')) {
    const [name = '', value = ''] = part.trim().split('=');
    // `profile-level-id=420010` is no number, though it looks like one.
    if (/^[\w-]{1,40}$/.test(name))
      found[name] = /^\d{1,9}$/.test(value) && name !== 'profile-level-id' ? Number(value) : value;
  }
  return found;
}

/** What the client and we both do about loss and congestion. */
function feedbackOf(section: Section, format: string): readonly types.RtcpFeedback[] {
  const ours = (ROUTER_CODECS.find(({ kind }) => kind === section.kind)?.rtcpFeedback ?? []) as types.RtcpFeedback[];
  const theirs = new Set(
    valuesOf('rtcp-fb', section).flatMap(value => {
      const [to, ...what] = value.split(' ');
      return to === format || to === '*' ? what.join(' ') : [];
    }),
  );
  return ours.filter(({ type, parameter }) => theirs.has(parameter ? `${type} ${parameter}` : type));
}
