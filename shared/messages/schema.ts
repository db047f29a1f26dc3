import { z } from 'zod';
import { attachmentsSchema } from '../files/schema.ts';
import type { Stamp } from '../incidents/schema.ts';
import { wordsSchema } from '../language/text.ts';
import { healthReasonSchema, lineFields, messageNumberSchema } from '../log/schema.ts';
import { type FunctionCode, functionSchema } from '../people/schema.ts';
import { instantSchema, uuidSchema } from '../protocol.ts';

/** By which way a message reached the room. */
export const channelSchema = z.enum(['telephone', 'radio', 'e-mail', 'person', 'portal']);
export type Channel = z.infer<typeof channelSchema>;
/** How soon somebody must decide what becomes of it. */
export const messagePrioritySchema = z.enum(['routine', 'urgent', 'flash']);
export type MessagePriority = z.infer<typeof messagePrioritySchema>;

export const receiveMessageSchema = z.strictObject({
  message: uuidSchema,
  channel: channelSchema,
  from: z.strictObject({
    /** As the sender is called or calls itself. */
    name: z.string().trim().min(1).max(120),
    /** Where to call or write back. */
    contact: z.string().trim().min(1).max(120).optional(),
  }),
  /** As it was said or read. */
  text: wordsSchema(4_000),
  incident: uuidSchema.optional(),
  priority: messagePrioritySchema.optional(),
  /** When it reached the room, which may be before it is entered. */
  receivedAt: instantSchema,
  attachments: attachmentsSchema.optional(),
  healthReason: healthReasonSchema.optional(),
});
/** The fact carries its number, so that no later reading can count otherwise. */
export const messageReceivedSchema = receiveMessageSchema.extend({ number: messageNumberSchema });
export type MessageReceived = z.infer<typeof messageReceivedSchema>;

export const triageMessageSchema = z.strictObject({
  message: uuidSchema,
  as: z.discriminatedUnion('to', [
    /** Into the log, as one line or several. */
    z.strictObject({ to: z.literal('log'), entries: z.array(z.strictObject(lineFields)).min(1).max(10) }),
    /** Answered by a decision that was taken. */
    z.strictObject({ to: z.literal('decision'), decision: uuidSchema }),
    /** Not for the log; the message stays, with the reason. */
    z.strictObject({ to: z.literal('aside'), reason: z.string().trim().min(2).max(300) }),
  ]),
});
export const messageTriagedSchema = z.strictObject({
  message: uuidSchema,
  as: z.discriminatedUnion('to', [
    z.strictObject({ to: z.literal('log'), entries: z.array(uuidSchema).min(1) }),
    z.strictObject({ to: z.literal('decision'), decision: uuidSchema }),
    z.strictObject({ to: z.literal('aside'), reason: z.string() }),
  ]),
});
export type MessageTriaged = z.infer<typeof messageTriagedSchema>;

/** Who must triage it, by function. */
export const assignMessageSchema = z.strictObject({ message: uuidSchema, function: functionSchema });
export type MessageAssigned = z.infer<typeof assignMessageSchema>;

export type Message = Readonly<Omit<MessageReceived, 'message'>> & {
  readonly id: string;
  readonly entered: Stamp;
  readonly assigned?: Stamp & { readonly function: FunctionCode };
  /** Undefined while it waits. */
  readonly triaged?: Stamp & MessageTriaged['as'];
};
