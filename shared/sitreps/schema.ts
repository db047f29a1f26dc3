import { z } from 'zod';
import type { Stamp } from '../incidents/schema.ts';
import { textSchema } from '../language/text.ts';
import { decidedBySchema } from '../phases/schema.ts';
import { instantSchema, uuidSchema } from '../protocol.ts';
import { addresseesSchema, type Recipient } from '../recipients/schema.ts';
import type { SitrepContent } from './content.ts';
import { type Field, RHYTHM, SECTIONS, type Section, type Tongue } from './doctrine.ts';

export const sectionSchema = z.enum(SECTIONS);

/**
 * What one field says now: in one language or in both; neither: nothing any more. `basedOn` is the version that its
 * writer saw, 0 where nothing stood there: what somebody else has changed since is never written over unseen.
 */
const tellFieldSchema = z.strictObject({
  fr: z.string().trim().min(1).max(2_000).optional(),
  nl: z.string().trim().min(1).max(2_000).optional(),
  basedOn: z.int().nonnegative(),
});
export type TellField = z.infer<typeof tellFieldSchema>;

export const contributeSchema = z.strictObject({
  incident: uuidSchema,
  section: sectionSchema,
  fields: z
    .strictObject({
      situation: tellFieldSchema.optional(),
      actions: tellFieldSchema.optional(),
      needs: tellFieldSchema.optional(),
      forecast: tellFieldSchema.optional(),
      line: tellFieldSchema.optional(),
    })
    .refine(fields => Object.keys(fields).length > 0, { error: 'nothing-changes' }),
  /** Who said it, where somebody else writes it down: `Dr. Mertens, par radio`. */
  name: z.string().trim().min(1).max(120).optional(),
  /** When it held, where that is not now. */
  toldAt: instantSchema.optional(),
});

/** What one field holds: the age of the picture is the age of `toldAt`. */
export interface Told {
  /** Counts every change, so that two writers cannot pass each other unseen. */
  readonly version: number;
  readonly toldAt: string;
  /** Who wrote it last, and when it arrived. */
  readonly written: Stamp;
  readonly name?: string;
  readonly fr?: string;
  readonly nl?: string;
  /** The language that still says what was told before. */
  readonly behind?: Tongue;
}
export const contributedSchema = z.strictObject({
  incident: uuidSchema,
  section: sectionSchema,
  /** As each field stands then, but for who wrote it and when, which the event says. */
  fields: z.record(
    z.enum(['situation', 'actions', 'needs', 'forecast', 'line']),
    z.strictObject({
      version: z.int().positive(),
      toldAt: instantSchema,
      name: z.string().optional(),
      fr: z.string().optional(),
      nl: z.string().optional(),
      behind: z.enum(['fr', 'nl']).optional(),
    }),
  ),
});
export interface Contributed {
  readonly incident: string;
  readonly section: Section;
  readonly fields: { readonly [F in Field]?: Omit<Told, 'written'> };
}
/** One section of the report in the making, by incident and section. */
export interface Contribution {
  readonly id: string;
  readonly incident: string;
  readonly section: Section;
  readonly fields: { readonly [F in Field]?: Told };
}

export const setRhythmSchema = z.strictObject({
  incident: uuidSchema,
  minutes: z.int().min(RHYTHM.least).max(RHYTHM.most),
});
/** Minutes between two reports of one incident; its id is the incident’s. */
export interface Rhythm {
  readonly id: string;
  readonly incident: string;
  readonly minutes: number;
  readonly set: Stamp;
}

export const validateSchema = z
  .strictObject({
    sitrep: uuidSchema,
    incident: uuidSchema,
    /** The number that the validator saw above the report: if it is taken by now, somebody else has validated. */
    number: z.int().positive(),
    /** The number that this one puts right, and what was wrong in it. */
    corrects: z.strictObject({ number: z.int().positive(), reason: textSchema(500) }).optional(),
    /** The situation in both languages, where the incident’s own title is in one. */
    title: textSchema(200).optional(),
    to: addresseesSchema,
    /** Id of the notification by which the recipients are told, with receipts. */
    decision: uuidSchema,
    nextMeeting: z.strictObject({ at: instantSchema, place: textSchema(160).optional() }).optional(),
    validatedBy: decidedBySchema.optional(),
  })
  .refine(data => data.corrects === undefined || data.corrects.number < data.number, {
    path: ['corrects', 'number'],
    error: 'corrects-later',
  });

/** The fact: the report whole, so that it says for ever what it said. */
export interface SitrepValidated {
  readonly sitrep: string;
  readonly incident?: string;
  readonly content: SitrepContent;
  /** Over the canonical JSON of `content`, lower-case hexadecimal. */
  readonly sha256: string;
  /** The notification that tells its recipients. */
  readonly decision: string;
  readonly recipients: readonly Recipient[];
  /** Mandate of whoever validated it. */
  readonly validator: string;
}
export type Sitrep = Omit<SitrepValidated, 'sitrep'> & { readonly id: string; readonly validated: Stamp };
