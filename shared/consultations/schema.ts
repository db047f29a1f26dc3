import { z } from 'zod';
import type { Stamp } from '../incidents/schema.ts';
import { wordsSchema } from '../language/text.ts';
import { decidedBySchema, phaseSchema } from '../phases/schema.ts';
import { instantSchema, uuidSchema } from '../protocol.ts';

/** Whether they agree with what is proposed; `heard` where they only took note. */
export const positionSchema = z.enum(['favourable', 'reserved', 'against', 'heard']);

/**
 * Before an authority declares it may consult (mayors, Minister-President), as the High Official did on 15 March 2022:
 * whom, by which mandates, how, when, and what each said in a line.
 */
export const recordConsultationSchema = z.strictObject({
  consultation: uuidSchema,
  incident: uuidSchema.optional(),
  /** The phase that was proposed. */
  phase: phaseSchema,
  consulted: z
    .array(z.strictObject({ mandate: uuidSchema, position: positionSchema, opinion: wordsSchema(600) }))
    .min(1)
    .max(40),
  how: z.enum(['present', 'telephone', 'video', 'signed']),
  consultedAt: instantSchema,
  /** Where staff record it: whose consultation it was. */
  decidedBy: decidedBySchema.optional(),
});
export const consultationRecordedSchema = recordConsultationSchema
  .omit({ decidedBy: true })
  .extend({ authority: uuidSchema });
export type ConsultationRecorded = z.infer<typeof consultationRecordedSchema>;
export type Consultation = Readonly<Omit<ConsultationRecorded, 'consultation'>> & {
  readonly id: string;
  readonly recorded: Stamp;
};
