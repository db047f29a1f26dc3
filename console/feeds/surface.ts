import { lazy } from 'react';
import { begin, openSheet } from '../desk/deskState.ts';
import type { Surface } from '../desk/surface.ts';

/** Pictures at the desk: the sheet of all of them, layouts and tours. */
export const feedSurface: Surface = {
  name: 'pictures',
  acts: [
    {
      name: 'pictures',
      label: 'mosaic.title',
      also: 'images caméras mosaïque vidéo beelden camera’s mozaïek pictures cameras mosaic video mur muur wall écrans schermen',
      shortcut: 'Alt I',
      run: () => openSheet('pictures'),
    },
    {
      name: 'save-layout',
      label: 'mosaic.saveLayout',
      also: 'disposition enregistrer schikking bewaren layout save',
      command: 'layout.save',
      run: () => begin({ kind: 'form', form: 'pictures.layout' }),
    },
    {
      name: 'make-tour',
      label: 'mosaic.makeTour',
      also: 'ronde séquence tournée ronde sequentie tour sequence cycle',
      command: 'tour.save',
      run: () => begin({ kind: 'form', form: 'pictures.tour' }),
    },
  ],
  forms: {
    'pictures.layout': lazy(() => import('./SaveLayout.tsx')),
    'pictures.tour': lazy(() => import('./EditTour.tsx')),
  },
  sheet: { label: 'mosaic.title', show: lazy(() => import('./PicturesSheet.tsx')) },
};
