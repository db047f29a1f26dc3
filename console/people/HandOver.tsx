import { mayGive, nextOf, onDutyAt } from '../../shared/duty/roster.ts';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { serverNow, useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { postName } from './names.ts';

/** Hands over one's own turn, or the one named: a line for the next, who then accepts. */
export default function HandOver({ about }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const me = useRoom(store => store.me);
  const at = new Date(serverNow()).toISOString();
  const own = [...onDutyAt(room, at), ...Object.values(room.duty).filter(shift => mayGive(shift, at))];
  const shift = about === undefined ? own.find(s => s.person === me?.person.id && !s.given) : room.duty[about];
  const next = shift && nextOf(room, shift, at);
  const form = `people.hand-over ${shift?.id ?? ''}`;
  const [draft, change] = useDraft(form, () => ({ note: '' }));
  const { sending, failure, submit } = useSending();
  const who = room.people[next?.person ?? '']?.name ?? '';
  const handOver = async () => {
    if (!shift || !next || draft.note.trim() === '') return;
    if (await submit('duty.hand-over', { shift: shift.id, to: next.id, note: draft.note }, form)) stepBack();
  };
  return (
    <Dialog
      title={say('people.handOver')}
      onClose={stepBack}
      actions={
        next && (
          <Button
            rank="primary"
            type="submit"
            form="hand-over"
            shortcut="Ctrl Enter"
            disabled={sending.state === 'sending' || draft.note.trim() === ''}
          >
            {say('people.handOverTo', { who })}
          </Button>
        )
      }
    >
      <DialogForm id="hand-over" onSubmit={() => void handOver()}>
        <SendingState sending={sending} paths={['note']} />
        {!shift && <p>{say('people.notOnDuty')}</p>}
        {shift && (
          <p className="older">
            {postName(room, shift, language)} · {room.people[shift.person]?.name}
          </p>
        )}
        {shift && !next && <p>{say('people.noNext')}</p>}
        {next && (
          <Field label={say('people.handOverNote')} hint={say('people.handOverHint')} error={errorFor('note', failure)}>
            {control => (
              <textarea
                {...control}
                rows={3}
                maxLength={600}
                value={draft.note}
                onChange={event => change({ note: event.target.value })}
              />
            )}
          </Field>
        )}
      </DialogForm>
    </Dialog>
  );
}
