import type { Words } from '../language/text.ts';
import type { Event } from '../protocol.ts';
import type { AccessKind, AccessQuery } from './schema.ts';

/** One line of the register: what one person did with the images of one camera. Times are ISO 8601 UTC. */
export interface AccessEntry {
  /** Position in the journal of the event that says so: where it can be checked. */
  readonly seq: number;
  readonly kind: AccessKind;
  readonly from: string;
  /** When it ended; absent while it lasts, or where it takes no time. */
  to?: string;
  readonly person: string;
  readonly mandate: string;
  readonly feed?: string;
  readonly incident?: string;
  readonly purpose?: Words;
  readonly basis?: Words;
  readonly prosecutorRef?: string;
  /** Of which time the images were, for replay, snapshot and export. */
  readonly imagesFrom?: string;
  readonly imagesTo?: string;
  /** SHA-256 of what left the room. */
  hash?: string;
  /** Why a hand was taken from another, or let go; what a consultation asked for. */
  reason?: Words;
  /** Whether it takes time, so that it may still last. */
  readonly lasting: boolean;
}

/** The register as it grows: lines in the order of the journal, those that still wait for their end or their hash by id. */
export interface AccessRegister {
  readonly entries: AccessEntry[];
  readonly open: Map<string, AccessEntry[]>;
}
export const emptyRegister = (): AccessRegister => ({ entries: [], open: new Map() });

type Told = Readonly<Record<string, unknown>>;
type Reader = (register: AccessRegister, event: Event, told: Told) => void;
const string = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function add(
  { entries, open }: AccessRegister,
  event: Event,
  told: Told,
  more: { kind: AccessKind; id?: unknown; feeds?: readonly unknown[]; lasting?: boolean } & Partial<AccessEntry>,
): void {
  const { kind, id, feeds = [told.feed], lasting = false, ...rest } = more;
  const why = {
    ...(told.incident ? { incident: told.incident as string } : {}),
    ...(told.purpose ? { purpose: told.purpose as Words } : {}),
    ...(told.basis ? { basis: told.basis as Words } : {}),
    ...(told.prosecutorRef ? { prosecutorRef: told.prosecutorRef as string } : {}),
  };
  const added = feeds.map(feed => ({
    ...{ seq: event.seq, kind, from: event.at, person: event.by.person, mandate: event.by.mandate, lasting },
    ...(string(feed) ? { feed: feed as string } : {}),
    ...why,
    ...rest,
  }));
  entries.push(...added);
  const key = string(id);
  if (key !== undefined) open.set(key, added);
}
function end({ open }: AccessRegister, id: unknown, change: (entry: AccessEntry) => void): void {
  const key = string(id);
  if (key === undefined) return;
  for (const entry of open.get(key) ?? []) change(entry);
  open.delete(key);
}
const images = (from: unknown, to: unknown = from) => ({
  ...(string(from) ? { imagesFrom: from as string } : {}),
  ...(string(to) ? { imagesTo: to as string } : {}),
});

/** What each event says of images. Old events and those of other capabilities say nothing, and nothing fails. */
const READERS: Readonly<Record<string, Reader>> = {
  'feed.look-started': (register, event, told) =>
    add(register, event, told, { kind: 'look', id: told.look, lasting: true }),
  'feed.look-ended': (register, { at }, told) =>
    end(register, told.look, entry => {
      entry.to = at;
    }),
  'recording.replayed': (register, event, told) =>
    add(register, event, told, {
      ...{ kind: 'replay', id: told.replay, lasting: true, feeds: told.feeds as readonly unknown[] },
      ...images(told.from, told.to),
    }),
  'recording.replay-ended': (register, { at }, told) =>
    end(register, told.replay, entry => {
      entry.to = at;
    }),
  'recording.snapshot-taken': (register, event, told) =>
    add(register, event, told, { kind: 'snapshot', id: told.snapshot, ...images(told.moment) }),
  'recording.snapshot-kept': (register, _event, told) =>
    end(register, told.snapshot, entry => {
      const hash = string((told.kept as Told | undefined)?.hash);
      if (hash) entry.hash = hash;
    }),
  'recording.exported': (register, event, told) =>
    add(register, event, told, {
      ...{ kind: 'export', id: told.export, feeds: told.feeds as readonly unknown[] },
      ...images(told.from, told.to),
    }),
  'recording.export-sealed': (register, _event, told) =>
    end(register, told.export, entry => {
      const hash = string((told.sealed as Told | undefined)?.hash);
      if (hash) entry.hash = hash;
    }),
  'ptz.taken': (register, event, told) => add(register, event, told, { kind: 'ptz', id: told.lease, lasting: true }),
  'ptz.pre-empted': (register, event, told) => {
    end(register, told.over, entry => {
      entry.to = event.at;
    });
    add(register, event, told, {
      ...{ kind: 'ptz', id: told.lease, lasting: true },
      ...(told.reason ? { reason: told.reason as Words } : {}),
    });
  },
  'ptz.released': (register, { at }, told) =>
    end(register, told.lease, entry => {
      entry.to = at;
    }),
  'imagelog.consulted': (register, event, told) => {
    const { incident: _incident, ...asked } = told;
    const words = Object.entries(told).map(([name, value]) => `${name}=${String(value)}`);
    add(register, event, asked, { kind: 'consultation', reason: words.join(' ') });
  },
};

/** Reads one event into the register. The journal is the register: this only gathers what it says. */
export function record(register: AccessRegister, event: Event): void {
  if (Object.hasOwn(READERS, event.type)) READERS[event.type]?.(register, event, event.data as Told);
}

/** Whether a line is asked for; `feeds`: the cameras that the reader answers for, where not all. */
export function isWanted(
  entry: AccessEntry,
  query: Pick<AccessQuery, 'person' | 'feed' | 'incident' | 'kind' | 'from' | 'to'>,
  feeds: ReadonlySet<string> | undefined,
): boolean {
  if (feeds && !(entry.feed !== undefined && feeds.has(entry.feed))) return false;
  if (query.person && entry.person !== query.person) return false;
  if (query.feed && entry.feed !== query.feed) return false;
  if (query.incident && entry.incident !== query.incident) return false;
  if (query.kind && entry.kind !== query.kind) return false;
  if (query.to && Date.parse(entry.from) >= Date.parse(query.to)) return false;
  if (!query.from) return true;
  const ended = entry.to ?? (entry.lasting ? undefined : entry.from);
  return ended === undefined || Date.parse(ended) >= Date.parse(query.from);
}

/** One page, the newest first; `next` stands where the page after begins. */
export function pageOf(
  entries: readonly AccessEntry[],
  query: AccessQuery,
  feeds: ReadonlySet<string> | undefined,
): { readonly page: readonly AccessEntry[]; readonly next?: number } {
  const page: AccessEntry[] = [];
  for (let at = Math.min(query.before ?? entries.length, entries.length) - 1; at >= 0; at--) {
    const entry = entries[at] as AccessEntry;
    if (!isWanted(entry, query, feeds)) continue;
    if (page.length === query.limit) return { page, next: at + 1 };
    page.push(entry);
  }
  return { page };
}
