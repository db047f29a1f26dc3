import './decisions.css';
import { mayTake } from '../../shared/decisions/authority.ts';
import { type Basis, basesOn } from '../../shared/decisions/bases.ts';
import type { DecisionKind } from '../../shared/decisions/schema.ts';
import type { Language } from '../../shared/language/text.ts';
import type { FunctionCode } from '../../shared/people/schema.ts';
import { Recipients, recipientCount } from '../alerts/Recipients.tsx';
import { OneOf } from '../desk/Choices.tsx';
import { momentAt } from '../desk/clockTime.ts';
import { openSheet, stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { minuteOf } from '../language/moment.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { functionName } from '../situation/names.ts';
import { type Bilingual, BilingualField } from '../ui/BilingualField.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { chosenOf, DecidedBy, decidedByOf, type Given, useDeciders } from './DecidedBy.tsx';

interface Draft extends Given {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly headline: Bilingual;
  readonly body: Bilingual;
  readonly basis: string;
  readonly communes: readonly string[];
  readonly zones: readonly string[];
  readonly functions: readonly FunctionCode[];
  readonly organisations: readonly string[];
  /** A perimeter where it holds; empty: the incident’s place. */
  readonly holdsIn: string;
  readonly perimeter?: string | undefined;
  readonly deadline: string;
}
const KINDS: readonly DecisionKind[] = ['order', 'measure', 'notification'];
const PATHS = ['kind', 'basis', 'to', 'area', 'deadline', 'decidedAt', 'decidedBy', 'headline', 'body'] as const;
const EMPTY: Bilingual = { fr: '', nl: '' };

/** An authority takes a decision; for everyone else in the centre the same form records the decision of one. */
export default function TakeDecision({ incident: about }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const incident = about === undefined ? undefined : room.incidents[about];
  const name = `take-decision ${about ?? ''}`;
  const [draft, change] = useDraft<Draft>(name, () => ({
    id: crypto.randomUUID(),
    kind: 'order',
    headline: EMPTY,
    body: EMPTY,
    basis: '',
    communes: [],
    zones: [],
    functions: [],
    organisations: [],
    holdsIn: '',
    deadline: '',
    decidedAt: minuteOf(serverNow()).slice(0, 5),
    how: 'telephone',
  }));
  const { sending, failure, submit } = useSending();
  const perimeter = draft.perimeter === undefined ? undefined : room.perimeters[draft.perimeter];
  const drawn = Object.values(room.perimeters).filter(p => !p.lifted && p.incident === about);
  const place = incident?.communes ?? [...draft.communes];
  const deciders = useDeciders(mandate => mayTake(mandate, place));
  const authority = deciders.self ? undefined : chosenOf(draft.mandate, deciders);
  const decidedAt = momentAt(draft.decidedAt, serverNow(), 'past');
  const bases = basesOn(decidedAt ?? new Date(serverNow()).toISOString());
  const count = recipientCount(draft, perimeter);

  const take = async () => {
    const { id, kind, headline, body, basis, communes, zones, functions, organisations, deadline } = draft;
    const held = room.perimeters[draft.holdsIn];
    const data = {
      ...{ decision: id, kind, headline: { ...headline }, body: { ...body } },
      ...(about === undefined ? {} : { incident: about }),
      ...(basis === '' ? {} : { basis }),
      to: {
        ...(communes.length > 0 ? { communes: [...communes] } : {}),
        ...(zones.length > 0 ? { zones: [...zones] } : {}),
        ...(functions.length > 0 ? { functions: [...functions] } : {}),
        ...(organisations.length > 0 ? { organisations: [...organisations] } : {}),
        ...(perimeter ? { area: perimeter.area } : {}),
      },
      ...(held ? { area: held.area } : {}),
      ...(deadline.trim() ? { deadline: momentAt(deadline, serverNow(), 'future') ?? deadline } : {}),
      decidedAt: decidedAt ?? draft.decidedAt,
      ...decidedByOf(draft, deciders),
    };
    if (!(await submit('decision.take', data, name))) return;
    stepBack();
    openSheet('decisions', id);
  };
  return (
    <Dialog
      title={say('decisions.takeOrRecord')}
      onClose={stepBack}
      place="middle"
      actions={
        <Button
          rank="grave"
          type="submit"
          form="take-decision"
          shortcut="Ctrl Enter"
          disabled={sending.state === 'sending'}
        >
          {actOf(authority?.function, say, language)} · {say('room.recipients', { n: count })}
        </Button>
      }
    >
      <DialogForm id="take-decision" onSubmit={() => void take()}>
        <SendingState sending={sending} paths={PATHS} />
        {incident && <p className="older">{read(incident.title, language)}</p>}
        <div className="alert-form">
          <div className="texts">
            <BilingualField
              label={say('decisions.headline')}
              value={draft.headline}
              onChange={headline => change({ headline })}
              most={160}
              autoFocus
              first={language === 'nl' ? 'nl' : 'fr'}
              errors={{ fr: errorFor('headline.fr', failure), nl: errorFor('headline.nl', failure) }}
            />
            <BilingualField
              label={say('decisions.body')}
              value={draft.body}
              onChange={body => change({ body })}
              rows={8}
              most={2_000}
              first={language === 'nl' ? 'nl' : 'fr'}
              errors={{ fr: errorFor('body.fr', failure), nl: errorFor('body.nl', failure) }}
            />
            <DecidedBy given={draft} change={change} deciders={deciders} errors={failure} />
          </div>
          <div className="terms">
            <OneOf
              label={say('decisions.kind')}
              options={KINDS.map(value => ({ value, label: say(`decision.kind.${value}`) }))}
              value={draft.kind}
              onChange={kind => change({ kind })}
              hint={say(`decisions.kindHint.${draft.kind}`)}
              error={errorFor('kind', failure)}
            />
            <Field
              label={say('decisions.basis')}
              optional={draft.kind === 'notification'}
              error={errorFor('basis', failure)}
            >
              {control => (
                <select {...control} value={draft.basis} onChange={event => change({ basis: event.target.value })}>
                  <option value="">{say('decisions.chooseBasis')}</option>
                  {bases.map(basis => (
                    <option key={basis.id} value={basis.id}>
                      {basisName(basis, language)}
                      {basis.toVerify ? ` (${say('decisions.toVerify')})` : ''}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field
              label={say('decisions.deadline')}
              optional
              hint={say('desk.timeHint')}
              error={errorFor('deadline', failure)}
            >
              {control => (
                <input
                  {...control}
                  className="n"
                  value={draft.deadline}
                  onChange={event => change({ deadline: event.target.value })}
                />
              )}
            </Field>
            {drawn.length > 0 && (
              <Field label={say('decisions.holdsIn')} error={errorFor('area', failure)}>
                {control => (
                  <select
                    {...control}
                    value={draft.holdsIn}
                    onChange={event => change({ holdsIn: event.target.value })}
                  >
                    <option value="">{say('decisions.holdsAtPlace')}</option>
                    {drawn.map(each => (
                      <option key={each.id} value={each.id}>
                        {say(`perimeter.${each.zone}`)} · {read(each.reason, language)}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            )}
            <Recipients
              draft={draft}
              change={change}
              incident={incident}
              keptArea={false}
              error={errorFor('to', failure)}
            />
          </div>
        </div>
      </DialogForm>
    </Dialog>
  );
}

const basisName = ({ title, article }: Basis, language: Language): string =>
  `${read(title, language)}, ${read(article, language)}`;

/** Staff record, authorities take: the button says whose decision it is. */
function actOf(
  authority: FunctionCode | undefined,
  say: ReturnType<typeof useLanguage>['say'],
  language: Language,
): string {
  switch (authority) {
    case undefined:
      return say('decisions.take');
    case 'high-official':
    case 'mayor':
    case 'minister-interior':
      return say(`decisions.record.${authority}`);
    default:
      return say('decisions.record', { who: functionName(authority, language) });
  }
}
