import { useMemo } from 'react';
import type { Alert } from '../../shared/alerts/schema.ts';
import type { Incident } from '../../shared/incidents/schema.ts';
import { symbolOf } from '../incidents/symbol.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { useMinute, useNow } from '../room/useNow.ts';
import { placeShort } from '../situation/chronology.ts';
import { askingOf } from '../situation/queue.ts';
import { countOf, silentOf } from '../situation/receipts.ts';
import { MapSymbol } from '../ui/MapSymbol.tsx';
import { Age, BriefMoment } from '../ui/Moment.tsx';
import { ListHeading, Row } from '../ui/Row.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { AskingRow } from './AskingRow.tsx';
import { Command } from './Command.tsx';
import { begin, takeInHand, useDesk } from './deskState.ts';
import { Separator } from './Separator.tsx';
import { moveInLists } from './shortcuts.ts';

/** What asks for me, then what exists. */
export function LeftPane() {
  const { say } = useLanguage();
  return (
    <nav className="left-pane" aria-label={say('desk.paneLeft')} data-pane="left">
      <Command />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the rows are the controls; this only moves between them */}
      <div className="lists" onKeyDown={moveInLists}>
        <NeedsYou />
        <div className="existing">
          <Incidents />
          <Alerts />
        </div>
      </div>
      <Separator side="left" />
    </nav>
  );
}

function NeedsYou() {
  const { say } = useLanguage();
  // By the second: what turns red after a minute must not wait for the next one.
  const now = useNow();
  const room = useRoom(store => store.room);
  const me = useRoom(store => store.me);
  const asking = useMemo(
    () => (me ? askingOf(room, { person: me.person.id, mandates: me.mandates }, now) : []),
    [room, me, now],
  );
  return (
    <section>
      <ListHeading asking count={asking.length}>
        {say('room.needsYou')}
      </ListHeading>
      {asking.length === 0 && <p className="nothing">{say('room.nothingNeedsYou')}</p>}
      <ul className="asking-list">
        {asking.map((one, place) => (
          <AskingRow key={one.key} asking={one} shortcut={place < 9 ? `Alt ${place + 1}` : undefined} now={now} />
        ))}
      </ul>
    </section>
  );
}

const GRAVITY: readonly Incident['severity'][] = ['extreme', 'severe', 'moderate', 'minor', 'unknown'];
/** Gravest first, then newest: what the eye looks for stands on top. */
const byGravity = (a: Incident, b: Incident): number =>
  GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity) || b.opened.at.localeCompare(a.opened.at);

function Incidents() {
  const { say, language } = useLanguage();
  const now = useMinute();
  const incidents = useRoom(store => store.room.incidents);
  const inHand = useDesk(desk => desk.inHand);
  const open = useMemo(
    () =>
      Object.values(incidents)
        .filter(incident => incident.status === 'open')
        .sort(byGravity),
    [incidents],
  );
  return (
    <section>
      <ListHeading count={open.length}>{say('room.incidents')}</ListHeading>
      {open.length === 0 && <p className="nothing">{say('incident.none')}</p>}
      <ul>
        {open.map(incident => (
          <Row
            key={incident.id}
            sign={<MapSymbol {...symbolOf(incident)} size={22} />}
            title={read(incident.title, language)}
            figure={<Age from={incident.opened.at} now={now} />}
            under={
              <>
                {say(
                  incident.kind === 'incident'
                    ? `incident.severity.${incident.severity}`
                    : `incident.kind.${incident.kind}`,
                )}
                {incident.communes.length > 0 && (
                  <>
                    {' · '}
                    <span className="n">{placeShort(incident.communes)}</span>
                  </>
                )}
              </>
            }
            current={incident.id === inHand}
            onPick={() => takeInHand(incident.id, incident.point)}
          />
        ))}
      </ul>
    </section>
  );
}

const STANDING: readonly Alert['status'][] = ['draft', 'approved', 'issued'];

function Alerts() {
  const { say } = useLanguage();
  const alerts = useRoom(store => store.room.alerts);
  const standing = useMemo(
    () =>
      Object.values(alerts)
        .filter(alert => STANDING.includes(alert.status))
        .sort((a, b) => (b.issued ?? b.drafted).at.localeCompare((a.issued ?? a.drafted).at)),
    [alerts],
  );
  return (
    <section>
      <ListHeading count={standing.length}>{say('room.alerts')}</ListHeading>
      {standing.length === 0 && <p className="nothing">{say('room.empty')}</p>}
      <ul>
        {standing.map(alert => (
          <AlertRow key={alert.id} alert={alert} />
        ))}
      </ul>
    </section>
  );
}

function AlertRow({ alert }: { alert: Alert }) {
  const { say, language } = useLanguage();
  const now = useMinute();
  const { got, all } = countOf(alert);
  const silent = silentOf(alert, now).length > 0;
  const receipts = Object.values(alert.receipts);
  const communes = receipts.filter(r => r.kind === 'commune').length;
  const to =
    alert.status === 'issued'
      ? communes === all
        ? say('room.communes', { n: all })
        : say('room.recipients', { n: all })
      : say(`alert.state.${alert.status}`);
  const shape = alert.status !== 'issued' ? 'open' : got === all ? 'tick' : 'half';
  const tone = alert.status !== 'issued' ? 'moderate' : got === all ? 'done' : silent ? 'severe' : 'older';
  return (
    <Row
      sign={<StateShape name={shape} tone={silent && alert.kind === 'decision' ? 'needs-you' : tone} />}
      title={read(alert.headline, language)}
      figure={alert.status === 'issued' ? `${got}/${all}` : <Age from={alert.drafted.at} now={now} />}
      under={
        <>
          {to} · <BriefMoment at={(alert.issued ?? alert.drafted).at} now={now} />
        </>
      }
      onPick={() => begin({ kind: 'read-alert', alert: alert.id })}
    />
  );
}
