import { z } from 'zod';
import { imageRightSchema } from '../feeds/schema.ts';
import type { Stamp } from '../incidents/schema.ts';
import { type Words, wordsSchema } from '../language/text.ts';
import { instantSchema, uuidSchema } from '../protocol.ts';

/** What an owner of cameras shares: which uses, and of which cameras; without a list, of all that it has. */
export const conventionScopeSchema = z.strictObject({
  rights: z.array(imageRightSchema).min(1).max(4),
  feeds: z.array(uuidSchema).min(1).max(500).optional(),
});
/** Recorded once both sides have signed on paper: Belfry keeps what was agreed, it does not make the agreement. */
export const signConventionSchema = z.strictObject({
  convention: uuidSchema,
  /** As the cameras name it: the zone, the carrier, the commune. */
  owner: wordsSchema(120),
  /** Under which the signed text is filed. */
  reference: z.string().trim().min(1).max(120),
  signed: instantSchema,
  expires: instantSchema,
  scope: conventionScopeSchema,
});
export const endConventionSchema = z.strictObject({ convention: uuidSchema, reason: wordsSchema(500) });

export type ConventionSigned = z.infer<typeof signConventionSchema>;
export type ConventionEnded = z.infer<typeof endConventionSchema>;
export type Convention = Readonly<Omit<ConventionSigned, 'convention'>> & {
  readonly id: string;
  readonly recorded: Stamp;
  readonly ended?: Stamp & { readonly reason: Words };
};
