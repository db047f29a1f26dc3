import { z } from 'zod';
import type { Stamp } from '../incidents/schema.ts';
import { type Words, wordsSchema } from '../language/text.ts';
import { nisCodeSchema } from '../people/schema.ts';
import { uuidSchema } from '../protocol.ts';

/** Obligations of emergency planning (belgium.md §9); what each asks stands in table.ts, with its source. */
export const obligationCodeSchema = z.enum([
  'coordinator',
  'safety-cell',
  'pgui',
  'communication-plan',
  'exercise',
  'evaluation',
  'be-alert-test',
  'be-alert-national',
  'contacts',
  'yearly-report',
]);
export type ObligationCode = z.infer<typeof obligationCodeSchema>;
/** Whose obligation: a commune by its NIS code, or the Region, for which the High Official answers. */
export const holderSchema = z.union([z.literal('region'), nisCodeSchema]);
export type Holder = z.infer<typeof holderSchema>;

const recorded = {
  record: uuidSchema,
  obligation: obligationCodeSchema,
  holder: holderSchema,
  on: z.iso.date(),
};
export const fulfilObligationSchema = z.strictObject({
  ...recorded,
  /** What shows it: who met, what was tested, where the report is. */
  evidence: wordsSchema(1_000),
  link: z
    .strictObject({ kind: z.enum(['exercise', 'meeting', 'incident', 'plan', 'log']), id: z.string().max(64) })
    .optional(),
});
export const planObligationSchema = z.strictObject({ ...recorded, note: wordsSchema(1_000).optional() });
export const withdrawObligationSchema = z.strictObject({ record: uuidSchema, reason: wordsSchema(1_000) });
export type ObligationFulfilled = z.infer<typeof fulfilObligationSchema>;
export type ObligationPlanned = z.infer<typeof planObligationSchema>;
export type ObligationWithdrawn = z.infer<typeof withdrawObligationSchema>;

/** One entry of the calendar: what was done on a day, or is planned for one. Nothing is erased, only withdrawn. */
export interface ObligationRecord {
  readonly id: string;
  readonly kind: 'fulfilled' | 'planned';
  readonly obligation: ObligationCode;
  readonly holder: Holder;
  /** Day in Brussels, `2026-11-25`. */
  readonly on: string;
  readonly note?: Words;
  readonly link?: NonNullable<ObligationFulfilled['link']> | undefined;
  readonly recorded: Stamp;
  readonly withdrawn?: Stamp & { readonly reason: Words };
}
