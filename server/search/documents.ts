import type { Viewer } from '../../shared/access/audience.ts';
import { seesIncident } from '../../shared/access/viewer.ts';
import type { CollectionName } from '../../shared/capability.ts';
import type { Words } from '../../shared/language/text.ts';
import { currentText } from '../../shared/log/current.ts';
import { mentionedIn } from '../../shared/log/mentions.ts';
import type { Event } from '../../shared/protocol.ts';
import type { Room } from '../../shared/room.ts';
import type { Doc } from './indexSchema.ts';

/** What can be found, by collection. */
export const FINDABLE = [
  'log',
  'messages',
  'decisions',
  'alerts',
  'incidents',
] as const satisfies readonly CollectionName[];
export type Findable = (typeof FINDABLE)[number];

/** What one thing says and by what it is chosen. `text`: what a hit shows. */
interface Description {
  readonly at: string;
  readonly text: readonly Words[];
  /** Found by these too: what was corrected, who sent it. */
  readonly also?: readonly (Words | undefined)[];
  readonly author: string;
  readonly incident?: string | undefined;
  readonly source?: string | undefined;
  /** Who sees it beside those who see its incident: recipients, mentions. */
  readonly for?: readonly string[];
}
type Describe = { readonly [C in Findable]: (entity: Room[C][string]) => Description };

const DESCRIBE: Describe = {
  log: entry => ({
    at: entry.written.at,
    text: [currentText(entry)],
    also: [entry.text, ...(entry.message ? [`M${entry.message.n}`] : [])],
    author: entry.written.by.person,
    incident: entry.incident,
    source: entry.source ?? 'S',
    for: mentionedIn(entry.mentions).map(m => m.key),
  }),
  messages: message => ({
    at: message.entered.at,
    text: [message.text],
    also: [message.from.name, message.from.contact, `M${message.number.n}`],
    author: message.entered.by.person,
    incident: message.incident,
  }),
  decisions: decision => ({
    at: decision.entered.at,
    text: [decision.headline, decision.body],
    author: decision.entered.by.person,
    incident: decision.incident,
    // Its authority follows it too.
    for: [...Object.keys(decision.receipts), decision.authority],
  }),
  alerts: alert => ({
    at: alert.drafted.at,
    text: [alert.headline, alert.body],
    also: [alert.instruction],
    author: alert.drafted.by.person,
    incident: alert.incident,
    for: Object.keys(alert.receipts),
  }),
  incidents: incident => ({
    at: incident.opened.at,
    text: [incident.title],
    also: [incident.text, incident.lead],
    author: incident.opened.by.person,
    incident: incident.id,
  }),
};

export const describe = <C extends Findable>(collection: C, entity: Room[C][string]): Description =>
  DESCRIBE[collection](entity);

/** A plain word that no tokenizer takes apart. */
export const facet = (name: 'incident' | 'source' | 'author' | 'for' | 'in', value: string): string =>
  `${name}_${value.toLowerCase().replace(/[^a-z0-9]/g, '_')}`;

/** One entity as the index takes it. */
export function docOf<C extends Findable>(collection: C, id: string, entity: Room[C][string]): Doc {
  const { at, text, also = [], author, incident, source, for: readers = [] } = describe(collection, entity);
  return {
    ...{ collection, id, at },
    texts: [...text, ...also.filter(words => words !== undefined)],
    facets: [
      facet('in', collection),
      facet('author', author),
      ...(incident === undefined ? [] : [facet('incident', incident)]),
      ...(source === undefined ? [] : [facet('source', source)]),
      ...readers.map(reader => facet('for', reader)),
    ],
  };
}

/** Events after which something is to be found otherwise, and which field of their data names it. */
const TOUCHED: Readonly<Record<string, readonly [collection: Findable, field: string]>> = {
  'log.written': ['log', 'entry'],
  'log.corrected': ['log', 'entry'],
  'message.received': ['messages', 'message'],
  'decision.taken': ['decisions', 'decision'],
  'alert.drafted': ['alerts', 'alert'],
  'alert.issued': ['alerts', 'alert'],
  'incident.opened': ['incidents', 'incident'],
  'incident.updated': ['incidents', 'incident'],
};

/** What some events leave to be indexed, each once, as it stands in the room now. */
export function docsAfter(events: readonly Event[], room: Room): readonly Doc[] {
  const touched = new Map<string, readonly [Findable, string]>();
  for (const { type, data } of events) {
    const [collection, field] = TOUCHED[type] ?? [];
    const id = field === undefined ? undefined : (data as Record<string, unknown>)[field];
    if (collection && typeof id === 'string') touched.set(`${collection} ${id}`, [collection, id]);
  }
  return [...touched.values()].flatMap(([collection, id]) => {
    const entity = room[collection][id];
    return entity ? [docOf(collection, id, entity as never)] : [];
  });
}

const FACETS_AT_MOST = 100;
/**
 * Facets of which a reader of a part must find one: its incidents, and what names it. It only spares the index what the
 * reader may not see; whether they may is decided by the room's own sight, hit by hit.
 */
export function within(room: Room, viewer: Viewer): readonly string[] | undefined {
  if (viewer.whole) return undefined;
  const incidents = Object.keys(room.incidents).filter(id => seesIncident(room, viewer, id));
  // Who sees so many of them finds enough among all; so many words asked for would cost more than they spare.
  if (incidents.length > FACETS_AT_MOST) return undefined;
  const names = viewer.mandates.flatMap(m => [m.id, m.function, ...(m.organisation ? [m.organisation] : [])]);
  return [
    ...incidents.map(id => facet('incident', id)),
    ...[...viewer.communes, ...viewer.zones, ...names].map(name => facet('for', name)),
  ];
}
