import { z } from 'zod';
import { pointSchema } from '../geometry.ts';
import type { Stamp } from '../incidents/schema.ts';
import { type Text, textSchema, type Words, wordsSchema } from '../language/text.ts';
import { functionSchema, zoneCodeSchema } from '../people/schema.ts';
import { instantSchema, uuidSchema } from '../protocol.ts';

/** Which law rules the images: police function act 25/1–25/8; camera act of 21 March 2007; transport; private. */
export const regimeSchema = z.enum(['police', 'camera-law', 'transport', 'private']);
export type Regime = z.infer<typeof regimeSchema>;

/** What may be done with images; each is a right of its own. */
export const imageRightSchema = z.enum(['live', 'replay', 'ptz', 'export']);
export type ImageRightCode = z.infer<typeof imageRightSchema>;

/**
 * How pictures come to us. Fetched: `rtsp`, `hls`, `mjpeg` (both over http), `whep`, `onvif` (`url` is the camera's
 * device service; it tells where the stream is), `rtmp` and `srt` with an address. Sent to us: `whip`, and `rtmp` and
 * `srt` without one. `test` is a pattern with the time.
 */
export const sourceKindSchema = z.enum(['rtsp', 'whip', 'rtmp', 'srt', 'test', 'hls', 'whep', 'mjpeg', 'onvif']);
export type SourceKind = z.infer<typeof sourceKindSchema>;
const WEB = /^https?:\/\/[^\s]+$/i;
/** What an address of each kind begins with; `whip` and `test` never had one that was looked at. */
const ADDRESS: Readonly<Partial<Record<SourceKind, RegExp>>> = { hls: WEB, whep: WEB, mjpeg: WEB, onvif: WEB };
const FETCHED: readonly SourceKind[] = ['rtsp', 'hls', 'whep', 'mjpeg', 'onvif'];

export const sourceSchema = z
  .strictObject({
    kind: sourceKindSchema,
    url: z.string().max(2_000).optional(),
    /** RTSP: how the pictures travel. Absent: TCP, and UDP where the camera refuses TCP. */
    transport: z.enum(['tcp', 'udp']).optional(),
    /** ONVIF: the camera's own token of the profile to show. Absent: the one that fits best. */
    profile: z.string().min(1).max(64).optional(),
  })
  .refine(s => s.url !== undefined || !FETCHED.includes(s.kind), { path: ['url'], error: 'url-missing' })
  .refine(s => s.url === undefined || (ADDRESS[s.kind] ?? /^(rtsps?|rtmps?|srt):\/\/[^\s]+$/i).test(s.url), {
    path: ['url'],
    error: 'url-scheme',
  });
export type Source = z.infer<typeof sourceSchema>;

const told = {
  name: textSchema(120),
  source: sourceSchema,
  point: pointSchema.optional(),
  /** Degrees clockwise from north. */
  bearing: z.number().min(0).max(360).optional(),
  /** Reach of the picture, metres. */
  range: z.number().positive().max(20_000).optional(),
  /** Width of the field of view, degrees. */
  spread: z.number().positive().max(360).optional(),
  mobile: z.boolean().optional(),
  /** Where the camera is told to move, where that is another address than its pictures'. */
  control: z
    .strictObject({
      kind: z.literal('onvif'),
      url: z
        .string()
        .max(2_000)
        .regex(/^https?:\/\/[^\s]+$/i, { error: 'url-scheme' })
        .optional(),
    })
    .optional(),
  owner: wordsSchema(120),
  regime: regimeSchema,
};
export const registerFeedSchema = z.strictObject({ feed: uuidSchema, ...told });
export const retireFeedSchema = z.strictObject({ feed: uuidSchema, reason: wordsSchema(500) });
export const grantFeedSchema = z.strictObject({
  feed: uuidSchema,
  grant: uuidSchema,
  functions: z.array(functionSchema).min(1).max(20),
  zones: z.array(zoneCodeSchema).max(20).optional(),
  incident: uuidSchema.optional(),
  /** What is given; without it, the live picture. */
  rights: z.array(imageRightSchema).min(1).max(4).optional(),
  /** From when; without it, at once. */
  from: instantSchema.optional(),
  until: instantSchema,
  reason: wordsSchema(500),
});
/** The owner takes back what it gave, before its end. */
export const withdrawGrantSchema = z.strictObject({ feed: uuidSchema, grant: uuidSchema, reason: wordsSchema(500) });
/** Dark for everybody: a polling station on its day, a private window that the picture cannot avoid. */
export const blackOutSchema = z.strictObject({
  feed: uuidSchema,
  blackout: uuidSchema,
  reason: wordsSchema(300),
  /** Without it, at once. */
  from: instantSchema.optional(),
  /** Without it, until it is lifted. */
  until: instantSchema.optional(),
});
export const showAgainSchema = z.strictObject({ feed: uuidSchema, blackout: uuidSchema });
/**
 * A look at pictures: who (the sender), which camera, why, on which basis. Purpose and basis follow from the incident
 * where they are not said. Ends with `feed.unwatch` or the connection.
 */
export const watchFeedSchema = z.strictObject({
  look: uuidSchema,
  feed: uuidSchema,
  purpose: wordsSchema(300).optional(),
  incident: uuidSchema.optional(),
  basis: wordsSchema(300).optional(),
});
export const unwatchFeedSchema = z.strictObject({ look: uuidSchema });

export const feedRegisteredSchema = registerFeedSchema.extend({
  communes: z.array(z.string()),
  zones: z.array(z.string()),
});
export const feedGrantedSchema = grantFeedSchema.extend({ from: instantSchema });
export type FeedRegistered = z.infer<typeof feedRegisteredSchema>;
export type FeedGranted = z.infer<typeof feedGrantedSchema>;
export const lookStartedSchema = watchFeedSchema.required({ purpose: true });
export const blackedOutSchema = blackOutSchema.extend({ from: instantSchema });
export type LookStarted = z.infer<typeof lookStartedSchema>;
export type GrantWithdrawn = z.infer<typeof withdrawGrantSchema>;
export type BlackedOut = z.infer<typeof blackedOutSchema>;

export type Grant = Readonly<Omit<FeedGranted, 'feed' | 'grant'>> & {
  readonly id: string;
  readonly withdrawn?: Stamp & { readonly reason: Words };
};
export type Blackout = Readonly<Omit<BlackedOut, 'feed' | 'blackout'>> & {
  readonly id: string;
  readonly told: Stamp;
};
export type Feed = Readonly<Omit<FeedRegistered, 'feed'>> & {
  readonly id: string;
  readonly registered: Stamp;
  readonly grants: Readonly<Record<string, Grant>>;
  readonly retired?: Stamp;
  readonly blackouts?: Readonly<Record<string, Blackout>>;
  /** What the places that the camera keeps are called here, by the camera's own token. */
  readonly presets?: Readonly<Record<string, Text>>;
};
/** `purpose`: told to those who answer for the images. */
export type Look = Readonly<Omit<LookStarted, 'look' | 'purpose'>> & {
  readonly purpose?: Words;
  readonly id: string;
  readonly from: Stamp;
  readonly to?: string;
};
