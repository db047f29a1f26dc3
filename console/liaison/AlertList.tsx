import './alert-list.css';
import { useLanguage } from '../language/Language.tsx';
import { LANGUAGE_NAMES, LANGUAGES } from '../language/language.ts';
import type { Say } from '../language/say.ts';
import type { OutboxEntry } from '../room/outbox.ts';
import { goTo } from '../shell/place.ts';
import { prefer } from '../shell/preferences.ts';
import { signOut } from '../shell/session.ts';
import { BriefMoment } from '../ui/Moment.tsx';
import { SeverityMark } from '../ui/SeverityMark.tsx';
import { answerState } from './answerState.ts';
import type { Asked, AskedGiven } from './asked.ts';
import { BellPanel } from './BellPanel.tsx';
import type { Phone } from './phoneStore.ts';
import { Standing } from './Standing.tsx';
import type { ShownAlert } from './shown.ts';
import { useAsked } from './useAsked.ts';
import { useClock } from './useClock.ts';

/** The same each time: nothing is reckoned anew for it. */
const NONE: readonly [] = [];
interface Props {
  phone: Phone;
  alerts: readonly ShownAlert[];
  messages: AskedGiven['messages'];
}

/** The list behind: my alerts, newest first, whether this phone rings, and the way out. */
export default function AlertList({ phone, alerts, messages }: Props) {
  const { say, language } = useLanguage();
  const me = phone.use(state => state.me);
  const outbox = phone.use(state => state.outbox);
  const room = phone.use(state => state.room);
  const asked = useAsked({ room, mandates: me?.mandates ?? NONE, language, outbox, messages });
  const rows = [...asked, ...alerts.map(alert => alertRow(alert, outbox, say))].sort((a, b) => (a.at < b.at ? 1 : -1));
  const leave = async () => {
    // The answer decides: without a network the session would live on and the phone would go on ringing.
    if (!(await signOut())) return;
    await phone.forget();
    location.assign('/sign-in');
  };
  return (
    <main className="alert-list">
      <header className="from">
        <h1>{say('phone.list')}</h1>
        <span className="me">{me?.person.name}</span>
      </header>
      <Standing phone={phone} />
      <BellPanel />
      {rows.length === 0 ? (
        <p className="none">
          {say('phone.noAlerts')}. {say('liaison.nothingAsked')}
        </p>
      ) : (
        <ul>
          {rows.map(row => (
            <AskedRow key={row.path} asked={row} />
          ))}
        </ul>
      )}
      <footer>
        <nav aria-label={say('liaison.language')}>
          {LANGUAGES.map(code => (
            <button
              key={code}
              type="button"
              lang={code}
              aria-pressed={code === language}
              onClick={() => prefer({ language: code })}
            >
              {LANGUAGE_NAMES[code]}
            </button>
          ))}
        </nav>
        <button type="button" onClick={() => void leave()}>
          {say('session.signOut')}
        </button>
      </footer>
    </main>
  );
}

/** An alert as a row among what else is asked. */
function alertRow(alert: ShownAlert, outbox: readonly OutboxEntry[], say: Say): Asked {
  const mine = answerState(alert.id, alert.receipts, outbox);
  const state = alert.cancelled
    ? say('alert.state.cancelled')
    : mine.state === 'none' || mine.state === 'refused'
      ? say('phone.notAnswered')
      : `${say(`disposition.${mine.chosen}`)}${mine.state === 'arrived' ? '' : ` · ${say('connection.leaving')}`}`;
  const { id, severity, headline, issued, cancelled } = alert;
  return { path: `/alerts/${id}`, severity, headline, at: issued, state, over: cancelled !== undefined };
}

function AskedRow({ asked: { path, severity, headline, at, state, over } }: { asked: Asked }) {
  const now = useClock();
  return (
    <li className={over ? 'older' : undefined}>
      <a
        href={path}
        onClick={event => {
          event.preventDefault();
          goTo(path);
        }}
      >
        <SeverityMark severity={severity} />
        <b>{headline}</b>
        <BriefMoment at={at} now={now} />
        <span className="state-words">{state}</span>
      </a>
    </li>
  );
}
