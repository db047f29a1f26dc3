import type { Alert } from '../../shared/alerts/schema.ts';
import type { Incident } from '../../shared/incidents/schema.ts';
import type { Words } from '../../shared/language/text.ts';
import { currentText } from '../../shared/log/current.ts';
import type { LogEntry } from '../../shared/log/schema.ts';
import type { Perimeter } from '../../shared/perimeters/schema.ts';
import type { Declaration } from '../../shared/phases/schema.ts';
import type { By } from '../../shared/protocol.ts';
import { growthOf, type Room } from '../../shared/room.ts';
import { read } from '../language/language.ts';
import { type Language, sayIn } from '../language/say.ts';
import { LINES } from './lines.ts';
import { communeFull, communeShort, recipientName } from './names.ts';

/** One line of the log: what a person wrote, or what the room did by itself. */
export interface Line {
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** D1…D5, HF, S, V, C, or ⋯ where Belfry itself speaks. */
  readonly source: string;
  /** In a reader's language. */
  readonly say: (language: Language) => string;
  readonly incident?: string;
  readonly by?: By;
  /** Somebody must act: a silence, a refusal. */
  readonly urgent?: boolean;
  readonly auto?: boolean;
  /** What a person wrote, whole: its corrections, files, mentions. */
  readonly entry?: LogEntry;
}

const words = (text: Words) => (language: Language) => read(text, language);

/** Everything that happened, newest first: one journal, so nothing is typed twice. */
export function chronologyOf(room: Room, incident?: string): readonly Line[] {
  const brought = LINES.flatMap(linesOf => linesOf(room)).sort(byTime);
  const own = [
    newestFirst(room.log, written),
    newestFirst(room.incidents, incidents),
    newestFirst(room.phases, phases),
    newestFirst(room.alerts, alerts),
    newestFirst(room.perimeters, perimeters),
  ];
  if (incident === undefined) return merged(together(own), brought);
  const about = (lines: readonly Line[]) => lines.filter(line => line.incident === incident);
  return [...own, brought].map(about).reduce<readonly Line[]>(merged, []);
}

const byTime = (a: Line, b: Line): number => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1);

/** Lines of an entity and of a whole collection: neither is ever changed, only replaced, so what was made holds. */
const ofEntity = new WeakMap<object, readonly Line[]>();
const ofCollection = new WeakMap<object, readonly Line[]>();
/** The collection that each kind of line was made of last: kept, so that the next one finds what it grew from. */
const last = new Map<unknown, object>();
/** Of lines that grew: from which, and by what. */
const grown = new WeakMap<readonly Line[], { readonly from: readonly Line[]; readonly by: readonly Line[] }>();

function newestFirst<T extends object>(
  collection: Readonly<Record<string, T>>,
  linesOf: (entity: T) => readonly Line[],
): readonly Line[] {
  const known = ofCollection.get(collection);
  if (known) return known;
  const lines = grownLines(collection, linesOf) ?? inOrder(Object.values(collection), linesOf);
  last.set(linesOf, collection);
  ofCollection.set(collection, lines);
  return lines;
}

/** The lines that were there and those of what is new; undefined where more than that has changed. */
function grownLines<T extends object>(
  collection: Readonly<Record<string, T>>,
  linesOf: (entity: T) => readonly Line[],
): readonly Line[] | undefined {
  const growth = growthOf(collection);
  const before = growth && ofCollection.get(growth.from);
  if (!growth || !before) return undefined;
  const added: T[] = [];
  for (const id of growth.ids) {
    const entity = collection[id];
    if (!entity || Object.hasOwn(growth.from, id)) return undefined;
    added.push(entity);
  }
  return grownBy(before, inOrder(added, linesOf));
}

function inOrder<T extends object>(entities: readonly T[], linesOf: (entity: T) => readonly Line[]): readonly Line[] {
  const lines: Line[] = [];
  for (const entity of entities) {
    let own = ofEntity.get(entity);
    if (!own) {
      own = linesOf(entity);
      ofEntity.set(entity, own);
    }
    for (const line of own) lines.push(line);
  }
  // They come in the order of the journal, so that this is most often a single pass.
  lines.reverse();
  return lines.some((line, i) => i > 0 && byTime(lines[i - 1] as Line, line) > 0) ? lines.sort(byTime) : lines;
}

function grownBy(from: readonly Line[], by: readonly Line[]): readonly Line[] {
  if (by.length === 0) return from;
  const lines = merged(from, by);
  grown.set(lines, { from, by });
  return lines;
}

/** All of the room's own, as it was last put together. */
let whole: { readonly parts: readonly (readonly Line[])[]; readonly lines: readonly Line[] } | undefined;
function together(parts: readonly (readonly Line[])[]): readonly Line[] {
  const before = whole;
  const added = before && parts.map((part, i) => addedTo(before.parts[i], part));
  const lines =
    before && added?.every(by => by !== undefined)
      ? added.reduce<readonly Line[]>((all, by) => (by ? merged(all, by) : all), before.lines)
      : parts.reduce(merged);
  whole = { parts, lines };
  return lines;
}
/** What a part has more than before; undefined where that is not all that changed. */
function addedTo(before: readonly Line[] | undefined, now: readonly Line[]): readonly Line[] | undefined {
  if (before === now) return [];
  const growth = grown.get(now);
  return growth?.from === before ? growth?.by : undefined;
}

