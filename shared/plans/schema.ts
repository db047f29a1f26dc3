import { z } from 'zod';
import type { Stamp } from '../incidents/schema.ts';
import { textSchema, type Words, wordsSchema } from '../language/text.ts';
import type { How } from '../people/authority.ts';
import { functionSchema, nisCodeSchema } from '../people/schema.ts';
import { decidedBySchema } from '../phases/schema.ts';
import { instantSchema, uuidSchema } from '../protocol.ts';
import { recipientSchema } from '../recipients/schema.ts';

/**
 * pgui: general plan (ANIP). ppui: plan for one risk (BNIP). mono: plan of one discipline. piu: internal plan of a site
 * (INP). rhythm: how a planned event is followed, hour by hour. (belgium.md §7)
 */
export const planKindSchema = z.enum(['pgui', 'ppui', 'mono', 'piu', 'rhythm']);
export type PlanKind = z.infer<typeof planKindSchema>;
export const riskSchema = z.enum(['any', 'flood', 'blackout', 'chemical', 'weather', 'crowd', 'site', 'other']);
export type Risk = z.infer<typeof riskSchema>;

const variantIdSchema = z.string().regex(/^[a-z][a-z-]{0,20}$/);
/** When a step is due, in minutes from the activation, or before (negative) and after the moment that was planned. */
export const dueSchema = z.strictObject({
  from: z.enum(['activation', 'moment']),
  minutes: z.int().min(-43_200).max(43_200),
});
export const stepSchema = z.strictObject({
  text: textSchema(300),
  due: dueSchema,
  /** Lives or the whole operation hang on it: late, it is red. */
  critical: z.literal(true).optional(),
  /** Only in these variants of the plan; absent: in all. */
  only: z.array(variantIdSchema).min(1).max(8).optional(),
  /** Comes back: every so many minutes, so many times in all. */
  repeat: z.strictObject({ every: z.int().min(5).max(10_080), times: z.int().min(2).max(48) }).optional(),
});
export type Step = z.infer<typeof stepSchema>;
/** What one function does: fiche réflexe / actiekaart. */
export const cardSchema = z.strictObject({
  function: functionSchema,
  title: textSchema(160),
  steps: z.array(stepSchema).min(1).max(40),
});
export type Card = z.infer<typeof cardSchema>;

/** What a version says, whole: it never changes; another wording is another version. */
export const planContentSchema = z.strictObject({
  purpose: textSchema(1_000),
  /** What should make somebody activate it. */
  triggers: z.array(textSchema(300)).max(20),
  /** Forms of the same risk that change the steps: storm, heat, snow. */
  variants: z
    .array(z.strictObject({ id: variantIdSchema, name: textSchema(80) }))
    .max(8)
    .optional(),
  links: z.array(z.strictObject({ label: textSchema(200), url: z.url().max(500).optional() })).max(30),
  /** Whom one must be able to reach for it; names and numbers stand in the contact cards. */
  contacts: z.array(z.strictObject({ who: textSchema(160), function: functionSchema.optional() })).max(40),
  /** On which texts and practice it rests. */
  doctrine: textSchema(1_000).optional(),
  cards: z.array(cardSchema).min(1).max(40),
});
export type PlanContent = z.infer<typeof planContentSchema>;

export const planTerritorySchema = z.union([
  z.literal('region'),
  z.strictObject({ communes: z.array(nisCodeSchema).min(1).max(19) }),
]);
export type PlanTerritory = z.infer<typeof planTerritorySchema>;

export const draftPlanSchema = z.strictObject({
  plan: uuidSchema,
  /** The latest version that its author had before them; absent for a plan that is new. */
  after: z.int().positive().optional(),
  kind: planKindSchema,
  risk: riskSchema,
  title: textSchema(160),
  territory: planTerritorySchema,
  content: planContentSchema,
  /** Where it was taken over from the library: which model, in which of its versions. */
  library: z.strictObject({ id: z.string().max(60), version: z.string().max(20) }).optional(),
});
const named = { plan: uuidSchema, version: z.int().positive() };
export const submitPlanSchema = z.strictObject(named);
export const returnPlanSchema = z.strictObject({ ...named, reason: wordsSchema(1_000) });
export const approvePlanSchema = z
  .strictObject({
    ...named,
    from: instantSchema,
    to: instantSchema.optional(),
    /** By when it must be looked at anew. */
    reviewBy: instantSchema,
    decidedAt: instantSchema,
    decidedBy: decidedBySchema.optional(),
  })
  .refine(p => p.to === undefined || Date.parse(p.to) > Date.parse(p.from), {
    path: ['to'],
    error: 'ends-before-start',
  });
