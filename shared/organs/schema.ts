import { z } from 'zod';
import { wordsSchema } from '../language/text.ts';
import { nisCodeSchema } from '../people/schema.ts';
import { type AuthorityAct, decidedBySchema } from '../phases/schema.ts';
import { type By, instantSchema, uuidSchema } from '../protocol.ts';

/** CC-Com / CC-Gem of a commune, CC-Prov, CP-Ops of a command post (belgium.md §4). */
export const organKindSchema = z.enum(['cc-com', 'cc-prov', 'cp-ops']);
export type OrganKind = z.infer<typeof organKindSchema>;

/** A seat by its code: `authority`, `d1`, `mayor:21004`. Which an organ has is data (composition.ts). */
export const seatCodeSchema = z.string().regex(/^[a-z][a-z0-9:-]{1,23}$/);
/** At the post, or away and to be reached. */
export const presenceSchema = z.enum(['present', 'reachable']);
export type Presence = z.infer<typeof presenceSchema>;

const decided = { decidedAt: instantSchema, decidedBy: decidedBySchema.optional() };
export const conveneOrganSchema = z.strictObject({
  organ: uuidSchema,
  kind: organKindSchema,
  incident: uuidSchema.optional(),
  /** The commune of a CC-Com; of a CC-Prov those whose mayors have a seat. */
  communes: z.array(nisCodeSchema).max(19).optional(),
  /** The command post of a CP-Ops. */
  post: uuidSchema.optional(),
  place: wordsSchema(160).optional(),
  ...decided,
});
export const closeOrganSchema = z.strictObject({ organ: uuidSchema, ...decided });
export const takeSeatSchema = z.strictObject({
  organ: uuidSchema,
  seat: seatCodeSchema,
  /** Under which mandate: one’s own, or whose presence staff record. */
  mandate: uuidSchema,
  presence: presenceSchema,
  /** Sits for the holder of the office. */
  deputy: z.boolean().optional(),
  /** The mandate that is relieved, where the seat is held. */
  relieves: uuidSchema.optional(),
});
export const leaveSeatSchema = z.strictObject({ organ: uuidSchema, seat: seatCodeSchema });

const authority = { authority: uuidSchema, how: z.enum(['self', 'present', 'telephone', 'video', 'signed']) };
export const organConvenedSchema = conveneOrganSchema.omit({ decidedBy: true }).extend(authority);
export const organClosedSchema = closeOrganSchema.omit({ decidedBy: true }).extend(authority);
export type OrganConvened = z.infer<typeof organConvenedSchema>;
export type OrganClosed = z.infer<typeof organClosedSchema>;
export type SeatTaken = z.infer<typeof takeSeatSchema>;
export type SeatLeft = z.infer<typeof leaveSeatSchema>;

export interface Sitting {
  readonly mandate: string;
  readonly presence: Presence;
  readonly deputy: boolean;
  readonly since: { readonly at: string; readonly by: By };
}
export interface Organ {
  readonly id: string;
  readonly kind: OrganKind;
  readonly incident?: string;
  readonly communes: readonly string[];
  readonly post?: string;
  readonly place?: OrganConvened['place'];
  readonly convened: AuthorityAct;
  readonly closed?: AuthorityAct;
  readonly seats: Readonly<Record<string, Sitting>>;
}
