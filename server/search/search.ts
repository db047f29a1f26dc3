import { z } from 'zod';
import { maySee, redact, type Viewer } from '../../shared/access/audience.ts';
import { read } from '../../shared/language/read.ts';
import type { Language } from '../../shared/language/text.ts';
import { logSourceSchema } from '../../shared/log/schema.ts';
import { instantSchema, uuidSchema, worldSchema } from '../../shared/protocol.ts';
import type { Room } from '../../shared/room.ts';
import { describe, FINDABLE, type Findable, facet, within } from './documents.ts';
import type { SearchIndex } from './searchIndex.ts';
import { fitOf, marksIn, type Wanted, wantedIn } from './terms.ts';
import { wordsOf } from './words.ts';

export const searchQuerySchema = z.strictObject({
  world: worldSchema.default('live'),
  /** Every word must be there; the last is taken as unfinished unless a space follows it. */
  q: z.string().max(200),
  incident: uuidSchema.optional(),
  source: logSourceSchema.optional(),
  /** Person by id. */
  author: uuidSchema.optional(),
  in: z.enum(FINDABLE).optional(),
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type SearchQuery = z.infer<typeof searchQuerySchema>;

/** One thing found, in the reader's language. */
export interface Hit {
  readonly collection: Findable;
  readonly id: string;
  readonly at: string;
  readonly text: string;
  /** `[from, to]` in `text`, of each word that answers the question. */
  readonly marks: readonly (readonly [number, number])[];
  readonly author: string;
  readonly incident?: string;
  readonly source?: string;
}

/** So many of the newest that a reader may see are weighed against each other. */
const WEIGHED = 120;
/** Read at once for the centre, which sees all that is found, and for a reader of a part. */
const PAGE = { whole: WEIGHED, part: 1_000 } as const;
/** A reader of a part is not searched for through more pages than this. */
const PAGES = 40;

/**
 * Finds for one reader: the newest that hold every word, weighed by how well they fit and how old they are. What is not
 * for the reader is left out here, by the same rule as everywhere, from the room as it stands.
 * @param now ms since 1970
 */
export async function search(
  index: SearchIndex,
  room: Room,
  viewer: Viewer,
  query: SearchQuery,
  given: { readonly language: Language; readonly now: number },
): Promise<readonly Hit[]> {
  const wanted = wantedIn(query.q);
  const readable = within(room, viewer);
  if (wanted.length === 0 || readable?.length === 0) return [];
  const facets = [
    ...(query.in ? [[facet('in', query.in)]] : []),
    ...(query.incident ? [[facet('incident', query.incident)]] : []),
    ...(query.source ? [[facet('source', query.source)]] : []),
    ...(query.author ? [[facet('author', query.author)]] : []),
    ...(readable ? [readable] : []),
  ];
  const most = viewer.whole ? PAGE.whole : PAGE.part;
  const candidates: Weighed[] = [];
  let before: number | undefined;
  for (let page = 0; page < PAGES && candidates.length < WEIGHED; page++) {
    const found = await index.find({
      ...{ world: room.world, wanted, facets, most },
      ...(query.from === undefined ? {} : { from: query.from }),
      ...(query.to === undefined ? {} : { to: query.to }),
      ...(before === undefined ? {} : { before }),
    });
    for (const { collection, id } of found) {
      const shown = FINDABLE.includes(collection as Findable) && shownTo(room, viewer, collection as Findable, id);
      if (!shown || candidates.length >= WEIGHED) continue;
      candidates.push(weighed(collection as Findable, id, shown, wanted, given));
    }
    before = found.at(-1)?.doc;
    if (found.length < most) break;
  }
  return candidates
    .sort((a, b) => b.weight - a.weight || (a.hit.at < b.hit.at ? 1 : -1))
    .slice(0, query.limit)
    .map(({ hit }) => ({ ...hit, marks: marksIn(hit.text, wanted) }));
}

/** The entity as the reader may see it; undefined where they may not. */
function shownTo<C extends Findable>(
  room: Room,
  viewer: Viewer,
  collection: C,
  id: string,
): Room[C][string] | undefined {
  const entity = room[collection][id] as Room[C][string] | undefined;
  return entity && maySee(room, viewer, collection, entity) ? redact(room, viewer, collection, entity) : undefined;
}

interface Weighed {
  readonly hit: Omit<Hit, 'marks'>;
  readonly weight: number;
}
function weighed(
  collection: Findable,
  id: string,
  entity: Room[Findable][string],
  wanted: readonly Wanted[],
  { language, now }: { readonly language: Language; readonly now: number },
): Weighed {
  const { at, text: said, also = [], author, incident, source } = describe(collection, entity as never);
  const text = said.map(words => read(words, language)).join(' — ');
  const rest = also.flatMap(words => (words === undefined ? [] : [read(words, language)])).join(' ');
  const hit = {
    ...{ collection, id, at, text, author },
    ...(incident === undefined ? {} : { incident }),
    ...(source === undefined ? {} : { source }),
  };
  return { hit, weight: bm25(`${text} ${rest}`, wanted) * recency(now - Date.parse(at)) };
}

/** Okapi BM25 without the rarity of the words: each of them is asked for, so it would weigh all alike. */
const K1 = 1.2;
const B = 0.75;
/** Words of an ordinary line. */
const USUAL = 18;
function bm25(text: string, wanted: readonly Wanted[]): number {
  const words = wordsOf(text);
  const length = 1 - B + (B * words.length) / USUAL;
  let weight = 0;
  for (const word of wanted) {
    let times = 0;
    for (const { folded } of words) times += fitOf(folded, word);
    weight += (times * (K1 + 1)) / (times + K1 * length);
  }
  // What was found by its other language fits too, a little less than what the reader sees marked.
  return weight || 0.3;
}
/** Half after a day, and never nothing: an old line that fits is better than a new one that hardly does. */
const DAY_MS = 86_400_000;
const recency = (ms: number): number => 0.25 + 0.75 / (1 + Math.max(0, ms) / DAY_MS);
