import { lazy } from 'react';
import { begin, openSheet, useDesk } from '../desk/deskState.ts';
import type { Surface } from '../desk/surface.ts';

/** Drones: the sheet of their missions, and the forms that ask, decide and withhold. */
export const droneSurface: Surface = {
  name: 'drones',
  acts: [
    {
      name: 'show-drones',
      label: 'drone.show',
      also: 'drone mission vol télépilote vlucht piloot uas uav flight',
      shortcut: 'Alt U',
      run: () => openSheet('drones'),
    },
    {
      name: 'request-mission',
      label: 'drone.request',
      also: 'drone mission vol demander vlucht aanvragen request flight',
      command: 'mission.request',
      run: () => {
        const { inHand } = useDesk.getState();
        begin({ kind: 'form', form: 'drones.request', ...(inHand ? { incident: inHand } : {}) });
      },
    },
  ],
  forms: {
    'drones.request': lazy(() => import('./RequestMission.tsx')),
    'drones.change': lazy(() => import('./ChangeMission.tsx')),
    'drones.act': lazy(() => import('./MissionAct.tsx')),
  },
  sheet: {
    label: 'drone.sheet',
    count: room => Object.values(room.missions).filter(m => m.state === 'flying').length || undefined,
    show: lazy(() => import('./DronesSheet.tsx')),
  },
};
