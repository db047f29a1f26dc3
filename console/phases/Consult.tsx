import './phases.css';
import { isValid } from '../../shared/people/mandates.ts';
import { AUTHORITY } from '../../shared/phases/authority.ts';
import type { Phase } from '../../shared/phases/schema.ts';
import { OneOf } from '../desk/Choices.tsx';
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
import { DecidedBy, type Deciding, decidedData, decidingNow, holderName, useDeciders, WAYS } from './DecidedBy.tsx';

const POSITIONS = ['favourable', 'reserved', 'against', 'heard'] as const;
interface Opinion {
  readonly mandate: string;
  readonly position: (typeof POSITIONS)[number];
  readonly opinion: string;
}
interface Consulting extends Deciding {
  readonly id: string;
  readonly phase: Phase;
  readonly consulted: readonly Opinion[];
  readonly by: (typeof WAYS)[number];
}
/** Those who are consulted before a phase is declared. */
const CONSULTED: readonly string[] = [
  'minister-president',
  'mayor',
  'high-official',
  'minister-interior',
  'prosecutor',
];
const isPhase = (text: string | undefined): text is Phase =>
  text === 'communale' || text === 'provinciale' || text === 'federale';

/** Records a consultation held before declaring: whom, how, when, what each said in a line. */
export default function Consult({ about, incident }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const name = `consult ${incident ?? ''}`;
  const at = new Date(serverNow()).toISOString();
  const askable = Object.values(room.mandates)
    .filter(m => CONSULTED.includes(m.function) && isValid(m, at))
    .sort((a, b) => CONSULTED.indexOf(a.function) - CONSULTED.indexOf(b.function));
  const first = (): Opinion => ({ mandate: askable[0]?.id ?? '', position: 'favourable', opinion: '' });
  const [draft, change] = useDraft<Consulting>(name, () => ({
    ...decidingNow(),
    ...{
      id: crypto.randomUUID(),
      phase: isPhase(about) ? about : 'provinciale',
      consulted: [first()],
      by: 'telephone',
    },
  }));
  const { sending, failure, submit } = useSending();
  const deciders = useDeciders(m => m.function === AUTHORITY[draft.phase]);
  const put = (i: number, part: Partial<Opinion>) =>
    change({ consulted: draft.consulted.map((each, at) => (at === i ? { ...each, ...part } : each)) });
  const record = async () => {
    const { decidedAt: consultedAt, ...decided } = decidedData(draft, deciders);
    const data = {
      ...{ consultation: draft.id, phase: draft.phase, how: draft.by, consultedAt, ...decided },
      ...(incident ? { incident } : {}),
      consulted: draft.consulted.map(each => ({ ...each })),
    };
    if (await submit('consultation.record', data, name)) stepBack();
  };
  return (
    <Dialog
      title={say('phase.consult')}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form="consult" disabled={sending.state === 'sending'}>
          {say('phase.recordConsultation')}
        </Button>
      }
    >
      <DialogForm id="consult" onSubmit={() => void record()}>
        <SendingState
          sending={sending}
          paths={[
            ...['decidedBy', 'phase'],
            ...draft.consulted.flatMap((_each, i) => [`consulted.${i}.mandate`, `consulted.${i}.opinion`]),
          ]}
        />
        <OneOf
          label={say('phase.proposed')}
          options={(['communale', 'provinciale', 'federale'] as const).map(value => ({
            value,
            label: say(`phase.${value}`),
          }))}
          value={draft.phase}
          onChange={phase => change({ phase })}
          error={errorFor('phase', failure)}
        />
        {draft.consulted.map((each, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added and taken away at the end
          <fieldset key={i} className="opinion">
            <legend>{say('phase.consultedN', { n: i + 1 })}</legend>
            <Field label={say('phase.whom')} error={errorFor(`consulted.${i}.mandate`, failure)}>
              {control => (
                <select {...control} value={each.mandate} onChange={event => put(i, { mandate: event.target.value })}>
                  {askable.map(m => (
                    <option key={m.id} value={m.id}>
                      {holderName(room, m, language)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <OneOf
              label={say('phase.position')}
              options={POSITIONS.map(value => ({ value, label: say(`phase.position.${value}`) }))}
              value={each.position}
              onChange={position => put(i, { position })}
            />
            <Field label={say('phase.opinion')} error={errorFor(`consulted.${i}.opinion`, failure)}>
              {control => (
                <input
                  {...control}
                  value={read(each.opinion, language)}
                  onChange={event => put(i, { opinion: event.target.value })}
                />
              )}
            </Field>
          </fieldset>
        ))}
        <p className="acts-line">
          <Button rank="link" onClick={() => change({ consulted: [...draft.consulted, first()] })}>
            {say('phase.oneMore')}
          </Button>
          {draft.consulted.length > 1 && (
            <Button rank="link" onClick={() => change({ consulted: draft.consulted.slice(0, -1) })}>
              {say('phase.oneLess')}
            </Button>
          )}
        </p>
        <OneOf
          label={say('phase.consultedHow')}
          options={WAYS.map(value => ({ value, label: say(`desk.how.${value}`) }))}
          value={draft.by}
          onChange={by => change({ by })}
        />
        <DecidedBy
          draft={draft}
          change={change}
          deciders={deciders}
          errors={failure}
          label={say('phase.consultedAt')}
        />
      </DialogForm>
    </Dialog>
  );
}
