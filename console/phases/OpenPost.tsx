import type { CommandData } from '../../shared/commands.ts';
import { OneOf } from '../desk/Choices.tsx';
import { stepBack, useDesk } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { type Bilingual, BilingualField } from '../ui/BilingualField.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor } from '../ui/Field.tsx';

type Kind = CommandData<'post.open'>['kind'];
const KINDS: readonly Kind[] = ['pc-ops', 'pma', 'ppd'];

/** A post of the incident in hand, in the middle of what the map shows; those that stand are closed from here. */
export default function OpenPost({ incident: about }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const centre = useDesk(desk => desk.centre);
  const incident = about === undefined ? undefined : room.incidents[about];
  const name = `phases.post ${about ?? ''}`;
  const [draft, change] = useDraft(name, () => ({
    ...{ id: crypto.randomUUID(), kind: 'pc-ops' as Kind, name: { fr: '', nl: '' } as Bilingual },
  }));
  const { sending, failure, submit } = useSending();
  const point = centre ?? incident?.point;
  const standing = Object.values(room.posts).filter(post => post.incident === about && !post.closed);
  const open = async () => {
    if (!about || !point) return;
    const data = {
      ...{ post: draft.id, incident: about, kind: draft.kind, name: { ...draft.name } },
      point: [point[0], point[1]] as [number, number],
    };
    if (await submit('post.open', data, name)) stepBack();
  };
  return (
    <Dialog
      title={say('phase.openPost')}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form="open-post" disabled={sending.state === 'sending' || !incident}>
          {say('phase.openPost')}
        </Button>
      }
    >
      <DialogForm id="open-post" onSubmit={() => void open()}>
        <SendingState sending={sending} paths={['kind', 'name.fr', 'name.nl', 'point']} />
        <p>{incident ? read(incident.title, language) : say('phase.postNeedsIncident')}</p>
        <OneOf
          label={say('phase.post')}
          options={KINDS.map(value => ({ value, label: say(`phase.post.${value}`) }))}
          value={draft.kind}
          onChange={kind => change({ kind })}
          hint={say('phase.postWhere')}
          error={errorFor('kind', failure)}
        />
        <BilingualField
          label={say('phase.postName')}
          value={draft.name}
          onChange={value => change({ name: value })}
          most={120}
          errors={{ fr: errorFor('name.fr', failure), nl: errorFor('name.nl', failure) }}
        />
        {standing.length > 0 && (
          <ul className="plain-list">
            {standing.map(post => (
              <li key={post.id}>
                <span>{read(post.name, language)}</span>{' '}
                <Button
                  rank="link"
                  aria-label={say('phase.closePost', { post: read(post.name, language) })}
                  onClick={() => void submit('post.close', { post: post.id })}
                >
                  {say('phase.closeThis')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </DialogForm>
    </Dialog>
  );
}
