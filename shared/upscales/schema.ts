import { z } from 'zod';
import type { Stamp } from '../incidents/schema.ts';
import { type Words, wordsSchema } from '../language/text.ts';
import { nisCodeSchema } from '../people/schema.ts';
import { type AuthorityAct, decidedBySchema } from '../phases/schema.ts';
import { instantSchema, uuidSchema } from '../protocol.ts';

const decided = { decidedAt: instantSchema, decidedBy: decidedBySchema.optional() };
/**
 * A mayor asks the High Official for the provincial phase; the High Official, or the regional security council (CORES),
 * asks the Minister for the federal one. The council asks and advises; it declares nothing (belgium.md §3.4, §4).
 */
export const requestUpscaleSchema = z.strictObject({
  upscale: uuidSchema,
  incident: uuidSchema.optional(),
  phase: z.enum(['provinciale', 'federale']),
  communes: z.array(nisCodeSchema).min(1).max(600),
  /** In whose name the mandate asks: its own, or the council’s. */
  as: z.enum(['own', 'cores']).optional(),
  why: wordsSchema(1_000),
  /** By when an answer is needed; past it, no answer is one of the three answers. */
  deadline: instantSchema,
  ...decided,
});
export const answerUpscaleSchema = z.strictObject({
  upscale: uuidSchema,
  answer: z.enum(['granted', 'refused']),
  reason: wordsSchema(1_000),
  ...decided,
});
export const withdrawUpscaleSchema = z.strictObject({ upscale: uuidSchema, reason: wordsSchema(600), ...decided });

const authority = { authority: uuidSchema, how: z.enum(['self', 'present', 'telephone', 'video', 'signed']) };
export const upscaleRequestedSchema = requestUpscaleSchema.omit({ decidedBy: true }).extend(authority);
export const upscaleAnsweredSchema = answerUpscaleSchema.omit({ decidedBy: true }).extend(authority);
export const upscaleWithdrawnSchema = withdrawUpscaleSchema.omit({ decidedBy: true }).extend(authority);
export type UpscaleRequested = z.infer<typeof upscaleRequestedSchema>;
export type UpscaleAnswered = z.infer<typeof upscaleAnsweredSchema>;
export type UpscaleWithdrawn = z.infer<typeof upscaleWithdrawnSchema>;

export interface Upscale {
  readonly id: string;
  readonly incident?: string;
  readonly phase: 'provinciale' | 'federale';
  readonly communes: readonly string[];
  readonly as: 'own' | 'cores';
  readonly why: Words;
  readonly deadline: string;
  readonly requested: AuthorityAct;
  readonly answer?: AuthorityAct & { readonly answer: 'granted' | 'refused'; readonly reason: Words };
  readonly withdrawn?: Stamp & { readonly reason: Words };
}
