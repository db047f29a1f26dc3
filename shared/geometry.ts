import { z } from 'zod';
import type { FacilitiesTouched } from './territory/facilities.ts';

/** `[longitude, latitude]`, WGS 84. */
export const pointSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
export type Point = z.infer<typeof pointSchema>;

const ringSchema = z
  .array(pointSchema)
  .min(4)
  .max(5_000)
  .refine(
    ring => {
      const [first, last] = [ring[0], ring.at(-1)];
      return first?.[0] === last?.[0] && first?.[1] === last?.[1];
    },
    { error: 'open-ring' },
  );
/** GeoJSON Polygon or MultiPolygon (RFC 7946): rings closed, at most 5,000 points each. */
export const areaSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(ringSchema).min(1).max(50) }),
  z.strictObject({
    type: z.literal('MultiPolygon'),
    coordinates: z.array(z.array(ringSchema).min(1).max(50)).min(1).max(50),
  }),
]);
export type Area = z.infer<typeof areaSchema>;

/** Territory computed from geometry; codes as in `territory/reference.ts`. */
export interface Touched {
  readonly communes: readonly string[];
  readonly zones: readonly string[];
}
/** What the rules need of a territory: pure look-ups on data that was loaded before. */
export interface Territory {
  at(point: Point): Touched;
  touching(area: Area): Touched;
  zonesOf(communes: readonly string[]): readonly string[];
  /** Stations, hospitals, schools and the like that lie in an area. */
  facilitiesIn(area: Area): FacilitiesTouched;
}
