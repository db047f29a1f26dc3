import { z } from 'zod';
import type { DeviceState } from '../alerts/schema.ts';
import type { Stamp } from '../incidents/schema.ts';
import { textSchema, type Words, wordsSchema } from '../language/text.ts';
import { type By, instantSchema, uuidSchema } from '../protocol.ts';
import { addresseesSchema, type Recipient, recipientKindSchema, recipientSchema } from '../recipients/schema.ts';

/** What one of those who are asked may say; a line beside it says why. */
export const roundAnswerSchema = z.enum(['ok', 'reserve', 'no']);
export type RoundWord = z.infer<typeof roundAnswerSchema>;

const line = wordsSchema(300);
const recipientId = z.string().min(1).max(64);
export const askRoundSchema = z.strictObject({
  round: uuidSchema,
  /** Both languages: each is asked in their own (coordinated laws of 18 July 1966). */
  question: textSchema(240),
  to: addresseesSchema,
  /** By when an answer is wanted; absent: what the setting in force gives (settings.ts). */
  deadline: instantSchema.optional(),
  incident: uuidSchema.optional(),
  meeting: uuidSchema.optional(),
});
export const answerRoundSchema = z.strictObject({
  round: uuidSchema,
  answer: roundAnswerSchema,
  line: line.optional(),
  /** Of whoever answers for several, the one that speaks; absent: all of them. */
  recipient: recipientId.optional(),
});
/** What was said in the room or by telephone, written down by staff: never their own answer. */
export const recordRoundSchema = z.strictObject({
  round: uuidSchema,
  recipient: recipientId,
  answer: roundAnswerSchema,
  line: line.optional(),
  heardFrom: z.string().trim().min(1).max(120),
  how: z.enum(['present', 'telephone', 'video']),
});
export const nameRoundSchema = z.strictObject({ round: uuidSchema, device: z.string().max(64).optional() });
export const closeRoundSchema = z.strictObject({ round: uuidSchema });
/** Somebody was asked again. By push it is Belfry that chases, step after step; by telephone a person, and how it went. */
export const chaseRoundSchema = z.strictObject({
  round: uuidSchema,
  recipients: z.array(recipientId).min(1).max(1_000),
  channel: z.enum(['push', 'telephone', 'present']),
  outcome: z.enum(['asked-again', 'no-answer', 'will-answer']),
  step: z.int().positive().max(20).optional(),
});
/** What the sending learned about one device. Only the system may say it. */
export const reportRoundSendingSchema = z.strictObject({
  round: uuidSchema,
  recipients: z.array(recipientId).min(1).max(1_000),
  /** Absent where the recipient has no device at all. */
  device: z.string().max(64).optional(),
  person: z.string().max(64).optional(),
  outcome: z.enum(['sent', 'failed']),
  reason: z.string().max(200).optional(),
  /** 0: the question itself; from 1 on the step by which it was chased. */
  step: z.int().nonnegative().max(20),
});

/** The fact, whole: whom it names and when silence is chased, as it held then. */
export const roundAskedSchema = askRoundSchema.omit({ to: true, deadline: true }).extend({
  recipients: z.array(recipientSchema).min(1),
  /** When answers are due. */
  due: instantSchema,
  /** When those who have not answered are asked again, first to last. */
  chases: z.array(instantSchema),
  /** Version of the setting by which they were reckoned. */
  setting: z.string(),
});
const arrival = { round: uuidSchema, recipients: z.array(z.string()), actedAt: instantSchema };
export const roundReceivedSchema = z.strictObject({ ...arrival, device: z.string().optional() });
export const roundAnsweredSchema = z.strictObject({
  ...arrival,
  answer: roundAnswerSchema,
  line: line.optional(),
  heardFrom: z.string().optional(),
  how: z.string().optional(),
});
/** One row of a frozen result; without an answer it was silent, and since when. */
export const roundRowSchema = z.strictObject({
  recipient: z.string(),
  kind: recipientKindSchema,
  answer: roundAnswerSchema.optional(),
  line: line.optional(),
  /** When it was answered. */
  at: instantSchema.optional(),
  person: z.string().optional(),
  heardFrom: z.string().optional(),
  /** How often it was asked again. */
  chased: z.int().nonnegative(),
});
export const roundClosedSchema = z.strictObject({ round: uuidSchema, result: z.array(roundRowSchema) });

export type RoundAsked = z.infer<typeof roundAskedSchema>;
export type RoundReceived = z.infer<typeof roundReceivedSchema>;
export type RoundAnswered = z.infer<typeof roundAnsweredSchema>;
export type RoundChased = z.infer<typeof chaseRoundSchema>;
export type RoundSendingReported = z.infer<typeof reportRoundSendingSchema>;
export type RoundRow = Readonly<z.infer<typeof roundRowSchema>>;
export type RoundClosed = z.infer<typeof roundClosedSchema>;

export interface RoundAnswer {
  readonly answer: RoundWord;
  readonly line?: Words | undefined;
  /** When the person answered, and when the answer arrived: they differ where a phone was offline. */
  readonly actedAt: string;
  readonly at: string;
  readonly by: By;
  /** Who said it, where staff wrote it down, and how it was heard. */
  readonly heardFrom?: string | undefined;
  readonly how?: string | undefined;
}
export interface Chase {
  readonly at: string;
  readonly by: By;
  readonly channel: RoundChased['channel'];
  readonly outcome: RoundChased['outcome'];
  readonly step?: number | undefined;
  /** Devices that this step has reached or tried; `none` where there was none. */
  readonly devices?: readonly string[];
}
/** Asked → received → read → answered, for one of them. ISO 8601 UTC. */
export interface RoundReceipt {
  readonly recipient: string;
  readonly kind: Recipient['kind'];
  readonly sent?: string;
  readonly received?: string;
  readonly read?: string;
  /** Why nothing could be sent, where nothing could. */
  readonly failed?: string;
  readonly devices: Readonly<Record<string, DeviceState>>;
  /** All that was answered, oldest first; the last counts. */
  readonly answers: readonly RoundAnswer[];
  readonly chased: readonly Chase[];
}
export type Round = Readonly<Omit<RoundAsked, 'round' | 'recipients'>> & {
  readonly id: string;
  readonly asked: Stamp;
  readonly receipts: Readonly<Record<string, RoundReceipt>>;
  readonly closed?: Stamp & { readonly result: readonly RoundRow[] };
};
