import type { Territory } from '../geometry.ts';
import { createFacilityIndex, type FacilityIndex } from './facilities.ts';
import type { Locator } from './locate.ts';
import { communesAt } from './reference.ts';

/**
 * A territory as the rules of the room ask it: communes and zones of a pin or an area, zones of communes, as they are on
 * a day, and the facilities in an area; without an index none of these is known.
 */
export function territoryOf(
  locator: Locator,
  day: string,
  facilities: FacilityIndex = createFacilityIndex({}),
): Territory {
  const zoneOf = new Map<string, string | undefined>(communesAt(day).map(c => [c.nis, c.zone]));
  return {
    at: point => locator.at([point[0], point[1]]),
    touching: area => locator.touching(area),
    zonesOf: communes => [...new Set(communes.flatMap(nis => zoneOf.get(nis) ?? []))].sort(),
    facilitiesIn: facilities,
  };
}
