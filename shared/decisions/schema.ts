import { z } from 'zod';
import { type DeviceState, whereSchema } from '../alerts/schema.ts';
import { areaSchema } from '../geometry.ts';
import { type Text, textSchema, type Words, wordsSchema } from '../language/text.ts';
import type { How } from '../people/authority.ts';
import { type By, instantSchema, uuidSchema } from '../protocol.ts';
import { addresseesSchema, type Recipient, recipientSchema } from '../recipients/schema.ts';

/**
 * order: recipients must carry it out. measure: the same, and it binds the public until it is lifted or kept by
 * somebody (evacuation, shelter, perimeter). notification: who by rule must be told; understood is the end of it.
 */
export const decisionKindSchema = z.enum(['order', 'measure', 'notification']);
export type DecisionKind = z.infer<typeof decisionKindSchema>;

/** What a decision follows from: the declaration of a phase, a perimeter, a request to upscale, a plan. */
export const originSchema = z.strictObject({
  kind: z.enum(['phase', 'perimeter', 'upscale', 'plan', 'alert', 'sitrep']),
  id: z.string().max(64),
});

export const decidedBySchema = z.strictObject({
  mandate: uuidSchema,
  how: z.enum(['present', 'telephone', 'video', 'signed']),
});
export const takeDecisionSchema = z.strictObject({
  decision: uuidSchema,
  incident: uuidSchema.optional(),
  kind: decisionKindSchema,
  headline: textSchema(160),
  body: textSchema(2_000),
  /** Id in the catalogue of legal bases; orders and measures need one. */
  basis: z.string().max(60).optional(),
  to: addresseesSchema,
  /** Where it holds, where that is not the incident's place. */
  area: areaSchema.optional(),
  /** By when it must be carried out, or understood where it is a notification. */
  deadline: instantSchema.optional(),
  decidedAt: instantSchema,
  decidedBy: decidedBySchema.optional(),
});

/** The fact: whole, so that it can be read when catalogue, territory and mandates have long changed. */
export const decisionTakenSchema = z.strictObject({
  decision: uuidSchema,
  incident: uuidSchema.optional(),
  origin: originSchema.optional(),
  kind: decisionKindSchema,
  headline: textSchema(160),
  body: textSchema(2_000),
  basis: z.strictObject({ id: z.string(), version: z.string() }).optional(),
  recipients: z.array(recipientSchema).min(1),
  area: areaSchema.optional(),
  where: whereSchema.optional(),
  deadline: instantSchema.optional(),
  /** Seconds after which a recipient that has not received it is silent: red, and the next of its chain is called. */
  patience: z.int().positive(),
  decidedAt: instantSchema,
  authority: z.string(),
  how: z.enum(['self', 'present', 'telephone', 'video', 'signed']),
});
export type DecisionTaken = z.infer<typeof decisionTakenSchema>;

export const STAGES = ['received', 'understood', 'executed', 'lifted'] as const;
export type Stage = (typeof STAGES)[number];
/** A recipient's word on one stage; the system's where `by` is Belfry (a device that reported). */
export interface Said {
  /** When the person acted, and when it arrived: they differ where a phone was offline. */
  readonly actedAt: string;
  readonly at: string;
  readonly by: By;
  readonly note?: string;
  /** Who said it, where staff wrote down what they heard by telephone. */
  readonly heardFrom?: string;
}
/** One step of an escalation chain that was taken. */
export interface Escalated {
  readonly step: number;
  readonly at: string;
  /** Whom it was tried with, and how. */
  readonly person?: string;
  readonly mandate?: string;
  readonly channel: 'push' | 'telephone';
  /** `sending` until the push services have said what they took; `to-call` until somebody has called. */
  readonly outcome: 'sending' | 'sent' | 'failed' | 'no-device' | 'to-call' | 'answered' | 'no-answer';
  /** When the outcome became known, where that is later. */
  readonly settledAt?: string;
  /** Devices whose service has answered for this step. */
  readonly devices?: readonly string[];
}
/** A telephone call that staff made for a recipient, and wrote down. */
export interface RecordedCall {
  /** When it was made, and when it was written down. */
  readonly actedAt: string;
  readonly at: string;
  readonly by: By;
  /** Whom they called: a person of the room by their mandate, or the name they wrote. */
  readonly mandate?: string;
  readonly name: string;
  readonly outcome: 'answered' | 'no-answer';
  /** How far the person called said they had come. */
  readonly stage?: CalledStage;
  readonly note?: string;
}
/** Sent → received → understood → executed → lifted, for one recipient. */
export interface DecisionReceipt {
  readonly recipient: string;
  readonly kind: Recipient['kind'];
  readonly sent?: string;
  readonly received?: Said;
  readonly understood?: Said;
  readonly executed?: Said;
  readonly lifted?: Said;
  readonly refused?: Said & { readonly reason: Words };
  /** Why nothing could be sent, where nothing could. */
  readonly failed?: string;
  readonly devices: Readonly<Record<string, DeviceState>>;
  readonly chain: readonly Escalated[];
  readonly calls?: readonly RecordedCall[];
}
export type Decision = Readonly<Omit<DecisionTaken, 'decision' | 'recipients'>> & {
  readonly id: string;
  readonly entered: { readonly at: string; readonly by: By };
  readonly receipts: Readonly<Record<string, DecisionReceipt>>;
  /** The authority ended it; recipients then confirm that it is undone. */
  readonly lifted?: {
    readonly at: string;
    readonly by: By;
    readonly decidedAt: string;
    readonly authority: string;
    readonly how: How;
    readonly reason: Text;
  };
  /** Who keeps a measure after the phase under which it was taken has ended. */
  readonly maintained?: { readonly at: string; readonly by: By; readonly mandate: string; readonly reason: Words };
};

