import { z } from 'zod';
import { pointSchema } from '../geometry.ts';
import type { Stamp } from '../incidents/schema.ts';
import { MOST_TILES } from '../layouts/most.ts';
import { firstSchema } from '../layouts/schema.ts';
import { uuidSchema } from '../protocol.ts';

export const screenNameSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
/** A place on a screen: 1 is the first, and the largest. */
export const tileSchema = z.int().min(1).max(MOST_TILES);
export const showScreenSchema = z.strictObject({
  screen: screenNameSchema,
  layout: z.enum(['situation', 'map', 'mosaic']),
  incident: uuidSchema.optional(),
  /** Pictures of the mosaic, first is largest. Without these, a layout or a tour: the nearest of the incident. */
  feeds: z.array(uuidSchema).max(MOST_TILES).optional(),
  center: pointSchema.optional(),
  zoom: z.number().min(0).max(22).optional(),
  /** A saved layout instead of pictures: the screen follows it when it is changed. */
  saved: uuidSchema.optional(),
  /** A tour instead of pictures: the screen goes with its clock. */
  tour: uuidSchema.optional(),
  /** Where the nearest come by themselves: cameras that keep their place among them. */
  pins: z
    .array(z.strictObject({ tile: tileSchema, feed: uuidSchema }))
    .max(MOST_TILES)
    .optional(),
  /** How many pictures, where the nearest come by themselves. */
  tiles: tileSchema.optional(),
  first: firstSchema.optional(),
});
/** One camera on one tile of a screen; everything else on it stays. */
export const placeOnScreenSchema = z.strictObject({
  screen: screenNameSchema,
  feed: uuidSchema,
  /** Absent: in the first place, the others move on by one. */
  tile: tileSchema.optional(),
  /** What a screen without a view shows beside it. */
  incident: uuidSchema.optional(),
});
export type ScreenShown = z.infer<typeof showScreenSchema>;
export type Screen = Readonly<Omit<ScreenShown, 'screen'>> & { readonly id: string; readonly shown: Stamp };
