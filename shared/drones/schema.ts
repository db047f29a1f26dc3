import { z } from 'zod';
import { areaSchema } from '../geometry.ts';
import type { Stamp } from '../incidents/schema.ts';
import { type Words, wordsSchema } from '../language/text.ts';
import { type By, instantSchema, uuidSchema } from '../protocol.ts';
import { recipientSchema } from '../recipients/schema.ts';

/** Who flies it. A pilot of a private firm sees where the drone is and never its images (belgium.md §14.4). */
const pilotSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  organisation: uuidSchema.optional(),
  private: z.boolean(),
});
/** Whether images are kept, and then for how many days. */
const recordingSchema = z
  .strictObject({ keep: z.boolean(), days: z.int().min(1).max(365).optional() })
  .refine(r => !r.keep || r.days !== undefined, { path: ['days'], error: 'days-missing' });

const asked = {
  /** The drone's camera as the room knows it; its id is also that of its track. */
  feed: uuidSchema,
  incident: uuidSchema.optional(),
  /** The service for which it flies. */
  requester: wordsSchema(120),
  purpose: wordsSchema(500),
  basis: wordsSchema(300),
  zone: areaSchema,
  /** Highest flight above the ground, metres. */
  height: z.number().min(1).max(5_000),
  from: instantSchema,
  until: instantSchema,
  pilot: pilotSchema,
  /** Who may see the images while it flies; nobody else does. */
  recipients: z.array(recipientSchema).min(1).max(50),
  recording: recordingSchema,
  /** Reference of the flight authorisation. */
  authorisation: z.string().trim().min(1).max(80).optional(),
  /** Reference of the coordination with skeyes, where the zone lies in controlled airspace. */
  skeyes: z.string().trim().min(1).max(80).optional(),
  /** Known to the police zone and to those named, not to the communes below. */
  discreet: z.boolean().optional(),
};
const inOrder = (m: { from?: string | undefined; until?: string | undefined }): boolean =>
  m.from === undefined || m.until === undefined || Date.parse(m.until) > Date.parse(m.from);
const ORDER = { path: ['until'], error: 'ends-before-start' };

export const requestMissionSchema = z.strictObject({ mission: uuidSchema, ...asked }).refine(inOrder, ORDER);
export const changeMissionSchema = z
  .strictObject({ mission: uuidSchema, seen: instantSchema, ...asked })
  .partial()
  .required({ mission: true })
  .refine(inOrder, ORDER)
  .refine(({ seen: _seen, ...data }) => Object.keys(data).length > 1, { error: 'nothing-changes' });
export const nameMissionSchema = z.strictObject({ mission: uuidSchema });
export const approveMissionSchema = z.strictObject({
  mission: uuidSchema,
  authorisation: asked.authorisation,
  skeyes: asked.skeyes,
});
export const refuseMissionSchema = z.strictObject({ mission: uuidSchema, reason: wordsSchema(500) });
export const endMissionSchema = z.strictObject({ mission: uuidSchema, outcome: wordsSchema(500).optional() });
export const withholdImagesSchema = z.strictObject({ mission: uuidSchema, reason: wordsSchema(500) });
/** How far beyond its bounds a drone is: metres outside the zone, metres above the height. Empty: within again. */
export const boundsMissionSchema = z.strictObject({
  mission: uuidSchema,
  beyond: z.array(z.strictObject({ what: z.enum(['zone', 'height']), metres: z.number().min(0).max(1e7) })).max(2),
});

/**
 * By what a drone's own telemetry is known: its MAVLink system, its Cursor-on-Target uid, the serial number that its
 * Remote ID sends, a port to which its transport stream comes, or its own picture's data stream. Nothing of it is secret.
 */
export const bindDroneSchema = z.strictObject({
  feed: uuidSchema,
  mavlink: z.strictObject({ system: z.int().min(1).max(255) }).optional(),
  cot: z.strictObject({ uid: z.string().trim().min(1).max(120) }).optional(),
  remoteId: z
    .string()
    .regex(/^[\x21-\x7e]{1,20}$/)
    .optional(),
  klv: z
    .union([z.strictObject({ port: z.int().min(1_024).max(65_535) }), z.strictObject({ stream: z.literal(true) })])
    .optional(),
});

export const missionRequestedSchema = z.strictObject({
  mission: uuidSchema,
  ...asked,
  communes: z.array(z.string()),
  zones: z.array(z.string()),
});
export type MissionRequested = z.infer<typeof missionRequestedSchema>;
export type MissionChanged = Partial<MissionRequested> & { readonly mission: string };
export type MissionApproved = z.infer<typeof approveMissionSchema>;
export type MissionRefused = z.infer<typeof refuseMissionSchema>;
export type MissionEnded = z.infer<typeof endMissionSchema>;
export type ImagesWithheld = z.infer<typeof withholdImagesSchema>;
export type Beyond = z.infer<typeof boundsMissionSchema>['beyond'][number];
export type MissionBounds = z.infer<typeof boundsMissionSchema>;

export type MissionState = 'requested' | 'approved' | 'refused' | 'flying' | 'ended';
export type DroneBound = z.infer<typeof bindDroneSchema>;
export type Drone = Readonly<Omit<DroneBound, 'feed'>> & { readonly id: string; readonly bound: Stamp };
/** One flight of a drone from its request to its end. */
export type Mission = Readonly<Omit<MissionRequested, 'mission'>> & {
  readonly id: string;
  readonly state: MissionState;
  readonly requested: Stamp;
  readonly approved?: Stamp;
  readonly declined?: Stamp & { readonly reason: Words };
  readonly started?: Stamp;
  readonly ended?: Stamp & { readonly outcome?: Words };
  /** Images are for nobody but those who may release them. */
  readonly withheld?: Stamp & { readonly reason: Words };
  /** It is outside what was approved, since when and how far. */
  readonly beyond?: { readonly at: string; readonly what: readonly Beyond[] };
  /** When each fact was last told, and by whom. */
  readonly told: Readonly<Record<string, string>>;
  readonly toldBy: Readonly<Record<string, By>>;
};
