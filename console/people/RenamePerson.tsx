import { OneOf } from '../desk/Choices.tsx';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { LANGUAGE_NAMES } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';

/** Corrects how somebody is called and in which language they read; who they are stays. */
export default function RenamePerson({ about = '' }: FormProps) {
  const { say } = useLanguage();
  const person = useRoom(store => store.room.people[about]);
  const form = `people.rename ${about}`;
  const [draft, change] = useDraft(form, () => ({ name: person?.name ?? '', language: person?.language ?? 'fr' }));
  const { sending, failure, submit } = useSending();
  const rename = async () => {
    if (await submit('person.rename', { person: about, ...draft }, form)) stepBack();
  };
  return (
    <Dialog
      title={say('people.rename')}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form="rename" disabled={sending.state === 'sending'}>
          {say('people.rename')}
        </Button>
      }
    >
      <DialogForm id="rename" onSubmit={() => void rename()}>
        <SendingState sending={sending} paths={['name']} />
        <Field label={say('people.name')} error={errorFor('name', failure)}>
          {control => (
            <input {...control} value={draft.name} onChange={event => change({ name: event.target.value })} />
          )}
        </Field>
        <OneOf
          label={say('people.language')}
          options={(['fr', 'nl'] as const).map(value => ({ value, label: LANGUAGE_NAMES[value] }))}
          value={draft.language}
          onChange={language => change({ language })}
        />
      </DialogForm>
    </Dialog>
  );
}
