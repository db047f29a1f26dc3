import { z } from 'zod';
import type { Stamp } from '../incidents/schema.ts';
import { wordsSchema } from '../language/text.ts';
import { instantSchema, uuidSchema } from '../protocol.ts';

const given = {
  key: uuidSchema,
  feed: uuidSchema,
  /** Who has it: the encoder, the phone, the partner. */
  holder: wordsSchema(120),
  expiresAt: instantSchema,
};
/** A sender of one feed (WHIP). Its secret is kept elsewhere, as a digest, and told once. */
export const allowSenderSchema = z.strictObject(given);
/** A player of one feed (WHEP): each look through it is a look of whoever gave it, for this purpose, on this basis. */
export const allowPlayerSchema = z.strictObject({
  ...given,
  purpose: wordsSchema(300),
  incident: uuidSchema.optional(),
  basis: wordsSchema(300).optional(),
});
export const revokeStreamSchema = z.strictObject({ key: uuidSchema });

export type SenderAllowed = z.infer<typeof allowSenderSchema>;
export type PlayerAllowed = z.infer<typeof allowPlayerSchema>;

export type StreamKey = Readonly<Omit<SenderAllowed, 'key'>> &
  Readonly<Partial<Pick<PlayerAllowed, 'purpose' | 'incident' | 'basis'>>> & {
    readonly id: string;
    readonly use: 'send' | 'play';
    readonly given: Stamp;
    readonly revoked?: Stamp;
  };
