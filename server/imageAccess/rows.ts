import type { AccessEntry } from '../../shared/imageAccess/entries.ts';
import { read } from '../../shared/language/read.ts';
import type { Language, Words } from '../../shared/language/text.ts';
import type { Room } from '../../shared/room.ts';

/** One line as it leaves the server: ids for machines, names for people. Absent facts are null. */
export type AccessRow = Readonly<Record<(typeof COLUMNS)[number], string | number | null>>;
export const COLUMNS = [
  'position',
  'kind',
  'from',
  'to',
  'person',
  'personName',
  'function',
  'mandate',
  'camera',
  'cameraName',
  'owner',
  'regime',
  'incident',
  'incidentTitle',
  'purpose',
  'basis',
  'prosecutorRef',
  'imagesFrom',
  'imagesTo',
  'hash',
  'reason',
] as const;

/** The line in a reader's language, with the names that the room has now. */
export function rowOf(room: Room, entry: AccessEntry, language: Language): AccessRow {
  const feed = entry.feed === undefined ? undefined : room.feeds[entry.feed];
  const incident = entry.incident === undefined ? undefined : room.incidents[entry.incident];
  const words = (said: Words | undefined) => (said === undefined ? null : read(said, language));
  return {
    position: entry.seq,
    kind: entry.kind,
    from: entry.from,
    to: entry.to ?? (entry.lasting ? null : entry.from),
    person: entry.person,
    personName: room.people[entry.person]?.name ?? 'Belfry',
    function: room.mandates[entry.mandate]?.function ?? null,
    mandate: entry.mandate,
    camera: entry.feed ?? null,
    cameraName: words(feed?.name),
    owner: words(feed?.owner),
    regime: feed?.regime ?? null,
    incident: entry.incident ?? null,
    incidentTitle: words(incident?.title),
    purpose: words(entry.purpose),
    basis: words(entry.basis),
    prosecutorRef: entry.prosecutorRef ?? null,
    imagesFrom: entry.imagesFrom ?? null,
    imagesTo: entry.imagesTo ?? null,
    hash: entry.hash ?? null,
    reason: words(entry.reason),
  };
}

/** A cell after RFC 4180; what a spreadsheet would take for a formula is made text by a quote before it. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
export const csvHead = (): string => `${COLUMNS.join(',')}\r\n`;
export const csvLine = (row: AccessRow): string => `${COLUMNS.map(column => cell(row[column])).join(',')}\r\n`;