export const retirePlanSchema = z.strictObject({
  plan: uuidSchema,
  reason: wordsSchema(1_000),
  decidedAt: instantSchema,
  decidedBy: decidedBySchema.optional(),
});
/** Types of exercise: belgium.md §9. */
export const exerciseTypeSchema = z.enum([
  'site-visit',
  'technical',
  'virtual',
  'case-study',
  'alert',
  'table-top',
  'command-post',
  'field',
]);
export const recordExerciseSchema = z.strictObject({
  plan: uuidSchema,
  exercise: uuidSchema,
  type: exerciseTypeSchema,
  on: z.iso.date(),
  findings: wordsSchema(2_000),
});
export const activatePlanSchema = z.strictObject({
  activation: uuidSchema,
  plan: uuidSchema,
  incident: uuidSchema,
  /** Whose cards are copied; absent: the communes of the incident. */
  communes: z.array(nisCodeSchema).min(1).max(19).optional(),
  variant: variantIdSchema.optional(),
  /** The planned moment (midnight of the New Year, the start of a match), where steps count from it. */
  moment: instantSchema.optional(),
});
export const deactivatePlanSchema = z.strictObject({ activation: uuidSchema, reason: wordsSchema(1_000) });

const by = { authority: uuidSchema, how: z.enum(['self', 'present', 'telephone', 'video', 'signed']) };
export const planDraftedSchema = draftPlanSchema.omit({ after: true }).extend({ version: z.int().positive() });
export const planApprovedSchema = z.strictObject({
  ...named,
  from: instantSchema,
  to: instantSchema.optional(),
  reviewBy: instantSchema,
  decidedAt: instantSchema,
  ...by,
});
export const planRetiredSchema = retirePlanSchema.omit({ decidedBy: true }).extend(by);
/** One step of one card, copied for one owner. `card` and `step` are its places in the version. */
export const copySchema = z.strictObject({
  task: z.string(),
  card: z.int().nonnegative(),
  step: z.int().nonnegative(),
  /** Which of its returns, from 1, where the step comes back. */
  occurrence: z.int().positive().optional(),
  due: instantSchema,
  owner: recipientSchema,
});
export type Copy = z.infer<typeof copySchema>;
export const planActivatedSchema = z.strictObject({
  activation: uuidSchema,
  ...named,
  incident: uuidSchema,
  title: textSchema(160),
  communes: z.array(nisCodeSchema),
  zones: z.array(z.string()),
  variant: variantIdSchema.optional(),
  moment: instantSchema.optional(),
  copies: z.array(copySchema),
});

export type PlanDrafted = z.infer<typeof planDraftedSchema>;
export type PlanNamed = z.infer<typeof submitPlanSchema>;
export type PlanReturned = z.infer<typeof returnPlanSchema>;
export type PlanApproved = z.infer<typeof planApprovedSchema>;
export type PlanRetired = z.infer<typeof planRetiredSchema>;
export type ExerciseRecorded = z.infer<typeof recordExerciseSchema>;
export type PlanActivated = z.infer<typeof planActivatedSchema>;
export type PlanDeactivated = z.infer<typeof deactivatePlanSchema>;

/** An authority's word on a plan: decided, entered, by whom, how it was given. */
export interface PlanAct {
  readonly decidedAt: string;
  readonly entered: Stamp;
  /** Mandate of the authority. */
  readonly authority: string;
  readonly how: How;
}
export interface PlanVersion {
  readonly number: number;
  readonly title: PlanDrafted['title'];
  readonly content: PlanContent;
  readonly library?: PlanDrafted['library'];
  readonly drafted: Stamp;
  readonly submitted?: Stamp;
  readonly returned?: Stamp & { readonly reason: Words };
  readonly approved?: PlanAct & { readonly from: string; readonly to?: string; readonly reviewBy: string };
}
export interface Plan {
  readonly id: string;
  readonly kind: PlanKind;
  readonly risk: Risk;
  readonly territory: PlanTerritory;
  /** Oldest first; `number` is the place, from 1. */
  readonly versions: readonly PlanVersion[];
  readonly exercises: readonly (Omit<ExerciseRecorded, 'plan' | 'exercise'> & {
    readonly id: string;
    readonly recorded: Stamp;
  })[];
  readonly retired?: PlanAct & { readonly reason: Words };
}
/** A plan at work for one incident: its cards are copied into tasks and keep the version they came from. */
export type Activation = Readonly<Omit<PlanActivated, 'activation' | 'copies'>> & {
  readonly id: string;
  readonly activated: Stamp;
  readonly deactivated?: Stamp & { readonly reason: Words };
};
