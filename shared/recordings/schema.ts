import { z } from 'zod';
import { hashSchema } from '../files/schema.ts';
import { pointSchema } from '../geometry.ts';
import type { Stamp } from '../incidents/schema.ts';
import { type Words, wordsSchema } from '../language/text.ts';
import { instantSchema, uuidSchema } from '../protocol.ts';

/** Why something of a stretch of time was not kept. */
export const gapReasonSchema = z.enum([
  /** No ring, or it began later: the owner had not decided it. */
  'not-recorded',
  'source-lost',
  'clock-jumped',
  'recorder-failed',
  'disk-full',
  'server-stopped',
]);
export type GapReason = z.infer<typeof gapReasonSchema>;
export const gapSchema = z.strictObject({ from: instantSchema, to: instantSchema, reason: gapReasonSchema });
export type RecordingGap = z.infer<typeof gapSchema>;

const seconds = z.int().min(0).max(86_400);
const feeds = z.array(uuidSchema).min(1).max(100);
/** Why images are looked at or given, and on which basis; the prosecutor's decision where the law wants it. */
const why = {
  purpose: wordsSchema(300),
  basis: wordsSchema(300).optional(),
  prosecutorRef: z.string().trim().min(1).max(120).optional(),
};

/** A ring: the last so many seconds of a camera, as its owner decided. */
export const setRingSchema = z.strictObject({
  feed: uuidSchema,
  seconds: z
    .int()
    .min(60)
    .max(366 * 86_400),
  /** Whose decision it is, and by what. */
  decidedBy: wordsSchema(300),
});
export const stopRingSchema = z.strictObject({ feed: uuidSchema, reason: wordsSchema(300) });
/** "Keep this": around a place or of the cameras named, before and after a moment. */
export const keepSchema = z.strictObject({
  hold: uuidSchema,
  incident: uuidSchema.optional(),
  point: pointSchema.optional(),
  /** Metres. */
  radius: z.int().min(10).max(5_000).optional(),
  feeds: feeds.optional(),
  /** Around which moment; absent: now. */
  moment: instantSchema.optional(),
  /** Seconds; absent: what the setting in force gives. */
  before: seconds.optional(),
  after: seconds.optional(),
  reason: wordsSchema(300),
  basis: wordsSchema(300).optional(),
});
export const releaseSchema = z.strictObject({ hold: uuidSchema, reason: wordsSchema(300) });
/** What was kept of one camera of a hold. */
export const keptPartSchema = z.strictObject({
  feed: uuidSchema,
  segments: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  /** SHA-256 over the segments' hashes in their order, hex: names what was sealed. */
  hash: hashSchema,
  gaps: z.array(gapSchema).max(2_000),
});
export type KeptPart = z.infer<typeof keptPartSchema>;
export const sealSchema = z.strictObject({ hold: uuidSchema, parts: z.array(keptPartSchema).min(1).max(100) });
export const replaySchema = z.strictObject({
  replay: uuidSchema,
  feeds: z.array(uuidSchema).min(1).max(16),
  from: instantSchema,
  to: instantSchema,
  hold: uuidSchema.optional(),
  incident: uuidSchema.optional(),
  ...why,
});
export const endReplaySchema = z.strictObject({ replay: uuidSchema });
export const snapshotSchema = z.strictObject({
  snapshot: uuidSchema,
  feed: uuidSchema,
  moment: instantSchema,
  hold: uuidSchema.optional(),
  incident: uuidSchema.optional(),
  ...why,
});
export const reportSnapshotSchema = z.strictObject({
  snapshot: uuidSchema,
  kept: z.strictObject({ hash: hashSchema, bytes: z.int().positive(), frameAt: instantSchema }).optional(),
  /** Why there is none. */
  failed: z.enum(['no-picture', 'not-made']).optional(),
});
export const exportSchema = z.strictObject({
  export: uuidSchema,
  hold: uuidSchema,
  /** Some of the hold's cameras; absent: all. */
  feeds: feeds.optional(),
  ...why,
});
export const reportExportSchema = z.strictObject({
  export: uuidSchema,
  sealed: z
    .strictObject({ hash: hashSchema, bytes: z.int().positive(), name: z.string().min(1).max(160), key: hashSchema })
    .optional(),
  /** `damaged`: what is on the disk is no longer what was sealed. */
  failed: z.enum(['not-made', 'disk-full', 'damaged']).optional(),
});

export const ringSetSchema = setRingSchema;
export const keptSchema = keepSchema.omit({ before: true, after: true, moment: true, feeds: true }).extend({
  feeds,
  moment: instantSchema,
  from: instantSchema,
  to: instantSchema,
  /** Cameras in reach of which nothing is kept, and why. */
  left: z.array(z.strictObject({ feed: uuidSchema, why: z.string().max(60) })).max(500),
});
export const snapshotTakenSchema = snapshotSchema.extend({ point: pointSchema.optional() });
export const exportedSchema = exportSchema.extend({ feeds });

export type RingSet = z.infer<typeof ringSetSchema>;
export type Kept = z.infer<typeof keptSchema>;
export type Replayed = z.infer<typeof replaySchema>;
export type SnapshotTaken = z.infer<typeof snapshotTakenSchema>;
export type Exported = z.infer<typeof exportedSchema>;
export type Sealed = z.infer<typeof sealSchema>;
export type SnapshotReported = z.infer<typeof reportSnapshotSchema>;
export type ExportReported = z.infer<typeof reportExportSchema>;

/** Under the key of `ringKey`. */
export type RecordingRing = Readonly<RingSet> & {
  readonly id: string;
  readonly set: Stamp;
  readonly stopped?: Stamp & { readonly reason: Words };
};
export type Hold = Readonly<Omit<Kept, 'hold'>> & {
  readonly id: string;
  readonly kept: Stamp;
  readonly sealed?: { readonly at: string; readonly parts: readonly KeptPart[] };
  readonly released?: Stamp & { readonly reason: Words };
};
export type Replay = Readonly<Omit<Replayed, 'replay'>> & {
  readonly id: string;
  readonly begun: Stamp;
  readonly ended?: string;
};
export type Snapshot = Readonly<Omit<SnapshotTaken, 'snapshot'>> & {
  readonly id: string;
  readonly taken: Stamp;
  readonly kept?: { readonly hash: string; readonly bytes: number; readonly frameAt: string };
  readonly failed?: SnapshotReported['failed'];
};
export type EvidenceExport = Readonly<Omit<Exported, 'export'>> & {
  readonly id: string;
  readonly asked: Stamp;
  readonly sealed?: NonNullable<ExportReported['sealed']> & { readonly at: string };
  readonly failed?: ExportReported['failed'];
};
