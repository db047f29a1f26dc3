import { lazy } from 'react';
import { convened } from '../../shared/organs/standing.ts';
import { openSheet } from '../desk/deskState.ts';
import type { Surface } from '../desk/surface.ts';

/** Coordination rooms by voice and picture. */
export const callSurface: Surface = {
  name: 'calls',
  acts: [
    {
      name: 'calls',
      label: 'call.rooms',
      also: 'salle réunion audio vidéo parler visioconférence zaal vergadering spreken beeldbellen room call talk meeting',
      command: 'call.join',
      shortcut: 'Alt W',
      run: () => openSheet('calls'),
    },
  ],
  sheet: {
    label: 'call.title',
    count: room => convened(room).length || undefined,
    show: lazy(() => import('./CallsSheet.tsx')),
  },
};
