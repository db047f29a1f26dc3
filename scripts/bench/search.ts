import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { docOf } from '../../server/search/documents.ts';
import { search } from '../../server/search/search.ts';
import { openSearchIndex } from '../../server/search/searchIndex.ts';
import { viewerOf } from '../../shared/access/audience.ts';
import type { LogEntry } from '../../shared/log/schema.ts';
import { emptyRoom, type Room } from '../../shared/room.ts';
import type { BenchLine } from './line.ts';
import { quantile } from './quantile.ts';
import { QUESTIONS, wordsOfNight } from './words.ts';

const ENTRIES = Number(process.env.BENCH_ENTRIES ?? 1_000_000);
const ROUNDS = 12;
const BATCH = 2_000;
const FIRST_MS = Date.parse('2026-01-01T00:00:00Z');
const STEP_MS = 20_000;
const INCIDENTS = 10_000;
const NODE = { language: 'fr', now: FIRST_MS + ENTRIES * STEP_MS } as const;

/** A million lines of the log: from the question to marked hits, beside a bare FTS5 query with bm25 on the same lines. */
export async function bench(): Promise<BenchLine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'belfry-bench-search-'));
  const index = openSearchIndex(join(folder, 'search.sqlite'));
  const bare = new DatabaseSync(join(folder, 'bare.sqlite'));
  try {
    bare.exec(
      "PRAGMA journal_mode = WAL; PRAGMA cache_size = -65536; CREATE VIRTUAL TABLE lines USING fts5(text, tokenize = 'unicode61')",
    );
    const room = emptyRoom('live');
    for (let n = 0; n < INCIDENTS; n++) incidentIn(room, n);
    const built = await build(index, bare, room);
    const whole = viewerOf([mandate('information-manager', 'region')]);
    const part = viewerOf([mandate('commune-liaison', { communes: ['21004'], zones: [] })]);
    const ask = (viewer: typeof whole, q: string) => search(index, room, viewer, { world: 'live', q, limit: 30 }, NODE);
    const query = bare.prepare('SELECT rowid, text FROM lines WHERE lines MATCH ? ORDER BY rank LIMIT 30');
    const [ours, theirs, parts]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < ROUNDS; round++)
      for (const { asked, bare: plain } of QUESTIONS) {
        ours.push(await timed(() => ask(whole, asked)));
        theirs.push(await timed(async () => query.all(plain)));
        parts.push(await timed(() => ask(part, asked)));
      }
    const size = (file: string) => statSync(join(folder, file)).size / 1e6;
    bare.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const line = (figure: string, value: number, unit: string, baseline: number): BenchLine => ({
      ...{ bench: 'search', figure, value, unit, baseline, ratio: value / baseline },
    });
    const what = `of ${ENTRIES} lines`;
    return [
      line(
        `p95 ${what}: question to marked hits, bare FTS5 with bm25`,
        quantile(ours, 0.95),
        'ms',
        quantile(theirs, 0.95),
      ),
      line(`p50 ${what}`, quantile(ours, 0.5), 'ms', quantile(theirs, 0.5)),
      line(`p95 ${what} for a commune, which sees one line in 19`, quantile(parts, 0.95), 'ms', quantile(theirs, 0.95)),
      line(`indexing ${what}`, ENTRIES / built.ours, 'lines/s', ENTRIES / built.bare),
      line(`index on the disk ${what}`, size('search.sqlite'), 'MB', size('bare.sqlite')),
    ];
  } finally {
    await index.close();
    bare.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const BY = { person: 'somebody', mandate: 'some' };
const mandate = (
  code: 'information-manager' | 'commune-liaison',
  scope: 'region' | { communes: string[]; zones: string[] },
) => ({
  ...{ id: code, person: 'reader', function: code, scope, from: '2026-01-01T00:00:00Z' },
});

/** One of ten thousand incidents, each seen by one commune in turn. */
function incidentIn(room: Room, n: number): void {
  const id = `incident-${n}`;
  const communes = [String(21_001 + (n % 19))];
  const at = new Date(FIRST_MS).toISOString();
  room.incidents[id] = {
    ...{
      id,
      kind: 'incident',
      title: `Incident ${n}`,
      severity: 'minor',
      status: 'open',
      communes,
      zones: [],
      told: {},
      toldBy: {},
    },
    opened: { at, by: BY },
    sight: { communes, zones: [] },
  };
}

/** Fills both with the same lines; the seconds that each took. */
async function build(index: ReturnType<typeof openSearchIndex>, bare: DatabaseSync, room: Room) {
  const insert = bare.prepare('INSERT INTO lines (rowid, text) VALUES (?, ?)');
  const took = { ours: 0, bare: 0 };
  for (let from = 0; from < ENTRIES; from += BATCH) {
    const entries = Array.from({ length: Math.min(BATCH, ENTRIES - from) }, (_entry, i) => entryOf(from + i));
    for (const entry of entries) room.log[entry.id] = entry;
    took.ours += await timed(() =>
      index.put(
        'live',
        from + entries.length,
        entries.map(e => docOf('log', e.id, e)),
      ),
    );
    took.bare += await timed(async () => {
      bare.exec('BEGIN');
      for (const [i, entry] of entries.entries()) insert.run(from + i + 1, entry.text as string);
      bare.exec('COMMIT');
    });
  }
  return { ours: took.ours / 1_000, bare: took.bare / 1_000 };
}
const entryOf = (n: number): LogEntry => ({
  id: `entry-${n}`,
  incident: `incident-${n % INCIDENTS}`,
  text: wordsOfNight(n),
  source: 'S',
  written: { at: new Date(FIRST_MS + n * STEP_MS).toISOString(), by: BY },
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
