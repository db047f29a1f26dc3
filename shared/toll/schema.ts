import { z } from 'zod';
import type { Stamp } from '../incidents/schema.ts';
import { instantSchema, uuidSchema } from '../protocol.ts';
import { CATEGORIES, SOURCES } from './doctrine.ts';

export const categorySchema = z.enum(CATEGORIES);
export const sourceSchema = z.enum(SOURCES);

/** One figure by one source at one moment. A later one of the same source takes its place; nobody else’s does. */
export const reportTollSchema = z.strictObject({
  report: uuidSchema,
  incident: uuidSchema,
  category: categorySchema,
  figure: z.int().nonnegative().max(1_000_000),
  source: sourceSchema,
  /** Who said it, by name: `Dr. Mertens`, `CHU Saint-Pierre`. */
  name: z.string().trim().min(1).max(80).optional(),
  /** When the figure held, as its source says. */
  asOf: instantSchema,
});
/** The source no longer stands by its figure, and gives no other. */
export const withdrawTollSchema = z.strictObject({ report: uuidSchema });
export type TollReported = z.infer<typeof reportTollSchema>;
export type TollReport = Readonly<Omit<TollReported, 'report'>> & {
  readonly id: string;
  readonly reported: Stamp;
  readonly withdrawn?: Stamp;
};
