import { isValid } from '../../shared/people/mandates.ts';
import { mayApprove } from '../../shared/plans/authority.ts';
import { waitingOf } from '../../shared/plans/validity.ts';
import { OneOf } from '../desk/Choices.tsx';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { functionName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { dayOf, dayTyped, dayWritten, instantOf } from './days.ts';

const WAYS = ['signed', 'present', 'telephone', 'video'] as const;
interface Draft {
  readonly from: string;
  readonly review: string;
  readonly mandate: string | undefined;
  readonly how: (typeof WAYS)[number];
  readonly reason: string;
}

/** The authority approves a version, or staff record that it did; from which day it holds and when it is looked at anew. */
export default function Approve({ about }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const me = useRoom(store => store.me);
  const plan = room.plans[about ?? ''];
  const waiting = plan && waitingOf(plan);
  const now = serverNow();
  const today = dayOf(now);
  const name = `plans.approve ${about}`;
  const [draft, change] = useDraft<Draft>(name, () => ({
    ...{ from: dayWritten(today), review: dayWritten(`${Number(today.slice(0, 4)) + 1}${today.slice(4)}`) },
    ...{ mandate: undefined, reason: '' },
    how: 'signed',
  }));
  const { sending, failure, submit } = useSending();
  if (!plan || !waiting) return null;
  const at = new Date(now).toISOString();
  const able = Object.values(room.mandates).filter(m => isValid(m, at) && mayApprove(m, plan.territory));
  const self = me?.mandates.some(m => mayApprove(m, plan.territory)) ?? false;
  const mandate = self ? undefined : (able.find(m => m.id === draft.mandate) ?? able[0])?.id;
  const approve = async () => {
    const from = dayTyped(draft.from) === today ? at : (instantOf(dayTyped(draft.from), '00:00') ?? draft.from);
    const data = {
      ...{ plan: plan.id, version: waiting.number, from, decidedAt: at },
      reviewBy: instantOf(dayTyped(draft.review), '00:00') ?? draft.review,
      ...(mandate ? { decidedBy: { mandate, how: draft.how } } : {}),
    };
    if (await submit('plan.approve', data, name)) stepBack();
  };
  const giveBack = async () => {
    const data = { plan: plan.id, version: waiting.number, reason: draft.reason };
    if (await submit('plan.return', data, name)) stepBack();
  };
  return (
    <Dialog
      title={say(self ? 'plan.approveVersion' : 'plan.recordApproval', { version: waiting.number })}
      onClose={stepBack}
      actions={
        <>
          <Button rank="primary" type="submit" form="approve-plan" disabled={sending.state === 'sending'}>
            {say(self ? 'plan.approve' : 'plan.record')}
          </Button>
          {self && (
            <Button disabled={draft.reason.trim() === ''} onClick={() => void giveBack()}>
              {say('plan.return')}
            </Button>
          )}
        </>
      }
    >
      <DialogForm id="approve-plan" onSubmit={() => void approve()}>
        <SendingState sending={sending} paths={['from', 'reviewBy', 'decidedBy', 'reason']} />
        <p>{read(waiting.title, language)}</p>
        <div className="pair">
          <Field label={say('plan.validFrom')} hint={say('plan.dayHint')} error={errorFor('from', failure)}>
            {control => (
              <input
                {...control}
                className="n"
                value={draft.from}
                onChange={event => change({ from: event.target.value })}
              />
            )}
          </Field>
          <Field label={say('plan.review')} error={errorFor('reviewBy', failure)}>
            {control => (
              <input
                {...control}
                className="n"
                value={draft.review}
                onChange={event => change({ review: event.target.value })}
              />
            )}
          </Field>
        </div>
        {self ? (
          <Field label={say('plan.returnReason')} optional error={errorFor('reason', failure)}>
            {control => (
              <textarea
                {...control}
                rows={2}
                value={draft.reason}
                onChange={event => change({ reason: event.target.value })}
              />
            )}
          </Field>
        ) : (
          <>
            <Field label={say('plan.approvedBy')} error={errorFor('decidedBy', failure)}>
              {control => (
                <select {...control} value={mandate ?? ''} onChange={event => change({ mandate: event.target.value })}>
                  {able.length === 0 && <option value="">{say('desk.nobodyCanDecide')}</option>}
                  {able.map(m => (
                    <option key={m.id} value={m.id}>
                      {room.people[m.person]?.name} · {functionName(m.function, language)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <OneOf
              label={say('phase.given')}
              options={WAYS.map(value => ({ value, label: say(`desk.how.${value}`) }))}
              value={draft.how}
              onChange={how => change({ how })}
            />
          </>
        )}
      </DialogForm>
    </Dialog>
  );
}
