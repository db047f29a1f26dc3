import { ownerOf } from '../../shared/tasks/owner.ts';
import { momentAt } from '../desk/clockTime.ts';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { OwnerField, ownerKey, ownerOfKey } from './owners.tsx';

/** A task that no card foresaw: what, for whom, until when. */
export default function NewTask({ incident: id }: FormProps) {
  const { say, language } = useLanguage();
  const incident = useRoom(store => store.room.incidents[id ?? '']);
  const mandates = useRoom(store => store.me?.mandates) ?? [];
  const name = `plans.task ${id ?? ''}`;
  const [draft, change] = useDraft(name, () => ({
    ...{ id: crypto.randomUUID(), text: '', due: '', critical: false },
    owner: mandates[0] ? ownerKey(ownerOf(mandates[0])) : 'function regional-operator',
  }));
  const { sending, failure, submit } = useSending();
  const create = async () => {
    const due = draft.due.trim() === '' ? undefined : (momentAt(draft.due, serverNow(), 'future') ?? draft.due);
    const data = {
      ...{ task: draft.id, text: draft.text, owner: ownerOfKey(draft.owner) },
      ...(incident ? { incident: incident.id } : {}),
      ...(due === undefined ? {} : { due }),
      ...(draft.critical ? { critical: true as const } : {}),
    };
    if (await submit('task.create', data, name)) stepBack();
  };
  return (
    <Dialog
      title={say('task.create')}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form="new-task" disabled={sending.state === 'sending'}>
          {say('task.give')}
        </Button>
      }
    >
      <DialogForm id="new-task" onSubmit={() => void create()}>
        <SendingState sending={sending} paths={['text', 'due', 'owner']} />
        {incident && <p className="older">{read(incident.title, language)}</p>}
        <Field label={say('task.what')} error={errorFor('text', failure)}>
          {control => (
            <textarea
              {...control}
              rows={2}
              value={draft.text}
              onChange={event => change({ text: event.target.value })}
            />
          )}
        </Field>
        <OwnerField value={draft.owner} onChange={owner => change({ owner })} error={errorFor('owner', failure)} />
        <Field label={say('task.until')} optional hint={say('desk.timeHint')} error={errorFor('due', failure)}>
          {control => (
            <input
              {...control}
              className="n"
              value={draft.due}
              onChange={event => change({ due: event.target.value })}
            />
          )}
        </Field>
        <label className="tick">
          <input
            type="checkbox"
            checked={draft.critical}
            onChange={event => change({ critical: event.target.checked })}
          />
          {say('task.isCritical')}
        </label>
      </DialogForm>
    </Dialog>
  );
}
