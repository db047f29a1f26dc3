import { createHash } from 'node:crypto';
import { maySee, viewerOf } from '../../shared/access/audience.ts';
import { mandateFor } from '../../shared/access/rights.ts';
import type { Draft } from '../../shared/capability.ts';
import { commandOf, isCommandType } from '../../shared/commands.ts';
import type { Territory } from '../../shared/geometry.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import { type Envelope, envelopeSchema } from '../../shared/protocol.ts';
import type { Room } from '../../shared/room.ts';
import { type Failed, failed, invalid } from './outcome.ts';

/** Who asks: a signed-in person, or Belfry itself. */
export type Asker = { readonly person: string; readonly device?: string } | 'belfry';
/** A command that passed the schema, at the edge, once. */
export interface Checked {
  readonly envelope: Envelope;
  readonly digest: string;
}

/** Checks an envelope and its data; nothing behind this doubts the form again. */
export function checkCommand(input: unknown): Checked | Failed {
  const envelope = envelopeSchema.safeParse(input);
  if (!envelope.success) return invalid(envelope.error);
  const { type } = envelope.data;
  if (!isCommandType(type)) return failed('invalid', 'unknown-command', { path: 'type', params: { type } });
  const data = commandOf(type).schema.safeParse(envelope.data.data);
  if (!data.success) return invalid(data.error, 'data');
  // As the journal will keep it: a field that is there but undefined would make the live room differ from its replay.
  const checked = { ...envelope.data, data: JSON.parse(JSON.stringify(data.data)) as unknown };
  return { envelope: checked, digest: createHash('sha256').update(canonical(checked)).digest('hex') };
}

/** The same content gives the same bytes, whatever the order of its fields. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, v: unknown) =>
    v !== null && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );

/** May this asker ask it, and what happens then: the rules of `shared/`, with time and territory as values. */
export function decide(
  room: Room,
  asker: Asker,
  mandates: readonly Mandate[],
  { envelope }: Checked,
  given: { at: string; territory: Territory },
): readonly Draft[] | Failed {
  if (!isCommandType(envelope.type)) return failed('invalid', 'unknown-command', { path: 'type' });
  const mandate = asker === 'belfry' ? undefined : mandateFor(envelope.type, mandates);
  if (asker !== 'belfry' && !mandate) return failed('forbidden', 'no-right', { params: { type: envelope.type } });
  const viewer = viewerOf(mandates);
  const decided = commandOf(envelope.type).decide(room, envelope.data, {
    at: given.at,
    // A clock that runs ahead must not date an answer into the future.
    actedAt: envelope.at !== undefined && Date.parse(envelope.at) < Date.parse(given.at) ? envelope.at : given.at,
    by: byOf(asker, mandate),
    mandate,
    mandates,
    territory: given.territory,
    sees: (collection, id) => {
      const entity = room[collection][id];
      return entity !== undefined && (asker === 'belfry' || maySee(room, viewer, collection, entity as never));
    },
  });
  if ('refused' in decided) {
    const { code, reason, path, params } = decided;
    return failed(code, reason, { ...(path ? { path } : {}), ...(params ? { params } : {}) });
  }
  return decided;
}

export const byOf = (asker: Asker, mandate: Mandate | undefined) =>
  asker === 'belfry'
    ? { person: 'belfry', mandate: 'belfry' }
    : { person: asker.person, mandate: mandate?.id ?? 'none' };
