import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';

const FORM = 'recordings.release';

/** Ends a hold with its reason; says before what goes. */
export default function ReleaseForm({ about }: FormProps) {
  const { say } = useLanguage();
  const hold = useRoom(store => (about === undefined ? undefined : store.room.holds[about]));
  const name = `${FORM} ${about}`;
  const [draft, change] = useDraft(name, () => ({ reason: '' }));
  const { sending, failure, submit } = useSending();
  if (!hold || hold.released) return null;
  const release = async () => {
    if (await submit('recording.release', { hold: hold.id, reason: draft.reason }, name)) stepBack();
  };
  return (
    <Dialog
      title={say('recordings.release')}
      onClose={stepBack}
      actions={
        <Button rank="grave" type="submit" form={FORM} disabled={sending.state === 'sending'}>
          {say('recordings.release')}
        </Button>
      }
    >
      <DialogForm id={FORM} onSubmit={() => void release()}>
        <SendingState sending={sending} paths={['reason']} />
        <p>{say('recordings.releaseWhat')}</p>
        <Field label={say('recordings.reason')} error={errorFor('reason', failure)}>
          {control => (
            <input
              {...control}
              maxLength={300}
              value={draft.reason}
              onChange={e => change({ reason: e.target.value })}
            />
          )}
        </Field>
      </DialogForm>
    </Dialog>
  );
}
