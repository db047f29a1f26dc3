import type { Mandate } from '../people/schema.ts';
import type { Recipient } from '../recipients/schema.ts';

const OF_COMMUNE: readonly string[] = ['mayor', 'commune-liaison', 'emergency-coordinator'];
const OF_ZONE: readonly string[] = ['zone-officer', 'zone-images'];

/** For whom the holder of a mandate answers: the commune, the zone, the organisation, else the function. */
export function ownerOf({ function: code, scope, organisation }: Mandate): Recipient {
  const [commune, zone] = scope === 'region' ? [] : [scope.communes[0], scope.zones[0]];
  if (OF_COMMUNE.includes(code) && commune !== undefined) return { id: commune, kind: 'commune' };
  if (OF_ZONE.includes(code) && zone !== undefined) return { id: zone, kind: 'zone' };
  return organisation === undefined ? { id: code, kind: 'function' } : { id: organisation, kind: 'organisation' };
}
