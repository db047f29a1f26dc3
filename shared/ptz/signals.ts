import { z } from 'zod';
import { uuidSchema } from '../protocol.ts';

/** −1 to 1 of the camera's greatest speed. */
const speed = z.number().min(-1).max(1);
/** What a hand tells its camera, as it crosses the wire inside `ptz`: never written down, the lease is. */
export const ptzSignalSchema = z.discriminatedUnion('do', [
  /** x: right is positive; y: up; zoom: in. Goes on until the next move, `stop`, or a few seconds without either. */
  z.strictObject({ do: z.literal('move'), feed: uuidSchema, x: speed, y: speed, zoom: speed }),
  z.strictObject({ do: z.literal('stop'), feed: uuidSchema }),
  z.strictObject({ do: z.literal('go'), feed: uuidSchema, preset: z.string().min(1).max(64) }),
  /** What the camera can do and which places it keeps. */
  z.strictObject({ do: z.literal('abilities'), feed: uuidSchema }),
]);
export type PtzSignal = z.infer<typeof ptzSignalSchema>;
/** The answer to `abilities`. */
export interface PtzAbilities {
  readonly turns: boolean;
  readonly zooms: boolean;
  /** In the camera's order, by its own tokens and names. */
  readonly presets: readonly { readonly id: string; readonly name: string }[];
}
