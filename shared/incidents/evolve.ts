import type { Evolve, Patch } from '../capability.ts';
import type { Touched } from '../geometry.ts';
import type { Room } from '../room.ts';
import type { Incident, IncidentClosed, IncidentOpened, IncidentUpdated } from './schema.ts';

export const incidentEvolve = {
  'incident.opened': ((room, { incident: id, ...told }, event): Patch => {
    const opened: Incident = {
      ...told,
      id,
      status: 'open',
      opened: { at: event.at, by: event.by },
      told: Object.fromEntries(Object.keys(told).map(field => [field, event.at])),
      toldBy: Object.fromEntries(Object.keys(told).map(field => [field, event.by])),
      sight: { communes: told.communes, zones: told.zones },
    };
    return { incidents: { [id]: withSight(room, opened) } };
  }) as Evolve<IncidentOpened>,
  'incident.updated': ((room, { incident: id, ...changes }, event): Patch => {
    const incident = room.incidents[id];
    if (!incident) return {};
    const told = { ...incident.told, ...Object.fromEntries(Object.keys(changes).map(field => [field, event.at])) };
    const toldBy = { ...incident.toldBy, ...Object.fromEntries(Object.keys(changes).map(field => [field, event.by])) };
    return { incidents: { [id]: withSight(room, { ...incident, ...changes, told, toldBy } as Incident) } };
  }) as Evolve<IncidentUpdated>,
  'incident.closed': ((room, { incident: id, outcome }, event): Patch => {
    const incident = room.incidents[id];
    if (!incident) return {};
    return { incidents: { [id]: { ...incident, status: 'closed', closed: { at: event.at, by: event.by, outcome } } } };
  }) as Evolve<IncidentClosed>,
};

/**
 * A commune sees an incident that lies in it, or whose perimeter touches it. `changed` stands for the
 * perimeters of the incident that this very event draws or lifts.
 */
export function withSight(
  room: Room,
  incident: Incident,
  changed: Readonly<Record<string, (Touched & { readonly lifted: boolean }) | undefined>> = {},
): Incident {
  const communes = new Set(incident.communes);
  const zones = new Set(incident.zones);
  const add = (touched: Touched) => {
    for (const nis of touched.communes) communes.add(nis);
    for (const zone of touched.zones) zones.add(zone);
  };
  for (const id of incident.perimeters ?? []) {
    const perimeter = room.perimeters[id];
    if (perimeter && !(id in changed) && !perimeter.lifted) add(perimeter);
  }
  for (const touched of Object.values(changed)) if (touched && !touched.lifted) add(touched);
  return { ...incident, sight: { communes: [...communes].sort(), zones: [...zones].sort() } };
}
