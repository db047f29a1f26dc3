import { z } from 'zod';
import { areaSchema, pointSchema } from '../geometry.ts';
import { type Words, wordsSchema } from '../language/text.ts';
import { nisCodeSchema } from '../people/schema.ts';
import { type By, instantSchema, uuidSchema } from '../protocol.ts';

/** Kind is mandatory: two thirds of what a national portal holds is not real (belgium.md §8). */
export const kindSchema = z.enum(['incident', 'event', 'exercise', 'test']);
export const severitySchema = z.enum(['extreme', 'severe', 'moderate', 'minor', 'unknown']);
export type Severity = z.infer<typeof severitySchema>;
/** Which glyph stands in the frame on the map. */
export const categorySchema = z.enum([
  'smoke',
  'fire',
  'gas',
  'power',
  'flood',
  'crowd',
  'transport',
  'cyber',
  'other',
]);

const told = {
  kind: kindSchema,
  title: wordsSchema(200),
  text: wordsSchema(4_000).optional(),
  point: pointSchema.optional(),
  area: areaSchema.optional(),
  severity: severitySchema,
  category: categorySchema.optional(),
  lead: wordsSchema(120).optional(),
  /** Communes confirmed by the operator where a pin lies near an approximate border. */
  confirmed: z.array(nisCodeSchema).min(1).max(19).optional(),
};
export const openIncidentSchema = z.strictObject({ incident: uuidSchema, ...told });
export const updateIncidentSchema = z
  .strictObject({ incident: uuidSchema, ...told, seen: instantSchema })
  .partial()
  .required({ incident: true })
  .refine(({ seen: _seen, ...data }) => Object.keys(data).length > 1, { error: 'nothing-changes' });
export const closeIncidentSchema = z.strictObject({ incident: uuidSchema, outcome: wordsSchema(2_000) });

const territory = { communes: z.array(nisCodeSchema), zones: z.array(z.string()) };
export const incidentOpenedSchema = openIncidentSchema.extend(territory);
export const incidentUpdatedSchema = z
  .strictObject({ incident: uuidSchema, ...told, ...territory })
  .partial()
  .required({ incident: true });
export type IncidentOpened = z.infer<typeof incidentOpenedSchema>;
export type IncidentUpdated = z.infer<typeof incidentUpdatedSchema>;
export type IncidentClosed = z.infer<typeof closeIncidentSchema>;

export interface Stamp {
  readonly at: string;
  readonly by: By;
}
export type Incident = Readonly<Omit<IncidentOpened, 'incident'>> & {
  readonly id: string;
  readonly status: 'open' | 'closed';
  readonly opened: Stamp;
  /** When each fact was last told: the console shows its age. */
  readonly told: Readonly<Record<string, string>>;
  /** Who told each fact last. */
  readonly toldBy: Readonly<Record<string, By>>;
  readonly closed?: Stamp & { readonly outcome: Words };
  /** Ids of its perimeters, lifted ones too. */
  readonly perimeters?: readonly string[];
  /** Whoever holds one of these may see it: its own territory and that of its perimeters. */
  readonly sight: { readonly communes: readonly string[]; readonly zones: readonly string[] };
};
