import { lazy } from 'react';
import { focusLogSearch } from '../desk/focus.ts';
import type { Surface } from '../desk/surface.ts';

export const logSurface: Surface = {
  name: 'log',
  acts: [
    {
      name: 'search-log',
      label: 'log.search',
      also: 'recherche rechercher trouver zoeken vinden search find journal logboek log',
      shortcut: 'Alt S',
      run: () => void focusLogSearch(),
    },
  ],
  forms: {
    'log.correct': lazy(() => import('./CorrectLine.tsx')),
    'log.seen': lazy(() => import('./SeenLine.tsx')),
  },
};
