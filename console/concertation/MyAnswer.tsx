import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Round, RoundReceipt, RoundWord } from '../../shared/rounds/schema.ts';
import { answerOf } from '../../shared/rounds/standing.ts';
import { useSending } from '../desk/form.ts';
import { SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { recipientName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';

const WORDS: readonly RoundWord[] = ['ok', 'reserve', 'no'];

/** My own answer at the desk: 1, 2 or 3 gives it, with the line if one was written first. */
export function MyAnswer({ round, receipts }: { round: Round; receipts: readonly RoundReceipt[] }) {
  const { say, language } = useLanguage();
  const [line, setLine] = useState('');
  const { sending, failure, submit } = useSending();
  const first = useRef<HTMLElement>(null);
  const given = receipts.map(r => answerOf(r)?.answer).find(a => a !== undefined);
  const answer = (word: RoundWord) =>
    void submit('round.answer', { round: round.id, answer: word, ...(line.trim() ? { line: line.trim() } : {}) });
  useEffect(() => {
    // Whoever opens a question that is put to them stands on its answers.
    if (given === undefined) first.current?.querySelector('button')?.focus();
  }, [given]);
  const onKeyDown = (event: KeyboardEvent) => {
    const word = WORDS[Number(event.key) - 1];
    if (!word || event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    answer(word);
  };
  return (
    <section className="my-answer" ref={first} onKeyDown={onKeyDown} aria-label={say('round.mine')}>
      <p>
        <b>{say('round.mine')}</b>{' '}
        <span className="older">{receipts.map(r => recipientName(r, language)).join(', ')}</span>
      </p>
      <div className="acts">
        {WORDS.map((word, i) => (
          <Button
            key={word}
            rank={word === given ? 'primary' : 'plain'}
            aria-pressed={word === given}
            shortcut={String(i + 1)}
            onClick={() => answer(word)}
          >
            {say(`round.word.${word}`)}
          </Button>
        ))}
      </div>
      <Field label={say('round.line')} optional>
        {control => <input {...control} value={line} maxLength={300} onChange={event => setLine(event.target.value)} />}
      </Field>
      <SendingState sending={sending} paths={failure ? [] : []} />
    </section>
  );
}
