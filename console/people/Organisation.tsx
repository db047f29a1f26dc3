import type { OrganisationKind } from '../../shared/people/schema.ts';
import { COMMUNES, sortByName } from '../../shared/territory/reference.ts';
import { AnyOf } from '../desk/Choices.tsx';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { communeFull } from '../situation/names.ts';
import { type Bilingual, BilingualField } from '../ui/BilingualField.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { ORGANISATION_KINDS } from './groups.ts';

/** Registers an organisation that is called and addressed, or corrects one. `about`: the one that is corrected. */
export default function Organisation({ about }: FormProps) {
  const { say, language } = useLanguage();
  const known = useRoom(store => (about === undefined ? undefined : store.room.organisations[about]));
  const name = `people.organisation ${about ?? ''}`;
  const both = (words: Parameters<typeof read>[0] | undefined): Bilingual =>
    words === undefined ? { fr: '', nl: '' } : { fr: read(words, 'fr'), nl: read(words, 'nl') };
  const [draft, change] = useDraft(name, () => ({
    ...{ id: about ?? crypto.randomUUID(), kind: (known?.kind ?? 'hospital') as OrganisationKind },
    ...{ name: both(known?.name), short: both(known?.short) },
    communes: (known?.territory?.communes ?? []) as readonly string[],
  }));
  const { sending, failure, submit } = useSending();
  const title = say(known ? 'people.organisationChange' : 'people.organisationNew');
  const send = async () => {
    const { short, communes } = draft;
    const told = {
      ...{ organisation: draft.id, kind: draft.kind, name: { ...draft.name } },
      ...(short.fr.trim() || short.nl.trim() ? { short: { ...short } } : {}),
      ...(communes.length > 0
        ? { territory: { communes: [...communes], zones: [...(known?.territory?.zones ?? [])] } }
        : {}),
    };
    if (await submit(known ? 'organisation.update' : 'organisation.register', told, name)) stepBack();
  };
  return (
    <Dialog
      title={title}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form="organisation" disabled={sending.state === 'sending'}>
          {title}
        </Button>
      }
    >
      <DialogForm id="organisation" onSubmit={() => void send()}>
        <SendingState sending={sending} paths={['kind', 'name.fr', 'name.nl', 'short.fr', 'short.nl', 'territory']} />
        <Field label={say('people.kind')} error={errorFor('kind', failure)}>
          {control => (
            <select
              {...control}
              value={draft.kind}
              onChange={event => change({ kind: event.target.value as OrganisationKind })}
            >
              {ORGANISATION_KINDS.map(kind => (
                <option key={kind} value={kind}>
                  {say(`people.kind.${kind}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <BilingualField
          label={say('people.name')}
          value={draft.name}
          onChange={value => change({ name: value })}
          most={160}
          errors={{ fr: errorFor('name.fr', failure), nl: errorFor('name.nl', failure) }}
        />
        <BilingualField
          label={say('people.organisationShort')}
          optional
          value={draft.short}
          onChange={short => change({ short })}
          most={40}
          errors={{ fr: errorFor('short.fr', failure), nl: errorFor('short.nl', failure) }}
        />
        <AnyOf
          label={say('people.organisationGround')}
          options={sortByName(COMMUNES, language).map(({ nis }) => ({ value: nis, label: communeFull(nis, language) }))}
          values={draft.communes}
          onChange={communes => change({ communes })}
          error={errorFor('territory', failure)}
        />
      </DialogForm>
    </Dialog>
  );
}
