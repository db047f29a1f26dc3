import { lazy } from 'react';
import { begin } from '../desk/deskState.ts';
import type { Surface } from '../desk/surface.ts';

/** Registering sources of pictures from anywhere at the desk. */
export const sourceSurface: Surface = {
  name: 'sources',
  acts: [
    {
      name: 'sources.register',
      label: 'desk.feedRegister',
      also: 'caméra flux vidéo onvif rtsp camera stroom beeld stream video register',
      command: 'feed.register',
      run: () => begin({ kind: 'form', form: 'sources.register' }),
    },
  ],
  forms: { 'sources.register': lazy(() => import('./RegisterFeed.tsx')) },
};
