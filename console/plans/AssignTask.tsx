import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor } from '../ui/Field.tsx';
import { OwnerField, ownerKey, ownerOfKey } from './owners.tsx';

/** Gives a task to another owner. */
export default function AssignTask({ about = '' }: FormProps) {
  const { say, language } = useLanguage();
  const task = useRoom(store => store.room.tasks[about]);
  const name = `plans.assign ${about}`;
  const [draft, change] = useDraft(name, () => ({ owner: task ? ownerKey(task.owner) : '' }));
  const { sending, failure, submit } = useSending();
  if (!task) return null;
  const assign = async () => {
    if (await submit('task.assign', { task: task.id, owner: ownerOfKey(draft.owner) }, name)) stepBack();
  };
  return (
    <Dialog
      title={say('task.assign')}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form="assign-task" disabled={sending.state === 'sending'}>
          {say('task.assign')}
        </Button>
      }
    >
      <DialogForm id="assign-task" onSubmit={() => void assign()}>
        <SendingState sending={sending} paths={['owner']} />
        <p>{read(task.text, language)}</p>
        <OwnerField value={draft.owner} onChange={owner => change({ owner })} error={errorFor('owner', failure)} />
      </DialogForm>
    </Dialog>
  );
}
