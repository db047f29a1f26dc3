import type { Holder, ObligationCode } from '../../shared/obligations/schema.ts';
import { obligationsOf } from '../../shared/obligations/table.ts';
import { OneOf } from '../desk/Choices.tsx';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { dayOf, dayTyped, dayWritten } from '../plans/days.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { communeFull } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';

/** Enters what was done for an obligation, with what shows it, or the day for which it is planned. */
export default function Fulfil({ about = '' }: FormProps) {
  const { say, language } = useLanguage();
  const [holder = 'region', code] = about.split(' ') as [Holder?, ObligationCode?];
  const today = dayOf(serverNow());
  const obligation = obligationsOf(holder, today).find(o => o.code === code);
  const incidents = useRoom(store => store.room.incidents);
  const ended = Object.values(incidents).filter(i => i.closed && (holder === 'region' || i.communes.includes(holder)));
  const name = `plans.fulfil ${about}`;
  const [draft, change] = useDraft(name, () => ({
    ...{ id: crypto.randomUUID(), on: dayWritten(today), evidence: '', link: '' },
    kind: 'done' as 'done' | 'planned',
  }));
  const { sending, failure, submit } = useSending();
  if (!obligation) return null;
  const record = async () => {
    const told = { record: draft.id, obligation: obligation.code, holder, on: dayTyped(draft.on) };
    const sent =
      draft.kind === 'done'
        ? await submit(
            'obligation.fulfil',
            {
              ...{ ...told, evidence: draft.evidence },
              ...(draft.link ? { link: { kind: 'incident', id: draft.link } } : {}),
            },
            name,
          )
        : await submit(
            'obligation.plan',
            { ...told, ...(draft.evidence.trim() ? { note: draft.evidence } : {}) },
            name,
          );
    if (sent) stepBack();
  };
  return (
    <Dialog
      title={read(obligation.name, language)}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form="fulfil" disabled={sending.state === 'sending'}>
          {say(draft.kind === 'done' ? 'obligation.recordDone' : 'obligation.recordPlanned')}
        </Button>
      }
    >
      <DialogForm id="fulfil" onSubmit={() => void record()}>
        <SendingState sending={sending} paths={['on', 'evidence', 'note']} />
        <p className="older">{holder === 'region' ? say('room.wholeRegion') : communeFull(holder, language)}</p>
        <OneOf
          label={say('obligation.what')}
          options={(['done', 'planned'] as const).map(value => ({ value, label: say(`obligation.is.${value}`) }))}
          value={draft.kind}
          onChange={kind => change({ kind })}
        />
        <Field label={say('obligation.day')} hint={say('plan.dayHint')} error={errorFor('on', failure)}>
          {control => (
            <input {...control} className="n" value={draft.on} onChange={event => change({ on: event.target.value })} />
          )}
        </Field>
        <Field
          label={say(draft.kind === 'done' ? 'obligation.evidence' : 'obligation.note')}
          optional={draft.kind === 'planned'}
          error={errorFor('evidence', failure) ?? errorFor('note', failure)}
        >
          {control => (
            <textarea
              {...control}
              rows={3}
              value={draft.evidence}
              onChange={event => change({ evidence: event.target.value })}
            />
          )}
        </Field>
        {draft.kind === 'done' && ended.length > 0 && (
          <Field label={say('obligation.ofIncident')} optional>
            {control => (
              <select {...control} value={draft.link} onChange={event => change({ link: event.target.value })}>
                <option value="">–</option>
                {ended.map(i => (
                  <option key={i.id} value={i.id}>
                    {read(i.title, language)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </DialogForm>
    </Dialog>
  );
}
