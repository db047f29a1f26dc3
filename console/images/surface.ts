import { lazy } from 'react';
import { begin, openSheet } from '../desk/deskState.ts';
import type { Surface } from '../desk/surface.ts';

/** Images and their law at the desk: whose cameras, on which ground, who may look and who has looked. */
export const imageSurface: Surface = {
  name: 'images',
  acts: [
    {
      name: 'see-images',
      label: 'images.sheet',
      also: 'convention registre accès caméras droit overeenkomst register toegang recht law convention access retention',
      run: () => openSheet('images'),
    },
    {
      name: 'sign-convention',
      label: 'images.sign',
      also: 'convention partage propriétaire overeenkomst delen eigenaar share owner',
      command: 'convention.sign',
      run: () => begin({ kind: 'form', form: 'images.sign' }),
    },
    {
      name: 'grant-images',
      label: 'images.grant',
      also: 'accès caméra police toegang camera politie access grant',
      command: 'feed.grant',
      run: () => begin({ kind: 'form', form: 'images.grant' }),
    },
  ],
  forms: {
    'images.sign': lazy(() => import('./ConventionForm.tsx')),
    'images.grant': lazy(() => import('./GrantForm.tsx')),
    'images.reason': lazy(() => import('./ReasonForm.tsx')),
    'images.ring': lazy(() => import('./RingForm.tsx')),
    'images.blackOut': lazy(() => import('./BlackOutForm.tsx')),
    'images.key': lazy(() => import('./KeyForm.tsx')),
    'images.bind': lazy(() => import('./BindForm.tsx')),
  },
  sheet: {
    label: 'images.sheet',
    commands: ['imagelog.consult', 'convention.sign', 'feed.grant', 'feed.register'],
    show: lazy(() => import('./ImagesSheet.tsx')),
  },
};
