import { useState } from 'react';
import { answersFor } from '../../shared/recipients/recipients.ts';
import type { Round } from '../../shared/rounds/schema.ts';
import { answerOf, standingOf } from '../../shared/rounds/standing.ts';
import { useMay, useSending } from '../desk/form.ts';
import { SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { useNow } from '../room/useNow.ts';
import { capacityOf, personName, recipientName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Age, Due, Moment } from '../ui/Moment.tsx';
import { SheetPart } from '../ui/Sheet.tsx';
import { AnswerSign } from './AnswerSign.tsx';
import { MyAnswer } from './MyAnswer.tsx';
import { type CellState, cellsOfRound } from './order.ts';
import { RecordAnswer } from './RecordAnswer.tsx';

/** One round as it stands now: the question, my own answer where I am asked, and everyone's, the silent first. */
export function RoundBoard({ round }: { round: Round }) {
  const { say, language } = useLanguage();
  const now = useNow();
  const room = useRoom(store => store.room);
  const me = useRoom(store => store.me);
  const mayKeep = useMay('round.close') && !round.closed;
  const [picked, setPicked] = useState<string>();
  const { sending, submit } = useSending();
  const cells = cellsOfRound(round, now);
  const mine = cells.filter(({ receipt: { recipient: id, kind } }) =>
    me?.mandates.some(m => answersFor(m, { id, kind })),
  );
  const silent = cells.filter(({ state }) => state === 'silent').map(({ receipt }) => receipt.recipient);
  return (
    <article className="round-board">
      <header>
        <h3>{read(round.question, language)}</h3>
        <p className="older">
          {say('round.askedBy', {
            who: personName(room, round.asked.by),
            as: capacityOf(room, round.asked.by, language),
          })}
          {' · '}
          <Moment at={round.asked.at} />
          {' · '}
          {round.closed ? (
            <>
              {say('round.frozen')} <Moment at={round.closed.at} />
            </>
          ) : (
            <>
              {say('round.due')} <Due at={round.due} now={now} />
            </>
          )}
        </p>
        <Tally round={round} silent={silent.length} />
        {mayKeep && (
          <div className="acts">
            <Button rank="primary" onClick={() => void submit('round.close', { round: round.id })}>
              {say('round.close')}
            </Button>
            {silent.length > 0 && (
              <Button
                onClick={() =>
                  void submit('round.chase', {
                    ...{ round: round.id, recipients: silent, channel: 'telephone', outcome: 'no-answer' },
                  })
                }
              >
                {say('round.calledAll')}
              </Button>
            )}
          </div>
        )}
        <SendingState sending={sending} paths={[]} />
      </header>
      {!round.closed && mine.length > 0 && <MyAnswer round={round} receipts={mine.map(({ receipt }) => receipt)} />}
      <ul className="answers-board" aria-label={say('round.answers')}>
        {cells.map(({ receipt, state }) => (
          <li key={receipt.recipient} className={state}>
            <Cell
              round={round}
              state={state}
              recipient={receipt.recipient}
              open={mayKeep && picked === receipt.recipient}
              onPick={
                mayKeep ? () => setPicked(picked === receipt.recipient ? undefined : receipt.recipient) : undefined
              }
            />
          </li>
        ))}
      </ul>
    </article>
  );
}

/** `17 sur 23` and how many of each, with their signs. */
function Tally({ round, silent }: { round: Round; silent: number }) {
  const { say } = useLanguage();
  const { ok, reserve, no, none } = standingOf(round);
  const all = ok + reserve + no + none;
  return (
    <p className="tally">
      <b className="n">
        {all - none}/{all}
      </b>
      {(['ok', 'reserve', 'no'] as const).map(word => (
        <span key={word}>
          <AnswerSign state={word} /> {say(`round.word.${word}`)} <b className="n">{{ ok, reserve, no }[word]}</b>
        </span>
      ))}
      {none > 0 && (
        <span className={silent > 0 ? 'severe' : undefined}>
          <AnswerSign state={silent > 0 ? 'silent' : 'waiting'} /> {say(silent > 0 ? 'round.silent' : 'round.waiting')}{' '}
          <b className="n">{none}</b>
        </span>
      )}
    </p>
  );
}

interface CellProps {
  round: Round;
  state: CellState;
  recipient: string;
  open: boolean;
  onPick: (() => void) | undefined;
}
function Cell({ round, state, recipient, open, onPick }: CellProps) {
  const { say, language } = useLanguage();
  const now = useNow();
  const room = useRoom(store => store.room);
  const receipt = round.receipts[recipient];
  if (!receipt) return null;
  const name = recipientName(receipt, language);
  const answer = answerOf(receipt);
  const chased = receipt.chased.length;
  const reach = receipt.read
    ? say('round.wasRead')
    : receipt.received
      ? say('round.wasReceived')
      : receipt.failed
        ? say('receipt.noDevice')
        : undefined;
  return (
    <>
      <AnswerSign state={state} />
      {onPick ? (
        <button type="button" className="who" aria-expanded={open} onClick={onPick}>
          {name}
        </button>
      ) : (
        <b className="who">{name}</b>
      )}
      <span className="word">
        {answer ? say(`round.word.${answer.answer}`) : say(state === 'silent' ? 'round.noAnswer' : 'round.waits')}
      </span>
      <span className="n when">
        {answer ? (
          <Moment at={answer.actedAt} form="second" />
        ) : (
          <Age from={round.asked.at} now={round.closed?.at ?? now} />
        )}
      </span>
      <span className="said">
        {answer?.line && <span>{read(answer.line, language)}</span>}
        {answer?.heardFrom && <span className="older"> {say('round.heardFrom', { who: answer.heardFrom })}</span>}
        {!answer && (
          <span className={state === 'silent' ? undefined : 'stale'}>
            {[chased > 0 && say('round.chased', { n: chased }), reach].filter(Boolean).join(' · ')}
          </span>
        )}
        {receipt.answers.length > 1 && (
          <span className="stale">
            {' '}
            {say('round.before', {
              list: receipt.answers
                .slice(0, -1)
                .map(a => say(`round.word.${a.answer}`))
                .join(', '),
            })}
          </span>
        )}
        {answer && !answer.heardFrom && <span className="unseen"> {personName(room, answer.by)}</span>}
      </span>
      {open && <RecordAnswer round={round.id} recipient={recipient} onDone={() => onPick?.()} />}
    </>
  );
}

/** A frozen or running round in a few lines, inside a meeting. */
export function RoundInMeeting({ round, onOpen }: { round: Round; onOpen: () => void }) {
  const { say, language } = useLanguage();
  const now = useNow();
  const silent = cellsOfRound(round, now).filter(({ state }) => state === 'silent').length;
  return (
    <SheetPart
      title={read(round.question, language)}
      acts={
        <Button rank="link" onClick={onOpen}>
          {say('round.open')}
        </Button>
      }
    >
      <Tally round={round} silent={silent} />
    </SheetPart>
  );
}
