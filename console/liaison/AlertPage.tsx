import { useState } from 'react';
import type { Disposition } from '../../shared/alerts/schema.ts';
import { useLanguage } from '../language/Language.tsx';
import { goTo } from '../shell/place.ts';
import { Age, Moment } from '../ui/Moment.tsx';
import { type ShapeName, StateShape } from '../ui/StateShape.tsx';
import { severityShape } from '../ui/symbols.ts';
import { AnswerFooter } from './AnswerFooter.tsx';
import { type AnswerState, answerState } from './answerState.ts';
import { DISPOSITIONS } from './notification.ts';
import { PlaceMap } from './PlaceMap.tsx';
import type { Phone } from './phoneStore.ts';
import { Standing } from './Standing.tsx';
import type { ShownAlert } from './shown.ts';
import { useClock } from './useClock.ts';
import { useSeen } from './useSeen.ts';

const MARKS = { full: 'full', half: 'half', open: 'open', quiet: 'ring' } as const satisfies Record<string, ShapeName>;

/** One alert is one screen: sender, what, where, what is asked, until when; three answers at the thumb; my state in words. */
export function AlertPage({ phone, alert }: { phone: Phone; alert: ShownAlert }) {
  const { say } = useLanguage();
  const now = useClock();
  const outbox = phone.use(state => state.outbox);
  const mine = answerState(alert.id, alert.receipts, outbox);
  const late = alert.respondBy !== undefined && Date.parse(alert.respondBy) < now && mine.state === 'none';
  const seen = useSeen(() => void phone.markRead(alert.id), alert.receipts.length > 0);
  const reached = earliest(alert.receipts.map(r => r.received)) ?? saidAt(outbox, 'alert.receive', alert.id);
  const read = earliest(alert.receipts.map(r => r.read)) ?? saidAt(outbox, 'alert.read', alert.id);
  const { fill, tone } = severityShape[alert.severity];
  return (
    <main className="alert" ref={seen}>
      <header className="from">
        <button type="button" className="back" onClick={() => goTo('/')} aria-label={say('phone.list')}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M10.5 2.5 5 8l5.5 5.5" />
          </svg>
        </button>
        <b>{alert.from}</b>
        <span className="n">
          <Moment at={alert.issued} /> · <Age from={alert.issued} now={now} />
        </span>
        {alert.to.length > 0 && <span className="me">{say('phone.toYou', { where: alert.to.join(', ') })}</span>}
      </header>
      <Standing phone={phone} drill={alert.drill} />
      <section className="what">
        <p className={`kind ${tone ?? 'older'}`}>
          <StateShape name={MARKS[fill]} />
          <span>{`${capital(say(`alert.kind.${alert.kind}`))} · ${say(`incident.severity.${alert.severity}`)}`}</span>
        </p>
        <h1>{alert.headline}</h1>
      </section>
      {alert.place && (
        <section className="where">
          <PlaceMap place={alert.place} />
        </section>
      )}
      {alert.where.length > 0 && (
        <p className="place">
          {alert.where.map(name => (
            <span key={name}>{name}</span>
          ))}
        </p>
      )}
      <section className="asked">
        {alert.paragraphs.map(paragraph => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </section>
      <div className="thumb">
        {alert.respondBy && !alert.cancelled && (
          <p className={late ? 'until needs-you' : 'until'}>
            <span className="label">{late ? say('liaison.late') : say('alert.respondBy')}</span>
            <Moment at={alert.respondBy} />
          </p>
        )}
        {alert.cancelled ? (
          <p className="cancelled" role="status">
            <StateShape name="ring" />
            <b>{say('phone.cancelled', { reason: alert.cancelled.reason })}</b>
          </p>
        ) : (
          <Answers mine={mine} onAnswer={disposition => void phone.answer(alert.id, disposition)} />
        )}
        <AnswerFooter phone={phone} reached={reached} seen={read} mine={mine} />
      </div>
    </main>
  );
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('fr') + words.slice(1);

/** The first answer is the likely one and the lightest; once given, each can still be changed by the same tap. */
function Answers({ mine, onAnswer }: { mine: AnswerState; onAnswer: (disposition: Disposition) => void }) {
  const { say } = useLanguage();
  const [pressed, setPressed] = useState<Disposition>();
  const chosen = mine.state === 'none' ? pressed : mine.state === 'refused' ? undefined : mine.chosen;
  return (
    <fieldset className={chosen ? 'answers given' : 'answers'}>
      <legend className="unseen">{chosen ? say('phone.change') : say('phone.answers')}</legend>
      {DISPOSITIONS.map((disposition, i) => (
        <button
          key={disposition}
          type="button"
          aria-pressed={disposition === chosen}
          className={disposition === chosen ? 'chosen' : !chosen && i === 0 ? 'first' : undefined}
          onClick={() => {
            setPressed(disposition);
            if (disposition !== chosen) onAnswer(disposition);
          }}
        >
          <StateShape name={disposition === chosen ? 'tick' : 'ring'} />
          {say(`disposition.${disposition}`)}
        </button>
      ))}
    </fieldset>
  );
}

const earliest = (times: readonly (string | undefined)[]): string | undefined =>
  times.filter(time => time !== undefined).sort()[0];
const saidAt = (outbox: ReturnType<Phone['use']['getState']>['outbox'], type: string, alert: string) =>
  outbox.find(({ envelope: e }) => e.type === type && (e.data as { alert: string }).alert === alert)?.envelope.at;
