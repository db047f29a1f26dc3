import { mandateFor } from '../../shared/access/rights.ts';
import { viewerOf } from '../../shared/access/viewer.ts';
import type { Declaration } from '../../shared/phases/schema.ts';
import { type Notified, notifiedOf, saidOf } from '../../shared/phases/standing.ts';
import { begin } from '../desk/deskState.ts';
import { CRITERIA } from '../desk/payloads.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { briefOf } from '../language/moment.ts';
import { useRoom } from '../room/store.ts';
import { placeFull } from '../situation/chronology.ts';
import { functionName, personName, recipientName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Age, BriefMoment } from '../ui/Moment.tsx';
import { SheetPart } from '../ui/Sheet.tsx';
import { StateShape } from '../ui/StateShape.tsx';

/** A line older than this is due for another look; twice as old it is stale. */
const RHYTHM_MS = 60 * 60_000;

/** One declaration in force: who said what of the nine parameters and when, who has been told, who was consulted. */
export function InForce({ declaration, now }: { declaration: Declaration; now: number }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const mandates = useRoom(store => store.me?.mandates) ?? [];
  const { declared, phase, communes } = declaration;
  const authority = room.mandates[declared.authority];
  const may = (type: 'phase.lift' | 'phase.reassess') => mandateFor(type, mandates) !== undefined;
  const consultations = (declaration.consultations ?? []).flatMap(id => room.consultations[id] ?? []);
  const whole = viewerOf(mandates).whole || mandates.some(m => m.id === declared.authority);
  const region = communes.length >= 19;
  return (
    <SheetPart
      title={
        <>
          <b className="phase-name">{say(`phase.name.${phase}`)}</b>{' '}
          {region ? say('phase.wholeRegion') : placeFull(communes, language)}
        </>
      }
      acts={
        <>
          {may('phase.reassess') && (
            <Button rank="link" onClick={() => begin({ kind: 'form', form: 'phases.reassess', about: declaration.id })}>
              {say('phase.reassess')}
            </Button>
          )}
          {may('phase.lift') && (
            <Button rank="link" onClick={() => begin({ kind: 'lift-phase', declaration: declaration.id })}>
              {say('phase.lift')}
            </Button>
          )}
        </>
      }
    >
      <p className="older">
        {say('phase.declaredBy', {
          who: authority ? functionName(authority.function, language) : personName(room, declared.by),
        })}{' '}
        <BriefMoment at={declared.decidedAt} now={now} />
        {declared.how !== 'self' && ` · ${say(`desk.how.${declared.how}`)}`} ·{' '}
        {say('phase.recordedAt', { at: briefOf(declared.enteredAt, now) })} · {personName(room, declared.by)}
        {declaration.incident && ` · ${read(room.incidents[declaration.incident]?.title ?? '', language)}`}
        {!declaration.incident && ` · ${say('phase.withoutSite')}`}
        {declaration.plan && ` · ${say('phase.plan')} ${read(declaration.plan, language)}`}
        {phase === 'federale' && ` · ${declaration.federal?.reference ?? say('phase.noReference')}`}
      </p>
      <div className="in-force">
        <table className="criteria-table">
          <thead>
            <tr>
              <th scope="col">{say('phase.parameter')}</th>
              <th scope="col">{say('phase.line')}</th>
              <th scope="col">{say('phase.age')}</th>
            </tr>
          </thead>
          <tbody>
            {CRITERIA.map(n => {
              const said = saidOf(declaration, n);
              return (
                <tr key={n}>
                  <th scope="row">
                    <span className="n">{n}</span> {say(`phase.criterion.${n}`)}
                  </th>
                  <td>{read(declaration.criteria[n], language)}</td>
                  <td className="n" title={personName(room, said.by)}>
                    <Age from={said.decidedAt} now={now} rhythm={RHYTHM_MS} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <div className="told">
          {whole && <NotifiedOf notified={notifiedOf(room, declaration, 'declared', now)} declaration={declaration} />}
          {consultations.length > 0 && (
            <section aria-label={say('phase.consultations')}>
              <h4>{say('phase.consultations')}</h4>
              <ul className="opinions">
                {consultations.flatMap(({ id, consulted, consultedAt, how }) =>
                  consulted.map(({ mandate, position, opinion }) => (
                    <li key={`${id} ${mandate}`}>
                      <b>{room.people[room.mandates[mandate]?.person ?? '']?.name ?? mandate}</b>{' '}
                      <span className="older">
                        {functionName(room.mandates[mandate]?.function ?? '', language)} ·{' '}
                        <BriefMoment at={consultedAt} now={now} /> · {say(`desk.how.${how}`)}
                      </span>
                      <p>
                        {say(`phase.position.${position}`)} · {read(opinion, language)}
                      </p>
                    </li>
                  )),
                )}
              </ul>
            </section>
          )}
        </div>
      </div>
    </SheetPart>
  );
}

/** How many have the notification; who lacks it, by name; whom nobody can answer for now. */
function NotifiedOf({ notified, declaration }: { notified: Notified; declaration: Declaration }) {
  const { say, language } = useLanguage();
  const { decision, all, got, missing, nobody, overdue } = notified;
  const nameOf = (id: string) =>
    recipientName({ recipient: id, kind: decision?.receipts[id]?.kind ?? 'function' }, language);
  const silent = missing.filter(id => !nobody.includes(id));
  const understood = Object.values(decision?.receipts ?? {}).filter(r => r.understood).length;
  return (
    <section aria-label={say('phase.notified')} className={overdue && silent.length > 0 ? 'notified red' : 'notified'}>
      <h4>
        <span>{say('phase.notified')}</span>
        <span className="n">
          {got}/{all}
        </span>
      </h4>
      {decision === undefined && (
        <p className="urgent-line">
          <StateShape name="full" tone="needs-you" /> {say('phase.nobodyTold')}
        </p>
      )}
      <dl className="ladder-counts">
        <div>
          <dt>{say('phase.stage.received')}</dt>
          <dd className="n">{got}</dd>
        </div>
        <div>
          <dt>{say('phase.stage.understood')}</dt>
          <dd className="n">{understood}</dd>
        </div>
      </dl>
      {silent.length > 0 && (
        <p className={overdue ? 'urgent-line' : undefined}>
          <StateShape name={overdue ? 'full' : 'open'} tone={overdue ? 'needs-you' : 'moderate'} />{' '}
          {say(overdue ? 'phase.silent' : 'phase.notYet')} {silent.map(nameOf).join(' · ')}
        </p>
      )}
      {nobody.length > 0 && (
        <p className="severe-line">
          <StateShape name="half" tone="severe" /> {say('phase.nobodyAnswers')} {nobody.map(nameOf).join(' · ')}
        </p>
      )}
      {declaration.lifted === undefined && decision && silent.length + nobody.length === 0 && (
        <p>
          <StateShape name="tick" tone="done" /> {say('phase.allTold')}
        </p>
      )}
    </section>
  );
}
