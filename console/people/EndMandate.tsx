import { titleOf } from '../../shared/people/capacity.ts';
import { stepBack } from '../desk/deskState.ts';
import { useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

/** Ends a mandate at once: what it allowed to see and to do ends with it. */
export default function EndMandate({ about = '' }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const { sending, submit } = useSending();
  const mandate = room.mandates[about];
  const end = async () => {
    if (await submit('mandate.revoke', { mandate: about })) stepBack();
  };
  return (
    <Dialog
      title={say('people.end')}
      onClose={stepBack}
      actions={
        <Button rank="grave" type="submit" form="end-mandate" disabled={sending.state === 'sending' || !mandate}>
          {say('people.endNamed')}
        </Button>
      }
    >
      <DialogForm id="end-mandate" onSubmit={() => void end()}>
        <SendingState sending={sending} paths={[]} />
        {mandate && (
          <p>
            {say('people.endAsk', {
              who: room.people[mandate.person]?.name ?? '',
              title: read(titleOf(room, mandate), language),
            })}
          </p>
        )}
      </DialogForm>
    </Dialog>
  );
}
