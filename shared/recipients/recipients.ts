import { type Refusal, refuse } from '../capability.ts';
import type { Territory } from '../geometry.ts';
import { holdsForCommune, holdsForZone } from '../people/mandates.ts';
import type { Mandate } from '../people/schema.ts';
import type { Room } from '../room.ts';
import type { Addressees, Recipient } from './schema.ts';

/** Everyone a message is for, each once: communes named or touched by the area, zones, functions, organisations. */
export function recipientsOf(to: Addressees, territory: Territory): readonly Recipient[] {
  const communes = new Set([...(to.communes ?? []), ...(to.area ? territory.touching(to.area).communes : [])]);
  return [
    ...[...communes].sort().map(id => ({ id, kind: 'commune' as const })),
    ...[...new Set(to.zones)].sort().map(id => ({ id, kind: 'zone' as const })),
    ...[...new Set(to.functions)].map(id => ({ id, kind: 'function' as const })),
    ...[...new Set(to.organisations)].map(id => ({ id, kind: 'organisation' as const })),
  ];
}

/** What is wrong with addressees beyond their form: a commune or an organisation that is not known, nobody at all. */
export function refusedAddressees(
  room: Room,
  to: Addressees,
  territory: Territory,
  path = 'data.to',
): Refusal | undefined {
  const commune = (to.communes ?? []).findIndex(nis => territory.zonesOf([nis]).length === 0);
  if (commune >= 0) return refuse('rejected', 'unknown-commune', { path: `${path}.communes.${commune}` });
  const organisation = (to.organisations ?? []).findIndex(id => !room.organisations[id]);
  if (organisation >= 0)
    return refuse('rejected', 'unknown-organisation', { path: `${path}.organisations.${organisation}` });
  return recipientsOf(to, territory).length === 0 ? refuse('rejected', 'nobody-addressed', { path }) : undefined;
}

/** Whether the holder of a mandate answers for a recipient: a mayor and a liaison officer for the commune, and so on. */
export function answersFor(mandate: Mandate, recipient: Recipient): boolean {
  switch (recipient.kind) {
    case 'commune':
      return COMMUNE.includes(mandate.function) && holdsForCommune(mandate, recipient.id);
    case 'zone':
      return ZONE.includes(mandate.function) && holdsForZone(mandate, recipient.id);
    case 'function':
      return mandate.function === recipient.id;
    case 'organisation':
      return mandate.organisation === recipient.id;
  }
}
const COMMUNE: readonly string[] = ['mayor', 'commune-liaison', 'emergency-coordinator'];
const ZONE: readonly string[] = ['zone-officer', 'zone-images'];

/** The recipients among these receipts for whom these mandates may answer. */
export const answerable = (
  receipts: Readonly<Record<string, { readonly recipient: string; readonly kind: Recipient['kind'] }>>,
  mandates: readonly Mandate[],
): readonly string[] =>
  Object.values(receipts)
    .filter(r => mandates.some(m => answersFor(m, { id: r.recipient, kind: r.kind })))
    .map(r => r.recipient);
