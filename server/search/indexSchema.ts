/**
 * The index of one node, in a file of its own beside the journal: made of the journal alone, so that a lost or broken one
 * is made anew. `docs` says what each row of the words is; `words` holds terms (terms.ts) and facets, and no text.
 */
export const INDEX_SCHEMA = `
CREATE TABLE IF NOT EXISTS places (world TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS docs (
  doc INTEGER PRIMARY KEY,
  world TEXT NOT NULL,
  collection TEXT NOT NULL,
  id TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (world, collection, id)
);
CREATE INDEX IF NOT EXISTS docs_by_time ON docs (world, at);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
  terms, facets, content = '', contentless_delete = 1, detail = column, prefix = '3',
  tokenize = "unicode61 remove_diacritics 0 tokenchars '_'"
);
`;
/** Rises when terms, facets or tables change: an index of another version is thrown away and made anew. */
export const INDEX_VERSION = 1;

/** One thing that can be found. */
export interface Doc {
  readonly collection: string;
  readonly id: string;
  /** ISO 8601 UTC: when it was written. */
  readonly at: string;
  /** What it says, in terms.ts's words: made in the thread of the index, so that the room's thread is free. */
  readonly texts: readonly (string | { readonly fr: string; readonly nl: string; readonly en?: string | undefined })[];
  /** Plain words by which it is chosen: `source_d1`, `incident_…`. */
  readonly facets: readonly string[];
}
export interface Found {
  readonly doc: number;
  readonly collection: string;
  readonly id: string;
}
export interface Looking {
  readonly world: string;
  /** Every group must be there; of a group, any. `prefix` stands for what begins so. */
  readonly wanted: readonly { readonly terms: readonly string[]; readonly prefix?: string }[];
  /** The same for facets. */
  readonly facets: readonly (readonly string[])[];
  /** ISO 8601 UTC, both included. */
  readonly from?: string;
  readonly to?: string;
  /** Only documents before this one: the next page. */
  readonly before?: number;
  readonly most: number;
}
/** What the thread of the index is asked. */
export type IndexCalls = {
  readonly position: { readonly ask: { world: string }; readonly answer: number };
  readonly put: { readonly ask: { world: string; upTo: number; docs: readonly Doc[] }; readonly answer: null };
  /** Newest first. */
  readonly find: { readonly ask: Looking; readonly answer: readonly Found[] };
};
