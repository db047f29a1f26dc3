import './phases.css';
import { isValid } from '../../shared/people/mandates.ts';
import { mayDecide } from '../../shared/phases/authority.ts';
import { openUnder } from '../../shared/phases/openUnder.ts';
import type { Declaration, MeasureFate } from '../../shared/phases/schema.ts';
import { COMMUNES, sortByName } from '../../shared/territory/reference.ts';
import { AnyOf } from '../desk/Choices.tsx';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { minuteOf } from '../language/moment.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { placeFull } from '../situation/chronology.ts';
import { communeFull } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { DecidedBy, type Deciding, decidedData, decidingNow, holderName, useDeciders } from './DecidedBy.tsx';
import { WillBeTold } from './Notified.tsx';
import { whenOf } from './when.ts';

interface Lifting extends Deciding {
  readonly reason: string;
  /** By measure: the mandate that keeps it, or when it ended, as typed. */
  readonly kept: Readonly<Record<string, string>>;
  readonly ended: Readonly<Record<string, string>>;
  /** Communes whose mayors are asked whether a communal phase goes on. */
  readonly next: readonly string[];
  readonly provincial: boolean;
  readonly recovery: string;
}
const KEEPERS: readonly string[] = ['mayor', 'high-official', 'minister-interior'].concat([
  'dir-d1',
  'dir-d2',
  'dir-d3',
  'dir-d4',
  'dir-d5',
]);

/** Lifts a phase, or records that its authority has lifted it: every public measure answered for, nothing inferred. */
export function LiftPhase({ declaration }: { declaration: Declaration }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const name = `lift-phase ${declaration.id}`;
  const [draft, change] = useDraft<Lifting>(name, () => ({
    ...decidingNow(),
    ...{ reason: '', kept: {}, ended: {}, next: [], provincial: false, recovery: '' },
  }));
  const { sending, failure, submit } = useSending();
  const deciders = useDeciders(m => mayDecide(m, declaration.phase, declaration.communes));
  const open = openUnder(room, declaration);
  const lift = async () => {
    const { next, recovery, reason } = draft;
    const measures = open.flatMap(({ id }): MeasureFate[] => {
      const ended = draft.ended[id]?.trim();
      if (ended) return [{ id, liftedAt: whenOf(ended, serverNow(), 'past') ?? ended }];
      const maintainedBy = draft.kept[id];
      return maintainedBy ? [{ id, maintainedBy }] : [];
    });
    const goesOn = [
      ...(declaration.phase === 'federale' && draft.provincial
        ? [{ phase: 'provinciale' as const, communes: [...declaration.communes] }]
        : []),
      ...(next.length > 0 ? [{ phase: 'communale' as const, communes: [...next] }] : []),
    ];
    const data = {
      ...{ declaration: declaration.id, reason, ...decidedData(draft, deciders, declaration.declared.decidedAt) },
      ...(measures.length > 0 ? { measures } : {}),
      ...(goesOn.length > 0 ? { next: goesOn } : {}),
      ...(recovery.trim() ? { recovery: [{ communes: [...declaration.communes], lead: recovery }] } : {}),
    };
    if (await submit('phase.lift', data, name)) stepBack();
  };
  const named = say(`phase.name.${declaration.phase}`);
  return (
    <Dialog
      title={say('phase.liftNamed', { phase: named.toLowerCase() })}
      onClose={stepBack}
      actions={
        <Button rank="grave" type="submit" form="lift-phase" disabled={sending.state === 'sending'}>
          {deciders.self
            ? say('phase.liftNamed', { phase: named.toLowerCase() })
            : say(`desk.record.${declaration.phase}`)}
        </Button>
      }
    >
      <DialogForm id="lift-phase" onSubmit={() => void lift()}>
        <SendingState
          sending={sending}
          paths={[
            ...['reason', 'decidedAt', 'decidedBy', 'recovery'],
            ...(open.length > 0 ? ['measures'] : []),
            ...(declaration.phase === 'communale' ? [] : ['next']),
          ]}
        />
        <p>
          {named} · {placeFull(declaration.communes, language)}
        </p>
        <Field label={say('phase.liftReason')} error={errorFor('reason', failure)}>
          {control => (
            <textarea
              {...control}
              rows={2}
              value={draft.reason}
              onChange={event => change({ reason: event.target.value })}
            />
          )}
        </Field>
        {open.length > 0 && <Measures open={open} draft={draft} change={change} errors={failure} />}
        {declaration.phase !== 'communale' && (
          <>
            {declaration.phase === 'federale' && (
              <label className="tick">
                <input
                  type="checkbox"
                  checked={draft.provincial}
                  onChange={event => change({ provincial: event.target.checked })}
                />
                {say('phase.provincialGoesOn')}
              </label>
            )}
            <AnyOf
              label={say('phase.communalGoesOn')}
              options={sortByName(COMMUNES, language)
                .filter(({ nis }) => declaration.communes.includes(nis))
                .map(({ nis }) => ({ value: nis, label: communeFull(nis, language) }))}
              values={draft.next}
              onChange={next => change({ next })}
              error={errorFor('next', failure)}
            />
          </>
        )}
        <Field label={say('phase.recoveryLead')} optional error={errorFor('recovery', failure)}>
          {control => (
            <input {...control} value={draft.recovery} onChange={event => change({ recovery: event.target.value })} />
          )}
        </Field>
        <DecidedBy draft={draft} change={change} deciders={deciders} errors={failure} />
        <WillBeTold act="lifted" phase={declaration.phase} communes={declaration.communes} />
      </DialogForm>
    </Dialog>
  );
}

