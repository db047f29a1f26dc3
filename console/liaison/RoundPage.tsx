import './round-page.css';
import { useState } from 'react';
import { read } from '../../shared/language/read.ts';
import type { RoundWord } from '../../shared/rounds/schema.ts';
import { useLanguage } from '../language/Language.tsx';
import { learn } from '../language/say.ts';
import { roundPhoneWords } from '../language/words/roundPhone.ts';
import { goTo } from '../shell/place.ts';
import { capacityOf, recipientName } from '../situation/names.ts';
import { Age, Moment } from '../ui/Moment.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { AnswerFooter } from './AnswerFooter.tsx';
import type { AnswerState } from './answerState.ts';
import type { AskedPageProps } from './askedPages.ts';
import { ROUND_WORDS, roundAnswer } from './roundAnswer.ts';
import { ownRoundReceipts } from './roundsAsked.ts';
import { Standing } from './Standing.tsx';
import { useClock } from './useClock.ts';
import { useSeen } from './useSeen.ts';

learn(roundPhoneWords);

/** One question is one screen: who asks, what, until when; OK, reserve or no at the thumb, and one line. */
export default function RoundPage({ phone, id, messages }: AskedPageProps) {
  const { say, language } = useLanguage();
  const now = useClock();
  const room = phone.use(state => state.room);
  const mandates = phone.use(state => state.me?.mandates) ?? [];
  const outbox = phone.use(state => state.outbox);
  const round = room.rounds[id];
  const message = messages[id];
  const receipts = round ? ownRoundReceipts(round, mandates) : [];
  const seen = useSeen(() => void phone.tellOnce('round.read', { round: id }), receipts.length > 0);
  if (!round && !message) return <p className="none">{say('round.notHere')}</p>;
  const question = read(round?.question ?? message!.headline, language);
  const asked = round?.asked.at ?? message!.issued;
  const due = round?.due ?? message?.respondBy;
  const mine = roundAnswer(id, receipts, outbox);
  const late = due !== undefined && !round?.closed && mine.state === 'none' && Date.parse(due) < now;
  const first = (times: readonly (string | undefined)[]) => times.flatMap(t => t ?? []).sort()[0];
  return (
    <main className="alert round-page" ref={seen}>
      <header className="from">
        <button type="button" className="back" onClick={() => goTo('/')} aria-label={say('phone.list')}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M10.5 2.5 5 8l5.5 5.5" />
          </svg>
        </button>
        <b>{round ? capacityOf(room, round.asked.by, language) : read(message!.from, language)}</b>
        <span className="n">
          <Moment at={asked} /> · <Age from={asked} now={now} />
        </span>
        {receipts.length > 0 && (
          <span className="me">
            {say('phone.toYou', { where: receipts.map(r => recipientName(r, language)).join(', ') })}
          </span>
        )}
      </header>
      <Standing phone={phone} />
      <section className="what">
        <p className="kind older">
          <StateShape name="open" />
          <span>{say('round.one')}</span>
        </p>
        <h1>{question}</h1>
      </section>
      <div className="thumb">
        {due && !round?.closed && (
          <p className={late ? 'until needs-you' : 'until'}>
            <span className="label">{say(late ? 'liaison.late' : 'alert.respondBy')}</span>
            <Moment at={due} />
          </p>
        )}
        {round?.closed ? (
          <p className="cancelled" role="status">
            <StateShape name="ring" />
            <b>{say('round.closedAt')}</b>
            <Moment at={round.closed.at} />
          </p>
        ) : (
          <Answers
            mine={mine}
            onAnswer={(answer, line) =>
              void phone.tell('round.answer', { round: id, answer, ...(line ? { line } : {}) })
            }
          />
        )}
        <AnswerFooter
          phone={phone}
          reached={first(receipts.map(r => r.received))}
          seen={first(receipts.map(r => r.read))}
          mine={mine}
        />
      </div>
    </main>
  );
}

/** The line is written first or not at all: whatever is pressed takes along what stands in it. */
function Answers({
  mine,
  onAnswer,
}: {
  mine: AnswerState<RoundWord>;
  onAnswer: (answer: RoundWord, line: string) => void;
}) {
  const { say } = useLanguage();
  const [line, setLine] = useState('');
  const [pressed, setPressed] = useState<RoundWord>();
  const chosen = mine.state === 'none' ? pressed : mine.state === 'refused' ? undefined : mine.chosen;
  return (
    <fieldset className={chosen ? 'answers given' : 'answers'}>
      <legend className="unseen">{chosen ? say('phone.change') : say('phone.answers')}</legend>
      <label className="line">
        <span>{say('round.line')}</span>
        <input value={line} maxLength={300} autoComplete="off" onChange={event => setLine(event.target.value)} />
      </label>
      {ROUND_WORDS.map((answer, i) => (
        <button
          key={answer}
          type="button"
          aria-pressed={answer === chosen}
          className={answer === chosen ? 'chosen' : !chosen && i === 0 ? 'first' : undefined}
          onClick={() => {
            setPressed(answer);
            onAnswer(answer, line.trim());
          }}
        >
          <StateShape name={answer === chosen ? 'tick' : 'ring'} />
          {say(`round.word.${answer}`)}
        </button>
      ))}
    </fieldset>
  );
}
