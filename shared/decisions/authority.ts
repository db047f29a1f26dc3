import { SITE } from '../access/functions.ts';
import { holdsForCommune } from '../people/mandates.ts';
import type { Mandate } from '../people/schema.ts';
import { AUTHORITY } from '../phases/authority.ts';

/** Authorities of phases decide where they hold; the directors of the disciplines decide on the site. */
export function mayTake(mandate: Mandate, communes: readonly string[]): boolean {
  if ((SITE as readonly string[]).includes(mandate.function)) return true;
  if (!Object.values(AUTHORITY).includes(mandate.function)) return false;
  return mandate.function !== 'mayor' || (communes.length > 0 && communes.every(nis => holdsForCommune(mandate, nis)));
}
/** A decision is lifted by whoever holds the office under which it was taken. */
export const mayLift = (mandate: Mandate, taker: Mandate | undefined): boolean =>
  taker !== undefined &&
  mandate.function === taker.function &&
  JSON.stringify(mandate.scope) === JSON.stringify(taker.scope);
