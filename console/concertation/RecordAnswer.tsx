import { type FormEvent, useState } from 'react';
import type { RoundWord } from '../../shared/rounds/schema.ts';
import { OneOf } from '../desk/Choices.tsx';
import { useSending } from '../desk/form.ts';
import { SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { Button } from '../ui/Button.tsx';
import { errorFor, Field } from '../ui/Field.tsx';

const WORDS: readonly RoundWord[] = ['ok', 'reserve', 'no'];
const WAYS = ['telephone', 'present', 'video'] as const;

/** What was said in the room or by telephone, written down for whoever said it. */
export function RecordAnswer({ round, recipient, onDone }: { round: string; recipient: string; onDone: () => void }) {
  const { say } = useLanguage();
  const [answer, setAnswer] = useState<RoundWord>('ok');
  const [how, setHow] = useState<(typeof WAYS)[number]>('telephone');
  const [line, setLine] = useState('');
  const [heardFrom, setHeardFrom] = useState('');
  const { sending, failure, submit } = useSending();
  const record = async (event: FormEvent) => {
    event.preventDefault();
    const said = { round, recipient, answer, heardFrom, how, ...(line.trim() ? { line: line.trim() } : {}) };
    if (await submit('round.record', said)) onDone();
  };
  const called = async () => {
    const chased = { round, recipients: [recipient] };
    if (await submit('round.chase', { ...chased, channel: 'telephone', outcome: 'no-answer' })) onDone();
  };
  return (
    <form className="record-answer" noValidate onSubmit={event => void record(event)}>
      <OneOf
        label={say('round.whatWasSaid')}
        options={WORDS.map(value => ({ value, label: say(`round.word.${value}`) }))}
        value={answer}
        onChange={setAnswer}
      />
      <Field label={say('round.line')} optional error={errorFor('line', failure)}>
        {control => <input {...control} value={line} maxLength={300} onChange={e => setLine(e.target.value)} />}
      </Field>
      <Field label={say('round.whoSaid')} error={errorFor('heardFrom', failure)}>
        {control => (
          <input {...control} value={heardFrom} maxLength={120} onChange={e => setHeardFrom(e.target.value)} />
        )}
      </Field>
      <OneOf
        label={say('round.how')}
        options={WAYS.map(value => ({ value, label: say(`desk.how.${value}`) }))}
        value={how}
        onChange={setHow}
      />
      <SendingState sending={sending} paths={['line', 'heardFrom']} />
      <div className="acts">
        <Button rank="primary" type="submit">
          {say('round.record')}
        </Button>
        <Button onClick={() => void called()}>{say('round.calledNoAnswer')}</Button>
      </div>
    </form>
  );
}
