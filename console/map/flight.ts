import type { Polygon } from 'geojson';
import type { Feed } from '../../shared/feeds/schema.ts';
import type { Perimeter } from '../../shared/perimeters/schema.ts';
import type { Telemetry, Track } from '../../shared/protocol.ts';
import { destination, distance } from '../../shared/territory/geodesy.ts';
import { spanOf } from '../language/moment.ts';
import { sayIn } from '../language/say.ts';
import type { Position } from './layers/incidents.ts';
import type { MapDrone } from './layers/moving.ts';
import { mapWords } from './situationOf.ts';
import type { MapLanguage } from './style/labels.ts';

/** A position as it was heard; `at` is the centre's time, ms since 1970. */
export interface Heard {
  readonly track: Track;
  readonly at: number;
}

/** A drone not heard for so long is not there any more for sure (belgium.md §14.4). */
export const STALE_MS = 5_000;
/** Then it is shown where it was last, for as long as somebody may still look for it there. */
export const FORGOTTEN_MS = 10 * 60_000;
/** How long a trail is remembered, and how far apart its points are at least, metres. */
export const TRAIL_MS = 180_000;
const TRAIL_STEP = 4;

/** Where moving things came from: kept by this console only, since it heard them. */
export interface Trails {
  /** What was kept of a drone before this console heard it, oldest first. */
  seed(id: string, points: readonly { readonly point: Position; readonly at: number }[]): void;
  hear(heard: Iterable<Heard>): void;
  /** Oldest first; ends where it was heard last. */
  of(id: string): readonly Position[];
}
export function createTrails(): Trails {
  const trails = new Map<string, { readonly point: Position; readonly at: number }[]>();
  return {
    seed(id, points) {
      const heard = trails.get(id) ?? [];
      const first = heard[0]?.at ?? Number.POSITIVE_INFINITY;
      trails.set(id, [...points.filter(({ at }) => at < first), ...heard]);
    },
    hear(heard) {
      for (const { track, at } of heard) {
        const [id, longitude, latitude] = track;
        const trail = trails.get(id) ?? [];
        const last = trail.at(-1);
        const point = [longitude, latitude] as const;
        if (last && last.at >= at) continue;
        if (!last || distance([...last.point], [...point]) >= TRAIL_STEP) trail.push({ point, at });
        while (trail[0] && trail[0].at < at - TRAIL_MS) trail.shift();
        trails.set(id, trail);
      }
    },
    of: id => trails.get(id)?.map(({ point }) => point) ?? [],
  };
}

/** The lens of a common drone camera looking straight down: 84° over the diagonal's width, 16 : 9. */
const LENS = { spread: 88, ratio: 9 / 16 } as const;

/**
 * What a camera that looks straight down shows on the ground.
 * @param altitude metres above ground
 * @param towards degrees from north to which the picture's top points
 * @param spread degrees over the picture's width
 */
export function footprintOf(point: Position, altitude: number, towards: number, spread: number = LENS.spread): Polygon {
  const half = altitude * Math.tan((spread * Math.PI) / 360);
  const [x, y] = [half, half * LENS.ratio];
  const corner = (right: number, up: number): [number, number] =>
    destination([...point], towards + (Math.atan2(right, up) * 180) / Math.PI, Math.hypot(right, up));
  const first = corner(-x, -y);
  return { type: 'Polygon', coordinates: [[first, corner(x, -y), corner(x, y), corner(-x, y), first]] };
}

/**
 * Mobile cameras that were heard, as drones on the map. One that was never heard has no place to be drawn at.
 * @param now the centre's time, ms since 1970
 */
