import { lazy } from 'react';
import { begin, openSheet, useDesk } from '../desk/deskState.ts';
import type { Surface } from '../desk/surface.ts';
import { lateOf, mineOf } from './groups.ts';

/** Plans, their cards as checklists, tasks, and the obligations of planning. */
export const plansSurface: Surface = {
  name: 'plans',
  acts: [
    {
      name: 'activate-plan',
      label: 'plan.activate',
      also: 'plan fiche réflexe pgui ppui anip bnip actiekaart activeren activate checklist',
      command: 'plan.activate',
      needs: 'incident',
      run: () => {
        const { inHand } = useDesk.getState();
        begin({ kind: 'form', form: 'plans.activate', ...(inHand ? { incident: inHand } : {}) });
      },
    },
    {
      name: 'show-tasks',
      label: 'plan.showTasks',
      also: 'tâches fiches étapes taken kaarten stappen tasks cards checklist',
      shortcut: 'Alt L',
      run: () => openSheet('plans', 'cards'),
    },
    {
      name: 'new-task',
      label: 'task.create',
      also: 'tâche à faire taak te doen task to do',
      command: 'task.create',
      run: () => {
        const { inHand } = useDesk.getState();
        begin({ kind: 'form', form: 'plans.task', ...(inHand ? { incident: inHand } : {}) });
      },
    },
    {
      name: 'show-obligations',
      label: 'obligation.board',
      also: 'obligations calendrier be-alert exercice verplichtingen kalender oefening obligations calendar',
      run: () => openSheet('plans', 'obligations'),
    },
  ],
  forms: {
    'plans.activate': lazy(() => import('./Activate.tsx')),
    'plans.approve': lazy(() => import('./Approve.tsx')),
    'plans.assign': lazy(() => import('./AssignTask.tsx')),
    'plans.task': lazy(() => import('./NewTask.tsx')),
    'plans.end': lazy(() => import('./EndPlan.tsx')),
    'plans.exercise': lazy(() => import('./RecordExercise.tsx')),
    'plans.fulfil': lazy(() => import('../obligations/Fulfil.tsx')),
  },
  sheet: {
    label: 'plan.sheet',
    count: (room, me, now) => lateOf(mineOf(Object.values(room.tasks), me.mandates), now).length,
    show: lazy(() => import('./PlansSheet.tsx')),
  },
};
