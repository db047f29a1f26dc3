import type { types } from 'mediasoup';
import type { CallStream } from '../../shared/calls/now.ts';

const FEEDBACK: types.RtcpFeedback[] = [
  { type: 'nack' },
  { type: 'nack', parameter: 'pli' },
  { type: 'ccm', parameter: 'fir' },
  { type: 'goog-remb' },
  { type: 'transport-cc' },
];
/** What browsers send each other: all have VP8; H.264 for those whose chip makes it. */
export const CALL_CODECS: types.RouterRtpCodecCapability[] = [
  {
    ...{ kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 },
    // What mends one lost packet from the next (RFC 7587 §6.1). A microphone that is not pressed sends nothing anyway.
    parameters: { useinbandfec: 1 },
    rtcpFeedback: [{ type: 'transport-cc' }],
  },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000, rtcpFeedback: FEEDBACK },
  {
    ...{ kind: 'video', mimeType: 'video/H264', clockRate: 90_000, rtcpFeedback: FEEDBACK },
    parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
  },
];
/** Bits a second of one person: a face, a screen, a voice. */
export const MOST_INCOMING = 4_000_000;
/** To one person: what a good office line carries. Where a line is worse the pictures give way, a voice never. */
export const MOST_OUTGOING = 20_000_000;
/** Which picture goes first where a line does not carry all, 1 to 255; a voice is outside of it, and always goes. */
export const PRIORITY: Readonly<Record<CallStream, number>> = { voice: 255, screen: 200, picture: 100 };
