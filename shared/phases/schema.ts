import { z } from 'zod';
import { type Words, wordsSchema } from '../language/text.ts';
import { nisCodeSchema } from '../people/schema.ts';
import { type By, instantSchema, uuidSchema } from '../protocol.ts';
import { addresseesSchema } from '../recipients/schema.ts';

/** Legal codes; "phase régionale" is everyday speech for `provinciale` and never stored (belgium.md §0). */
export const phaseSchema = z.enum(['communale', 'provinciale', 'federale']);
export type Phase = z.infer<typeof phaseSchema>;

const line = wordsSchema(600);
/** The nine parameters for choosing the level, one line each (belgium.md §3.3). */
export const criteriaSchema = z.strictObject({
  '1': line,
  '2': line,
  '3': line,
  '4': line,
  '5': line,
  '6': line,
  '7': line,
  '8': line,
  '9': line,
});
export type Criterion = keyof z.infer<typeof criteriaSchema>;

/**
 * Staff record an authority's decision, they never take it: whose mandate decided, and how it was given.
 * Absent where the authority acts itself.
 */
export const decidedBySchema = z.strictObject({
  mandate: uuidSchema,
  how: z.enum(['present', 'telephone', 'video', 'signed']),
});
const communes = z.array(nisCodeSchema).min(1).max(600);
const decided = { decidedAt: instantSchema, decidedBy: decidedBySchema.optional() };

/** Federal only: its reference, the cells activated; the level of the national plan is an attribute, not a phase. */
export const federalSchema = z.strictObject({
  reference: z.string().trim().min(1).max(120).optional(),
  cells: z
    .array(z.enum(['celeval', 'cofeco', 'policy', 'infocel', 'security']))
    .max(5)
    .optional(),
  level: z.enum(['stand-by', 'pre-alerte', 'alerte']).optional(),
});
export const declarePhaseSchema = z.strictObject({
  declaration: uuidSchema,
  incident: uuidSchema.optional(),
  phase: phaseSchema,
  communes,
  criteria: criteriaSchema,
  ...decided,
  /** Plan used: general (PGUI / ANIP) or special (PPUI / BNIP). */
  plan: wordsSchema(200).optional(),
  federal: federalSchema.optional(),
  /** Consultations held before. */
  consultations: z.array(uuidSchema).max(20).optional(),
  /** The request that it answers. */
  upscale: uuidSchema.optional(),
  /** Whom to notify beside those whom the rule names. */
  also: addresseesSchema.optional(),
});

/** What becomes of a public measure at the lifting: somebody keeps it, or it ended. */
export const measureFateSchema = z.union([
  z.strictObject({ id: uuidSchema, maintainedBy: uuidSchema }),
  z.strictObject({ id: uuidSchema, liftedAt: instantSchema }),
]);
export type MeasureFate = z.infer<typeof measureFateSchema>;
export const liftPhaseSchema = z.strictObject({
  declaration: uuidSchema,
  reason: wordsSchema(1_000),
  ...decided,
  measures: z.array(measureFateSchema).max(200).optional(),
  /** Lower phases that are to go on: asked of their authorities, never inferred. */
  next: z
    .array(z.strictObject({ phase: z.enum(['communale', 'provinciale']), communes }))
    .max(20)
    .optional(),
  recovery: z
    .array(z.strictObject({ communes, lead: wordsSchema(200) }))
    .max(40)
    .optional(),
});
/** Some of the nine lines anew, as the authority sees them now. */
export const reassessPhaseSchema = z.strictObject({
  declaration: uuidSchema,
  criteria: criteriaSchema.partial().refine(lines => Object.keys(lines).length > 0, { error: 'nothing-changes' }),
  ...decided,
});
/** A lower authority says that its phase goes on after the higher one was lifted. */
export const confirmPhaseSchema = z.strictObject({
  declaration: uuidSchema,
  after: uuidSchema,
  note: wordsSchema(600).optional(),
  ...decided,
});
/** A lower authority says that it declares none where the lifting of the higher one left the question open. */
export const declinePhaseSchema = z.strictObject({
  after: uuidSchema,
  phase: z.enum(['communale', 'provinciale']),
  communes,
  reason: wordsSchema(600),
  ...decided,
});

const authority = { authority: uuidSchema, how: z.enum(['self', 'present', 'telephone', 'video', 'signed']) };
export const phaseDeclaredSchema = declarePhaseSchema.omit({ decidedBy: true, also: true }).extend(authority);
export const phaseLiftedSchema = liftPhaseSchema.omit({ decidedBy: true }).extend(authority);
export const phaseReassessedSchema = reassessPhaseSchema.omit({ decidedBy: true }).extend(authority);
export const phaseConfirmedSchema = confirmPhaseSchema.omit({ decidedBy: true }).extend(authority);
export const phaseDeclinedSchema = declinePhaseSchema.omit({ decidedBy: true }).extend(authority);
export type PhaseDeclared = z.infer<typeof phaseDeclaredSchema>;
export type PhaseLifted = z.infer<typeof phaseLiftedSchema>;
export type PhaseReassessed = z.infer<typeof phaseReassessedSchema>;
export type PhaseConfirmed = z.infer<typeof phaseConfirmedSchema>;
export type PhaseDeclined = z.infer<typeof phaseDeclinedSchema>;

/** Two times, since verbal declarations are common: decided, entered. */
export interface AuthorityAct {
  readonly decidedAt: string;
  readonly enteredAt: string;
  readonly by: By;
  /** Mandate of the authority. */
  readonly authority: string;
  readonly how: PhaseDeclared['how'];
}
export interface Lifting extends AuthorityAct {
  readonly reason: Words;
  readonly measures?: PhaseLifted['measures'];
  readonly next?: PhaseLifted['next'];
  readonly recovery?: PhaseLifted['recovery'];
}
export interface Declaration {
  readonly id: string;
  readonly incident?: string;
  readonly phase: Phase;
  readonly communes: readonly string[];
  /** As they stand: the newest word on each. */
  readonly criteria: PhaseDeclared['criteria'];
  /** Lines said anew since: by whom, when. A line that is not here stands as it was declared. */
  readonly assessed?: Readonly<Partial<Record<Criterion, AuthorityAct>>>;
  readonly plan?: PhaseDeclared['plan'];
  readonly federal?: PhaseDeclared['federal'];
  readonly consultations?: PhaseDeclared['consultations'];
  readonly upscale?: PhaseDeclared['upscale'];
  readonly declared: AuthorityAct;
  /** Said to go on after a higher phase was lifted. */
  readonly confirmed?: AuthorityAct & { readonly after: string };
  readonly lifted?: Lifting;
  /** Lower authorities that declare none after it: of a lifted declaration. */
  readonly declined?: readonly (AuthorityAct & {
    readonly phase: 'communale' | 'provinciale';
    readonly communes: readonly string[];
    readonly reason: Words;
  })[];
}
