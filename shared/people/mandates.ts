import type { Room } from '../room.ts';
import type { Mandate, Scope } from './schema.ts';

/** Whether a mandate holds at a moment: from its start, until its end (excluded). Both ISO 8601 UTC. */
export const isValid = (mandate: Mandate, at: string): boolean =>
  instant(mandate.from) <= instant(at) && (mandate.to === undefined || instant(at) < instant(mandate.to));

/** Instants may carry fractions or not, so they are compared as time, never as text. */
const instant = (iso: string): number => Date.parse(iso);

export const mandatesOf = (room: Room, person: string, at: string): readonly Mandate[] =>
  Object.values(room.mandates).filter(m => m.person === person && isValid(m, at));

/** The first later moment at which one of the person's mandates begins or ends, in ms since 1970; undefined if none. */
export function nextChangeOf(room: Room, person: string, at: string): number | undefined {
  const now = instant(at);
  const changes = Object.values(room.mandates)
    .filter(m => m.person === person)
    .flatMap(m => [instant(m.from), ...(m.to === undefined ? [] : [instant(m.to)])])
    .filter(t => t > now);
  return changes.length === 0 ? undefined : Math.min(...changes);
}

export const holdsForCommune = (mandate: Mandate, nis: string): boolean =>
  mandate.scope !== 'region' && mandate.scope.communes.includes(nis);
export const holdsForZone = (mandate: Mandate, zone: string): boolean =>
  mandate.scope !== 'region' && mandate.scope.zones.includes(zone);

/** Whether two mandates hold on the same ground, in whatever order it was written. */
export const sameScope = (a: Scope, b: Scope): boolean => groundOf(a) === groundOf(b);
/** The ground as one word: `region`, or its codes in order. */
export const groundOf = (scope: Scope): string =>
  scope === 'region' ? 'region' : [...scope.communes, ...scope.zones].sort().join('+');
/** Whether two mandates are one office: the same function over the same ground, whoever holds it. */
export const sameOffice = (a: Mandate, b: Mandate): boolean =>
  a.function === b.function && a.organisation === b.organisation && sameScope(a.scope, b.scope);
