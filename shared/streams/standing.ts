import { text } from '../language/read.ts';
import { type Ruling, rulingAt } from '../ruling.ts';
import type { StreamKey } from './schema.ts';

const source = text(
  'RGPD, art. 5.1.e et 32 : accès limité à la durée du besoin ; choix du centre de crise',
  'AVG, art. 5.1.e en 32: toegang beperkt tot de duur van de behoefte; keuze van het crisiscentrum',
);
/** Hours that a key may live at most: a sender is a thing that stands somewhere, a player is somebody who looks. */
export const STREAM_HOURS_AT_MOST: readonly Ruling<Readonly<Record<StreamKey['use'], number>>>[] = [
  { value: { send: 8_784, play: 72 }, validFrom: '2018-05-25', source, certainty: 'U' },
];
/** The latest moment until which a key made at `at` may live, ms since 1970. */
export const latestEnd = (use: StreamKey['use'], at: string): number =>
  Date.parse(at) + rulingAt(STREAM_HOURS_AT_MOST, at).value[use] * 3_600_000;

/** Whether a key opens anything at a moment, ISO 8601 UTC. */
export const isOpen = (key: StreamKey, at: string): boolean =>
  !key.revoked && Date.parse(at) < Date.parse(key.expiresAt);
