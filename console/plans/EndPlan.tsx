import { isValid } from '../../shared/people/mandates.ts';
import { mayApprove } from '../../shared/plans/authority.ts';
import { shownOf } from '../../shared/plans/validity.ts';
import { isOpen } from '../../shared/tasks/clock.ts';
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

/** Ends the activation of a plan (`about`: its id), or retires the plan itself (`about`: `retire` and its id). */
export default function EndPlan({ about = '' }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const me = useRoom(store => store.me);
  const name = `plans.end ${about}`;
  const [draft, change] = useDraft(name, () => ({ reason: '' }));
  const { sending, failure, submit } = useSending();
  const retired = about.startsWith('retire ') ? room.plans[about.slice(7)] : undefined;
  const activation = room.activations[about];
  if (!retired && !activation) return null;
  const at = new Date(serverNow()).toISOString();
  const left = Object.values(room.tasks).filter(
    t => t.origin?.kind === 'plan' && t.origin.activation === about && isOpen(t),
  ).length;
  const end = async () => {
    const { reason } = draft;
    if (activation && (await submit('plan.deactivate', { activation: about, reason }, name))) return stepBack();
    if (!retired) return;
    const self = me?.mandates.some(m => mayApprove(m, retired.territory));
    const able = Object.values(room.mandates).find(m => isValid(m, at) && mayApprove(m, retired.territory));
    const decided = self || !able ? {} : { decidedBy: { mandate: able.id, how: 'signed' as const } };
    if (await submit('plan.retire', { plan: retired.id, reason, decidedAt: at, ...decided }, name)) stepBack();
  };
  return (
    <Dialog
      title={say(retired ? 'plan.retire' : 'plan.deactivate')}
      onClose={stepBack}
      actions={
        <Button rank="grave" type="submit" form="end-plan" disabled={sending.state === 'sending'}>
          {say(retired ? 'plan.retire' : 'plan.deactivate')}
        </Button>
      }
    >
      <DialogForm id="end-plan" onSubmit={() => void end()}>
        <SendingState sending={sending} paths={['reason']} />
        <p>
          <b>{read(retired ? shownOf(retired, at).title : activation!.title, language)}</b>
        </p>
        <p className="older">{retired ? say('plan.retireMeans') : say('plan.endMeans', { n: left })}</p>
        <Field label={say('plan.reason')} error={errorFor('reason', failure)}>
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
