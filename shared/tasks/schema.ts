import { z } from 'zod';
import type { Stamp } from '../incidents/schema.ts';
import { type Words, wordsSchema } from '../language/text.ts';
import type { FunctionCode } from '../people/schema.ts';
import { type By, instantSchema, uuidSchema } from '../protocol.ts';
import { type Recipient, recipientSchema } from '../recipients/schema.ts';

/** What a task follows from, beside the card of a plan: a meeting, a decision, a round of the table. */
export const taskOriginSchema = z.strictObject({
  kind: z.enum(['meeting', 'decision', 'round', 'log']),
  id: z.string().max(64),
});
export const createTaskSchema = z.strictObject({
  task: uuidSchema,
  incident: uuidSchema.optional(),
  text: wordsSchema(500),
  owner: recipientSchema,
  due: instantSchema.optional(),
  critical: z.literal(true).optional(),
  origin: taskOriginSchema.optional(),
});
/** Gives a task to another owner, or to one person by mandate: then it is of whoever that mandate answers for. */
export const assignTaskSchema = z
  .strictObject({ task: uuidSchema, owner: recipientSchema.optional(), mandate: uuidSchema.optional() })
  .refine(a => (a.owner === undefined) !== (a.mandate === undefined), { error: 'nobody-addressed' });
export const nameTaskSchema = z.strictObject({ task: uuidSchema });
export const doneTaskSchema = z.strictObject({ task: uuidSchema, note: wordsSchema(1_000).optional() });
export const notApplicableTaskSchema = z.strictObject({ task: uuidSchema, reason: wordsSchema(1_000) });
export const reopenTaskSchema = z.strictObject({ task: uuidSchema, reason: wordsSchema(1_000).optional() });

export const taskAssignedSchema = z.strictObject({
  task: uuidSchema,
  owner: recipientSchema,
  mandate: uuidSchema.optional(),
});
const acted = { actedAt: instantSchema };
export const taskStartedSchema = nameTaskSchema.extend(acted);
export const taskDoneSchema = doneTaskSchema.extend(acted);
export const taskNotApplicableSchema = notApplicableTaskSchema.extend(acted);
export type TaskCreated = z.infer<typeof createTaskSchema>;
export type TaskAssigned = z.infer<typeof taskAssignedSchema>;
export type TaskStarted = z.infer<typeof taskStartedSchema>;
export type TaskDone = z.infer<typeof taskDoneSchema>;
export type TaskNotApplicable = z.infer<typeof taskNotApplicableSchema>;
export type TaskReopened = z.infer<typeof reopenTaskSchema>;

/** `ended`: the plan that it came from is no longer followed. */
export type TaskState = 'open' | 'started' | 'done' | 'not-applicable' | 'ended';
/** When the person acted, and when it arrived: they differ where a device was offline. */
export interface Acted {
  readonly actedAt: string;
  readonly at: string;
  readonly by: By;
}
export type TaskOrigin =
  | {
      readonly kind: 'plan';
      readonly activation: string;
      readonly version: number;
      readonly card: number;
      readonly step: number;
      /** Which return of a step that comes back, and of how many. */
      readonly occurrence?: number;
      readonly of?: number;
    }
  | z.infer<typeof taskOriginSchema>;
export interface Task {
  readonly id: string;
  readonly incident?: string;
  readonly text: Words;
  readonly owner: Recipient;
  /** The function on whose card it stands. */
  readonly function?: FunctionCode;
  /** The mandate of the person it was given to, where one was named. */
  readonly mandate?: string;
  readonly due?: string;
  readonly critical?: true;
  readonly origin?: TaskOrigin;
  readonly state: TaskState;
  readonly created: Stamp;
  readonly started?: Acted;
  /** How it came to its end: done, not applicable, or ended with its plan. */
  readonly settled?: Acted & { readonly note?: Words };
  readonly reopened?: Stamp & { readonly reason?: Words };
}