export function dronesOf(
  feeds: Readonly<Record<string, Feed>>,
  heard: ReadonlyMap<string, Heard>,
  trails: Trails,
  { now, language, number }: { now: number; language: MapLanguage; number: ReadonlyMap<string, number> },
): MapDrone[] {
  return Object.values(feeds).flatMap(feed => {
    const last = feed.mobile && !feed.retired ? heard.get(feed.id) : undefined;
    if (!last || now - last.at > FORGOTTEN_MS) return [];
    const [, longitude, latitude, altitude, heading, , told] = last.track;
    const point: Position = [longitude, latitude];
    const name = mapWords(feed.name, language);
    const numbered = /\d$/.test(name) ? name : `${name} ${number.get(feed.id) ?? ''}`;
    const silent = now - last.at;
    return {
      id: feed.id,
      // A name that ends in a figure would read as one number with it.
      name: silent < STALE_MS ? numbered : `${numbered}\n${silentWords(silent, language)}`,
      point,
      ...footprintAt(point, told, altitude, feed),
      ...(typeof heading === 'number' ? { heading } : {}),
      trail: [...trails.of(feed.id), point],
      state: silent < STALE_MS ? 'live' : 'stale',
    };
  });
}

/** What it says that it shows; one that says nothing of its camera is drawn as looking straight down. */
function footprintAt(
  point: Position,
  told: Telemetry | null | undefined,
  altitude: number | null | undefined,
  feed: Feed,
): { readonly footprint?: Polygon } {
  if (told?.footprint) {
    const ring = told.footprint.map(([x, y]) => [x, y] as [number, number]);
    // Corners come clockwise; RFC 7946 wants the outer ring the other way.
    return { footprint: { type: 'Polygon', coordinates: [[...ring, ring[0] as [number, number]].reverse()] } };
  }
  if (told || !altitude) return {};
  return { footprint: footprintOf(point, altitude, feed.bearing ?? 0, feed.spread) };
}

/** Since when nothing was heard of it, in words: a shape alone is not enough. */
function silentWords(ms: number, language: MapLanguage): string {
  const age = spanOf(ms, language === 'both' ? 'fr' : language);
  if (language !== 'both') return sayIn(language)('drone.silentFor', { age });
  return `${sayIn('fr')('drone.silentFor', { age })} – ${sayIn('nl')('drone.silentFor', { age: spanOf(ms, 'nl') })}`;
}

/** Drones that are not ours, by the serial number that they send: no entry of the room is theirs. */
export function strangersOf(heard: ReadonlyMap<string, Heard>, now: number): MapDrone[] {
  return [...heard.values()].flatMap(({ track, at }): MapDrone[] => {
    const [id, longitude, latitude, , heading, , told] = track;
    if (!isStranger(track) || now - at > FORGOTTEN_STRANGER_MS) return [];
    return [
      {
        ...{ id, point: [longitude, latitude], state: 'stranger', name: told?.remoteId ?? '?' },
        ...(typeof heading === 'number' ? { heading } : {}),
      },
    ];
  });
}
const isStranger = ([id, , , , , , told]: Track): boolean =>
  told?.remoteId !== undefined && id.startsWith('remote-id:');
const FORGOTTEN_STRANGER_MS = 60_000;

/** Everything else that moves: vehicles and teams that have no entry of their own in the room. */
export function* unitsOf(
  feeds: Readonly<Record<string, unknown>>,
  heard: ReadonlyMap<string, Heard>,
  now: number,
): Generator<Track> {
  for (const [id, { track, at }] of heard)
    if (!(id in feeds) && !isStranger(track) && now - at < FORGOTTEN_MS) yield track;
}

/** Where what perimeters in force follow was last heard: one that fell silent stays where it was. */
export function placesOf(
  perimeters: Readonly<Record<string, Perimeter>>,
  tracks: ReadonlyMap<string, Heard>,
): ReadonlyMap<string, Position> {
  const places = new Map<string, Position>();
  for (const { shape, lifted } of Object.values(perimeters)) {
    const heard = shape?.kind === 'follows' && !lifted ? tracks.get(shape.track) : undefined;
    if (heard) places.set(heard.track[0], [heard.track[1], heard.track[2]]);
  }
  return places;
}
