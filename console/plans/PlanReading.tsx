import { mayApprove, mayWrite } from '../../shared/plans/authority.ts';
import type { Card, Plan, PlanContent, PlanVersion, Step } from '../../shared/plans/schema.ts';
import { latestOf, shownOf, versionInForce, versionState, waitingOf } from '../../shared/plans/validity.ts';
import { begin, useDesk } from '../desk/deskState.ts';
import { useMay, useSending } from '../desk/form.ts';
import { SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { functionName, personName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Moment } from '../ui/Moment.tsx';
import { SheetPart } from '../ui/Sheet.tsx';
import { dayOf, dayWritten } from './days.ts';

/** One plan, whole: what it is for, its versions and who approved them, its cards in both languages. */
export function PlanReading({ plan }: { plan: Plan }) {
  const { say, language } = useLanguage();
  const now = useMinute();
  const at = new Date(now).toISOString();
  const version = waitingOf(plan) ?? shownOf(plan, at);
  const { content } = version;
  return (
    <article className="card-steps plan-reading" aria-label={read(version.title, language)}>
      <header>
        <h3>{read(version.title, language)}</h3>
        <p className="older">
          {say(`plan.kind.${plan.kind}`)} · {say('plan.versionShort', { version: version.number })}
          {version.library && ` · ${say('plan.fromLibrary', version.library)}`}
        </p>
        <Acts plan={plan} at={at} />
      </header>
      <p>{read(content.purpose, language)}</p>
      <Versions plan={plan} at={at} />
      <Around content={content} />
      <Exercises plan={plan} />
      <SheetPart title={say('plan.cards')}>
        {content.cards.map(card => (
          <CardReading key={card.function} card={card} variants={content.variants ?? []} />
        ))}
      </SheetPart>
      {content.doctrine && <p className="doctrine stale">{read(content.doctrine, language)}</p>}
    </article>
  );
}

function Acts({ plan, at }: { plan: Plan; at: string }) {
  const { say } = useLanguage();
  const { sending, submit } = useSending();
  const mandates = useRoom(store => store.me?.mandates) ?? [];
  const inHand = useDesk(desk => desk.inHand);
  const incident = useRoom(store => (inHand === undefined ? undefined : store.room.incidents[inHand]));
  const mayActivate = useMay('plan.activate');
  const mayRecord = useMay('plan.approve');
  if (plan.retired) return null;
  const waiting = waitingOf(plan);
  const latest = latestOf(plan);
  const mine = mandates.some(m => mayApprove(m, plan.territory));
  const mayRetire = mayRecord && versionInForce(plan, at) !== undefined;
  return (
    <>
      <SendingState sending={sending} paths={[]} />
      <p className="acts">
        {mayActivate && incident?.status === 'open' && versionInForce(plan, at) && (
          <Button
            rank="primary"
            onClick={() => begin({ kind: 'form', form: 'plans.activate', about: plan.id, incident: incident.id })}
          >
            {say('plan.activateThis')}
          </Button>
        )}
        {!latest.submitted && mandates.some(m => mayWrite(m, plan.territory)) && (
          <Button onClick={() => void submit('plan.submit', { plan: plan.id, version: latest.number })}>
            {say('plan.submit')}
          </Button>
        )}
        {waiting && mayRecord && (
          <Button onClick={() => begin({ kind: 'form', form: 'plans.approve', about: plan.id })}>
            {say(mine ? 'plan.approveVersion' : 'plan.recordApproval', { version: waiting.number })}
          </Button>
        )}
        {mayRetire && (
          <Button rank="link" onClick={() => begin({ kind: 'form', form: 'plans.end', about: `retire ${plan.id}` })}>
            {say('plan.retire')}
          </Button>
        )}
      </p>
    </>
  );
}

function Versions({ plan, at }: { plan: Plan; at: string }) {
  const { say } = useLanguage();
  const room = useRoom(store => store.room);
  return (
    <SheetPart title={say('plan.versions')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('plan.version')}</th>
            <th scope="col">{say('plan.written')}</th>
            <th scope="col">{say('plan.approvedBy')}</th>
            <th scope="col">{say('plan.validity')}</th>
            <th scope="col">{say('plan.review')}</th>
          </tr>
        </thead>
        <tbody>
          {[...plan.versions].reverse().map(version => (
            <tr key={version.number}>
              <th scope="row">
                <span className="n">{version.number}</span> · {say(`plan.state.${versionState(plan, version, at)}`)}
              </th>
              <td>
                <Moment at={version.drafted.at} form="date" /> {personName(room, version.drafted.by)}
              </td>
              <Approved version={version} />
            </tr>
          ))}
        </tbody>
      </table>
    </SheetPart>
  );
}

function Approved({ version: { approved } }: { version: PlanVersion }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  if (!approved) return <td colSpan={3}>–</td>;
  const authority = room.mandates[approved.authority];
  return (
    <>
      <td>
        {authority ? functionName(authority.function, language) : ''}
        {approved.how !== 'self' && ` · ${say(`desk.how.${approved.how}`)}`}
      </td>
      <td className="n">
        {say('plan.from', { from: dayWritten(dayOf(approved.from)) })}
        {approved.to !== undefined && ` – ${dayWritten(dayOf(approved.to))}`}
      </td>
      <td className="n">{dayWritten(dayOf(approved.reviewBy))}</td>
    </>
  );
}

/** The exercises that tried this plan, newest first. */
function Exercises({ plan }: { plan: Plan }) {
  const { say, language } = useLanguage();
  const may = useMay('plan.record-exercise') && !plan.retired;
  if (plan.exercises.length === 0 && !may) return null;
  return (
    <SheetPart
      title={say('plan.exercises')}
      acts={
        may && (
          <Button rank="link" onClick={() => begin({ kind: 'form', form: 'plans.exercise', about: plan.id })}>
            {say('plan.recordExercise')}
          </Button>
        )
      }
    >
      {plan.exercises.length === 0 && <p className="stale">{say('plan.noExercise')}</p>}
      <ul>
        {[...plan.exercises]
          .sort((a, b) => b.on.localeCompare(a.on))
          .map(exercise => (
            <li key={exercise.id}>
              <span className="n">{dayWritten(exercise.on)}</span> {say(`plan.exercise.${exercise.type}`)} ·{' '}
              {read(exercise.findings, language)}
            </li>
          ))}
      </ul>
    </SheetPart>
  );
}

function Around({ content }: { content: PlanContent }) {
  const { say, language } = useLanguage();
  return (
    <div className="plan-around">
      <SheetPart title={say('plan.triggers')}>
        <ul>
          {content.triggers.map(trigger => (
            <li key={trigger.fr}>{read(trigger, language)}</li>
          ))}
        </ul>
      </SheetPart>
      <SheetPart title={say('plan.contacts')}>
        <ul>
          {content.contacts.map(({ who }) => (
            <li key={who.fr}>{read(who, language)}</li>
          ))}
        </ul>
      </SheetPart>
    </div>
  );
}

interface CardProps {
  card: Card;
  variants: NonNullable<PlanContent['variants']>;
}

/** A card folded under its function; opened, French left and Dutch right, line by line. */
function CardReading({ card, variants }: CardProps) {
  const { say, language } = useLanguage();
  return (
    <details className="card-reading">
      <summary>
        <b>{functionName(card.function, language)}</b>{' '}
        <span className="older">{say('plan.steps', { n: card.steps.length })}</span>
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('plan.due')}</th>
            <th scope="col" lang="fr">
              {card.title.fr}
            </th>
            <th scope="col" lang="nl">
              {card.title.nl}
            </th>
          </tr>
        </thead>
        <tbody>
          {card.steps.map(step => (
            <tr key={step.text.fr} className={step.critical ? 'critical' : undefined}>
              <th scope="row">
                <DueWords step={step} />
                {step.critical && <b className="critical-mark"> {say('task.critical')}</b>}
                {step.only && (
                  <span className="older">
                    {' '}
                    {step.only.map(id => read(variants.find(v => v.id === id)?.name ?? id, language)).join(', ')}
                  </span>
                )}
              </th>
              <td lang="fr">{step.text.fr}</td>
              <td lang="nl">{step.text.nl}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** `+ 15 min`, `− 4 h`: from the activation, or from the planned moment (M). */
function DueWords({ step: { due, repeat } }: { step: Step }) {
  const { say } = useLanguage();
  const minutes = Math.abs(due.minutes);
  const span = minutes % 60 === 0 && minutes > 0 ? `${minutes / 60} h` : `${minutes} min`;
  return (
    <span className="n">
      {due.from === 'moment' ? 'M ' : ''}
      {due.minutes < 0 ? '−' : '+'} {span.replace(' ', '\u00a0')}
      {repeat && <span className="older"> {say('plan.every', { minutes: repeat.every, n: repeat.times })}</span>}
    </span>
  );
}
