import type { Evolve, Patch } from '../capability.ts';
import { withSight } from '../incidents/evolve.ts';
import type { Room } from '../room.ts';
import type { CheckpointPlaced, Perimeter, PerimeterDrawn, PerimeterLifted, PerimeterMoved } from './schema.ts';

export const perimeterEvolve = {
  'perimeter.drawn': ((room, { perimeter: id, ...drawn }, event): Patch => {
    const perimeter: Perimeter = { ...drawn, id, drawn: { at: event.at, by: event.by } };
    const incident = room.incidents[drawn.incident];
    if (!incident) return { perimeters: { [id]: perimeter } };
    const listed = { ...incident, perimeters: [...new Set([...(incident.perimeters ?? []), id])] };
    return {
      perimeters: { [id]: perimeter },
      incidents: { [incident.id]: withSight(room, listed, { [id]: { ...drawn, lifted: false } }) },
    };
  }) as Evolve<PerimeterDrawn>,
  'perimeter.moved': ((room, { perimeter: id, centre, ...moved }, event): Patch => {
    const before = room.perimeters[id];
    if (before?.shape?.kind !== 'follows' || before.lifted) return {};
    return changed(room, {
      ...before,
      ...moved,
      shape: { ...before.shape, centre },
      moved: { at: event.at, by: event.by },
    });
  }) as Evolve<PerimeterMoved>,
  'perimeter.lifted': ((room, { perimeter: id, reason }, event): Patch => {
    const perimeter = room.perimeters[id];
    return perimeter ? changed(room, { ...perimeter, lifted: { at: event.at, by: event.by, reason } }) : {};
  }) as Evolve<PerimeterLifted>,
  'checkpoint.placed': ((_room, { checkpoint: id, ...told }, { at, by }): Patch => ({
    checkpoints: { [id]: { ...told, id, placed: { at, by } } },
  })) as Evolve<CheckpointPlaced>,
  'checkpoint.removed': ((room, { checkpoint: id }, { at, by }): Patch => {
    const point = room.checkpoints[id];
    return point ? { checkpoints: { [id]: { ...point, removed: { at, by } } } } : {};
  }) as Evolve<{ checkpoint: string }>,
};

/** The perimeter as it is now, and who sees its incident by it. */
function changed(room: Room, perimeter: Perimeter): Patch {
  const { id, communes, zones } = perimeter;
  const incident = room.incidents[perimeter.incident];
  if (!incident) return { perimeters: { [id]: perimeter } };
  const touched = { communes, zones, lifted: perimeter.lifted !== undefined };
  return {
    perimeters: { [id]: perimeter },
    incidents: { [incident.id]: withSight(room, incident, { [id]: touched }) },
  };
}
