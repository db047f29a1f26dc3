import { copiesOf, needsMoment } from '../../shared/plans/copies.ts';
import type { Plan } from '../../shared/plans/schema.ts';
import { versionInForce } from '../../shared/plans/validity.ts';
import { COMMUNES, POLICE_ZONES, sortByName } from '../../shared/territory/reference.ts';
import { AnyOf, OneOf } from '../desk/Choices.tsx';
import { openSheet, stepBack, takeInHand } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { communeFull } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { dayOf, dayTyped, instantOf } from './days.ts';

interface Draft {
  readonly id: string;
  readonly plan: string | undefined;
  readonly variant: string | undefined;
  readonly communes: readonly string[];
  readonly day: string;
  readonly clock: string;
}

/** Puts a plan to work for an incident: which, for which communes; how many steps that makes is said before it is done. */
export default function Activate({ about, incident: id }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const incident = room.incidents[id ?? ''];
  const at = new Date(serverNow()).toISOString();
  const plans = Object.values(room.plans).filter(p => versionInForce(p, at));
  const name = `plans.activate ${id ?? ''} ${about ?? ''}`;
  const year = Number(dayOf(serverNow()).slice(0, 4)) + 1;
  const [draft, change] = useDraft<Draft>(name, () => ({
    id: crypto.randomUUID(),
    plan: about,
    variant: undefined,
    communes: incident?.communes ?? [],
    day: `01/01/${year}`,
    clock: '00:00',
  }));
  const { sending, failure, submit } = useSending();
  const plan = plans.find(p => p.id === draft.plan) ?? plans[0];
  const version = plan && versionInForce(plan, at);
  const variants = version?.content.variants ?? [];
  const variant = variants.find(v => v.id === draft.variant)?.id ?? variants[0]?.id;
  const moment = version && needsMoment(version.content) ? instantOf(dayTyped(draft.day), draft.clock) : undefined;
  const activate = async () => {
    if (!plan || !incident) return;
    const sent = await submit(
      'plan.activate',
      {
        ...{ activation: draft.id, plan: plan.id, incident: incident.id },
        ...(draft.communes.length > 0 ? { communes: [...draft.communes] } : {}),
        ...(variant ? { variant } : {}),
        ...(moment ? { moment } : {}),
      },
      name,
    );
    if (!sent) return;
    stepBack();
    takeInHand(incident.id);
    openSheet('plans', 'cards');
  };
  if (!incident) return null;
  return (
    <Dialog
      title={say('plan.activate')}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form="activate-plan" disabled={sending.state === 'sending' || !plan}>
          {say('plan.activateNamed', { plan: version ? read(version.title, language) : '' })}
        </Button>
      }
    >
      <DialogForm id="activate-plan" onSubmit={() => void activate()}>
        <SendingState sending={sending} paths={['plan', 'communes', 'variant', 'moment']} />
        <p className="older">{read(incident.title, language)}</p>
        <Field
          label={say('plan.which')}
          hint={version && read(version.content.purpose, language)}
          error={errorFor('plan', failure)}
        >
          {control => (
            <select {...control} value={plan?.id ?? ''} onChange={event => change({ plan: event.target.value })}>
              {plans.length === 0 && <option value="">{say('plan.noneInForce')}</option>}
              {plans.map(p => (
                <option key={p.id} value={p.id}>
                  {read(versionInForce(p, at)!.title, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {variants.length > 0 && (
          <OneOf
            label={say('plan.variant')}
            options={variants.map(v => ({ value: v.id, label: read(v.name, language) }))}
            value={variant}
            onChange={chosen => change({ variant: chosen })}
            error={errorFor('variant', failure)}
          />
        )}
        {version && needsMoment(version.content) && <PlannedMoment {...{ draft, change, failure }} />}
        <AnyOf
          label={say('plan.communes')}
          options={sortByName(COMMUNES, language).map(({ nis }) => ({ value: nis, label: communeFull(nis, language) }))}
          values={draft.communes}
          onChange={communes => change({ communes })}
          sets={[
            ...(incident.communes.length ? [{ label: say('desk.incidentCommunes'), values: incident.communes }] : []),
            { label: say('alert.allCommunes'), values: COMMUNES.map(c => c.nis) },
          ]}
          error={errorFor('communes', failure)}
        />
        {plan && <Foreseen {...{ plan, at, variant, moment, communes: draft.communes }} />}
      </DialogForm>
    </Dialog>
  );
}

interface MomentProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  failure: Parameters<typeof errorFor>[1];
}
function PlannedMoment({ draft, change, failure }: MomentProps) {
  const { say } = useLanguage();
  return (
    <div className="pair">
      <Field label={say('plan.momentDay')} hint={say('plan.dayHint')} error={errorFor('moment', failure)}>
        {control => (
          <input {...control} className="n" value={draft.day} onChange={event => change({ day: event.target.value })} />
        )}
      </Field>
      <Field label={say('plan.momentClock')}>
        {control => (
          <input
            {...control}
            className="n"
            value={draft.clock}
            onChange={event => change({ clock: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

interface ForeseenProps {
  plan: Plan;
  at: string;
  variant: string | undefined;
  moment: string | undefined;
  communes: readonly string[];
}
/** What the activation will make: the same reckoning as the rule’s own. */
function Foreseen({ plan, at, variant, moment, communes }: ForeseenProps) {
  const { say } = useLanguage();
  const version = versionInForce(plan, at);
  if (!version) return null;
  const zones = POLICE_ZONES.filter(z => z.communes.some(nis => communes.includes(nis))).map(z => z.zone);
  const copies = copiesOf(version.content, {
    ...{ activation: '00000000-0000-4000-8000-000000000000', at, variant, moment, communes, zones },
  });
  const owners = new Set(copies.map(c => `${c.owner.kind} ${c.owner.id} ${c.card}`));
  return <p className="hint">{say('plan.foreseen', { n: copies.length, cards: owners.size })}</p>;
}
