import './decisions.css';
import { mayTake } from '../../shared/decisions/authority.ts';
import { isValid } from '../../shared/people/mandates.ts';
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
import { capacityIn } from './names.ts';

/** Says which authority keeps a measure when the phase under which it was taken ends. */
export default function MaintainDecision({ about = '' }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const decision = room.decisions[about];
  const name = `maintain-decision ${about}`;
  const [draft, change] = useDraft(name, () => ({ mandate: '', reason: '' }));
  const { sending, failure, submit } = useSending();
  if (!decision) return null;
  const at = new Date(serverNow()).toISOString();
  const keepers = Object.values(room.mandates).filter(
    m => isValid(m, at) && mayTake(m, decision.where?.communes ?? []),
  );
  const chosen = keepers.find(m => m.id === draft.mandate) ?? keepers[0];
  const keep = async () => {
    const data = { decision: about, mandate: chosen?.id ?? '', reason: draft.reason };
    if (await submit('decision.maintain', data, name)) stepBack();
  };
  return (
    <Dialog
      title={say('decisions.maintain')}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form="maintain-decision" disabled={sending.state === 'sending'}>
          {say('decisions.maintain')}
        </Button>
      }
    >
      <DialogForm id="maintain-decision" onSubmit={() => void keep()}>
        <SendingState sending={sending} paths={['mandate', 'reason']} />
        <p>
          <b>{read(decision.headline, language)}</b>
        </p>
        <Field label={say('decisions.maintainBy')} error={errorFor('mandate', failure)}>
          {control => (
            <select {...control} value={chosen?.id ?? ''} onChange={event => change({ mandate: event.target.value })}>
              {keepers.map(m => (
                <option key={m.id} value={m.id}>
                  {capacityIn(room, m.id, language)} · {room.people[m.person]?.name ?? '?'}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={say('decisions.maintainReason')} error={errorFor('reason', failure)}>
          {control => (
            <textarea
              {...control}
              rows={3}
              value={draft.reason}
              onChange={event => change({ reason: event.target.value })}
            />
          )}
        </Field>
      </DialogForm>
    </Dialog>
  );
}
