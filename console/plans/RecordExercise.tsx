import type { CommandData } from '../../shared/commands.ts';
import { shownOf } from '../../shared/plans/validity.ts';
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
import { dayOf, dayTyped, dayWritten } from './days.ts';

type Type = CommandData<'plan.record-exercise'>['type'];
const TYPES: readonly Type[] = [
  'table-top',
  'command-post',
  'field',
  'alert',
  'technical',
  'site-visit',
  'case-study',
  'virtual',
];

/** Writes down an exercise that tried the plan: what kind, when, what was learned. */
export default function RecordExercise({ about = '' }: FormProps) {
  const { say, language } = useLanguage();
  const plan = useRoom(store => store.room.plans[about]);
  const now = serverNow();
  const name = `plans.exercise ${about}`;
  const [draft, change] = useDraft(name, () => ({
    ...{ id: crypto.randomUUID(), on: dayWritten(dayOf(now)), findings: '' },
    type: 'table-top' as Type,
  }));
  const { sending, failure, submit } = useSending();
  if (!plan) return null;
  const record = async () => {
    const { id, type, findings } = draft;
    const data = { plan: plan.id, exercise: id, type, on: dayTyped(draft.on), findings };
    if (await submit('plan.record-exercise', data, name)) stepBack();
  };
  return (
    <Dialog
      title={say('plan.recordExercise')}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form="record-exercise" disabled={sending.state === 'sending'}>
          {say('plan.recordExercise')}
        </Button>
      }
    >
      <DialogForm id="record-exercise" onSubmit={() => void record()}>
        <SendingState sending={sending} paths={['on', 'findings', 'type']} />
        <p>{read(shownOf(plan, new Date(now).toISOString()).title, language)}</p>
        <Field label={say('plan.exerciseType')} error={errorFor('type', failure)}>
          {control => (
            <select {...control} value={draft.type} onChange={event => change({ type: event.target.value as Type })}>
              {TYPES.map(type => (
                <option key={type} value={type}>
                  {say(`plan.exercise.${type}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={say('obligation.day')} hint={say('plan.dayHint')} error={errorFor('on', failure)}>
          {control => (
            <input {...control} className="n" value={draft.on} onChange={event => change({ on: event.target.value })} />
          )}
        </Field>
        <Field label={say('plan.findings')} error={errorFor('findings', failure)}>
          {control => (
            <textarea
              {...control}
              rows={4}
              value={draft.findings}
              onChange={event => change({ findings: event.target.value })}
            />
          )}
        </Field>
      </DialogForm>
    </Dialog>
  );
}
