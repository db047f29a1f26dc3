import { mayWatch } from '../../shared/feeds/images.ts';
import { feedNumbers } from '../../shared/feeds/numbers.ts';
import type { Feed } from '../../shared/feeds/schema.ts';
import type { Words } from '../../shared/language/text.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import { axisOf } from '../../shared/perimeters/shapes.ts';
import type { Post } from '../../shared/posts/schema.ts';
import type { Room } from '../../shared/room.ts';
import { isOf, type Only } from '../feeds/listState.ts';
import { read } from '../language/language.ts';
import type { FeedPresence } from '../room/store.ts';
import type { MapCheckpoint } from './layers/checkpoints.ts';
import type { MapFeed, MapFeedState } from './layers/feeds.ts';
import type { MapIncident } from './layers/incidents.ts';
import type { MapPost } from './layers/moving.ts';
import type { MapPerimeter } from './layers/perimeters.ts';
import type { Situation } from './layers/situation.ts';
import type { MapLanguage } from './style/labels.ts';

export interface SituationView {
  readonly language: MapLanguage;
  /** The incident in hand, or that a wall follows. */
  readonly inHand?: string | undefined;
  readonly presence: Readonly<Record<string, FeedPresence>>;
  readonly mandates: readonly Mandate[];
  /** ISO 8601 UTC: grants of images run out. */
  readonly at: string;
  /** Cameras whose picture is on a tile now: their field of view stands out. */
  readonly shown?: ReadonlySet<string> | undefined;
  /** False leaves cameras out. */
  readonly cameras?: boolean;
  /** Cameras of one law alone, or those that move. */
  readonly only?: Only;
}

/** The room as the map draws it; what moves comes by telemetry and is not in it. */
export function situationOf(room: Room, view: SituationView): Situation {
  return {
    incidents: incidentsOf(room, view),
    perimeters: perimetersOf(room),
    posts: postsOf(room, view.language),
    checkpoints: checkpointsOf(room, view.language),
    missions: Object.values(room.missions)
      .filter(({ state }) => state === 'flying')
      .map(({ id, zone, beyond }) => ({ id, zone, strayed: beyond !== undefined })),
    feeds: view.cameras === false ? [] : feedsOf(room, view),
  };
}

/** Words on the map: the reader's language, or French over Dutch where both read it. */
export function mapWords(words: Words, language: MapLanguage, between = '\n'): string {
  if (language !== 'both') return read(words, language);
  const [fr, nl] = [read(words, 'fr'), read(words, 'nl')];
  return fr === nl ? fr : fr + between + nl;
}

const incidentsOf = (room: Room, { language, inHand }: SituationView): MapIncident[] =>
  Object.values(room.incidents)
    .filter(incident => incident.status === 'open')
    .map(({ id, kind, severity, category, point, area, title }) => ({
      id,
      kind,
      severity,
      point,
      area,
      ...(category ? { category } : {}),
      name: mapWords(title, language),
      current: id === inHand,
    }));

/** Perimeters in force of incidents that are open. */
const perimetersOf = (room: Room): MapPerimeter[] =>
  Object.values(room.perimeters)
    .filter(({ lifted, incident }) => !lifted && room.incidents[incident]?.status === 'open')
    .map(({ id, incident, zone, area, shape }) => ({
      ...{ id, incident, zone, area },
      ...(shape?.kind === 'follows' ? { follows: shape } : {}),
      ...(shape?.kind === 'sector' ? { axis: axisOf(shape) } : {}),
    }));

const checkpointsOf = (room: Room, language: MapLanguage): MapCheckpoint[] =>
  Object.values(room.checkpoints)
    .filter(({ removed, incident }) => !removed && room.incidents[incident]?.status === 'open')
    .map(({ id, kind, name, point }) => ({ id, kind, point, name: mapWords(name, language, ' – ') }));

const POSTS: Readonly<Record<Post['kind'], MapPost['kind']>> = {
  'pc-ops': 'pcops',
  pma: 'medical',
  ppd: 'first-destination',
};
/** Before the comma stands what it is; the street it is in is where it stands on the map. */
const short = (name: string): string => name.split(',')[0] as string;

const postsOf = (room: Room, language: MapLanguage): MapPost[] =>
  Object.values(room.posts)
    .filter(({ closed, incident }) => !closed && room.incidents[incident]?.status === 'open')
    .map(({ id, kind, name, point }) => ({
      id,
      kind: POSTS[kind],
      point,
      name: mapWords(
        typeof name === 'string' ? short(name) : { fr: short(name.fr), nl: short(name.nl) },
        language,
        ' – ',
      ),
    }));

function feedsOf(room: Room, view: SituationView): MapFeed[] {
  const numbers = feedNumbers(room.feeds);
  return Object.values(room.feeds)
    .filter(
      feed => !feed.retired && !feed.mobile && feed.point && isOf(feed, view.only ?? 'all', view.presence[feed.id]),
    )
    .map(feed => ({
      id: feed.id,
      number: numbers.get(feed.id) ?? '',
      point: feed.point,
      bearing: feed.bearing,
      ...(feed.range === undefined ? {} : { range: feed.range }),
      ...(feed.spread === undefined ? {} : { spread: feed.spread }),
      state: feedStateOf(room, feed, view),
      current: view.shown?.has(feed.id) ?? false,
    }));
}

/** How a camera stands to this reader: refused goes before all else; whoever has no status of it sees it at rest. */
export function feedStateOf(
  room: Room,
  feed: Feed,
  { presence, mandates, at }: Pick<SituationView, 'presence' | 'mandates' | 'at'>,
): MapFeedState {
  // A basis is named at the first look; here only the right itself counts.
  if ('refusal' in mayWatch(room, feed, mandates, at, true)) return 'refused';
  return presence[feed.id]?.state ?? 'sleeping';
}
