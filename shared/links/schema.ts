import { z } from 'zod';
import type { Stamp } from '../incidents/schema.ts';
import { type Scope, scopeSchema } from '../people/schema.ts';
import { instantSchema, uuidSchema } from '../protocol.ts';

/**
 * situation: what, where by commune, phase, since when, what is asked; no free text, no name.
 * operational: besides, lines of the log that somebody marked for it, perimeters, posts, states of decisions.
 */
export const linkLevelSchema = z.enum(['situation', 'operational']);
export type LinkLevel = z.infer<typeof linkLevelSchema>;

/** For whom: an authority by its mandate, who has no account or cannot sign in now. Where: its ground, or a part. */
export const createLinkSchema = z.strictObject({
  link: uuidSchema,
  level: linkLevelSchema,
  mandate: uuidSchema,
  scope: scopeSchema.optional(),
  /** This incident alone, where the link is not for all that happens on the ground. */
  incident: uuidSchema.optional(),
  expiresAt: instantSchema,
  maxViews: z.int().min(1).max(1_000),
});
export const nameLinkSchema = z.strictObject({ link: uuidSchema });
/** How often it was opened until now: told by Belfry, several looks at a time. */
export const viewLinkSchema = z.strictObject({ link: uuidSchema, views: z.int().min(1), viewedAt: instantSchema });
/** A line of the log that may be read through operational links. */
export const shareLineSchema = z.strictObject({ entry: uuidSchema });

export type LinkCreated = Omit<z.infer<typeof createLinkSchema>, 'scope'> & { readonly scope: Scope };
export type LinkViewed = z.infer<typeof viewLinkSchema>;

export type AuthorityLink = Readonly<Omit<LinkCreated, 'link'>> & {
  readonly id: string;
  readonly created: Stamp;
  readonly views: number;
  readonly lastViewedAt?: string;
  readonly revoked?: Stamp;
};
/** A line that may be read through operational links; `sharedKey` of the line is its key. */
export interface SharedLine {
  readonly id: string;
  readonly entry: string;
  readonly shared: Stamp;
}
