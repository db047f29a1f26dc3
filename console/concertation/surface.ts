import { lazy } from 'react';
import { begin, openSheet, useDesk } from '../desk/deskState.ts';
import type { Surface } from '../desk/surface.ts';
import { answersHere } from './askings.ts';

const incidentInHand = () => {
  const { inHand } = useDesk.getState();
  return inHand === undefined ? {} : { incident: inHand };
};

/** Rounds of the table and meetings at the desk. */
export const concertationSurface: Surface = {
  name: 'concertation',
  acts: [
    {
      name: 'ask-round',
      label: 'round.ask',
      also: 'tour de table rondvraag round poll question vraag go no-go',
      command: 'round.ask',
      shortcut: 'Alt V',
      run: () => begin({ kind: 'form', form: 'concertation.ask', ...incidentInHand() }),
    },
    {
      name: 'open-meeting',
      label: 'meeting.open',
      also: 'réunion vergadering overleg comité CC-Prov CC-Com cellule de sécurité veiligheidscel meeting pv verslag',
      command: 'meeting.open',
      shortcut: 'Alt O',
      run: () => begin({ kind: 'form', form: 'concertation.open', ...incidentInHand() }),
    },
    {
      name: 'concertation',
      label: 'concertation.title',
      also: 'concertation overleg meetings rondes minutes procès-verbal actions acties',
      run: () => openSheet('concertation'),
    },
  ],
  forms: {
    'concertation.ask': lazy(() => import('./AskRound.tsx')),
    'concertation.open': lazy(() => import('./OpenMeeting.tsx')),
  },
  sheet: {
    label: 'concertation.title',
    count: (room, me) => answersHere(room, me).length || undefined,
    show: lazy(() => import('./ConcertationSheet.tsx')),
  },
};
