import type { Point } from '../../shared/geometry.ts';
import { wordsOf } from './match.ts';

/** A place that a text may name: a metro station, a hospital, a commune. */
export interface Place {
  readonly fr: string;
  readonly nl: string;
  readonly kind: 'station' | 'site' | 'commune';
  readonly point: Point;
}

/** Which is meant where one name is a station and a commune: the narrower. */
const NARROW: readonly Place['kind'][] = ['station', 'site', 'commune'];

/**
 * The place that a text names in either language: the longest name that stands in it word for word. The text itself
 * is only read, never changed.
 */
export function placeIn(text: string, places: readonly Place[]): Place | undefined {
  const said = ` ${wordsOf(text).join(' ')} `;
  let best: { place: Place; length: number } | undefined;
  for (const place of places) {
    for (const name of [place.fr, place.nl]) {
      const named = wordsOf(name).join(' ');
      if (named.length < 3 || !said.includes(` ${named} `)) continue;
      const narrower = best && NARROW.indexOf(place.kind) < NARROW.indexOf(best.place.kind);
      if (!best || named.length > best.length || (named.length === best.length && narrower))
        best = { place, length: named.length };
    }
  }
  return best?.place;
}

interface PointFeature {
  readonly properties: { readonly name_fr?: string; readonly name_nl?: string };
  readonly geometry: { readonly type: string; readonly coordinates: Point };
}

/** The files of the territory that name points, and what their points are. A pack need not have them all. */
const SOURCES = [
  ['communes_labels.geojson', 'commune'],
  ['layers/metro_stations.geojson', 'station'],
  ['layers/hospitals.geojson', 'site'],
  ['layers/universities.geojson', 'site'],
  ['layers/courthouses.geojson', 'site'],
] as const;

let loading: Promise<readonly Place[]> | undefined;

/** Loads the places once, when somebody starts to type. A file that is missing leaves its places out. */
export function loadPlaces(): Promise<readonly Place[]> {
  loading ??= Promise.all(SOURCES.map(([file, kind]) => readPlaces(file, kind))).then(lists => lists.flat());
  return loading;
}

async function readPlaces(file: string, kind: Place['kind']): Promise<readonly Place[]> {
  try {
    const answer = await fetch(`/territory/${file}`);
    if (!answer.ok) return [];
    const { features } = (await answer.json()) as { features: readonly PointFeature[] };
    return features.flatMap(({ properties: { name_fr: fr, name_nl: nl }, geometry }) =>
      fr && geometry.type === 'Point' ? [{ fr, nl: nl ?? fr, kind, point: geometry.coordinates }] : [],
    );
  } catch {
    return [];
  }
}
