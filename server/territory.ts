import type { Territory } from '../shared/geometry.ts';
import { createFacilityIndex } from '../shared/territory/facilities.ts';
import { createLocator } from '../shared/territory/locate.ts';
import type { TerritoryPack } from '../shared/territory/pack.ts';
import { brusselsDay } from '../shared/territory/reference.ts';
import { territoryOf } from '../shared/territory/rules.ts';

/** The territory of today for the rules of the room, also after midnight: zones merge on the day that the law says. */
export function territoryToday(pack: TerritoryPack, clock: () => Date): Territory {
  const locator = createLocator(pack);
  const facilities = createFacilityIndex(pack.facilityLayers, pack.level);
  let day = '';
  let territory: Territory;
  let checkedUntil = 0;
  const today = (): Territory => {
    const now = clock();
    // Formatting a date costs more than finding a pin, so it is asked once a minute.
    if (now.getTime() < checkedUntil) return territory;
    checkedUntil = now.getTime() + 60_000;
    const date = brusselsDay(now.toISOString());
    if (date !== day) territory = territoryOf(locator, date, facilities);
    day = date;
    return territory;
  };
  return {
    at: point => today().at(point),
    touching: area => today().touching(area),
    zonesOf: communes => today().zonesOf(communes),
    facilitiesIn: facilities,
  };
}
