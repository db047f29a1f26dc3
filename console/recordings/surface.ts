import { lazy } from 'react';
import { begin, openSheet, useDesk } from '../desk/deskState.ts';
import type { Surface } from '../desk/surface.ts';
import { waitingHolds } from './holds.ts';

/** What was kept, at the desk: the act, its forms, the sheet with the replay. */
export const recordingSurface: Surface = {
  name: 'recordings',
  acts: [
    {
      name: 'keep-this',
      label: 'recordings.keep',
      also: 'conserver garder enregistrer preuve bewaren bewijs opname keep hold evidence record',
      command: 'recording.keep',
      shortcut: 'Alt E',
      run: () => {
        const { inHand } = useDesk.getState();
        begin({ kind: 'form', form: 'recordings.keep', ...(inHand ? { incident: inHand } : {}) });
      },
    },
    {
      name: 'see-recordings',
      label: 'recordings.sheet',
      also: 'relire enregistrements conservations herbekijken opnames bewaringen replay recordings holds',
      command: 'recording.keep',
      shortcut: 'Alt H',
      run: () => openSheet('recordings'),
    },
  ],
  forms: {
    'recordings.keep': lazy(() => import('./KeepForm.tsx')),
    'recordings.release': lazy(() => import('./ReleaseForm.tsx')),
    'recordings.export': lazy(() => import('./ExportForm.tsx')),
  },
  sheet: {
    label: 'recordings.sheet',
    command: 'recording.keep',
    count: room => waitingHolds(room),
    show: lazy(() => import('./RecordingsSheet.tsx')),
  },
};
