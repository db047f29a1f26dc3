import type { Mandate } from '../people/schema.ts';
import { answersFor } from '../recipients/recipients.ts';
import type { LogEntry, Mentions } from './schema.ts';

interface Mentioned {
  readonly key: string;
  readonly kind: 'function' | 'commune' | 'person';
}

/** Everyone whom a line mentions: functions and communes by their codes, persons by their ids. */
export const mentionedIn = (mentions: Mentions | undefined): readonly Mentioned[] => [
  ...(mentions?.functions ?? []).map(key => ({ key, kind: 'function' as const })),
  ...(mentions?.communes ?? []).map(key => ({ key, kind: 'commune' as const })),
  ...(mentions?.people ?? []).map(key => ({ key, kind: 'person' as const })),
];

/** Whether a mention calls the holder of these mandates, whoever they are by name. */
export const callsMandates = (mentions: Mentions | undefined, mandates: readonly Mandate[]): boolean =>
  mentionedIn(mentions).some(
    ({ key, kind }) => kind !== 'person' && mandates.some(m => answersFor(m, { id: key, kind })),
  );

/** The mentions of a line that a person answers for, by key. */
export const mentionsOf = (
  mentions: Mentions | undefined,
  reader: { readonly person: string; readonly mandates: readonly Mandate[] },
): readonly string[] =>
  mentionedIn(mentions)
    .filter(({ key, kind }) =>
      kind === 'person' ? key === reader.person : reader.mandates.some(m => answersFor(m, { id: key, kind })),
    )
    .map(({ key }) => key);

/** Those of them that nobody has said to have seen yet. */
export const unseenBy = (
  entry: Pick<LogEntry, 'mentions' | 'seen'>,
  reader: { readonly person: string; readonly mandates: readonly Mandate[] },
): readonly string[] => mentionsOf(entry.mentions, reader).filter(key => !entry.seen?.[key]);
