import { text } from '../language/read.ts';
import { isValid } from '../people/mandates.ts';
import type { Mandate, Scope } from '../people/schema.ts';
import type { Room } from '../room.ts';
import { type Ruling, rulingAt } from '../ruling.ts';
import type { AuthorityLink } from './schema.ts';

/** Hours that a link may live at most. */
export const LINK_HOURS_AT_MOST: readonly Ruling<number>[] = [
  {
    value: 72,
    validFrom: '2018-05-25',
    source: text(
      'RGPD, art. 5.1.e et 32 : accès limité à la durée du besoin ; choix du centre de crise',
      'AVG, art. 5.1.e en 32: toegang beperkt tot de duur van de behoefte; keuze van het crisiscentrum',
    ),
    certainty: 'U',
  },
];
/** The latest moment until which a link made at `at` may live, ms since 1970. */
export const latestExpiry = (at: string): number => Date.parse(at) + rulingAt(LINK_HOURS_AT_MOST, at).value * 3_600_000;

/** Under which key a line is marked: not its own id, so that one collection never names another’s things. */
export const sharedKey = (entry: string): string => `shared ${entry}`;

export type LinkStanding = 'open' | 'revoked' | 'expired' | 'used-up' | 'mandate-ended';
/** How a link stands at a moment, ISO 8601 UTC. It ends with the mandate of whom it was made for. */
export function standingOf(room: Room, link: AuthorityLink, at: string, views = link.views): LinkStanding {
  if (link.revoked) return 'revoked';
  if (Date.parse(link.expiresAt) <= Date.parse(at)) return 'expired';
  const mandate = room.mandates[link.mandate];
  if (!mandate || !isValid(mandate, at)) return 'mandate-ended';
  return views >= link.maxViews ? 'used-up' : 'open';
}

/** Whether a ground lies within that of a mandate: a link never shows more than its holder answers for. */
export function within(scope: Scope, { scope: held }: Pick<Mandate, 'scope'>): boolean {
  if (held === 'region') return true;
  if (scope === 'region') return false;
  return (
    scope.communes.every(nis => held.communes.includes(nis)) && scope.zones.every(code => held.zones.includes(code))
  );
}
