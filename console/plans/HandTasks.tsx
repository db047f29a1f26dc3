import { useMemo } from 'react';
import type { Incident } from '../../shared/incidents/schema.ts';
import { byDue, isOpen } from '../../shared/tasks/clock.ts';
import { openSheet } from '../desk/deskState.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { useTasksOf } from './Cards.tsx';
import { Checklist } from './Checklist.tsx';
import { mineOf } from './groups.ts';

/** My steps for the incident in hand, beside its log; all cards are one press away. */
export default function HandTasks({ incident }: { incident: Incident }) {
  const { say } = useLanguage();
  const tasks = useTasksOf(incident.id);
  const mandates = useRoom(store => store.me?.mandates);
  // What is still to do stands first: there is room for a few steps only.
  const mine = useMemo(
    () => [...mineOf(tasks, mandates ?? [])].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || byDue(a, b)),
    [tasks, mandates],
  );
  return (
    <div className="hand-tasks">
      {mine.length === 0 && <p className="nothing">{say(tasks.some(isOpen) ? 'task.noneMine' : 'plan.noneActive')}</p>}
      <Checklist tasks={mine} label={say('plan.mine')} />
      <p className="acts">
        <Button rank="link" onClick={() => openSheet('plans', 'cards')}>
          {say('plan.allCards')}
        </Button>
      </p>
    </div>
  );
}
