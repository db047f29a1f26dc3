import { z } from 'zod';
import { decidedBySchema } from '../decisions/schema.ts';
import { areaSchema, pointSchema } from '../geometry.ts';
import type { Stamp } from '../incidents/schema.ts';
import { textSchema, type Words, wordsSchema } from '../language/text.ts';
import { instantSchema, uuidSchema } from '../protocol.ts';
import { addresseesSchema, recipientSchema } from '../recipients/schema.ts';
import { FACILITY_KINDS } from '../territory/facilities.ts';
import { ADMITTED, PERIMETER_ZONES, RINGS } from './doctrine.ts';
import type { Shape } from './shapes.ts';

export type { PerimeterZone } from './doctrine.ts';

/** Red: exclusion. Orange: isolation. Yellow: deterrence. Judicial: the prosecutor's, a layer of its own. */
export const perimeterZoneSchema = z.enum(PERIMETER_ZONES);

const metresSchema = z.number().positive().max(50_000);
export const shapeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('polygon') }),
  z.strictObject({ kind: z.literal('circle'), centre: pointSchema, radius: metresSchema }),
  z.strictObject({
    kind: z.literal('sector'),
    origin: pointSchema,
    windFrom: z.number().min(0).max(360),
    angle: z.number().min(5).max(360),
    length: metresSchema,
    near: z.number().min(0).max(50_000).optional(),
  }),
  z.strictObject({
    kind: z.literal('follows'),
    track: z.string().min(1).max(64),
    radius: metresSchema,
    centre: pointSchema,
  }),
]);

/** What the decision that follows says, to whom and by whose authority; without it a perimeter is drawn and no more. */
export const informSchema = z.strictObject({
  decision: uuidSchema,
  headline: textSchema(160),
  body: textSchema(2_000),
  /** Absent: those whom the perimeter touches, transport and the fire service. */
  to: addresseesSchema.optional(),
  deadline: instantSchema.optional(),
  decidedAt: instantSchema,
  decidedBy: decidedBySchema.optional(),
});
export type Inform = z.infer<typeof informSchema>;

/** One ring as drawn: an area, or a shape from which it is computed and which then counts. */
const ring = {
  perimeter: uuidSchema,
  zone: perimeterZoneSchema,
  area: areaSchema.optional(),
  shape: shapeSchema.optional(),
  /** Who may be inside, where that differs from doctrine. */
  admits: z.array(z.enum(ADMITTED)).max(ADMITTED.length).optional(),
};
/** What holds for all rings of one act. */
const common = {
  incident: uuidSchema,
  reason: wordsSchema(500),
  from: instantSchema.optional(),
  /** Planned end: nothing ends by itself, whoever holds it is asked. */
  until: instantSchema.optional(),
  /** The mandate of who proposed it, usually the Dir-PC-Ops. */
  proposer: uuidSchema.optional(),
  /** Who holds the accesses; absent: D3. */
  holder: recipientSchema.optional(),
  /** Why rings are set although one sticks out of the next. */
  despite: wordsSchema(500).optional(),
  inform: informSchema.optional(),
};
const hasArea = (each: { area?: unknown; shape?: { kind: string } | undefined }): boolean =>
  each.area !== undefined || (each.shape !== undefined && each.shape.kind !== 'polygon');
const inOrder = (each: { from?: string | undefined; until?: string | undefined }): boolean =>
  each.from === undefined || each.until === undefined || Date.parse(each.until) > Date.parse(each.from);
const ENDS = { path: ['until'], error: 'ends-before-start' };
const AREA = { path: ['area'], error: 'area-missing' };

export const drawPerimeterSchema = z
  .strictObject({ ...ring, ...common })
  .refine(hasArea, AREA)
  .refine(inOrder, ENDS);
/** Several rings in one gesture: one reason, one decision. */
export const drawPerimeterSetSchema = z
  .strictObject({ ...common, rings: z.array(z.strictObject(ring).refine(hasArea, AREA)).min(1).max(6) })
  .refine(inOrder, ENDS);
export const liftPerimeterSchema = z.strictObject({
  perimeter: uuidSchema,
  reason: wordsSchema(500),
  inform: informSchema.optional(),
});
export const liftPerimeterSetSchema = z.strictObject({
  perimeters: z.array(uuidSchema).min(1).max(6),
  reason: wordsSchema(500),
  inform: informSchema.optional(),
});
/** Where what a perimeter follows is now: asked by Belfry itself. */
export const movePerimeterSchema = z.strictObject({ perimeter: uuidSchema, centre: pointSchema });

const facilitiesSchema = z.strictObject({
  counts: z.partialRecord(z.enum(FACILITY_KINDS), z.int().nonnegative()),
  named: z.array(z.strictObject({ kind: z.enum(FACILITY_KINDS), code: z.string(), fr: z.string(), nl: z.string() })),
  partial: z.literal(true).optional(),
});
const touched = {
  communes: z.array(z.string()),
  zones: z.array(z.string()),
  facilities: facilitiesSchema.optional(),
};
export const perimeterDrawnSchema = z.strictObject({
  ...ring,
  area: areaSchema,
  incident: uuidSchema,
  reason: common.reason,
  from: common.from,
  until: common.until,
  proposer: common.proposer,
  holder: common.holder,
  despite: common.despite,
  ...touched,
  /** The version of the doctrine by which it was drawn. */
  doctrine: z.string().optional(),
  /** The parts of rings that stuck out when this was drawn. */
  overhangs: z
    .array(
      z.strictObject({
        perimeter: uuidSchema,
        inner: z.enum(RINGS),
        outer: z.enum(RINGS),
        squareMetres: z.number(),
      }),
    )
    .optional(),
});
export const perimeterLiftedSchema = liftPerimeterSchema.omit({ inform: true });
export const perimeterMovedSchema = z.strictObject({
  perimeter: uuidSchema,
  centre: pointSchema,
  area: areaSchema,
  ...touched,
});
export type PerimeterDrawn = z.infer<typeof perimeterDrawnSchema>;
export type PerimeterLifted = z.infer<typeof perimeterLiftedSchema>;
export type PerimeterMoved = z.infer<typeof perimeterMovedSchema>;

export type Perimeter = Readonly<Omit<PerimeterDrawn, 'perimeter' | 'shape'>> & {
  readonly id: string;
  readonly shape?: Shape | undefined;
  readonly drawn: Stamp;
  /** When what it follows last took it along. */
  readonly moved?: Stamp;
  readonly lifted?: Stamp & { readonly reason: Words };
  /** Who keeps it after the phase under which it stood was lifted: a mandate. */
  readonly maintained?: Stamp & { readonly mandate: string };
};

/** access: people are checked. closed: nobody passes. ambulances, vehicles: parkings of the yellow zone. */
export const checkpointKindSchema = z.enum(['access', 'closed', 'ambulances', 'vehicles']);
export const placeCheckpointSchema = z.strictObject({
  checkpoint: uuidSchema,
  incident: uuidSchema,
  perimeter: uuidSchema.optional(),
  kind: checkpointKindSchema,
  name: textSchema(120),
  point: pointSchema,
  /** Who holds it; absent: D3. */
  holder: recipientSchema.optional(),
});
export const removeCheckpointSchema = z.strictObject({ checkpoint: uuidSchema });
export type CheckpointPlaced = z.infer<typeof placeCheckpointSchema>;
export type Checkpoint = Readonly<Omit<CheckpointPlaced, 'checkpoint'>> & {
  readonly id: string;
  readonly placed: Stamp;
  readonly removed?: Stamp;
};
