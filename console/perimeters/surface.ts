import { lazy } from 'react';
import { begin, useDesk } from '../desk/deskState.ts';
import type { Surface } from '../desk/surface.ts';
import { CHECKPOINT_FORM, LIFT_FORM } from './forms.ts';

/** Perimeters at the desk; drawing one is an act of the desk itself, since the map takes part in it. */
export const perimeterSurface: Surface = {
  name: 'perimeters',
  acts: [
    {
      name: 'place-checkpoint',
      label: 'checkpoint.place',
      also: 'contrôle barrage accès parking controle versperring toegang checkpoint access',
      command: 'checkpoint.place',
      needs: 'incident',
      shortcut: 'Alt K',
      run: () => {
        const { inHand } = useDesk.getState();
        if (inHand) begin({ kind: 'form', form: CHECKPOINT_FORM, incident: inHand });
      },
    },
  ],
  forms: {
    [CHECKPOINT_FORM]: lazy(() => import('./PlaceCheckpoint.tsx')),
    [LIFT_FORM]: lazy(() => import('./LiftPerimeter.tsx')),
  },
};
