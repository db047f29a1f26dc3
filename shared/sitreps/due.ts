import type { Room } from '../room.ts';
import { policyOf } from '../situation/policy.ts';
import { RHYTHM } from './doctrine.ts';
import type { Sitrep } from './schema.ts';

/** The reports of an incident, first to last. */
export const sitrepsOf = (sitreps: Room['sitreps'], incident: string): readonly Sitrep[] =>
  Object.values(sitreps)
    .filter(sitrep => sitrep.incident === incident)
    .sort((a, b) => a.content.number - b.content.number);

/** The number that the next report of an incident gets: numbers begin at 1 and leave no gap. */
export const nextNumber = (sitreps: Room['sitreps'], incident: string): number =>
  sitrepsOf(sitreps, incident).length + 1;

/** Minutes between two reports of an incident: as set for it, else by its kind. */
export function rhythmOf(room: Pick<Room, 'rhythms' | 'incidents'>, incident: string): number {
  const kind = room.incidents[incident]?.kind ?? 'incident';
  return room.rhythms[incident]?.minutes ?? RHYTHM.minutes[kind];
}

/** The next report: its number and by when. */
export interface Due {
  readonly number: number;
  /** ISO 8601 UTC. */
  readonly at: string;
}
/**
 * When the next report of an incident is due. None is, before somebody has asked for a rhythm, a phase was declared
 * for it or a first report has gone out; none any more, once it is closed.
 */
export function dueOf(room: Room, id: string): Due | undefined {
  const incident = room.incidents[id];
  if (!incident || incident.status === 'closed') return undefined;
  const last = sitrepsOf(room.sitreps, id).at(-1);
  const rhythm = rhythmOf(room, id);
  const from = last?.content.closedAt ?? room.rhythms[id]?.set.at ?? firstPhase(room, id);
  return from === undefined ? undefined : { number: nextNumber(room.sitreps, id), at: after(from, rhythm) };
}
const firstPhase = (room: Room, incident: string): string | undefined =>
  policyOf(room)
    .inForce.filter(p => p.incident === incident)
    .map(p => p.declared.decidedAt)
    .sort((a, b) => Date.parse(a) - Date.parse(b))[0];

/** @param minutes to add */
export const after = (from: string, minutes: number): string =>
  new Date(Date.parse(from) + minutes * 60_000).toISOString();
