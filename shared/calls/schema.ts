import { z } from 'zod';
import type { Stamp } from '../incidents/schema.ts';
import { uuidSchema } from '../protocol.ts';

/** Why somebody is in the room no more. `gone`: their connection ended; `right-ended`: the mandate did; `closed`: the organ. */
export const leaveCauseSchema = z.enum(['asked', 'gone', 'right-ended', 'closed']);
export type LeaveCause = z.infer<typeof leaveCauseSchema>;

export const joinCallSchema = z.strictObject({ organ: uuidSchema });
/** One’s own leaving; Belfry says of whom and why. */
export const leaveCallSchema = z.strictObject({
  organ: uuidSchema,
  person: uuidSchema.optional(),
  because: leaveCauseSchema.optional(),
});
/** Asks for the floor, or no longer. */
export const raiseHandSchema = z.strictObject({ organ: uuidSchema, raised: z.boolean() });
/** To somebody in the room; to nobody where `person` is absent. */
export const giveFloorSchema = z.strictObject({ organ: uuidSchema, person: uuidSchema.optional() });

export const callJoinedSchema = joinCallSchema.extend({ mandate: uuidSchema });
export const callLeftSchema = leaveCallSchema.required();
export const handRaisedSchema = z.strictObject({ organ: uuidSchema });
export const handLoweredSchema = z.strictObject({ organ: uuidSchema });
export const floorGivenSchema = giveFloorSchema;
export type CallJoined = z.infer<typeof callJoinedSchema>;
export type CallLeft = z.infer<typeof callLeftSchema>;
export type HandRaised = z.infer<typeof handRaisedSchema>;
export type HandLowered = z.infer<typeof handLoweredSchema>;
export type FloorGiven = z.infer<typeof floorGivenSchema>;

/** One stay of one person in the room. */
export interface Stay {
  readonly person: string;
  readonly mandate: string;
  readonly joined: Stamp;
  readonly left?: Stamp & { readonly because: LeaveCause };
}
/**
 * The coordination room of a convened organ, by the organ's id: who is and was in it, who asks for the floor and who
 * has it. What is said and shown there is neither here nor recorded.
 */
export interface Call {
  readonly id: string;
  readonly incident?: string;
  readonly stays: readonly Stay[];
  /** Who asks for the floor, first asked first. */
  readonly hands: readonly { readonly person: string; readonly raised: Stamp }[];
  readonly floor?: { readonly person: string; readonly given: Stamp };
}
