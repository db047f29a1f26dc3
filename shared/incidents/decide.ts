import { type Context, command, refuse } from '../capability.ts';
import type { Area, Point, Touched } from '../geometry.ts';
import { changedMeanwhile } from '../meanwhile.ts';
import { closeIncidentSchema, openIncidentSchema, updateIncidentSchema } from './schema.ts';

export const incidentCommands = {
  'incident.open': command(openIncidentSchema, (room, data, context) => {
    if (room.incidents[data.incident]) return refuse('conflict', 'already-exists', { path: 'data.incident' });
    return [{ type: 'incident.opened', data: { ...data, ...territoryOf(data, context) } }];
  }),
  'incident.update': command(updateIncidentSchema, (room, data, context) => {
    const incident = room.incidents[data.incident];
    if (!incident) return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    if (incident.status === 'closed') return refuse('conflict', 'incident-closed', { path: 'data.incident' });
    const { seen, ...changes } = data;
    const facts = Object.keys(changes).filter(field => field !== 'incident');
    const told = facts.map(field => ({ field, at: incident.told[field], by: incident.toldBy[field] }));
    const meanwhile = changedMeanwhile(room, seen, told, 'data');
    if (meanwhile) return meanwhile;
    const moved = data.point !== undefined || data.area !== undefined || data.confirmed !== undefined;
    // A new pin makes an older confirmation of communes worthless.
    const placed = { point: incident.point, area: incident.area, ...changes };
    return [{ type: 'incident.updated', data: moved ? { ...changes, ...territoryOf(placed, context) } : changes }];
  }),
  'incident.close': command(closeIncidentSchema, (room, data) => {
    const incident = room.incidents[data.incident];
    if (!incident) return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    if (incident.status === 'closed') return refuse('conflict', 'incident-closed', { path: 'data.incident' });
    return [{ type: 'incident.closed', data }];
  }),
};

/** Communes and zones from area and point; what the operator confirmed wins over the pin, never over a drawn area. */
function territoryOf(
  placed: { point?: Point | undefined; area?: Area | undefined; confirmed?: string[] | undefined },
  { territory }: Context,
): Touched {
  const touched: Touched[] = [];
  if (placed.area) touched.push(territory.touching(placed.area));
  if (placed.confirmed) touched.push({ communes: placed.confirmed, zones: territory.zonesOf(placed.confirmed) });
  else if (placed.point) touched.push(territory.at(placed.point));
  return {
    communes: [...new Set(touched.flatMap(t => t.communes))].sort(),
    zones: [...new Set(touched.flatMap(t => t.zones))].sort(),
  };
}
