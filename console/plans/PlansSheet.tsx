import './plans.css';
import { useState } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { Board } from '../obligations/Board.tsx';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { type Tab, Tabs } from '../ui/Tabs.tsx';
import { AllTasks } from './AllTasks.tsx';
import { Cards } from './Cards.tsx';
import { lateOf } from './groups.ts';
import { Library } from './Library.tsx';

type Shown = 'cards' | 'tasks' | 'library' | 'obligations';
const SHOWN: readonly Shown[] = ['cards', 'tasks', 'library', 'obligations'];

/** Plans and tasks: the cards of the incident in hand, all tasks, the library, the obligations of the year. */
export default function PlansSheet({ about }: { about?: string | undefined }) {
  const { say } = useLanguage();
  const now = useMinute();
  const tasks = useRoom(store => store.room.tasks);
  const [asked, ofWhat] = (about ?? 'cards').split(':');
  const [chosen, setChosen] = useState<{ about: string | undefined; shown: Shown }>();
  // What was asked for anew wins over what a hand chose before it.
  const shown = chosen && chosen.about === about ? chosen.shown : (SHOWN.find(s => s === asked) ?? 'cards');
  const tabs: readonly Tab<Shown>[] = SHOWN.map(name => ({
    name,
    label: say(`plan.tab.${name}`),
    ...(name === 'tasks' ? { count: lateOf(Object.values(tasks), now).length || undefined } : {}),
  }));
  return (
    <Sheet title={say('plan.sheet')}>
      <div className="plans-sheet">
        <Tabs
          tabs={tabs}
          current={shown}
          onChange={name => setChosen({ about, shown: name })}
          label={say('plan.sheet')}
        >
          {shown === 'cards' && <Cards />}
          {shown === 'tasks' && <AllTasks />}
          {shown === 'library' && <Library first={ofWhat} />}
          {shown === 'obligations' && <Board />}
        </Tabs>
      </div>
    </Sheet>
  );
}
