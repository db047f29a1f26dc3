import './phases.css';
import { mayDecide } from '../../shared/phases/authority.ts';
import { saidOf } from '../../shared/phases/standing.ts';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import { CRITERIA } from '../desk/payloads.ts';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { Age } from '../ui/Moment.tsx';
import { DecidedBy, type Deciding, decidedData, decidingNow, useDeciders } from './DecidedBy.tsx';

type Lines = Readonly<Partial<Record<(typeof CRITERIA)[number], string>>>;
interface Reassessing extends Deciding {
  readonly lines: Lines;
}

/** Says some of the nine lines anew; what is not touched keeps its words and its age. */
export default function Reassess({ about }: FormProps) {
  const { say, language } = useLanguage();
  const now = useMinute();
  const declaration = useRoom(store => store.room.phases[about ?? '']);
  const name = `reassess ${about ?? ''}`;
  const [draft, change] = useDraft<Reassessing>(name, () => ({ ...decidingNow(), lines: {} }));
  const { sending, failure, submit } = useSending();
  const deciders = useDeciders(m => declaration !== undefined && mayDecide(m, declaration.phase, declaration.communes));
  if (!declaration) return null;
  const changed = CRITERIA.filter(n => {
    const line = draft.lines[n];
    return line !== undefined && line.trim() !== '' && line !== read(declaration.criteria[n], language);
  });
  const reassess = async () => {
    const latest = changed
      .map(n => saidOf(declaration, n).decidedAt)
      .sort()
      .at(-1);
    const data = {
      declaration: declaration.id,
      criteria: Object.fromEntries(changed.map(n => [n, draft.lines[n] as string])),
      ...decidedData(draft, deciders, latest),
    };
    if (await submit('phase.reassess', data, name)) stepBack();
  };
  return (
    <Dialog
      title={say('phase.reassess')}
      onClose={stepBack}
      actions={
        <Button
          rank="primary"
          type="submit"
          form="reassess"
          disabled={sending.state === 'sending' || changed.length === 0}
        >
          {say('phase.reassessLines', { n: changed.length })}
        </Button>
      }
    >
      <DialogForm id="reassess" onSubmit={() => void reassess()}>
        <SendingState sending={sending} paths={['decidedAt', 'decidedBy', ...CRITERIA.map(n => `criteria.${n}`)]} />
        <fieldset className="criteria-fields">
          <legend>{say('phase.criteria')}</legend>
          {CRITERIA.map(n => (
            <Field
              key={n}
              label={`${n} · ${say(`phase.criterion.${n}`)}`}
              error={errorFor(`criteria.${n}`, failure)}
              hint={
                changed.includes(n) ? (
                  say('phase.changedLine')
                ) : (
                  <Age from={saidOf(declaration, n).decidedAt} now={now} />
                )
              }
            >
              {control => (
                <input
                  {...control}
                  value={draft.lines[n] ?? read(declaration.criteria[n], language)}
                  onChange={event => change({ lines: { ...draft.lines, [n]: event.target.value } })}
                />
              )}
            </Field>
          ))}
        </fieldset>
        <DecidedBy draft={draft} change={change} deciders={deciders} errors={failure} />
      </DialogForm>
    </Dialog>
  );
}
