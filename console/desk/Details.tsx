import type { Incident } from '../../shared/incidents/schema.ts';
import { policyOf } from '../../shared/situation/policy.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { coordinatesOf } from '../language/measure.ts';
import { PerimeterList } from '../perimeters/PerimeterList.tsx';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { placeFull } from '../situation/chronology.ts';
import { functionName, personName, zoneFull } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Age, Moment } from '../ui/Moment.tsx';
import { begin } from './deskState.ts';
import { useMay } from './form.ts';
import { CRITERIA } from './payloads.ts';

/** All that is known of an incident, with exact times, and the acts on each. */
export function Details({ incident }: { incident: Incident }) {
  return (
    <div className="details">
      <Told incident={incident} />
      <PerimeterList incident={incident.id} />
      <Posts incident={incident.id} />
      <PhaseOf incident={incident.id} />
      <Looks incident={incident} />
    </div>
  );
}

function Told({ incident }: { incident: Incident }) {
  const { say, language } = useLanguage();
  const now = useMinute();
  const room = useRoom(store => store.room);
  const may = useMay('incident.update');
  const { told, opened } = incident;
  const facts: readonly (readonly [name: string, value: string, at: string | undefined])[] = [
    [say('incident.kind'), say(`incident.kind.${incident.kind}`), told.kind],
    [say('incident.severity'), say(`incident.severity.${incident.severity}`), told.severity],
    [say('incident.category'), say(`incident.category.${incident.category ?? 'other'}`), told.category],
    [say('incident.territory'), placeFull(incident.communes, language), told.communes],
    [say('desk.zone'), incident.zones.map(code => zoneFull(code, language)).join(' · '), told.zones],
    [say('incident.point'), incident.point ? coordinatesOf(incident.point, language) : '', told.point],
    [say('incident.text'), incident.text ? read(incident.text, language) : '', told.text],
  ];
  return (
    <section>
      <h3>{say('desk.facts')}</h3>
      <p className="older">
        {say('incident.opened', { at: '' }).trim()} <Moment at={opened.at} form="exact" /> ·{' '}
        {personName(room, opened.by)}
      </p>
      <dl>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value, at]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
              <dd className="n older">
                <Age from={at ?? opened.at} now={now} />
              </dd>
            </div>
          ))}
      </dl>
      {may && incident.status === 'open' && (
        <p className="acts">
          <Button rank="link" onClick={() => begin({ kind: 'change-incident', incident: incident.id })}>
            {say('incident.update')}
          </Button>
          <Button rank="link" onClick={() => begin({ kind: 'close-incident', incident: incident.id })}>
            {say('incident.close')}
          </Button>
        </p>
      )}
    </section>
  );
}

function Posts({ incident }: { incident: string }) {
  const { say, language } = useLanguage();
  const posts = useRoom(store => store.room.posts);
  const open = Object.values(posts).filter(p => p.incident === incident && !p.closed);
  if (open.length === 0) return null;
  return (
    <section>
      <h3>{say('desk.posts')}</h3>
      <ul>
        {open.map(p => (
          <li key={p.id}>
            <span />
            <span>
              {read(p.name, language)} <Moment at={p.opened.at} form="second" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PhaseOf({ incident }: { incident: string }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const may = useMay('phase.lift');
  const phases = policyOf(room).inForce.filter(p => p.incident === incident);
  return phases.map(phase => {
    const authority = room.mandates[phase.declared.authority];
    return (
      <section key={phase.id}>
        <h3>{say(`phase.name.${phase.phase}`)}</h3>
        <p className="older">
          {say('phase.decidedAt')} <Moment at={phase.declared.decidedAt} />
          {authority && ` · ${functionName(authority.function, language)}`}
          {phase.declared.how !== 'self' && ` · ${say(`desk.how.${phase.declared.how}`)}`} ·{' '}
          {say('phase.recordedAt', { at: '' }).trim()} <Moment at={phase.declared.enteredAt} form="second" />
        </p>
        <p>{placeFull(phase.communes, language)}</p>
        <ol className="criteria">
          {CRITERIA.map(n => (
            <li key={n}>
              <span className="older">{say(`phase.criterion.${n}`)}</span>
              <span>{read(phase.criteria[n], language)}</span>
            </li>
          ))}
        </ol>
        {may && (
          <p className="acts">
            <Button rank="link" onClick={() => begin({ kind: 'lift-phase', declaration: phase.id })}>
              {say('phase.liftNamed', { phase: say(`phase.name.${phase.phase}`).toLowerCase() })}
            </Button>
          </p>
        )}
      </section>
    );
  });
}

/** Who is watching which camera, now: a look is never secret inside the centre. */
function Looks({ incident }: { incident: Incident }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const looks = Object.values(room.looks).filter(look => look.to === undefined && look.incident === incident.id);
  return (
    <section>
      <h3>{say('desk.looks')}</h3>
      {looks.length === 0 && <p className="stale">{say('desk.nobodyLooks')}</p>}
      <ul>
        {looks.map(look => {
          const feed = room.feeds[look.feed];
          return (
            <li key={look.id}>
              <span />
              <span>
                {personName(room, look.from.by)} · {feed ? read(feed.name, language) : ''}{' '}
                <Moment at={look.from.at} form="second" />
                {look.purpose && <span className="older"> {read(look.purpose, language)}</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
