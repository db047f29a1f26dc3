import { lazy } from 'react';
import { openSheet, useDesk } from '../desk/deskState.ts';
import type { Surface } from '../desk/surface.ts';
import { dueReports } from './askings.ts';

/** The situation report at the desk: its sheet, and the form that freezes it. */
export const sitrepSurface: Surface = {
  name: 'sitreps',
  acts: [
    {
      name: 'see-sitrep',
      label: 'sitreps.open',
      also: 'rapport sitrep bilan verslag situatierapport slachtoffers report toll',
      command: 'sitrep.contribute',
      shortcut: 'Alt R',
      run: () => openSheet('sitreps', useDesk.getState().inHand),
    },
  ],
  forms: { 'sitreps.validate': lazy(() => import('./Validate.tsx')) },
  sheet: {
    label: 'sitreps.sheet',
    command: 'sitrep.contribute',
    count: (room, _me, now) => dueReports(room, now).length,
    show: lazy(() => import('./SitrepSheet.tsx')),
  },
};
