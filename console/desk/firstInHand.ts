import { useEffect } from 'react';
import type { Incident } from '../../shared/incidents/schema.ts';
import type { Room } from '../../shared/room.ts';
import { useRoom } from '../room/store.ts';
import { takeInHand, useDesk } from './deskState.ts';

const GRAVE: readonly Incident['severity'][] = ['extreme', 'severe'];

/** What a desk that has just joined should show: the gravest open incident, the newest of these; none when all is calm. */
export function gravest(room: Room): Incident | undefined {
  return Object.values(room.incidents)
    .filter(incident => incident.status === 'open' && GRAVE.includes(incident.severity))
    .sort(
      (a, b) =>
        GRAVE.indexOf(a.severity) - GRAVE.indexOf(b.severity) || Date.parse(b.opened.at) - Date.parse(a.opened.at),
    )[0];
}

/** Takes the gravest incident in hand once, when the room is first there; later the hand chooses. */
export function useFirstInHand(): void {
  const joined = useRoom(store => store.link.state === 'live');
  useEffect(() => {
    if (!joined || useDesk.getState().inHand !== undefined || useDesk.getState().task.kind !== 'none') return;
    const incident = gravest(useRoom.getState().room);
    if (incident && !chosen) takeInHand(incident.id, incident.point);
    chosen = true;
  }, [joined]);
}
/** Once for a page, not for each return of the hub: a hand that let go of everything meant it. */
let chosen = false;
