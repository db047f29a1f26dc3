import { useEffect, useState } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { type Asked, askKey } from './asked.ts';

/** Where an encoder sends to, and its key: shown this once, after the source was registered. */
export function SenderKey({ feed, onClose }: { feed: string; onClose: () => void }) {
  const { say, language } = useLanguage();
  const [answer, setAnswer] = useState<Asked<{ url: string; key: string }> | 'unanswered'>();
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks anew; another language does not make another key.
  useEffect(() => {
    let left = false;
    setAnswer(undefined);
    void askKey(feed, language).then(given => left || setAnswer(given ?? 'unanswered'));
    return () => {
      left = true;
    };
  }, [feed, tries]);
  const told = typeof answer === 'object' && 'data' in answer ? answer.data : undefined;
  const failure =
    answer === 'unanswered' ? say('source.noAnswer') : answer && 'failure' in answer ? answer.failure : undefined;
  return (
    <Dialog
      title={say('source.key')}
      onClose={onClose}
      actions={
        failure ? (
          <Button rank="primary" onClick={() => setTries(tries + 1)}>
            {say('source.key')}
          </Button>
        ) : (
          <Button rank="primary" onClick={onClose}>
            {say('source.done')}
          </Button>
        )
      }
    >
      <div className="dialog-form">
        {failure ? <p role="alert">{failure}</p> : <p>{say('source.keyOnce')}</p>}
        {told && (
          <>
            <Field label={say('source.sendTo')}>
              {control => <input {...control} className="n" readOnly value={told.url} onFocus={whole} />}
            </Field>
            <Field label={say('source.keyValue')}>
              {control => <input {...control} className="n" readOnly value={told.key} onFocus={whole} />}
            </Field>
          </>
        )}
      </div>
    </Dialog>
  );
}

/** All of it is copied, or nothing of use. */
const whole = (event: React.FocusEvent<HTMLInputElement>) => event.target.select();
