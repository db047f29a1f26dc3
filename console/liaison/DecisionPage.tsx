import './decision-page.css';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { learn } from '../language/say.ts';
import { decisionPhoneWords } from '../language/words/decisionPhone.ts';
import { goTo } from '../shell/place.ts';
import { Age, Moment } from '../ui/Moment.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { AnswerFooter } from './AnswerFooter.tsx';
import type { AskedPageProps } from './askedPages.ts';
import { type DecisionAnswer, type DecisionWord, decisionAnswer, SAYS } from './decisionAnswer.ts';
import { PlaceMap } from './PlaceMap.tsx';
import { Standing } from './Standing.tsx';
import { type ShownDecision, shownDecision, shownDecisionMessage } from './shownDecision.ts';
import { useClock } from './useClock.ts';
import { useSeen } from './useSeen.ts';

learn(decisionPhoneWords);

/** One decision is one screen: who decided in which capacity, what is ordered, by when; my word on it at the thumb. */
export default function DecisionPage({ phone, id, messages }: AskedPageProps) {
  const { say, language } = useLanguage();
  const now = useClock();
  const room = phone.use(state => state.room);
  const mandates = phone.use(state => state.me?.mandates) ?? [];
  const outbox = phone.use(state => state.outbox);
  const decision = room.decisions[id];
  const message = messages[id];
  const shown = decision
    ? shownDecision(room, decision, mandates, language)
    : message && shownDecisionMessage(message, language);
  // Whoever follows it without being addressed reads it and says nothing.
  const addressed = shown !== undefined && (decision === undefined || shown.receipts.length > 0);
  const seen = useSeen(() => void phone.tellOnce('decision.receive', { decision: id }), addressed);
  const joining = phone.use(state => state.link.state === 'joining');
  if (!shown && joining) return null;
  if (!shown)
    return (
      <main className="alert-list">
        <Standing phone={phone} />
        <p className="none">{say('decision.notHere')}</p>
      </main>
    );
  const mine = decisionAnswer(id, shown.receipts, outbox);
  const open = !shown.lifted && mine.word !== 'executed' && mine.word !== 'refused';
  const late = open && shown.deadline !== undefined && Date.parse(shown.deadline) < now;
  const reached = shown.receipts.flatMap(r => r.received?.actedAt ?? []).sort()[0];
  return (
    <main className="alert decision-page" ref={seen}>
      <header className="from">
        <button type="button" className="back" onClick={() => goTo('/')} aria-label={say('phone.list')}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M10.5 2.5 5 8l5.5 5.5" />
          </svg>
        </button>
        <b>{shown.from}</b>
        <span className="n">
          <Moment at={shown.decidedAt} /> · <Age from={shown.decidedAt} now={now} />
        </span>
        {shown.to.length > 0 && <span className="me">{say('phone.toYou', { where: shown.to.join(', ') })}</span>}
      </header>
      <Standing phone={phone} drill={shown.drill} />
      <section className="what">
        <p className={shown.kind === 'notification' ? 'kind older' : 'kind severe'}>
          <StateShape name={shown.kind === 'notification' ? 'open' : 'half'} />
          <span>{say(`decision.kind.${shown.kind}`)}</span>
        </p>
        <h1>{shown.headline}</h1>
      </section>
      {shown.place && (
        <section className="where">
          <PlaceMap place={shown.place} />
        </section>
      )}
      {shown.where.length > 0 && (
        <p className="place">
          {shown.where.map(name => (
            <span key={name}>{name}</span>
          ))}
        </p>
      )}
      <section className="asked">
        {shown.body.split('\n').map(paragraph => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {shown.basis && <p className="older">{shown.basis}</p>}
      </section>
      <div className="thumb">
        {shown.deadline && open && (
          <p className={late ? 'until needs-you' : 'until'}>
            <span className="label">
              {say(late ? 'liaison.late' : shown.kind === 'notification' ? 'decision.answerBy' : 'decision.executeBy')}
            </span>
            <Moment at={shown.deadline} />
          </p>
        )}
        {shown.lifted && (
          <p className="cancelled" role="status">
            <StateShape name="ring" />
            <b>{say('decision.liftedBecause', { reason: shown.lifted.reason })}</b>
          </p>
        )}
        {addressed && (
          <>
            <Words
              shown={shown}
              mine={mine}
              onSay={(word, reason) => {
                const data = reason === undefined ? { decision: id } : { decision: id, reason };
                void phone.tell(SAYS[word], data);
              }}
            />
            <AnswerFooter phone={phone} reached={reached} seen={undefined} mine={mine} />
          </>
        )}
      </div>
    </main>
  );
}

/** What can be said now, the likely word first and lightest; a word that was given keeps its tick. */
function Words({
  shown,
  mine,
  onSay,
}: {
  shown: ShownDecision;
  mine: DecisionAnswer;
  onSay: (word: DecisionWord, reason?: string) => void;
}) {
  const { say } = useLanguage();
  const [refusing, setRefusing] = useState(false);
  if (refusing && mine.word !== 'executed')
    return (
      <Refusal
        onLeave={() => setRefusing(false)}
        onRefuse={reason => {
          setRefusing(false);
          onSay('refused', reason);
        }}
      />
    );
  const offered: readonly DecisionWord[] = shown.lifted
    ? ['lifted']
    : shown.kind === 'notification'
      ? ['understood']
      : ['understood', 'executed', 'refused'];
  const first = offered.find(word => !isSaid(word, mine.word));
  return (
    <fieldset className="answers">
      <legend className="unseen">{say('phone.answers')}</legend>
      {offered.map(word => {
        const given = isSaid(word, mine.word);
        // What has been carried out can no longer be refused.
        if (word === 'refused' && mine.word === 'executed') return null;
        return (
          <button
            key={word}
            type="button"
            aria-pressed={given}
            className={given ? 'said' : word === first && mine.word !== 'refused' ? 'first' : undefined}
            onClick={() => (word === 'refused' ? setRefusing(true) : given || onSay(word))}
          >
            <StateShape name={given ? 'tick' : 'ring'} />
            {say(`decision.say.${word}`)}
          </button>
        );
      })}
    </fieldset>
  );
}
/** Who executed has understood. */
const isSaid = (word: DecisionWord, said: DecisionWord | undefined): boolean =>
  word === said || (word === 'understood' && (said === 'executed' || said === 'refused'));

function Refusal({ onRefuse, onLeave }: { onRefuse: (reason: string) => void; onLeave: () => void }) {
  const { say } = useLanguage();
  const [reason, setReason] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim()) onRefuse(reason.trim());
  };
  return (
    <form className="answers refusal-form" onSubmit={send}>
      <label>
        {say('decision.whyRefused')}
        <textarea
          // biome-ignore lint/a11y/noAutofocus: the person has just asked to write this
          autoFocus
          rows={3}
          maxLength={1_000}
          value={reason}
          onChange={event => setReason(event.target.value)}
        />
      </label>
      <button type="submit" className="first" disabled={reason.trim() === ''}>
        <StateShape name="ring" />
        {say('decision.sendRefusal')}
      </button>
      <button type="button" onClick={onLeave}>
        {say('decision.back')}
      </button>
    </form>
  );
}
