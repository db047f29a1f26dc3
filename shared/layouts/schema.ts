import { z } from 'zod';
import type { Stamp } from '../incidents/schema.ts';
import { textSchema } from '../language/text.ts';
import { instantSchema, uuidSchema } from '../protocol.ts';
import { MOST_TILES } from './most.ts';

/** Whether the first picture of a mosaic is larger than the others. */
export const firstSchema = z.enum(['large', 'equal']);
export type First = z.infer<typeof firstSchema>;

const feedsSchema = z.array(uuidSchema).min(1).max(MOST_TILES);
/** Seen on a list and said aloud over the room, in both languages. */
const nameSchema = textSchema(80);

/** An arrangement of pictures that is kept under a name; the same id again changes it. */
export const saveLayoutSchema = z.strictObject({
  layout: uuidSchema,
  name: nameSchema,
  /** In the order of their places. */
  feeds: feedsSchema,
  first: firstSchema,
  /** Up to when its author had seen it; absent: whoever means what they say. */
  seen: instantSchema.optional(),
});
export const removeLayoutSchema = z.strictObject({ layout: uuidSchema });

/** One halt of a tour: some cameras or a saved layout, and for how many seconds. */
export const stepSchema = z
  .strictObject({
    feeds: feedsSchema.optional(),
    layout: uuidSchema.optional(),
    /** Under four seconds nobody has seen anything; beyond an hour it is no tour. */
    seconds: z.int().min(4).max(3_600),
  })
  .refine(step => (step.feeds === undefined) !== (step.layout === undefined), { error: 'feeds-or-layout' });
export const saveTourSchema = z.strictObject({
  tour: uuidSchema,
  name: nameSchema,
  steps: z.array(stepSchema).min(1).max(60),
  seen: instantSchema.optional(),
});
export const removeTourSchema = z.strictObject({ tour: uuidSchema });
export const steerTourSchema = z.strictObject({
  tour: uuidSchema,
  act: z.enum(['pause', 'resume', 'next', 'previous']),
});

export const layoutSavedSchema = saveLayoutSchema.omit({ seen: true });
export const tourSavedSchema = saveTourSchema.omit({ seen: true });
/** Where the clock of a tour stands: `ahead` ms into it at `since`, and whether it goes on from there. */
export const tourSteeredSchema = z.strictObject({
  tour: uuidSchema,
  since: instantSchema,
  ahead: z.int().nonnegative(),
  paused: z.boolean(),
});
export type LayoutSaved = z.infer<typeof layoutSavedSchema>;
export type TourSaved = z.infer<typeof tourSavedSchema>;
export type TourSteered = z.infer<typeof tourSteeredSchema>;

export type Layout = Readonly<Omit<LayoutSaved, 'layout'>> & { readonly id: string; readonly saved: Stamp };
export type TourStep = Readonly<z.infer<typeof stepSchema>>;
/** One tour has one clock: wherever it is shown, it stands at the same step. */
export type Tour = Readonly<Omit<TourSaved, 'tour' | 'steps'>> & {
  readonly id: string;
  readonly steps: readonly TourStep[];
  readonly saved: Stamp;
  readonly clock: Readonly<Omit<TourSteered, 'tour'>>;
};
