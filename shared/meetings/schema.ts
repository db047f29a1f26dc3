import { z } from 'zod';
import type { Stamp } from '../incidents/schema.ts';
import { type Text, textSchema, type Words, wordsSchema } from '../language/text.ts';
import { type FunctionCode, functionSchema, nisCodeSchema, zoneCodeSchema } from '../people/schema.ts';
import { type By, instantSchema, uuidSchema } from '../protocol.ts';
import type { RoundRow } from '../rounds/schema.ts';
import { PARTS } from './parts.ts';

/**
 * What meets: a commune's or the province's coordination committee, a safety cell (belgium.md §4), the hourly meeting
 * of a planned event such as New Year's Eve, or any other by its name.
 */
export const organSchema = z.enum(['cc-com', 'cc-prov', 'safety-cell', 'hourly', 'free']);
export type Organ = z.infer<typeof organSchema>;
export const partSchema = z.enum(PARTS);
export type { AgendaPart } from './parts.ts';

const agendaItemSchema = z.strictObject({ item: uuidSchema, part: partSchema, title: wordsSchema(200) });
export type AgendaItem = Readonly<z.infer<typeof agendaItemSchema>>;
const series = {
  organ: organSchema,
  /** Of a commune's committee or safety cell. */
  commune: nisCodeSchema.optional(),
  /** What a free meeting is called; meetings of one name are one series. */
  name: textSchema(120).optional(),
  incident: uuidSchema.optional(),
};
const opening = {
  meeting: uuidSchema,
  ...series,
  place: wordsSchema(160),
  /** Mandate that chairs, and the one that keeps the minutes. */
  chair: uuidSchema,
  secretary: uuidSchema.optional(),
  agenda: z.array(agendaItemSchema).min(1).max(60),
};
export const openMeetingSchema = z
  .strictObject(opening)
  .refine(({ organ, name }) => organ !== 'free' || name !== undefined, { path: ['name'], error: 'name-missing' })
  .refine(({ organ, commune }) => organ !== 'cc-com' || commune !== undefined, {
    path: ['commune'],
    error: 'commune-missing',
  });
export const addItemSchema = z.strictObject({ meeting: uuidSchema, ...agendaItemSchema.shape });
export const attendMeetingSchema = z
  .strictObject({
    meeting: uuidSchema,
    attendee: uuidSchema,
    /** The mandate under which they sit; absent for a guest, who is named. */
    mandate: uuidSchema.optional(),
    name: z.string().trim().min(1).max(120).optional(),
    /** In which capacity a guest sits, or for whom a deputy does. */
    capacity: wordsSchema(160).optional(),
    /** The seat that they take in another's place. */
    seat: z.string().max(60).optional(),
    how: z.enum(['present', 'video', 'telephone']),
  })
  .refine(({ mandate, name, capacity }) => mandate !== undefined || (name !== undefined && capacity !== undefined), {
    path: ['name'],
    error: 'attendee-missing',
  });
export const leaveMeetingSchema = z.strictObject({ meeting: uuidSchema, attendee: uuidSchema });
const refSchema = z.strictObject({
  kind: z.enum(['decision', 'round', 'log', 'sitrep', 'alert', 'phase', 'task']),
  id: z.string().min(1).max(64),
});
export type Reference = Readonly<z.infer<typeof refSchema>>;
/** The same note again, while the meeting is open, revises it. */
export const noteMeetingSchema = z.strictObject({
  meeting: uuidSchema,
  note: uuidSchema,
  item: uuidSchema,
  text: wordsSchema(2_000),
  refs: z.array(refSchema).min(1).max(20).optional(),
});
/** Who must do it: a function, over a commune or a zone where it has one. */
export const ownerSchema = z.strictObject({
  function: functionSchema,
  commune: nisCodeSchema.optional(),
  zone: zoneCodeSchema.optional(),
});
export type Owner = Readonly<z.infer<typeof ownerSchema>>;
export const agreeActionSchema = z.strictObject({
  meeting: uuidSchema,
  action: uuidSchema,
  text: wordsSchema(400),
  owner: ownerSchema,
  due: instantSchema.optional(),
});
export const actionDoneSchema = z.strictObject({
  meeting: uuidSchema,
  action: uuidSchema,
  note: wordsSchema(400).optional(),
});
export const closeMeetingSchema = z.strictObject({ meeting: uuidSchema });
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
/** Signs the minutes, or an addendum, whose hash is named: what was read is what is signed. */
export const signMeetingSchema = z.strictObject({
  meeting: uuidSchema,
  addendum: uuidSchema.optional(),
  hash: hashSchema,
});
export const addAddendumSchema = z.strictObject({
  meeting: uuidSchema,
  addendum: uuidSchema,
  text: wordsSchema(4_000),
});

