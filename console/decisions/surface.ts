import { lazy } from 'react';
import { CENTRE } from '../../shared/access/functions.ts';
import { standingOf } from '../../shared/decisions/standing.ts';
import { begin, openSheet, useDesk } from '../desk/deskState.ts';
import type { Surface } from '../desk/surface.ts';

/** Decisions at the desk: their sheet, taking or recording one, lifting, keeping, writing down a call. */
export const decisionSurface: Surface = {
  name: 'decisions',
  acts: [
    {
      name: 'take-decision',
      label: 'decisions.takeOrRecord',
      also: 'décision ordre mesure ordonner beslissing bevel maatregel decision order measure',
      command: 'decision.take',
      shortcut: 'Alt D',
      run: () => {
        const { inHand } = useDesk.getState();
        begin({ kind: 'form', form: 'decisions.take', ...(inHand === undefined ? {} : { incident: inHand }) });
      },
    },
    {
      name: 'see-decisions',
      label: 'decisions.sheet',
      also: 'accusés exécution ontvangst uitvoering receipts execution',
      run: () => openSheet('decisions'),
    },
  ],
  forms: {
    'decisions.take': lazy(() => import('./TakeDecision.tsx')),
    'decisions.lift': lazy(() => import('./LiftDecision.tsx')),
    'decisions.maintain': lazy(() => import('./MaintainDecision.tsx')),
    'decisions.call': lazy(() => import('./RecordCall.tsx')),
  },
  sheet: {
    label: 'decisions.sheet',
    count: (room, me, now) =>
      Object.values(room.decisions).filter(
        decision =>
          !decision.lifted &&
          me.mandates.some(m => (CENTRE as readonly string[]).includes(m.function)) &&
          Object.values(decision.receipts).some(receipt => standingOf(receipt, decision, now).urgency !== undefined),
      ).length,
    show: lazy(() => import('./DecisionsSheet.tsx')),
  },
};