/** What names one decision and nothing else. */
export const nameDecisionSchema = z.strictObject({
  decision: uuidSchema,
  device: z.string().max(64).optional(),
  note: wordsSchema(1_000).optional(),
});
export const executeDecisionSchema = nameDecisionSchema;
export const refuseDecisionSchema = z.strictObject({ decision: uuidSchema, reason: wordsSchema(1_000) });
export const liftDecisionSchema = z.strictObject({
  decision: uuidSchema,
  reason: textSchema(1_000),
  decidedAt: instantSchema,
  decidedBy: decidedBySchema.optional(),
});
/** A recipient's word that what was lifted is undone. */
export const confirmLiftedSchema = nameDecisionSchema;
/** Who keeps a measure after the phase under which it was taken: the mandate that answers for it from now on. */
export const maintainDecisionSchema = z.strictObject({
  decision: uuidSchema,
  mandate: uuidSchema,
  reason: wordsSchema(1_000),
});
export const calledStageSchema = z.enum(['received', 'understood', 'executed', 'lifted', 'refused']);
export type CalledStage = z.infer<typeof calledStageSchema>;
const calling = {
  decision: uuidSchema,
  recipient: z.string().max(60),
  /** Whom: by the mandate they hold in the room, or by name. */
  mandate: uuidSchema.optional(),
  name: z.string().trim().min(1).max(120).optional(),
  answered: z.boolean(),
  /** How far they said they had come; `refused` needs the reason they gave. */
  stage: calledStageSchema.optional(),
  reason: wordsSchema(1_000).optional(),
  note: z.string().trim().min(1).max(1_000).optional(),
};
/** Staff write down a call that they made for a recipient, and what they heard. */
export const recordCallSchema = z
  .strictObject(calling)
  .refine(({ mandate, name }) => mandate !== undefined || name !== undefined, { path: ['name'], error: 'who-called' })
  .refine(({ answered, stage }) => answered || stage === undefined, { path: ['stage'], error: 'nobody-said' })
  .refine(({ stage, reason }) => stage !== 'refused' || reason !== undefined, {
    path: ['reason'],
    error: 'reason-required',
  });
/** What the sending reactor learned about one device, or that a person has none. Only the system may say it. */
export const reportDecisionSendingSchema = z.strictObject({
  decision: uuidSchema,
  recipients: z.array(z.string().max(60)).min(1).max(100),
  /** The step of the chain that it was sent for; absent for the lifting. */
  step: z.int().min(0).max(100).optional(),
  device: z.string().max(64).optional(),
  person: z.string().max(64).optional(),
  outcome: z.enum(['sent', 'failed']),
  reason: z.string().max(200).optional(),
  about: z.enum(['taken', 'lifted']),
});
/** The next step of a recipient's chain is taken. Only the system may say it; whom and how follow from the room. */
export const escalateDecisionSchema = z.strictObject({
  decision: uuidSchema,
  recipient: z.string().max(60),
  step: z.int().min(0).max(100),
});

const saying = {
  decision: uuidSchema,
  recipients: z.array(z.string()),
  device: z.string().optional(),
  note: wordsSchema(1_000).optional(),
  actedAt: instantSchema,
};
export const decisionSaidSchema = z.strictObject(saying);
export type DecisionSaid = z.infer<typeof decisionSaidSchema>;
export const decisionRefusedSchema = z.strictObject({ ...saying, reason: wordsSchema(1_000) });
export type DecisionRefused = z.infer<typeof decisionRefusedSchema>;
export const decisionLiftedSchema = liftDecisionSchema
  .omit({ decidedBy: true })
  .extend({ authority: z.string(), how: decisionTakenSchema.shape.how });
export type DecisionLifted = z.infer<typeof decisionLiftedSchema>;
export const decisionMaintainedSchema = maintainDecisionSchema;
export type DecisionMaintained = z.infer<typeof decisionMaintainedSchema>;
export type DecisionSendingReported = z.infer<typeof reportDecisionSendingSchema>;
export const decisionEscalatedSchema = z.strictObject({
  ...escalateDecisionSchema.shape,
  recipients: z.array(z.string()),
  channel: z.enum(['push', 'telephone']),
  person: z.string().optional(),
  mandate: z.string().optional(),
});
export type DecisionEscalated = z.infer<typeof decisionEscalatedSchema>;
export const callRecordedSchema = z.strictObject({
  ...calling,
  name: z.string(),
  recipients: z.array(z.string()),
  actedAt: instantSchema,
});
export type CallRecorded = z.infer<typeof callRecordedSchema>;
