import './phases.css';
import { useMemo } from 'react';
import { mayDecide } from '../../shared/phases/authority.ts';
import type { Declaration, Phase } from '../../shared/phases/schema.ts';
import { saidOf } from '../../shared/phases/standing.ts';
import type { Room } from '../../shared/room.ts';
import { communeCodes } from '../../shared/territory/names.ts';
import { COMMUNES, sortByName } from '../../shared/territory/reference.ts';
import { AnyOf, OneOf } from '../desk/Choices.tsx';
import { begin, stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import { CRITERIA, declarePhaseData, type PhaseDraft } from '../desk/payloads.ts';
import { useLanguage } from '../language/Language.tsx';
import { type Language, read } from '../language/language.ts';
import { briefOf, minuteOf } from '../language/moment.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { communeFull, personName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { Age } from '../ui/Moment.tsx';
import { DecidedBy, useDeciders } from './DecidedBy.tsx';
import { WillBeTold } from './Notified.tsx';

const PHASES: readonly Phase[] = ['communale', 'provinciale', 'federale'];

/** The last declaration about the same incident, or without one: what it said is a start, with its age. */
function lastSaid(room: Room, incident: string | undefined): Declaration | undefined {
  return Object.values(room.phases)
    .filter(p => p.incident === incident)
    .sort((a, b) => a.declared.decidedAt.localeCompare(b.declared.decidedAt))
    .at(-1);
}

/** Declares a phase, or records the declaration of the authority: level, communes, nine parameters, one line each. */
export function DeclarePhase({ incident }: { incident: string | undefined }) {
  const { say, language } = useLanguage();
  const now = useMinute();
  const room = useRoom(store => store.room);
  const me = useRoom(store => store.me);
  const about = incident === undefined ? undefined : room.incidents[incident];
  const before = useMemo(() => lastSaid(room, incident), [room, incident]);
  const name = `declare-phase ${incident ?? ''}`;
  const [draft, change] = useDraft<PhaseDraft>(name, () =>
    start(before, about?.communes ?? ownCommunes(me), language, me),
  );
  const { sending, failure, submit } = useSending();
  const deciders = useDeciders(m => mayDecide(m, draft.phase, draft.communes));
  const declare = async () => {
    const mandate = deciders.self
      ? undefined
      : (deciders.others.find(m => m.id === draft.mandate) ?? deciders.others[0])?.id;
    const all = draft.alsoAll ? communeCodes() : undefined;
    if (await submit('phase.declare', declarePhaseData({ ...draft, mandate }, incident, serverNow(), all), name))
      stepBack();
  };
  const named = say(`phase.name.${draft.phase}`).toLowerCase();
  const consultations = Object.values(room.consultations).filter(
    c => c.phase === draft.phase && c.incident === incident,
  );
  const requests = Object.values(room.upscales).filter(
    u => u.phase === draft.phase && u.incident === incident && !u.withdrawn,
  );
  return (
    <Dialog
      title={say('phase.declare')}
      onClose={stepBack}
      actions={
        <Button rank="primary" type="submit" form="declare-phase" disabled={sending.state === 'sending'}>
          {deciders.self ? say('phase.declareNamed', { phase: named }) : say(`desk.record.${draft.phase}`)}
        </Button>
      }
    >
      <DialogForm id="declare-phase" onSubmit={() => void declare()}>
        <SendingState
          sending={sending}
          paths={[
            ...['phase', 'communes', 'decidedAt', 'decidedBy', draft.phase === 'federale' ? 'federal' : 'plan'],
            ...CRITERIA.map(n => `criteria.${n}`),
            ...(consultations.length > 0 ? ['consultations'] : []),
            ...(requests.length > 0 ? ['upscale'] : []),
          ]}
        />
        {about && <p className="older">{read(about.title, language)}</p>}
        <OneOf
          label={say('phase.level')}
          options={PHASES.map(value => ({ value, label: say(`phase.${value}`) }))}
          value={draft.phase}
          onChange={phase => change({ phase, consultations: [], upscale: '' })}
          hint={draft.phase === 'provinciale' ? say('phase.alias.provinciale') : undefined}
          error={errorFor('phase', failure)}
        />
        <AnyOf
          label={say('phase.territory')}
          options={sortByName(COMMUNES, language).map(({ nis }) => ({ value: nis, label: communeFull(nis, language) }))}
          values={draft.communes}
          onChange={communes => change({ communes })}
          sets={[
            ...(about?.communes.length ? [{ label: say('desk.incidentCommunes'), values: about.communes }] : []),
            { label: say('phase.wholeRegion'), values: COMMUNES.map(c => c.nis) },
            { label: say('desk.noCommunes'), values: [] },
          ]}
          error={errorFor('communes', failure)}
        />
        <fieldset className="criteria-fields">
          <legend>{say('phase.criteria')}</legend>
          {CRITERIA.map(n => {
            const kept = before && draft.criteria[n] !== '' && draft.criteria[n] === read(before.criteria[n], language);
            return (
              <Field
                key={n}
                label={`${n} · ${say(`phase.criterion.${n}`)}`}
                error={errorFor(`criteria.${n}`, failure)}
                hint={
                  kept && (
                    <>
                      {say('phase.takenOver')} <Age from={saidOf(before, n).decidedAt} now={now} />
                    </>
                  )
                }
              >
                {control => (
                  <input
                    {...control}
                    value={draft.criteria[n]}
                    onChange={event => change({ criteria: { ...draft.criteria, [n]: event.target.value } })}
                  />
                )}
              </Field>
            );
          })}
        </fieldset>
        {draft.phase === 'federale' ? (
          <Field label={say('phase.federalReference')} optional error={errorFor('federal', failure)}>
            {control => (
              <input
                {...control}
                value={draft.reference ?? ''}
                onChange={event => change({ reference: event.target.value })}
              />
            )}
          </Field>
        ) : (
          <Field label={say('phase.plan')} optional error={errorFor('plan', failure)}>
            {control => (
              <input {...control} value={draft.plan ?? ''} onChange={event => change({ plan: event.target.value })} />
            )}
          </Field>
        )}
        {consultations.length > 0 ? (
          <AnyOf
            label={say('phase.consultations')}
            columns={1}
            options={consultations.map(({ id, consulted, consultedAt }) => ({
              value: id,
              label: `${briefOf(consultedAt, now)} · ${consulted.map(c => nameOf(room, c.mandate)).join(', ')}`,
            }))}
            values={draft.consultations ?? []}
            onChange={ids => change({ consultations: ids })}
            error={errorFor('consultations', failure)}
          />
        ) : (
          <p className="consult-first">
            <span className="older">{say('phase.noConsultation')}</span>{' '}
            <Button
              rank="link"
              onClick={() =>
                begin({ kind: 'form', form: 'phases.consult', about: draft.phase, ...(incident ? { incident } : {}) })
              }
            >
              {say('phase.consult')}
            </Button>
          </p>
        )}
        {requests.length > 0 && (
          <Field label={say('phase.answersRequest')} optional error={errorFor('upscale', failure)}>
            {control => (
              <select
                {...control}
                value={draft.upscale ?? ''}
                onChange={event => change({ upscale: event.target.value })}
              >
                <option value="">{say('phase.ownInitiative')}</option>
                {requests.map(({ id, requested }) => (
                  <option key={id} value={id}>
                    {briefOf(requested.decidedAt, now)} ·{' '}
                    {personName(room, { person: room.mandates[requested.authority]?.person ?? '', mandate: '' })}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <DecidedBy draft={draft} change={change} deciders={deciders} errors={failure} />
        <WillBeTold
          act="declared"
          phase={draft.phase}
          communes={draft.communes}
          more={draft.alsoAll ? communeCodes() : []}
        />
        {draft.phase !== 'federale' && (
          <label className="tick">
            <input
              type="checkbox"
              checked={draft.alsoAll ?? false}
              onChange={event => change({ alsoAll: event.target.checked })}
            />
            {say('phase.tellAll')}
          </label>
        )}
      </DialogForm>
    </Dialog>
  );
}

const nameOf = (room: Room, mandate: string): string =>
  room.people[room.mandates[mandate]?.person ?? '']?.name ?? mandate;

type Me = ReturnType<typeof useRoom.getState>['me'];
const ownCommunes = (me: Me): readonly string[] =>
  me?.mandates.flatMap(m => (m.function === 'mayor' && m.scope !== 'region' ? m.scope.communes : [])) ?? [];

/** The level that whoever opens it can decide on; the lines of the last declaration of the same situation. */
function start(before: Declaration | undefined, communes: readonly string[], language: Language, me: Me): PhaseDraft {
  const has = (code: string) => me?.mandates.some(m => m.function === code) ?? false;
  const phase = has('mayor') ? 'communale' : has('minister-interior') ? 'federale' : 'provinciale';
  const own = ownCommunes(me);
  return {
    id: crypto.randomUUID(),
    phase,
    communes: phase === 'communale' && own.length > 0 ? own : communes,
    criteria: Object.fromEntries(
      CRITERIA.map(n => [n, before ? read(before.criteria[n], language) : '']),
    ) as PhaseDraft['criteria'],
    decidedAt: minuteOf(serverNow()).slice(0, 5),
    how: 'telephone',
  };
}
