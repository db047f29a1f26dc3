import { z } from 'zod';
import type { Stamp } from '../incidents/schema.ts';
import { instantSchema, uuidSchema } from '../protocol.ts';

/** E.164: a plus, the country, the number; what every telephone and gateway dials. */
export const phoneNumberSchema = z.string().regex(/^\+[1-9]\d{6,14}$/, { error: 'not-e164' });
export const phoneKindSchema = z.enum(['duty', 'mobile', 'desk', 'home', 'satellite']);
export type PhoneKind = z.infer<typeof phoneKindSchema>;

/** One card a person or organisation. Its numbers stand in the order in which they are to be tried. */
export const recordContactSchema = z
  .strictObject({
    contact: uuidSchema,
    person: uuidSchema.optional(),
    organisation: uuidSchema.optional(),
    phones: z.array(z.strictObject({ number: phoneNumberSchema, kind: phoneKindSchema })).max(8),
    email: z.email().max(200).optional(),
    note: z.string().trim().min(1).max(300).optional(),
    /** The card's last change as the writer saw it: what somebody else changed since is not overwritten. */
    seen: instantSchema.optional(),
  })
  .refine(card => (card.person === undefined) !== (card.organisation === undefined), {
    path: ['person'],
    error: 'one-subject',
  })
  .refine(card => card.phones.length > 0 || card.email !== undefined, { path: ['phones'], error: 'no-way-to-reach' });
/** `verifiedAt`: when somebody reached it, where that is written down later (a list that was gone through on paper). */
export const verifyContactSchema = z.strictObject({ contact: uuidSchema, verifiedAt: instantSchema.optional() });
export const nameContactSchema = z.strictObject({ contact: uuidSchema });

export type ContactRecorded = Omit<z.infer<typeof recordContactSchema>, 'seen'>;
export type ContactCard = { readonly id: string } & Readonly<Omit<ContactRecorded, 'contact'>> & {
    readonly recorded: Stamp;
    /** Somebody called or wrote and it answered: when, and who found so. */
    readonly verified?: Stamp;
  };