/** Two lists that are in order, as one. A few lines among many find their places, without a walk along all of them. */
function merged(a: readonly Line[], b: readonly Line[]): readonly Line[] {
  if (a.length < b.length) return merged(b, a);
  if (b.length === 0) return a;
  if (b.length * 20 < a.length) return placed(a, b);
  const lines: Line[] = [];
  let i = 0;
  for (const line of b) {
    while (i < a.length && byTime(a[i] as Line, line) < 0) lines.push(a[i++] as Line);
    lines.push(line);
  }
  while (i < a.length) lines.push(a[i++] as Line);
  return lines;
}
function placed(many: readonly Line[], few: readonly Line[]): readonly Line[] {
  const parts: (readonly Line[])[] = [];
  let from = 0;
  for (const line of few) {
    let [low, high] = [from, many.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byTime(many[middle] as Line, line) < 0) low = middle + 1;
      else high = middle;
    }
    parts.push(many.slice(from, low), [line]);
    from = low;
  }
  return ([] as Line[]).concat(...parts, many.slice(from));
}

const written = (entry: LogEntry): readonly Line[] => [
  {
    id: entry.id,
    at: entry.written.at,
    source: entry.source ?? 'S',
    say: words(currentText(entry)),
    by: entry.written.by,
    entry,
    ...(entry.incident ? { incident: entry.incident } : {}),
  },
];

function incidents(incident: Incident): Line[] {
  const own = { incident: incident.id, auto: true, source: '⋯' };
  const lines: Line[] = [
    {
      ...own,
      id: `${incident.id} opened`,
      at: incident.opened.at,
      by: incident.opened.by,
      say: l => sayIn(l)('log.incidentOpened', { title: read(incident.title, l) }),
    },
  ];
  if (incident.communes.length > 0) {
    const list = [...incident.communes.map(communeShort), ...incident.zones].join(' · ');
    lines.push({
      ...own,
      id: `${incident.id} placed`,
      at: incident.told.communes ?? incident.opened.at,
      say: l => sayIn(l)('log.territory', { list }),
    });
  }
  const { closed } = incident;
  if (closed)
    lines.push({
      ...own,
      id: `${incident.id} closed`,
      at: closed.at,
      by: closed.by,
      say: l => sayIn(l)('log.incidentClosed', { outcome: read(closed.outcome, l) }),
    });
  return lines;
}

function phases(phase: Declaration): Line[] {
  const name = (l: Language) => sayIn(l)(`phase.name.${phase.phase}`);
  const own = {
    source: phase.phase === 'provinciale' ? 'HF' : '⋯',
    auto: true,
    ...(phase.incident ? { incident: phase.incident } : {}),
  };
  const lines: Line[] = [
    {
      ...own,
      id: `${phase.id} declared`,
      at: phase.declared.decidedAt,
      by: phase.declared.by,
      say: l => sayIn(l)('log.phaseDeclared', { phase: name(l) }),
    },
  ];
  const { lifted } = phase;
  if (lifted)
    lines.push({
      ...own,
      id: `${phase.id} lifted`,
      at: lifted.decidedAt,
      by: lifted.by,
      say: l => sayIn(l)('log.phaseLifted', { phase: name(l), reason: read(lifted.reason, l) }),
    });
  return lines;
}

function alerts(alert: Alert): Line[] {
  const own = { source: '⋯', auto: true, ...(alert.incident ? { incident: alert.incident } : {}) };
  const headline = (l: Language) => read(alert.headline, l);
  const lines: Line[] = [];
  if (alert.issued)
    lines.push({
      ...own,
      id: `${alert.id} issued`,
      at: alert.issued.at,
      by: alert.issued.by,
      say: l => sayIn(l)('log.alertIssued', { headline: headline(l) }),
    });
  if (alert.cancelled)
    lines.push({
      ...own,
      id: `${alert.id} cancelled`,
      at: alert.cancelled.at,
      by: alert.cancelled.by,
      say: l => sayIn(l)('log.alertCancelled', { headline: headline(l) }),
    });
  for (const r of Object.values(alert.receipts))
    if (r.answer) {
      const { answer } = r;
      lines.push({
        ...own,
        id: `${alert.id} ${r.recipient}`,
        at: answer.at,
        by: answer.by,
        urgent: answer.disposition === 'call-me',
        say: l =>
          sayIn(l)('log.alertAnswered', {
            who: recipientName(r, l),
            disposition: `${sayIn(l)(`disposition.told.${answer.disposition}`)}${answer.note ? `. ${answer.note}` : ''}`,
          }),
      });
    }
  return lines;
}

function perimeters(p: Perimeter): Line[] {
  const zone = (l: Language) => sayIn(l)(`perimeter.${p.zone}`);
  const own = { source: '⋯', auto: true, incident: p.incident };
  const lines: Line[] = [
    {
      ...own,
      id: `${p.id} drawn`,
      at: p.drawn.at,
      by: p.drawn.by,
      say: l => sayIn(l)('log.perimeterDrawn', { zone: zone(l), reason: read(p.reason, l) }),
    },
  ];
  const { lifted } = p;
  if (lifted)
    lines.push({
      ...own,
      id: `${p.id} lifted`,
      at: lifted.at,
      by: lifted.by,
      say: l => sayIn(l)('log.perimeterLifted', { zone: zone(l), reason: read(lifted.reason, l) }),
    });
  return lines;
}

/** Communes of an incident as a line of the list: `1210 · 1000`; names where there is room. */
export const placeShort = (communes: readonly string[]): string => communes.map(communeShort).join(' · ');
export const placeFull = (communes: readonly string[], language: Language): string =>
  communes.map(nis => communeFull(nis, language)).join(' · ');
