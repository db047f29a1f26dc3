import type { View } from '../../shared/drones/footprint.ts';
import type { Point } from '../../shared/geometry.ts';
import type { Telemetry } from '../../shared/protocol.ts';

export type Source = Telemetry['source'];
/** One position as an adapter read it from the wire, before anybody believed it. */
export interface Heard {
  readonly source: Source;
  readonly longitude: number;
  readonly latitude: number;
  /** By the sender's clock, ms since 1970, or ms of any clock that only runs forward where `clock` says so. */
  readonly at?: number | undefined;
  /** `boot`: ms since the sender was switched on. */
  readonly clock?: 'epoch' | 'boot';
  /** Metres above the sea. */
  readonly altitude?: number | undefined;
  /** Metres above where it took off, or above the ground. */
  readonly height?: number | undefined;
  readonly heading?: number | undefined;
  /** Metres per second over ground. */
  readonly speed?: number | undefined;
  /** Per cent. */
  readonly battery?: number | undefined;
  /** Four corners on the ground as the sender computed them, top left first. */
  readonly footprint?: readonly Point[] | undefined;
  /** How its camera looks, where it sends that instead; openings it does not know are the feed's. */
  readonly view?: (Pick<View, 'azimuth' | 'depression'> & Partial<View>) | undefined;
  /** Of Remote ID. */
  readonly remoteId?: string | undefined;
  readonly pilot?: Point | undefined;
}

/** Why something that came in went no further. */
export const DROPS = [
  'not-a-message',
  'wrong-checksum',
  'too-large',
  'too-many',
  'unbound',
  'other-sender',
  'wrong-token',
  'no-position',
  'out-of-reach',
  'repeated',
  'time-backwards',
  'impossible-jump',
] as const;
export type Drop = (typeof DROPS)[number];
