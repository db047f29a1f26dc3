import { z } from 'zod';
import { uuidSchema } from '../shared/protocol.ts';

/**
 * What a console asks of the media platform, as it crosses the wire inside `media`. Parsed once, by the hub. The
 * WebRTC parts are checked for form and size here; what they mean is the worker's to judge.
 */
const word = z.string().min(1).max(200);
export const dtlsParametersSchema = z.strictObject({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z
    .array(
      z.strictObject({
        algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
        value: z.string().regex(/^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){19,63}$/),
      }),
    )
    .min(1)
    .max(8),
});
const mimeType = z.string().regex(/^(audio|video)\/[\w.+-]{1,40}$/) as z.ZodType<`audio/${string}` | `video/${string}`>;
const payloadType = z.int().min(0).max(127);
export const rtpCapabilitiesSchema = z.strictObject({
  codecs: z
    .array(
      z.strictObject({
        kind: z.enum(['audio', 'video']),
        mimeType,
        preferredPayloadType: payloadType.optional(),
        clockRate: z.int().positive().max(1_000_000),
        channels: z.int().min(1).max(64).optional(),
        parameters: z.record(word, z.union([z.string().max(500), z.number(), z.boolean(), z.null()])).optional(),
        rtcpFeedback: z
          .array(z.strictObject({ type: word, parameter: z.string().max(60).optional() }))
          .max(20)
          .optional(),
      }),
    )
    .max(100)
    .optional(),
  headerExtensions: z
    .array(
      z.strictObject({
        kind: z.enum(['audio', 'video']).optional(),
        uri: word,
        preferredId: z.int().min(1).max(255),
        preferredEncrypt: z.boolean().optional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).optional(),
      }),
    )
    .max(60)
    .optional(),
});

const feedbackSchema = z.array(z.strictObject({ type: word, parameter: z.string().max(60).optional() })).max(20);
const valuesSchema = z.record(word, z.union([z.string().max(500), z.number(), z.boolean(), z.null()]));
const ssrc = z.int().min(0).max(0xffff_ffff);
/** What somebody is about to send. */
export const rtpParametersSchema = z.strictObject({
  mid: z.string().max(32).optional(),
  msid: z.string().max(200).optional(),
  codecs: z
    .array(
      z.strictObject({
        mimeType: mimeType,
        payloadType,
        clockRate: z.int().positive().max(1_000_000),
        channels: z.int().min(1).max(64).optional(),
        parameters: valuesSchema.optional(),
        rtcpFeedback: feedbackSchema.optional(),
      }),
    )
    .min(1)
    .max(20),
  headerExtensions: z
    .array(
      z.strictObject({
        uri: word,
        id: z.int().min(1).max(255),
        encrypt: z.boolean().optional(),
        parameters: valuesSchema.optional(),
      }),
    )
    .max(40)
    .optional(),
  encodings: z
    .array(
      z.strictObject({
        ssrc: ssrc.optional(),
        rid: z.string().max(32).optional(),
        rtx: z.strictObject({ ssrc }).optional(),
        dtx: z.boolean().optional(),
        scalabilityMode: z.string().max(16).optional(),
        maxBitrate: z.number().positive().max(100_000_000).optional(),
        active: z.boolean().optional(),
        maxFramerate: z.number().positive().max(240).optional(),
        scaleResolutionDownBy: z.number().min(1).max(64).optional(),
        priority: z.string().max(16).optional(),
        networkPriority: z.string().max(16).optional(),
        codecPayloadType: payloadType.optional(),
      }),
    )
    .max(4)
    .optional(),
  rtcp: z
    .strictObject({
      cname: z.string().max(200).optional(),
      reducedSize: z.boolean().optional(),
      mux: z.boolean().optional(),
    })
    .optional(),
});

export const mediaSignalSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('capabilities') }),
  z.strictObject({ do: z.literal('open') }),
  z.strictObject({ do: z.literal('connect'), dtlsParameters: dtlsParametersSchema }),
  z.strictObject({ do: z.literal('watch'), feed: uuidSchema, rtpCapabilities: rtpCapabilitiesSchema }),
  z.strictObject({ do: z.literal('resume'), consumer: uuidSchema }),
  z.strictObject({ do: z.literal('pause'), consumer: uuidSchema }),
  z.strictObject({
    ...{ do: z.literal('prefer'), feed: uuidSchema, visible: z.boolean() },
    ...{ width: z.int().min(0).max(16_384), height: z.int().min(0).max(16_384) },
  }),
  z.strictObject({ do: z.literal('unwatch'), feed: uuidSchema }),
  z.strictObject({ do: z.literal('close') }),
]);
export type MediaSignal = z.infer<typeof mediaSignalSchema>;
