import { useState } from 'react';
import type { First } from '../../shared/layouts/schema.ts';
import { OneOf } from '../desk/Choices.tsx';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { type Bilingual, BilingualField } from '../ui/BilingualField.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor } from '../ui/Field.tsx';
import { followAgain, showLayout, useArrangement } from './arrangement.ts';
import { useArranged } from './useArranged.ts';

interface Draft {
  readonly id: string;
  readonly name: Bilingual;
  readonly first: First;
  /** Up to when its author saw what is changed. */
  readonly seen: string;
}

/** Keeps the pictures that stand now under a name; a layout that has one is renamed, filled anew or removed. */
export default function SaveLayout({ about }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const arranged = useArranged();
  const first = useArrangement(state => state.first);
  const kept = about === undefined ? undefined : room.layouts[about];
  const form = `layout ${about ?? ''}`;
  const [draft, change] = useDraft<Draft>(form, () => ({
    id: about ?? crypto.randomUUID(),
    name: kept ? { fr: kept.name.fr, nl: kept.name.nl } : { fr: '', nl: '' },
    first: first ?? kept?.first ?? 'large',
    seen: new Date(serverNow()).toISOString(),
  }));
  const [removing, setRemoving] = useState(false);
  const { sending, failure, submit } = useSending();
  const save = async () => {
    const { id, name, first: how, seen } = draft;
    const feeds = [...arranged.feeds];
    const data = { layout: id, name: { ...name }, feeds, first: how, ...(kept ? { seen } : {}) };
    if (!(await submit('layout.save', data, form))) return;
    showLayout(id);
    stepBack();
  };
  const remove = async () => {
    if (about === undefined || !(await submit('layout.remove', { layout: about }, form))) return;
    followAgain();
    stepBack();
  };
  return (
    <Dialog
      title={say(kept ? 'mosaic.changeLayout' : 'mosaic.saveLayout')}
      onClose={stepBack}
      actions={
        <>
          <Button rank="primary" type="submit" form="save-layout" shortcut="Ctrl Enter">
            {say('mosaic.keepLayout', { n: arranged.feeds.length })}
          </Button>
          {kept && !removing && <Button onClick={() => setRemoving(true)}>{say('mosaic.removeLayout')}</Button>}
          {kept && removing && (
            <Button rank="grave" onClick={() => void remove()}>
              {say('mosaic.removeNamed', { name: read(kept.name, language) })}
            </Button>
          )}
        </>
      }
    >
      <DialogForm id="save-layout" onSubmit={() => void save()}>
        <SendingState sending={sending} paths={['name.fr', 'name.nl']} />
        <BilingualField
          label={say('mosaic.name')}
          value={draft.name}
          onChange={name => change({ name })}
          most={80}
          first={language === 'nl' ? 'nl' : 'fr'}
          autoFocus
          errors={{ fr: errorFor('name.fr', failure), nl: errorFor('name.nl', failure) }}
        />
        <OneOf<First>
          label={say('mosaic.first')}
          options={[
            { value: 'large', label: say('mosaic.first.large') },
            { value: 'equal', label: say('mosaic.first.equal') },
          ]}
          value={draft.first}
          onChange={how => change({ first: how })}
        />
        <div>
          <p className="older">{say('mosaic.inOrder')}</p>
          <ol className="in-order">
            {arranged.feeds.map((id, place) => (
              <li key={id}>
                <span className="n">{place + 1}</span> {read(room.feeds[id]?.name ?? '', language)}
              </li>
            ))}
          </ol>
        </div>
      </DialogForm>
    </Dialog>
  );
}
