import { z } from 'zod';
import { attachmentsSchema } from '../files/schema.ts';
import type { Stamp } from '../incidents/schema.ts';
import { type Words, wordsSchema } from '../language/text.ts';
import { functionSchema, nisCodeSchema } from '../people/schema.ts';
import { instantSchema, uuidSchema } from '../protocol.ts';

/** Who speaks: a discipline (D1–D5), the high official (HF/HA), the situation centre (S), video (V), a commune (C). */
export const logSourceSchema = z.enum(['D1', 'D2', 'D3', 'D4', 'D5', 'HF', 'S', 'V', 'C']);
export type LogSource = z.infer<typeof logSourceSchema>;
/** What a line says, in the sections of a situation report (belgium.md §8). */
export const logCategorySchema = z.enum(['situation', 'action', 'need', 'forecast']);
export type LogCategory = z.infer<typeof logCategorySchema>;

/** Whom a line calls to read it: it stands among what asks for them until they say that they have seen it. */
export const mentionsSchema = z
  .strictObject({
    functions: z.array(functionSchema).max(25).optional(),
    communes: z.array(nisCodeSchema).max(100).optional(),
    people: z.array(uuidSchema).max(50).optional(),
  })
  .refine(to => Boolean(to.functions?.length || to.communes?.length || to.people?.length), {
    error: 'nobody-addressed',
  });
export type Mentions = z.infer<typeof mentionsSchema>;

/** Why a text that looks like personal health data stays as it is (GDPR, art. 9). */
export const healthReasonSchema = z.string().trim().min(3).max(300);

export const lineFields = {
  entry: uuidSchema,
  incident: uuidSchema.optional(),
  text: wordsSchema(4_000),
  source: logSourceSchema.optional(),
  category: logCategorySchema.optional(),
  mentions: mentionsSchema.optional(),
  /** Given where the sender was warned and keeps the text all the same. */
  healthReason: healthReasonSchema.optional(),
};
export const writeLogSchema = z.strictObject({
  ...lineFields,
  attachments: attachmentsSchema.optional(),
  /** When it happened, where that is not when it is written. */
  happenedAt: instantSchema.optional(),
});
/** The number of a message: of its day in Brussels, from 1, without gaps. */
export const messageNumberSchema = z.strictObject({ day: z.string(), n: z.int().positive() });
export type MessageNumber = z.infer<typeof messageNumberSchema>;
export const logWrittenSchema = writeLogSchema.extend({
  /** The message it comes from, whose number it keeps; its id is for the centre alone. */
  message: messageNumberSchema.extend({ id: uuidSchema.optional() }).optional(),
});
export type LogWritten = z.infer<typeof logWrittenSchema>;

/** A new text beside the old one, which stays. */
export const correctLogSchema = z.strictObject({
  entry: uuidSchema,
  text: wordsSchema(4_000),
  reason: z.string().trim().min(2).max(300),
  healthReason: healthReasonSchema.optional(),
});
export type LogCorrected = z.infer<typeof correctLogSchema>;
export const noteSeenSchema = z.strictObject({ entry: uuidSchema });
/** `mentions`: keys of those for whom it was seen, as `mentionKeys` writes them. */
export const logSeenSchema = z.strictObject({ entry: uuidSchema, mentions: z.array(z.string()).min(1) });
export type LogSeen = z.infer<typeof logSeenSchema>;

export interface Correction extends Stamp {
  readonly text: Words;
  readonly reason: string;
}
export type LogEntry = Readonly<Omit<LogWritten, 'entry'>> & {
  readonly id: string;
  readonly written: Stamp;
  /** Oldest first; the last one is what holds. `text` stays what was first written. */
  readonly corrections?: readonly Correction[];
  /** Who has seen it, by key of the mention. */
  readonly seen?: Readonly<Record<string, Stamp>>;
};
