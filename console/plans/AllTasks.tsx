import { useMemo, useState } from 'react';
import { byDue, isLate, isOpen } from '../../shared/tasks/clock.ts';
import type { Task } from '../../shared/tasks/schema.ts';
import { OneOf } from '../desk/Choices.tsx';
import { begin, useDesk } from '../desk/deskState.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { Button } from '../ui/Button.tsx';
import { Checklist } from './Checklist.tsx';
import { isMine } from './groups.ts';

const VIEWS = ['late', 'mine', 'open', 'settled'] as const;
type View = (typeof VIEWS)[number];
/** More than a person reads at once; the views narrow what there is. */
const SHOWN = 150;

/** Every task that the reader may see, in four views. */
export function AllTasks() {
  const { say } = useLanguage();
  const now = useMinute();
  const all = useRoom(store => store.room.tasks);
  const mandates = useRoom(store => store.me?.mandates);
  const inHand = useDesk(desk => desk.inHand);
  const may = useMay('task.create');
  const [view, setView] = useState<View>('late');
  const views = useMemo(() => {
    const tasks = Object.values(all);
    const by = (fits: (task: Task) => boolean) => tasks.filter(fits).sort(byDue);
    return {
      late: by(task => isLate(task, now)),
      mine: by(task => isOpen(task) && isMine(task, mandates ?? [])),
      open: by(isOpen),
      settled: by(task => !isOpen(task)).reverse(),
    };
  }, [all, mandates, now]);
  const shown = views[view];
  return (
    <div className="all-tasks">
      <div className="views">
        <OneOf
          label={say('task.views')}
          options={VIEWS.map(value => ({
            value,
            label: (
              <>
                {say(`task.view.${value}`)} <span className="n">{views[value].length}</span>
              </>
            ),
          }))}
          value={view}
          onChange={setView}
        />
        {may && (
          <Button onClick={() => begin({ kind: 'form', form: 'plans.task', ...(inHand ? { incident: inHand } : {}) })}>
            {say('task.create')}
          </Button>
        )}
      </div>
      {shown.length === 0 && <p className="nothing">{say('task.noneHere')}</p>}
      <Checklist key={view} keys withOwner tasks={shown.slice(0, SHOWN)} label={say(`task.view.${view}`)} />
      {shown.length > SHOWN && <p className="nothing">{say('task.more', { n: shown.length - SHOWN })}</p>}
    </div>
  );
}
