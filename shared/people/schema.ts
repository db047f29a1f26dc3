import { z } from 'zod';
import { languageSchema, textSchema } from '../language/text.ts';
import { instantSchema, uuidSchema } from '../protocol.ts';

/**
 * Functions of the room. Authorities: `mayor`, `high-official` (art. 48 of the special law of 12 January 1989),
 * `minister-interior`. An authority is a role held by a mandate, never a person or a title in code.
 */
export const FUNCTIONS = [
  'regional-operator',
  'information-manager',
  'high-official',
  'minister-interior',
  'mayor',
  'commune-liaison',
  'zone-officer',
  'zone-images',
  'video-operator',
  'transport-dispatch',
  'fire-dispatch',
  'dir-d1',
  'dir-d2',
  'dir-d3',
  'dir-d4',
  'dir-d5',
  'auditor',
  'administrator',
  /** Planificateur d'urgence / noodplanningscoördinator of a commune (royal decree of 22 May 2019, art. 1, 16°). */
  'emergency-coordinator',
  /** Coordination of security in the Region; declares no phase (belgium.md §2). */
  'minister-president',
  /** Governors of Flemish and Walloon Brabant. */
  'neighbour-governor',
  /** NCCN. */
  'national-crisis-centre',
  'dispatch-112',
  'prosecutor',
  /** Answers for an organisation: a utility, a hospital, a carrier. */
  'partner',
  /** Flies a drone, of a service or of a private firm; has its position, and its images only by name (belgium.md §14.4). */
  'remote-pilot',
  /** Data protection officer of the centre or of an owner of images: reads who looked, and no image. */
  'data-protection',
] as const;
export const functionSchema = z.enum(FUNCTIONS);
export type FunctionCode = z.infer<typeof functionSchema>;

export const nisCodeSchema = z.string().regex(/^\d{5}$/);
export const zoneCodeSchema = z.string().regex(/^\d{4}$/);

/** Where a mandate holds: the whole region, or the communes and zones named. */
export const scopeSchema = z.union([
  z.literal('region'),
  z.strictObject({ communes: z.array(nisCodeSchema).max(100), zones: z.array(zoneCodeSchema).max(100) }),
]);
export type Scope = z.infer<typeof scopeSchema>;

export const personSchema = z.strictObject({
  person: uuidSchema,
  name: z.string().trim().min(1).max(120),
  language: languageSchema,
});
/** Another name or language of a person; who they are stays. */
export const renamePersonSchema = personSchema
  .partial()
  .required({ person: true })
  .refine(data => Object.keys(data).length > 1, { error: 'nothing-changes' });

export const organisationKindSchema = z.enum([
  'region',
  'commune',
  'police-zone',
  'fire-service',
  'transport',
  'utility',
  'hospital',
  'federal',
  'other',
]);
export type OrganisationKind = z.infer<typeof organisationKindSchema>;
const organisationFields = {
  kind: organisationKindSchema,
  name: textSchema(160),
  short: textSchema(40).optional(),
  /** The ground it answers for or stands on: the commune of a town hall, the zones of a force. */
  territory: z
    .strictObject({ communes: z.array(nisCodeSchema).max(100), zones: z.array(zoneCodeSchema).max(100) })
    .optional(),
};
export const organisationSchema = z.strictObject({ organisation: uuidSchema, ...organisationFields });
export const updateOrganisationSchema = organisationSchema
  .partial()
  .required({ organisation: true })
  .refine(data => Object.keys(data).length > 1, { error: 'nothing-changes' });
export const grantMandateSchema = z
  .strictObject({
    mandate: uuidSchema,
    person: uuidSchema,
    function: functionSchema,
    scope: scopeSchema,
    organisation: uuidSchema.optional(),
    /** The mandate of the holder whom this one replaces: same function, same ground. */
    deputyOf: uuidSchema.optional(),
    /** Order among the deputies of one holder, or among several holders; 1 is called first. */
    rank: z.int().min(1).max(99).optional(),
    from: instantSchema,
    to: instantSchema.optional(),
  })
  .refine(m => m.to === undefined || Date.parse(m.to) > Date.parse(m.from), {
    path: ['to'],
    error: 'ends-before-start',
  });
export const revokeMandateSchema = z.strictObject({ mandate: uuidSchema, at: instantSchema.optional() });

export type Person = { readonly id: string } & Readonly<Omit<z.infer<typeof personSchema>, 'person'>>;
export type Organisation = { readonly id: string } & Readonly<Omit<z.infer<typeof organisationSchema>, 'organisation'>>;
/** Person × function × territory × validity, and whom it replaces where it is a deputy’s. */
export type Mandate = { readonly id: string } & Readonly<Omit<z.infer<typeof grantMandateSchema>, 'mandate'>>;
