import { lazy } from 'react';
import { openSheet } from '../desk/deskState.ts';
import type { Surface } from '../desk/surface.ts';
import { waitingIn } from './traffic.ts';

export const messageSurface: Surface = {
  name: 'messages',
  acts: [
    {
      name: 'receive-message',
      label: 'message.new',
      also: 'message appel téléphone radio bericht oproep telefoon call',
      command: 'message.receive',
      shortcut: 'Alt B',
      run: () => openSheet('messages'),
    },
  ],
  sheet: {
    label: 'message.sheet',
    command: 'message.receive',
    count: room => waitingIn(room.messages).length,
    show: lazy(() => import('./MessagesSheet.tsx')),
  },
};