/** A seat of an organ. `id` is a function and its ground, or a role that no function of the room has. */
export interface Seat {
  readonly id: string;
  readonly function?: FunctionCode;
  readonly commune?: string;
  readonly zone?: string;
  readonly title?: Text;
}
export interface SeatTaken extends Seat {
  readonly state: 'present' | 'absent' | 'vacant';
  /** Who sat in it, or who holds it and was absent. */
  readonly names: readonly string[];
}
export interface Attendance {
  readonly attendee: string;
  readonly name: string;
  readonly mandate?: string;
  readonly function?: FunctionCode;
  readonly capacity?: Words;
  readonly seat?: string;
  readonly how: 'present' | 'video' | 'telephone';
  readonly came: string;
  readonly left?: string;
}
export interface Note {
  readonly note: string;
  readonly item: string;
  readonly text: Words;
  readonly refs?: readonly Reference[] | undefined;
  readonly at: string;
  readonly by: By;
}
export interface Action {
  readonly action: string;
  readonly text: Words;
  readonly owner: Owner;
  readonly due?: string | undefined;
  readonly agreed: Stamp;
  readonly done?: Stamp & { readonly note?: Words };
}
/** Whoever signs: person, mandate, what was signed, when. */
export interface Signature {
  readonly as: 'chair' | 'secretary';
  readonly name: string;
  /** The mandate under which they chaired or kept the minutes. */
  readonly mandate: string;
  readonly by: By;
  readonly hash: string;
  readonly at: string;
}

/** A note as frozen: what it refers to is told in words, since paper has no links and not every signatory sees every thing. */
export interface MinutesNote {
  readonly text: Words;
  readonly at: string;
  readonly refs?: readonly { readonly kind: Reference['kind']; readonly text: Words }[];
}
/** Everything that the minutes say, whole: readable when people, organs and territory have long changed. */
export interface Minutes {
  readonly version: 1;
  readonly meeting: string;
  readonly number: number;
  readonly organ: Organ;
  readonly commune?: string;
  readonly name?: Text;
  /** Its title at that moment. */
  readonly incident?: Words;
  readonly place: Words;
  readonly opened: string;
  readonly closed: string;
  readonly chair: { readonly mandate: string; readonly name: string; readonly function: FunctionCode };
  readonly secretary?: { readonly mandate: string; readonly name: string; readonly function: FunctionCode };
  /** Version of the composition of the organ by which seats were counted. */
  readonly composition: string;
  readonly seats: readonly SeatTaken[];
  readonly attendance: readonly Attendance[];
  readonly agenda: readonly (AgendaItem & { readonly notes: readonly MinutesNote[] })[];
  readonly rounds: readonly {
    readonly question: Text;
    readonly asked: string;
    readonly closed: string;
    readonly result: readonly RoundRow[];
  }[];
  /** Carried over first, in the order of their meetings, then those of this meeting. */
  readonly actions: readonly {
    readonly action: string;
    readonly text: Words;
    readonly owner: Owner;
    readonly due?: string;
    /** Number of the meeting that agreed it. */
    readonly from: number;
    readonly done?: string;
  }[];
}
export interface Addendum {
  readonly addendum: string;
  readonly number: number;
  readonly text: Words;
  readonly hash: string;
  readonly at: string;
  readonly by: By;
  readonly signatures: readonly Signature[];
}

type Opened = z.infer<typeof openMeetingSchema>;
export type MeetingOpened = Opened & { readonly number: number };
export type ItemAdded = z.infer<typeof addItemSchema>;
export type MeetingAttended = Attendance & { readonly meeting: string };
export type MeetingLeft = z.infer<typeof leaveMeetingSchema>;
export type MeetingNoted = z.infer<typeof noteMeetingSchema>;
export type ActionAgreed = z.infer<typeof agreeActionSchema>;
export type ActionDone = z.infer<typeof actionDoneSchema>;
export interface MeetingClosed {
  readonly meeting: string;
  readonly minutes: Minutes;
  /** SHA-256 of the canonical JSON of the minutes, in hexadecimal. */
  readonly hash: string;
}
export type MeetingSigned = z.infer<typeof signMeetingSchema> & Pick<Signature, 'as' | 'name' | 'mandate'>;
export type AddendumAdded = z.infer<typeof addAddendumSchema> & { readonly number: number; readonly hash: string };

export type Meeting = Readonly<Omit<MeetingOpened, 'meeting'>> & {
  readonly id: string;
  readonly opened: Stamp;
  readonly attendance: Readonly<Record<string, Attendance>>;
  readonly notes: readonly Note[];
  readonly actions: readonly Action[];
  readonly closed?: Stamp & { readonly minutes: Minutes; readonly hash: string };
  readonly signatures: readonly Signature[];
  readonly addenda: readonly Addendum[];
};
