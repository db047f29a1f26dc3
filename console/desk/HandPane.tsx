import { lazy, Suspense, useMemo, useState } from 'react';
import type { Incident } from '../../shared/incidents/schema.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import type { Room } from '../../shared/room.ts';
import { isOpen } from '../../shared/tasks/clock.ts';
import { Notice } from '../alerts/Notice.tsx';
import { symbolOf } from '../incidents/symbol.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { minuteOf } from '../language/moment.ts';
import { Log } from '../log/Log.tsx';
import { LogField } from '../log/LogField.tsx';
import { mineOf } from '../plans/groups.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { chronologyOf, placeFull } from '../situation/chronology.ts';
import { noticeShown } from '../situation/receipts.ts';
import { Button } from '../ui/Button.tsx';
import { MapSymbol } from '../ui/MapSymbol.tsx';
import { Age, BriefMoment } from '../ui/Moment.tsx';
import { SeverityMark } from '../ui/SeverityMark.tsx';
import { type Tab, Tabs } from '../ui/Tabs.tsx';
import { Decisions } from './Decisions.tsx';
import { Details } from './Details.tsx';
import { takeInHand, useDesk } from './deskState.ts';
import { Facts } from './Facts.tsx';
import { Present } from './Present.tsx';
import { Separator } from './Separator.tsx';

type Shown = 'log' | 'tasks' | 'present' | 'details';

const HandTasks = lazy(() => import('../plans/HandTasks.tsx'));

/** The one thing in hand; with nothing in hand, the whole room. */
export function HandPane() {
  const { say } = useLanguage();
  const room = useRoom(store => store.room);
  const inHand = useDesk(desk => desk.inHand);
  const incident = inHand === undefined ? undefined : room.incidents[inHand];
  const [shown, setShown] = useState<Shown>('log');
  const lines = useMemo(() => chronologyOf(room, incident?.id), [room, incident?.id]);
  const present = useRoom(store => new Set(store.presence.people.map(p => p.person)).size);
  const mandates = useRoom(store => store.me?.mandates);
  const open = useMemo(() => openOf(room.tasks, incident?.id, mandates ?? []), [room.tasks, incident?.id, mandates]);
  const notice = noticeShown(room.alerts, incident?.id);
  const tabs: readonly Tab<Shown>[] = [
    { name: 'log', label: say('room.log') },
    ...(incident ? [{ name: 'tasks', label: say('room.tasks'), count: open } as const] : []),
    { name: 'present', label: say('room.present'), count: present },
    ...(incident ? [{ name: 'details', label: say('desk.details') } as const] : []),
  ];
  const current = incident === undefined && (shown === 'details' || shown === 'tasks') ? 'log' : shown;
  return (
    <section className="hand-pane" aria-label={say('desk.paneRight')} data-pane="right">
      {incident ? <Head incident={incident} /> : <h2 className="whole-room">{say('desk.wholeRoom')}</h2>}
      {incident && <Facts incident={incident} />}
      <Decisions incident={incident?.id} />
      <Tabs tabs={tabs} current={current} onChange={setShown} label={say('desk.paneRight')}>
        {current === 'log' && <Log lines={lines} incident={incident?.id} />}
        {current === 'tasks' && incident && (
          <Suspense fallback={null}>
            <HandTasks incident={incident} />
          </Suspense>
        )}
        {current === 'present' && <Present />}
        {current === 'details' && incident && <Details incident={incident} />}
      </Tabs>
      <LogField incident={incident?.id} />
      {notice && <Notice alert={notice} />}
      <Separator side="right" />
    </section>
  );
}

/** How many steps for this incident wait for me; undefined where none was ever mine, so that a tab says no 0. */
function openOf(tasks: Room['tasks'], incident: string | undefined, mandates: readonly Mandate[]): number | undefined {
  const mine = mineOf(
    Object.values(tasks).filter(t => t.incident === incident),
    mandates,
  );
  return mine.length === 0 ? undefined : mine.filter(isOpen).length;
}

function Head({ incident }: { incident: Incident }) {
  const { say, language } = useLanguage();
  const now = useMinute();
  const title = read(incident.title, language);
  return (
    <header className="in-hand">
      <MapSymbol {...symbolOf(incident)} size={40} />
      <h2>{title}</h2>
      <p className="older">
        {incident.kind === 'incident' ? (
          <SeverityMark severity={incident.severity} worded />
        ) : (
          <b>{say(`incident.kind.${incident.kind}`)}</b>
        )}
        {' · '}
        <BriefMoment at={incident.opened.at} now={now} /> · <Age from={incident.opened.at} now={now} />
        {incident.lead && ` · ${read(incident.lead, language)}`}
        <br />
        {incident.closed
          ? say('incident.closed', { at: minuteOf(incident.closed.at) })
          : placeFull(incident.communes, language) || say('incident.noPoint')}
      </p>
      <Button
        rank="link"
        className="put-down"
        aria-label={say('desk.putDown')}
        title={say('desk.putDown')}
        onClick={() => takeInHand(undefined)}
      >
        ×
      </Button>
    </header>
  );
}
