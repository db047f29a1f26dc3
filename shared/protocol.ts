import { z } from 'zod';

export { PROTOCOL_VERSION } from './protocolVersion.ts';

/** What crosses the wire, in both directions. Both ends import this file; nobody writes a message type twice. */

export const uuidSchema = z.uuid().toLowerCase();
/** ISO 8601 in UTC, as `Date.prototype.toISOString` writes it or with whole seconds. */
export const instantSchema = z.iso.datetime({ offset: false });
/** `live`, or an exercise by its id. Worlds are different journals with the same code. */
export const worldSchema = z.string().regex(/^(live|exercise-[0-9a-f-]{36})$/);

export const envelopeSchema = z.strictObject({
  /** Made by the sender; makes the command idempotent for at least 24 h. */
  id: uuidSchema,
  world: worldSchema,
  type: z.string().max(60),
  data: z.unknown(),
  /** When the sender's person acted, where that differs from arrival (an answer given offline). */
  at: instantSchema.optional(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** Who acted, in which capacity: person and mandate ids; both `belfry` for what the system itself did. */
export interface By {
  readonly person: string;
  readonly mandate: string;
}

/** One fact. `seq` grows strictly in a world; the gaps that a reader sees are events that it may not see. */
export interface Event<Type extends string = string, Data = unknown> {
  readonly seq: number;
  readonly world: string;
  readonly id: string;
  readonly type: Type;
  readonly data: Data;
  /** ISO 8601 UTC: when it was written. */
  readonly at: string;
  readonly by: By;
  /** The command that caused it. */
  readonly cause: string;
  /** For a reader whose sight changed by this event: what it gains whole, what is withdrawn. See access.ts. */
  readonly sight?: Sight;
}

/** Entities by collection and id, whole; and the ids by collection that the reader must forget. */
export interface Sight {
  readonly gained?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly lost?: Readonly<Record<string, readonly string[]>>;
}

/** The closed list of codes; the HTTP status of each. */
export const STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  rejected: 422,
  'too-many': 429,
  unavailable: 503,
  internal: 500,
} as const;
export type ErrorCode = keyof typeof STATUS;

/** A failure the caller may read: `message` is already in the caller's language. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly path?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}
export type Answer =
  | { readonly ok: true; readonly seq: number; readonly events: readonly Event[] }
  | { readonly ok: false; readonly error: Failure };

export const syncRequestSchema = z.strictObject({ world: worldSchema, after: z.int().nonnegative().optional() });
export type SyncRequest = z.infer<typeof syncRequestSchema>;
/** A batch for one reader: it must stand at `after`; then it stands at `upTo`. */
export interface EventsMessage {
  readonly world: string;
  readonly after: number;
  readonly upTo: number;
  readonly events: readonly Event[];
}
/** What a drone tells beside where it is. */
export interface Telemetry {
  /** How it was heard. */
  readonly source: 'mavlink' | 'remote-id' | 'klv' | 'cot' | 'json';
  /** When it was there by its own clock, ISO 8601 UTC; when it was heard where it tells no time. */
  readonly at: string;
  /** Metres above where it took off. */
  readonly height?: number;
  /** What its camera shows on the ground: four corners, the first at the top left of the picture. */
  readonly footprint?: readonly (readonly [longitude: number, latitude: number])[];
  /** Per cent. */
  readonly battery?: number;
  /** Of a drone that is not ours: the serial number that it sends. */
  readonly remoteId?: string;
  /** Where the pilot of such a drone says to be. */
  readonly pilot?: readonly [longitude: number, latitude: number];
}
/** `[id, longitude, latitude, altitude m above sea, heading °, speed m/s]`; latest wins, at most 5 messages a second. */
export type Track = readonly [
  id: string,
  longitude: number,
  latitude: number,
  altitude?: number | null,
  heading?: number | null,
  speed?: number | null,
  telemetry?: Telemetry | null,
];
export interface TelemetryMessage {
  readonly world: string;
  readonly at: string;
  readonly tracks: readonly Track[];
}
