import { isValid } from '../../shared/people/mandates.ts';
import { momentAt } from '../desk/clockTime.ts';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { serverNow, useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { MandateSelect } from './MandateSelect.tsx';

interface Draft {
  readonly id: string;
  readonly mandate: string;
  readonly from: string;
  readonly to: string;
  readonly rank: string;
}
const FORM = 'people.plan';

/** Plans a turn of duty: who, from when, until when. Times are the next ones to come. */
export default function PlanShift({ about }: FormProps) {
  const { say } = useLanguage();
  const people = useRoom(store => store.room.people);
  const mandates = useRoom(store => store.room.mandates);
  const at = new Date(serverNow()).toISOString();
  const [draft, change] = useDraft<Draft>(FORM, () => ({
    ...{ id: crypto.randomUUID(), mandate: about ?? '', from: '', to: '', rank: '1' },
  }));
  const { sending, failure, submit } = useSending();
  const from = momentAt(draft.from, serverNow(), 'future');
  const to = from && momentAt(draft.to, Date.parse(from), 'future');
  const named = people[mandates[draft.mandate]?.person ?? '']?.name;
  const plan = async () => {
    if (!from || !to) return;
    const rank = Number.parseInt(draft.rank, 10) || 1;
    if (await submit('duty.plan', { shift: draft.id, mandate: draft.mandate, from, to, rank }, FORM)) stepBack();
  };
  const wrong = (text: string, moment: string | undefined) =>
    text !== '' && !moment ? say('people.badTime') : undefined;
  return (
    <Dialog
      title={say('people.plan')}
      onClose={stepBack}
      actions={
        <Button
          rank="primary"
          type="submit"
          form={FORM}
          disabled={sending.state === 'sending' || !from || !to || !draft.mandate}
        >
          {named ? say('people.planFor', { who: named }) : say('people.planThis')}
        </Button>
      }
    >
      <DialogForm id={FORM} onSubmit={() => void plan()}>
        <SendingState sending={sending} paths={['mandate', 'from', 'to', 'rank']} />
        <MandateSelect
          label={say('people.whoIs')}
          value={draft.mandate}
          offered={mandate => isValid(mandate, at)}
          onChange={mandate => change({ mandate })}
          error={errorFor('mandate', failure)}
        />
        <Field label={say('people.from')} error={wrong(draft.from, from) ?? errorFor('from', failure)}>
          {control => (
            <input
              {...control}
              className="n"
              placeholder="22:00"
              value={draft.from}
              onChange={event => change({ from: event.target.value })}
            />
          )}
        </Field>
        <Field label={say('people.to')} error={(from ? wrong(draft.to, to) : undefined) ?? errorFor('to', failure)}>
          {control => (
            <input
              {...control}
              className="n"
              placeholder="06:00"
              value={draft.to}
              onChange={event => change({ to: event.target.value })}
            />
          )}
        </Field>
        <Field label={say('people.rank')} error={errorFor('rank', failure)}>
          {control => (
            <input
              {...control}
              type="number"
              min={1}
              max={99}
              className="n"
              value={draft.rank}
              onChange={event => change({ rank: event.target.value })}
            />
          )}
        </Field>
      </DialogForm>
    </Dialog>
  );
}
