import { mandateFor } from '../../shared/access/rights.ts';
import type { Point } from '../../shared/geometry.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import type { Room } from '../../shared/room.ts';
import { searchTerritory } from '../../shared/territory/search.ts';
import { type Language, read } from '../language/language.ts';
import { sayPlain } from '../language/say.ts';
import type { Hit } from '../log/search.ts';
import { actsFor } from './acts.ts';
import { fitOf, wordsOf } from './match.ts';
import type { Place } from './places.ts';
import { type SendChoice, sendChoices } from './sendChoices.ts';

/** What the command box offers for a text; choosing it does it. */
export type Choice =
  /** Opens a new incident: the title is the text, letter by letter. */
  | { readonly kind: 'open'; readonly title: string }
  | { readonly kind: 'incident'; readonly id: string }
  | { readonly kind: 'alert'; readonly id: string }
  | { readonly kind: 'feed'; readonly id: string }
  /** A camera, a layout or a tour: onto a screen, where one is named, else to choose one. */
  | SendChoice
  | { readonly kind: 'commune'; readonly nis: string; readonly name: string; readonly by: string }
  | { readonly kind: 'zone'; readonly zone: string; readonly name: string; readonly by: string }
  | { readonly kind: 'place'; readonly name: string; readonly point: Point; readonly what: Place['kind'] }
  | { readonly kind: 'act'; readonly act: string }
  /** Something that the search of the log found under these words. */
  | { readonly kind: 'hit'; readonly hit: Hit }
  /** A line of the log, of the incident in hand where one is. */
  | { readonly kind: 'log'; readonly text: string; readonly incident?: string };

export interface Asked {
  readonly room: Room;
  readonly language: Language;
  readonly mandates: readonly Mandate[];
  readonly inHand: string | undefined;
  readonly places: readonly Place[];
}

/** How many of each kind: a list is read at a glance, or it is not read. */
const MOST = { incident: 5, alert: 3, act: 4, territory: 3, place: 3, feed: 3 } as const;

/**
 * What a text may mean, most likely first: what exists under these words, then acts, then places; a new incident first
 * where nothing is known by them, last where something is, so that the same event is not entered twice by Enter alone.
 * `>` begins a line of the log and nothing else.
 */
export function suggest(text: string, asked: Asked): readonly Choice[] {
  const typed = text.trim();
  if (typed === '') return [];
  if (typed.startsWith('>')) return logLine(typed.slice(1).trim(), asked);
  const words = wordsOf(typed);
  const known = [
    ...incidents(words, asked),
    ...alerts(words, asked),
    ...acts(words, asked),
    ...territory(typed, asked),
  ];
  const sent = may('screen.show', asked) ? sendChoices(words, asked) : [];
  const further = [...places(words, asked), ...feeds(words, asked)];
  const open: Choice[] = may('incident.open', asked) ? [{ kind: 'open', title: typed }] : [];
  return known.length + further.length + sent.length === 0 ? open : [...sent, ...known, ...further, ...open];
}

const may = (command: 'incident.open' | 'log.write' | 'screen.show', { mandates }: Asked): boolean =>
  mandateFor(command, mandates) !== undefined;

const logLine = (text: string, asked: Asked): readonly Choice[] =>
  text === '' || !may('log.write', asked)
    ? []
    : [{ kind: 'log', text, ...(asked.inHand ? { incident: asked.inHand } : {}) }];

/** Sorts by how well each fits, keeps the first few. */
function best<T>(all: readonly T[], fits: (one: T) => number | undefined, most: number): readonly T[] {
  return all
    .flatMap(one => {
      const rank = fits(one);
      return rank === undefined ? [] : [{ one, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ one }) => one);
}

const namesOf = (words: string | { fr: string; nl: string; en?: string | undefined }): readonly string[] =>
  typeof words === 'string' ? [words] : [words.fr, words.nl, words.en ?? words.fr];

function incidents(words: readonly string[], { room }: Asked): readonly Choice[] {
  const newest = Object.values(room.incidents).sort((a, b) => b.opened.at.localeCompare(a.opened.at));
  // A closed one is still found, after those that are open.
  const fits = (incident: (typeof newest)[number]) => {
    const rank = fitOf(words, ...namesOf(incident.title));
    return rank === undefined ? undefined : rank + (incident.status === 'closed' ? 2 : 0);
  };
  return best(newest, fits, MOST.incident).map(({ id }) => ({ kind: 'incident', id }));
}

function alerts(words: readonly string[], { room }: Asked): readonly Choice[] {
  const newest = Object.values(room.alerts).sort((a, b) => b.drafted.at.localeCompare(a.drafted.at));
  return best(newest, alert => fitOf(words, ...namesOf(alert.headline)), MOST.alert).map(({ id }) => ({
    kind: 'alert',
    id,
  }));
}

function acts(words: readonly string[], { room, mandates, inHand }: Asked): readonly Choice[] {
  const phase = Object.values(room.phases).some(p => !p.lifted);
  const offered = actsFor(mandates, { incident: inHand !== undefined, phase });
  const fits = (act: (typeof offered)[number]) => {
    const names = (['fr', 'nl', 'en'] as const).map(language => sayPlain(language, act.label));
    return fitOf(words, ...names) ?? (fitOf(words, act.also) === undefined ? undefined : 1);
  };
  return best(offered, fits, MOST.act).map(({ name }) => ({ kind: 'act', act: name }));
}

const territory = (typed: string, { language }: Asked): readonly Choice[] =>
  searchTerritory(typed, language)
    .slice(0, MOST.territory)
    .map(found =>
      found.kind === 'commune'
        ? { kind: 'commune', nis: found.nis, name: found.name, by: found.by }
        : { kind: 'zone', zone: found.zone, name: found.name, by: found.by },
    );

function places(words: readonly string[], asked: Asked): readonly Choice[] {
  const named = asked.places.filter(place => place.kind !== 'commune');
  return best(named, place => fitOf(words, place.fr, place.nl), MOST.place).map(place => ({
    kind: 'place',
    name: read(place, asked.language),
    point: place.point,
    what: place.kind,
  }));
}

function feeds(words: readonly string[], { room }: Asked): readonly Choice[] {
  const standing = Object.values(room.feeds).filter(feed => !feed.retired);
  return best(standing, feed => fitOf(words, ...namesOf(feed.name), ...namesOf(feed.owner)), MOST.feed).map(
    ({ id }) => ({
      kind: 'feed',
      id,
    }),
  );
}
