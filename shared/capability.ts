import type { z } from 'zod';
import type { Territory } from './geometry.ts';
import type { RefusalReason } from './language/refusals.ts';
import type { Mandate } from './people/schema.ts';
import type { By, ErrorCode, Event } from './protocol.ts';
import type { Room } from './room.ts';

/** A refusal as a value: a code of the contract, a reason that `language/refusals.ts` has words for. */
export interface Refusal {
  readonly refused: true;
  readonly code: Extract<ErrorCode, 'forbidden' | 'conflict' | 'rejected' | 'not-found'>;
  readonly reason: RefusalReason;
  readonly path?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}
export const refuse = (
  code: Refusal['code'],
  reason: RefusalReason,
  more: { path?: string; params?: Record<string, unknown> } = {},
): Refusal => ({ refused: true, code, reason, ...more });

/** An event before it has a number. */
export interface Draft {
  readonly type: string;
  readonly data: unknown;
}

/** What a rule may know besides the room: who asks, when, and the territory. Nothing else, so it stays pure. */
export interface Context {
  /** ISO 8601 UTC. */
  readonly at: string;
  /** When the person acted, if the command says so (an answer given offline). */
  readonly actedAt: string;
  readonly by: By;
  /** The mandate under which the act is permitted; undefined for what the system itself does. */
  readonly mandate: Mandate | undefined;
  /** All mandates of the person that are valid at `at`. */
  readonly mandates: readonly Mandate[];
  readonly territory: Territory;
  /** Whether the asker may see an entity: what they may not see is unknown to them, so ids cannot be probed. */
  sees(collection: CollectionName, id: string): boolean;
}

/** One command: the schema that checks it at the edge and the rule that answers it. */
export interface Command<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema;
  decide(room: Room, data: z.infer<Schema>, context: Context): readonly Draft[] | Refusal;
}
export const command = <Schema extends z.ZodType>(
  schema: Schema,
  decide: Command<Schema>['decide'],
): Command<Schema> => ({ schema, decide });

/** Entities to set, or to forget (`null`), by collection and id. */
export type Patch = { [C in CollectionName]?: Readonly<Record<string, Room[C][string] | null>> };
export type CollectionName = Exclude<keyof Room, 'world' | 'seq'>;

/** Turns one event into what it changes. Total: an event that was written can always be read. */
export type Evolve<Data> = (room: Room, data: Data, event: Event) => Patch;
