import { z } from 'zod';
import type { Stamp } from '../incidents/schema.ts';
import { type Words, wordsSchema } from '../language/text.ts';
import { functionSchema, scopeSchema } from '../people/schema.ts';
import { type By, instantSchema, uuidSchema } from '../protocol.ts';

const span = { from: instantSchema, to: instantSchema };
/** A turn of duty of one mandate: who answers for a post from when until when. */
export const planShiftSchema = z
  .strictObject({
    shift: uuidSchema,
    mandate: uuidSchema,
    ...span,
    /** Order among those on duty for one post at a time; 1 is called first. */
    rank: z.int().min(1).max(99).optional(),
  })
  .refine(s => Date.parse(s.to) > Date.parse(s.from), { path: ['to'], error: 'ends-before-start' });
export const withdrawShiftSchema = z.strictObject({ shift: uuidSchema });
/** What was handed over, in a line: the receiver reads it before accepting. */
export const handOverSchema = z.strictObject({ shift: uuidSchema, to: uuidSchema, note: wordsSchema(600) });
export const acceptShiftSchema = z.strictObject({ shift: uuidSchema });

/** The fact: whole, so that a roster of last year can be read when the mandates have changed. */
export const shiftPlannedSchema = z.strictObject({
  shift: uuidSchema,
  mandate: uuidSchema,
  person: z.string(),
  function: functionSchema,
  scope: scopeSchema,
  organisation: uuidSchema.optional(),
  ...span,
  rank: z.int(),
});
export type ShiftPlanned = z.infer<typeof shiftPlannedSchema>;
export type HandedOver = z.infer<typeof handOverSchema> & { readonly actedAt: string; readonly until: string };
export type ShiftAccepted = z.infer<typeof acceptShiftSchema> & { readonly from: string; readonly actedAt: string };

/** One side of a hand-over: the other shift, when it was given, by whom, and what was said. */
export interface HandOver {
  readonly shift: string;
  readonly at: string;
  readonly by: By;
  readonly note: Words;
}
export type Shift = Readonly<Omit<ShiftPlanned, 'shift'>> & {
  readonly id: string;
  readonly planned: Stamp;
  /** Given to the next; until it is accepted this one stays on duty, at the latest until that shift ends. */
  readonly given?: HandOver & { readonly until: string };
  /** Taken from the one before: on duty once it is accepted. */
  readonly offered?: HandOver;
  readonly accepted?: Stamp;
  /** When the next accepted: this shift ended then. */
  readonly relieved?: string;
  readonly withdrawn?: Stamp;
};
