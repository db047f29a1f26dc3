import { viewerOf } from '../access/viewer.ts';
import { type Context, command, type Refusal, refuse } from '../capability.ts';
import type { Words } from '../language/text.ts';
import { mandatesOf } from '../people/mandates.ts';
import type { Room } from '../room.ts';
import { currentText } from './current.ts';
import { healthDataIn } from './health.ts';
import { unseenBy } from './mentions.ts';
import { correctLogSchema, type LogWritten, type Mentions, noteSeenSchema, writeLogSchema } from './schema.ts';
import { logSight } from './sight.ts';

export const logCommands = {
  'log.write': command(
    writeLogSchema,
    (room, data, context) =>
      refusedLine(room, data, context) ??
      happenedInTheFuture(data.happenedAt, context) ?? [{ type: 'log.written', data: withoutIdleReason(data) }],
  ),
  /** The text that holds from now on; what was written stays, struck, beside it. */
  'log.correct': command(correctLogSchema, (room, data, context) => {
    const entry = room.log[data.entry];
    if (!entry || !context.sees('log', data.entry)) return refuse('rejected', 'unknown-entry', { path: 'data.entry' });
    const own = entry.written.by.person === context.by.person;
    if (!own && !context.mandates.some(m => CORRECTORS.includes(m.function)))
      return refuse('forbidden', 'not-your-entry', { path: 'data.entry' });
    if (JSON.stringify(currentText(entry)) === JSON.stringify(data.text))
      return refuse('conflict', 'nothing-corrected', { path: 'data.text' });
    return refusedHealth(data) ?? [{ type: 'log.corrected', data: withoutIdleReason(data) }];
  }),
  'log.note-seen': command(noteSeenSchema, (room, data, context) => {
    const entry = room.log[data.entry];
    if (!entry || !context.sees('log', data.entry)) return refuse('rejected', 'unknown-entry', { path: 'data.entry' });
    const reader = { person: context.by.person, mandates: context.mandates };
    const mentions = unseenBy(entry, reader);
    if (mentions.length > 0) return [{ type: 'log.seen', data: { ...data, mentions } }];
    return unseenBy({ ...entry, seen: {} }, reader).length > 0
      ? []
      : refuse('forbidden', 'not-mentioned', { path: 'data.entry' });
  }),
};

/** The centre puts right what anybody wrote; whoever else, what they wrote themselves. */
const CORRECTORS: readonly string[] = ['regional-operator', 'information-manager', 'high-official'];
/** Clocks differ by so much. */
const CLOCK_SLACK_MS = 60_000;

interface LineAsk {
  readonly entry: string;
  readonly incident?: string | undefined;
  readonly text: Words;
  readonly mentions?: Mentions | undefined;
  readonly healthReason?: string | undefined;
}
/**
 * What is wrong with a new line beyond its form. `told`: a text that was warned of and kept with a reason before, such as
 * that of the message from which the line comes; said again unchanged, it needs no reason anew.
 */
export function refusedLine(
  room: Room,
  line: LineAsk,
  context: Context,
  { path = 'data', told }: { path?: string; told?: Words | undefined } = {},
): Refusal | undefined {
  if (room.log[line.entry]) return refuse('conflict', 'already-exists', { path: `${path}.entry` });
  if (line.incident && !context.sees('incidents', line.incident))
    return refuse('rejected', 'unknown-incident', { path: `${path}.incident` });
  const again = told !== undefined && JSON.stringify(told) === JSON.stringify(line.text);
  return refusedMentions(room, line, context, path) ?? (again ? undefined : refusedHealth(line, path));
}

function refusedMentions(room: Room, line: LineAsk, context: Context, path: string): Refusal | undefined {
  const { communes = [], people = [] } = line.mentions ?? {};
  const commune = communes.findIndex(nis => context.territory.zonesOf([nis]).length === 0);
  if (commune >= 0) return refuse('rejected', 'unknown-commune', { path: `${path}.mentions.communes.${commune}` });
  for (const [i, id] of people.entries()) {
    const at = `${path}.mentions.people.${i}`;
    if (!room.people[id]) return refuse('rejected', 'unknown-person', { path: at });
    // A mention that its person cannot see would be a silence: it is said before it is written.
    const viewer = viewerOf(mandatesOf(room, id, context.at));
    const entry = { ...line, id: line.entry, written: { at: context.at, by: context.by } } as never;
    if (!viewer.whole && !logSight.collections.log.sees(room, viewer, entry))
      return refuse('rejected', 'mention-cannot-see', { path: at });
  }
  return undefined;
}

/** Free text with health data has no place in the common journal unless somebody says why (GDPR, art. 9). */
export function refusedHealth(
  { text, healthReason }: { readonly text: Words; readonly healthReason?: string | undefined },
  path = 'data',
): Refusal | undefined {
  if (healthReason !== undefined) return undefined;
  const found = healthDataIn(text);
  return found && refuse('rejected', 'looks-like-health-data', { path: `${path}.text`, params: { ...found } });
}

/** A reason is kept only where there is something that it answers for. */
export function withoutIdleReason<T extends Pick<LogWritten, 'text' | 'healthReason'>>(data: T): T {
  if (data.healthReason === undefined || healthDataIn(data.text)) return data;
  const { healthReason: _idle, ...rest } = data;
  return rest as T;
}

export const happenedInTheFuture = (
  at: string | undefined,
  context: Context,
  path = 'data.happenedAt',
): Refusal | undefined =>
  at !== undefined && Date.parse(at) > Date.parse(context.at) + CLOCK_SLACK_MS
    ? refuse('rejected', 'happened-in-the-future', { path })
    : undefined;
