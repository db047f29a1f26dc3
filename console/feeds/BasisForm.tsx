import { type FormEvent, useId, useState } from 'react';
import type { Incident } from '../../shared/incidents/schema.ts';
import { text } from '../../shared/language/read.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { BASES, nameReason, usePurpose } from './bases.ts';

/** Asks for the legal basis of looks at police images, once for an incident and a session. */
export function BasisForm({ incident, onClose }: { incident: Incident | undefined; onClose: () => void }) {
  const { say, language } = useLanguage();
  const id = useId();
  const [chosen, setChosen] = useState<number | 'other'>();
  const [other, setOther] = useState('');
  const inferred = usePurpose(incident);
  const [purpose, setPurpose] = useState(() => read(inferred, language));
  const named =
    chosen === 'other' ? (other.trim() ? text(other.trim(), other.trim()) : undefined) : BASES[chosen ?? -1];
  const complete = named !== undefined && purpose.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complete) return;
    const said = purpose.trim();
    nameReason(incident?.id, {
      basis: named,
      ...(said === read(inferred, language) ? {} : { purpose: text(said, said) }),
    });
    onClose();
  };
  return (
    <Dialog
      title={say('feed.legalBasis')}
      place="middle"
      onClose={onClose}
      actions={
        <Button rank="primary" type="submit" form={id} aria-disabled={!complete}>
          {say('feed.nameBasis')}
        </Button>
      }
    >
      <form id={id} className="basis-form" onSubmit={submit}>
        <p className="older">{say('feed.basisWhy')}</p>
        <Field label={say('feed.purpose')}>
          {control => (
            <input {...control} maxLength={300} value={purpose} onChange={event => setPurpose(event.target.value)} />
          )}
        </Field>
        <fieldset>
          <legend>
            {say('feed.legalBasis')} · {incident ? read(incident.title, language) : say('desk.wholeRoom')}
          </legend>
          {BASES.map((basis, place) => (
            <label key={basis.fr}>
              <input type="radio" name="basis" checked={chosen === place} onChange={() => setChosen(place)} />
              <span>{read(basis, language)}</span>
            </label>
          ))}
          <label>
            <input type="radio" name="basis" checked={chosen === 'other'} onChange={() => setChosen('other')} />
            <span>{say('feed.otherBasis')}</span>
          </label>
        </fieldset>
        {chosen === 'other' && (
          <Field label={say('feed.otherBasis')}>
            {control => (
              <input {...control} maxLength={300} value={other} onChange={event => setOther(event.target.value)} />
            )}
          </Field>
        )}
      </form>
    </Dialog>
  );
}
