import type { types } from 'mediasoup';
import type { Unfit } from '../../shared/feeds/examined.ts';

/** What a probe found in the source's first video stream. */
export interface Found {
  readonly codec: string;
  /** As ffprobe names it: `Constrained Baseline`, `Main`, `High` … */
  readonly profile: string;
  /** H.264 level times ten, as in the stream: 31 is level 3.1. */
  readonly level: number;
  readonly bFrames: boolean;
  readonly pixels: string;
  readonly width: number;
  readonly height: number;
  /** The first sound that comes with it. */
  readonly audio?: FoundAudio;
}
export interface FoundAudio {
  readonly codec: string;
  readonly channels: number;
  /** Hertz. */
  readonly rate: number;
}
export interface Handling {
  readonly handling: 'passed' | 'transcoded';
  /** `profile-level-id` of RFC 6184 for the producer. */
  readonly profileLevelId: string;
}

/** RFC 6184 §8.1: profile_idc and the constraint flags that name the profiles which browsers decode. */
const PROFILES: Readonly<Record<string, string>> = {
  'Constrained Baseline': '42e0',
  Baseline: '4200',
  Main: '4d00',
  High: '6400',
};
/** What our own encoder is told to make. */
export const TRANSCODED: Handling = { handling: 'transcoded', profileLevelId: '42e01f' };

/**
 * Passed untouched where a browser shows it as it is: H.264 in one of four profiles, 4:2:0 in 8 bits, without
 * B-frames (RTP over WebRTC carries no decoding order apart from the display order). Everything else is transcoded.
 */
export function handlingOf(found: Found): Handling {
  if (unfitBy(found)) return TRANSCODED;
  return { handling: 'passed', profileLevelId: PROFILES[found.profile] + found.level.toString(16).padStart(2, '0') };
}

/** What keeps a source from being passed; undefined where nothing does. */
export function unfitBy(found: Found): Unfit | undefined {
  if (found.codec !== 'h264') return 'codec';
  if (found.bFrames) return 'b-frames';
  if (found.pixels !== 'yuv420p' && found.pixels !== 'yuvj420p') return 'pixels';
  return PROFILES[found.profile] === undefined || found.level < 9 || found.level > 62 ? 'profile' : undefined;
}

const FEEDBACK = [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }, { type: 'ccm', parameter: 'fir' }] as const;

/**
 * What a router takes and gives: the profiles above, each in the packetisation mode that ffmpeg and browsers share,
 * and Opus for whatever is heard.
 */
export const ROUTER_CODECS: types.RouterRtpCodecCapability[] = [
  ...['42e01f', '42001f', '4d001f', '64001f'].map(
    (profileLevelId): types.RouterRtpCodecCapability => ({
      kind: 'video',
      mimeType: 'video/H264',
      clockRate: 90_000,
      parameters: { 'packetization-mode': 1, 'profile-level-id': profileLevelId, 'level-asymmetry-allowed': 1 },
      rtcpFeedback: [...FEEDBACK, { type: 'goog-remb' }, { type: 'transport-cc' }],
    }),
  ),
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    // The sender adds what mends one lost packet from the next (RFC 7587 §6.1).
    parameters: { useinbandfec: 1 },
    rtcpFeedback: [{ type: 'transport-cc' }],
  },
];

/** The producer's parameters; payload type and SSRC are those given to ffmpeg, else the worker drops its packets. */
export function producerParameters(handling: Handling, payloadType: number, ssrc: number): types.RtpParameters {
  return {
    codecs: [
      {
        mimeType: 'video/H264',
        clockRate: 90_000,
        payloadType,
        parameters: {
          'packetization-mode': 1,
          'profile-level-id': handling.profileLevelId,
          'level-asymmetry-allowed': 1,
        },
        // ffmpeg answers neither: a viewer's loss is repaired from the worker's own buffer.
        rtcpFeedback: [],
      },
    ],
    encodings: [{ ssrc }],
    rtcp: { cname: `feed-${ssrc}` },
  };
}

/** Browsers take Opus; everything else is made into it. */
export const audioHandlingOf = (found: FoundAudio): Handling['handling'] =>
  found.codec === 'opus' && found.channels <= 2 ? 'passed' : 'transcoded';

/** RFC 7587: Opus is always named with two channels. */
export function audioParameters(payloadType: number, ssrc: number, cname: string): types.RtpParameters {
  return {
    codecs: [
      {
        ...{ mimeType: 'audio/opus', clockRate: 48_000, channels: 2, payloadType },
        parameters: { 'sprop-stereo': 1 },
        rtcpFeedback: [],
      },
    ],
    encodings: [{ ssrc }],
    rtcp: { cname },
  };
}
