import './phases.css';
import { COMMUNES, sortByName } from '../../shared/territory/reference.ts';
import { mayAsk } from '../../shared/upscales/authority.ts';
import { AnyOf, OneOf } from '../desk/Choices.tsx';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { minuteOf } from '../language/moment.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { communeFull } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { DecidedBy, type Deciding, decidedData, decidingNow, useDeciders } from './DecidedBy.tsx';
import { whenOf } from './when.ts';

interface Asking extends Deciding {
  readonly id: string;
  readonly phase: 'provinciale' | 'federale';
  readonly as: 'own' | 'cores';
  readonly communes: readonly string[];
  readonly why: string;
  readonly deadline: string;
}
const HALF_HOUR = 30 * 60_000;

/** Asks the authority above for its phase, or records that somebody asked: by when an answer is needed, and why. */
export default function RequestUpscale({ incident }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const me = useRoom(store => store.me);
  const about = incident === undefined ? undefined : room.incidents[incident];
  const isMayor = me?.mandates.some(m => m.function === 'mayor') ?? false;
  const name = `upscale ${incident ?? ''}`;
  const [draft, change] = useDraft<Asking>(name, () => ({
    ...decidingNow(),
    ...{ id: crypto.randomUUID(), as: 'own', why: '', deadline: minuteOf(serverNow() + HALF_HOUR).slice(0, 5) },
    phase: isMayor ? 'provinciale' : 'federale',
    communes: about?.communes ?? me?.mandates.flatMap(m => (m.scope === 'region' ? [] : m.scope.communes)) ?? [],
  }));
  const { sending, failure, submit } = useSending();
  const asked = { phase: draft.phase, communes: draft.communes, as: draft.as };
  const deciders = useDeciders(m => mayAsk(m, asked));
  const ask = async () => {
    const data = {
      ...{ upscale: draft.id, phase: draft.phase, communes: [...draft.communes], why: draft.why },
      ...(incident ? { incident } : {}),
      ...(draft.phase === 'federale' && draft.as === 'cores' ? { as: 'cores' as const } : {}),
      deadline: whenOf(draft.deadline, serverNow(), 'future') ?? draft.deadline,
      ...decidedData(draft, deciders),
    };
    if (await submit('upscale.request', data, name)) stepBack();
  };
  return (
    <Dialog
      title={say('phase.askUpscale')}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form="ask-upscale" disabled={sending.state === 'sending'}>
          {say(`phase.askOf.${draft.phase}`)}
        </Button>
      }
    >
      <DialogForm id="ask-upscale" onSubmit={() => void ask()}>
        <SendingState sending={sending} paths={['phase', 'communes', 'why', 'deadline', 'decidedAt', 'decidedBy']} />
        {about && <p className="older">{read(about.title, language)}</p>}
        <OneOf
          label={say('phase.asked')}
          options={(['provinciale', 'federale'] as const).map(value => ({ value, label: say(`phase.${value}`) }))}
          value={draft.phase}
          onChange={phase => change({ phase, as: 'own' })}
          error={errorFor('phase', failure)}
        />
        {draft.phase === 'federale' && (
          <OneOf
            label={say('phase.inName')}
            options={(['own', 'cores'] as const).map(value => ({ value, label: say(`phase.as.${value}`) }))}
            value={draft.as}
            onChange={as => change({ as })}
          />
        )}
        <AnyOf
          label={say('phase.territory')}
          options={sortByName(COMMUNES, language).map(({ nis }) => ({ value: nis, label: communeFull(nis, language) }))}
          values={draft.communes}
          onChange={communes => change({ communes })}
          sets={[
            { label: say('phase.wholeRegion'), values: COMMUNES.map(c => c.nis) },
            { label: say('desk.noCommunes'), values: [] },
          ]}
          error={errorFor('communes', failure)}
        />
        <Field label={say('phase.why')} error={errorFor('why', failure)}>
          {control => (
            <textarea {...control} rows={3} value={draft.why} onChange={event => change({ why: event.target.value })} />
          )}
        </Field>
        <Field label={say('phase.answerBy')} hint={say('phase.timeHint')} error={errorFor('deadline', failure)}>
          {control => (
            <input
              {...control}
              className="n"
              value={draft.deadline}
              onChange={event => change({ deadline: event.target.value })}
            />
          )}
        </Field>
        <DecidedBy draft={draft} change={change} deciders={deciders} errors={failure} label={say('phase.askedAt')} />
      </DialogForm>
    </Dialog>
  );
}
