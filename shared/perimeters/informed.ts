import { read } from '../language/read.ts';
import { holdsForCommune } from '../people/mandates.ts';
import type { Mandate } from '../people/schema.ts';
import type { Addressees } from '../recipients/schema.ts';
import type { Room } from '../room.ts';
import type { FacilitiesTouched } from '../territory/facilities.ts';

interface Touching {
  readonly communes: readonly string[];
  readonly zones: readonly string[];
  readonly facilities?: FacilitiesTouched | undefined;
}

/**
 * Who by its nature must receive a change of perimeter: the communes and police zones it touches, transport, the fire
 * service, and the organisations of the room that bear the name of a facility inside it.
 */
export function informedOf(room: Pick<Room, 'organisations'>, touching: readonly Touching[]): Addressees {
  const communes = union(touching.map(t => t.communes));
  const zones = union(touching.map(t => t.zones));
  const names = new Set(touching.flatMap(t => t.facilities?.named ?? []).flatMap(({ fr, nl }) => [bare(fr), bare(nl)]));
  const organisations = Object.values(room.organisations)
    .filter(({ name }) => names.has(bare(read(name, 'fr'))) || names.has(bare(read(name, 'nl'))))
    .map(({ id }) => id)
    .sort();
  return {
    ...(communes.length > 0 ? { communes } : {}),
    ...(zones.length > 0 ? { zones } : {}),
    functions: ['transport-dispatch', 'fire-dispatch'],
    ...(organisations.length > 0 ? { organisations } : {}),
  };
}
const union = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())].sort();
const bare = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^a-zA-Z0-9]/g, '')
    .toLowerCase();

/**
 * Who sets a perimeter: the Dir-PC-Ops, who is always of D1, or the authority of the territory; a judicial one is the
 * prosecutor's, held by D3. Staff only record it.
 */
export function maySetPerimeter(mandate: Mandate, communes: readonly string[], judicial: boolean): boolean {
  if (judicial) return mandate.function === 'prosecutor' || mandate.function === 'dir-d3';
  if (SETTING.includes(mandate.function)) return true;
  return mandate.function === 'mayor' && communes.length > 0 && communes.every(nis => holdsForCommune(mandate, nis));
}
const SETTING: readonly string[] = ['dir-d1', 'high-official', 'minister-interior'];
