import { z } from 'zod';
import type { Stamp } from '../incidents/schema.ts';
import { textSchema, type Words, wordsSchema } from '../language/text.ts';
import { uuidSchema } from '../protocol.ts';

/** Why somebody steers: like a look, inferred from the incident where it is not said. */
const why = {
  purpose: wordsSchema(300).optional(),
  incident: uuidSchema.optional(),
  basis: wordsSchema(300).optional(),
};
export const takePtzSchema = z.strictObject({ lease: uuidSchema, feed: uuidSchema, ...why });
/** Takes the camera out of another's hand; the reason is told to them at once. */
export const preemptPtzSchema = takePtzSchema.extend({ reason: wordsSchema(300) });
/**
 * Why the hand let go. `unused`: no move for the time that the setting says; `gone`: the connection ended; `right-ended`:
 * a grant, a mandate or the incident did.
 */
export const releaseCauseSchema = z.enum(['asked', 'unused', 'gone', 'right-ended']);
export const releasePtzSchema = z.strictObject({ lease: uuidSchema, because: releaseCauseSchema.optional() });
/** What a place that the camera keeps is called in the room; the camera itself knows one name at most. */
export const namePresetSchema = z.strictObject({
  feed: uuidSchema,
  preset: z.string().min(1).max(64),
  name: textSchema(80),
});

/** By which rule one hand goes before another. */
export const preemptionRuleSchema = z.enum(['owner', 'higher-function', 'graver-incident']);
export type PreemptionRule = z.infer<typeof preemptionRuleSchema>;

export const ptzTakenSchema = takePtzSchema.extend({ purpose: wordsSchema(300) });
export const ptzPreemptedSchema = preemptPtzSchema.extend({
  purpose: wordsSchema(300),
  /** The lease that ended by it. */
  over: uuidSchema,
  rule: preemptionRuleSchema,
});
export const ptzReleasedSchema = releasePtzSchema.required();
export type PtzTaken = z.infer<typeof ptzTakenSchema>;
export type PtzPreempted = z.infer<typeof ptzPreemptedSchema>;
export type PtzReleased = z.infer<typeof ptzReleasedSchema>;
export type PresetNamed = z.infer<typeof namePresetSchema>;

/** One hand on one camera. While it lasts nobody else moves it. */
export type Lease = {
  readonly id: string;
  readonly feed: string;
  readonly taken: Stamp;
  readonly purpose?: Words;
  readonly incident?: string;
  readonly basis?: Words;
  readonly ended?: Stamp & {
    readonly because: z.infer<typeof releaseCauseSchema> | 'pre-empted';
    readonly reason?: Words;
    readonly rule?: PreemptionRule;
  };
};
