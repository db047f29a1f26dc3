import { lazy } from 'react';
import { awaiting, gapsIn } from '../../shared/duty/roster.ts';
import { begin, openSheet } from '../desk/deskState.ts';
import type { Surface } from '../desk/surface.ts';
import { GAP_AHEAD_MS } from './askings.ts';

/** What the people of the room bring to the desk. */
export const peopleSurface: Surface = {
  name: 'people',
  acts: [
    {
      name: 'people.who',
      label: 'people.calls',
      also: 'appeler téléphone bellen telefoon call phone suppléant plaatsvervanger destinataire bestemmeling',
      run: () => openSheet('people', 'calls'),
    },
    {
      name: 'people.hand-over',
      label: 'people.handOver',
      also: 'relève passation garde overdracht aflossing wacht shift duty',
      command: 'duty.hand-over',
      shortcut: 'Alt G',
      run: () => begin({ kind: 'form', form: 'people.hand-over' }),
    },
    {
      name: 'people.plan',
      label: 'people.plan',
      also: 'rôle de garde wachtrol roster shift',
      command: 'duty.plan',
      run: () => begin({ kind: 'form', form: 'people.plan' }),
    },
    {
      name: 'people.verify',
      label: 'people.verifyAll',
      also: 'contacts numéros nummers nakijken verify contacten',
      command: 'contact.verify',
      run: () => openSheet('people', 'contacts'),
    },
    {
      name: 'people.give-link',
      label: 'people.give',
      also: 'lien autorité bourgmestre link overheid burgemeester mayor authority',
      command: 'link.create',
      run: () => begin({ kind: 'form', form: 'people.give-link' }),
    },
    {
      name: 'people.grant',
      label: 'people.grant',
      also: 'mandat suppléant mandaat plaatsvervanger deputy',
      command: 'mandate.grant',
      run: () => begin({ kind: 'form', form: 'people.grant' }),
    },
  ],
  forms: {
    'people.organisation': lazy(() => import('./Organisation.tsx')),
    'people.plan': lazy(() => import('./PlanShift.tsx')),
    'people.hand-over': lazy(() => import('./HandOver.tsx')),
    'people.record': lazy(() => import('./RecordContact.tsx')),
    'people.grant': lazy(() => import('./GrantMandate.tsx')),
    'people.end': lazy(() => import('./EndMandate.tsx')),
    'people.rename': lazy(() => import('./RenamePerson.tsx')),
    'people.give-link': lazy(() => import('./GiveLink.tsx')),
  },
  sheet: {
    label: 'people.title',
    count: (room, me, now) => {
      const at = new Date(now).toISOString();
      const holes = gapsIn(room, at, new Date(now + GAP_AHEAD_MS).toISOString()).length;
      return holes + awaiting(room).filter(shift => shift.person === me.person).length;
    },
    show: lazy(() => import('./PeopleSheet.tsx')),
  },
};