interface MeasuresProps {
  open: ReturnType<typeof openUnder>;
  draft: Lifting;
  change: (part: Partial<Lifting>) => void;
  errors: Parameters<typeof errorFor>[1];
}

/** One line a measure: kept by whom, or ended when. One of the two closes it. */
function Measures({ open, draft, change, errors }: MeasuresProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const at = new Date(serverNow()).toISOString();
  const keepers = Object.values(room.mandates).filter(m => KEEPERS.includes(m.function) && isValid(m, at));
  const answered = open.filter(({ id }) => draft.kept[id] || draft.ended[id]?.trim()).length;
  const titleOf = (id: string): string => {
    const decision = room.decisions[id];
    if (decision) return read(decision.headline, language);
    const perimeter = room.perimeters[id];
    return perimeter ? `${say('phase.perimeter')} ${say(`perimeter.${perimeter.zone}`)}` : id;
  };
  return (
    <fieldset className="open-measures">
      <legend>
        {say('phase.openMeasures')}{' '}
        <span className="n">
          {answered}/{open.length}
        </span>
      </legend>
      {errorFor('measures', errors) && (
        <p className="error" role="alert">
          {errorFor('measures', errors)}
        </p>
      )}
      {open.map(({ id }) => (
        <fieldset key={id} className="measure">
          <legend>{titleOf(id)}</legend>
          <Field label={say('phase.maintainedBy')}>
            {control => (
              <select
                {...control}
                value={draft.kept[id] ?? ''}
                disabled={Boolean(draft.ended[id]?.trim())}
                onChange={event => change({ kept: { ...draft.kept, [id]: event.target.value } })}
              >
                <option value="">–</option>
                {keepers.map(m => (
                  <option key={m.id} value={m.id}>
                    {holderName(room, m, language)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={say('phase.orLiftedAt')}>
            {control => (
              <span className="with-now">
                <input
                  {...control}
                  className="n"
                  value={draft.ended[id] ?? ''}
                  onChange={event => change({ ended: { ...draft.ended, [id]: event.target.value } })}
                />
                <Button
                  rank="link"
                  onClick={() => change({ ended: { ...draft.ended, [id]: minuteOf(serverNow()).slice(0, 5) } })}
                >
                  {say('phase.now')}
                </Button>
              </span>
            )}
          </Field>
        </fieldset>
      ))}
    </fieldset>
  );
}
