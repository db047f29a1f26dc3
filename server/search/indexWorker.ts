import type { DatabaseSync } from 'node:sqlite';
import { type Handlers, serveDatabase } from '../sqlite/serve.ts';
import { type Doc, type Found, INDEX_SCHEMA, INDEX_VERSION, type IndexCalls, type Looking } from './indexSchema.ts';
import { termsOf } from './terms.ts';

serveDatabase<IndexCalls>(INDEX_SCHEMA, handlers);

function handlers(db: DatabaseSync): Handlers<IndexCalls> {
  // Whatever is lost here is read from the journal again, so no write waits for the disk.
  db.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -65536');
  startAnew(db);
  const sql = {
    position: db.prepare('SELECT seq FROM places WHERE world = ?'),
    stand: db.prepare(
      'INSERT INTO places (world, seq) VALUES (?, ?) ON CONFLICT (world) DO UPDATE SET seq = excluded.seq',
    ),
    known: db.prepare('SELECT doc FROM docs WHERE world = ? AND collection = ? AND id = ?'),
    add: db.prepare('INSERT INTO docs (world, collection, id, at) VALUES (?, ?, ?, ?)'),
    write: db.prepare('INSERT OR REPLACE INTO words (rowid, terms, facets) VALUES (?, ?, ?)'),
    since: db.prepare('SELECT doc FROM docs WHERE world = ? AND at >= ? ORDER BY at, doc LIMIT 1'),
    until: db.prepare('SELECT doc FROM docs WHERE world = ? AND at <= ? ORDER BY at DESC, doc DESC LIMIT 1'),
    find: db.prepare(
      `SELECT d.doc, d.collection, d.id FROM words CROSS JOIN docs d ON d.doc = words.rowid
       WHERE words MATCH ? AND words.rowid BETWEEN ? AND ? AND d.world = ? ORDER BY words.rowid DESC LIMIT ?`,
    ),
  };
  const put = (world: string, doc: Doc) => {
    const known = sql.known.get(world, doc.collection, doc.id) as { doc: number } | undefined;
    const row = known?.doc ?? sql.add.run(world, doc.collection, doc.id, doc.at).lastInsertRowid;
    sql.write.run(row, termsOf(doc.texts), [facetOfWorld(world), ...doc.facets].join(' '));
  };
  return {
    position: ({ world }) => (sql.position.get(world) as { seq: number } | undefined)?.seq ?? 0,
    put({ world, upTo, docs }) {
      for (const doc of docs) put(world, doc);
      sql.stand.run(world, upTo);
      return null;
    },
    find(looking) {
      const { world, from, to, before, most } = looking;
      // Documents are numbered in the order of the journal, so a span of time is a span of numbers.
      const first = from === undefined ? 0 : (sql.since.get(world, from) as { doc: number } | undefined)?.doc;
      const last = to === undefined ? LAST : (sql.until.get(world, to) as { doc: number } | undefined)?.doc;
      if (first === undefined || last === undefined) return [];
      const end = before === undefined ? last : Math.min(last, before - 1);
      return (sql.find.all(matchOf(looking), first, end, world, most) as unknown as Found[]).map(row => ({ ...row }));
    },
  };
}
const LAST = Number.MAX_SAFE_INTEGER;

/** An index of another version says nothing that this one understands. */
function startAnew(db: DatabaseSync): void {
  const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version === INDEX_VERSION) return;
  db.exec(`DROP TABLE IF EXISTS words; DROP TABLE IF EXISTS docs; DROP TABLE IF EXISTS places; ${INDEX_SCHEMA}`);
  db.exec(`PRAGMA user_version = ${INDEX_VERSION}`);
}

const facetOfWorld = (world: string): string => `world_${world.replaceAll('-', '')}`;

/** As FTS5 reads it; every term stands in quotes, so that nothing typed is syntax. */
function matchOf({ world, wanted, facets }: Looking): string {
  const quoted = (term: string) => `"${term.replaceAll('"', '')}"`;
  const groups = wanted.map(({ terms, prefix }) =>
    [...terms.map(quoted), ...(prefix === undefined ? [] : [`${quoted(prefix)}*`])].join(' OR '),
  );
  // Nearly all is of the live world, so that looking for that too would only cost; an exercise is chosen by its word.
  const chosen = [...(world === 'live' ? [] : [[facetOfWorld(world)]]), ...facets].map(any =>
    any.map(quoted).join(' OR '),
  );
  return [...groups.map(group => `terms : (${group})`), ...chosen.map(any => `facets : (${any})`)].join(' AND ');
}
