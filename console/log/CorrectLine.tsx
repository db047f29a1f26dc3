import { useState } from 'react';
import { currentText } from '../../shared/log/current.ts';
import type { LogEntry } from '../../shared/log/schema.ts';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { exactOf } from '../language/moment.ts';
import { useRoom } from '../room/store.ts';
import { personName } from '../situation/names.ts';
import { BilingualField } from '../ui/BilingualField.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { HealthWarning } from './HealthWarning.tsx';

/** A correction: the new text and why. What was written stays, struck, beside it. */
export default function CorrectLine({ about }: FormProps) {
  const entry = useRoom(store => (about === undefined ? undefined : store.room.log[about]));
  return entry ? <CorrectEntry entry={entry} /> : null;
}

function CorrectEntry({ entry }: { entry: LogEntry }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const name = `log.correct ${entry.id}`;
  const now = currentText(entry);
  const [draft, change] = useDraft(name, () => ({
    text: typeof now === 'string' ? now : { fr: now.fr, nl: now.nl },
    reason: '',
  }));
  const { sending, failure, submit } = useSending();
  const [rewriting, setRewriting] = useState(false);
  const correct = async (healthReason?: string) => {
    setRewriting(false);
    const data = { entry: entry.id, text: draft.text, reason: draft.reason, ...(healthReason ? { healthReason } : {}) };
    if (await submit('log.correct', data, name)) stepBack();
  };
  const warned = failure?.details?.reason === 'looks-like-health-data' && !rewriting;
  const error = warned ? undefined : failure;
  return (
    <Dialog
      title={say('log.correctLine')}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form="correct-line" disabled={sending.state === 'sending'}>
          {say('log.correctLine')}
        </Button>
      }
    >
      <DialogForm id="correct-line" onSubmit={() => void correct()}>
        {!warned && <SendingState sending={sending} paths={['text', 'reason']} />}
        {warned && (
          <HealthWarning
            where={String(failure?.details?.where ?? '')}
            onKeep={reason => void correct(reason)}
            onRewrite={() => setRewriting(true)}
          />
        )}
        <p className="older">
          {exactOf(entry.written.at)} · {personName(room, entry.written.by)}
          <br />
          {read(entry.text, language)}
        </p>
        {typeof draft.text === 'string' ? (
          <Field label={say('log.newText')} error={errorFor('text', error)}>
            {control => (
              <textarea
                {...control}
                rows={4}
                maxLength={4000}
                value={draft.text as string}
                onChange={event => change({ text: event.target.value })}
              />
            )}
          </Field>
        ) : (
          <BilingualField
            label={say('log.newText')}
            value={draft.text}
            rows={4}
            errors={{ fr: errorFor('text', error), nl: errorFor('text', error) }}
            onChange={text => change({ text })}
            first={language === 'nl' ? 'nl' : 'fr'}
          />
        )}
        <Field label={say('log.correctReason')} error={errorFor('reason', error)}>
          {control => (
            <input
              {...control}
              maxLength={300}
              value={draft.reason}
              onChange={event => change({ reason: event.target.value })}
            />
          )}
        </Field>
      </DialogForm>
    </Dialog>
  );
}
