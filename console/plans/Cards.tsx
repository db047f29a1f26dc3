import { useMemo, useState } from 'react';
import type { Activation } from '../../shared/plans/schema.ts';
import type { Task } from '../../shared/tasks/schema.ts';
import { begin, useDesk } from '../desk/deskState.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { functionName, personName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Moment } from '../ui/Moment.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { Checklist } from './Checklist.tsx';
import { type CardGroup, groupsOf, lateOf } from './groups.ts';
import { ownerName } from './names.ts';

/** The tasks of an incident, and of the plans that are followed for it. */
export function useTasksOf(incident: string | undefined): readonly Task[] {
  const tasks = useRoom(store => store.room.tasks);
  return useMemo(() => Object.values(tasks).filter(t => t.incident === incident && incident), [tasks, incident]);
}

/** The cards at work for the incident in hand: which function stands where on the left, its steps on the right. */
export function Cards() {
  const { say, language } = useLanguage();
  const inHand = useDesk(desk => desk.inHand);
  const incident = useRoom(store => (inHand === undefined ? undefined : store.room.incidents[inHand]));
  const me = useRoom(store => store.me);
  const may = useMay('plan.activate');
  const tasks = useTasksOf(incident?.id);
  const groups = useMemo(() => groupsOf(tasks, me?.mandates ?? []), [tasks, me]);
  const [key, setKey] = useState<string>();
  const shown = groups.find(g => g.key === key) ?? groups[0];
  if (!incident) return <p className="nothing">{say('plan.takeIncident')}</p>;
  const activate = may && incident.status === 'open' && (
    <Button rank="plain" onClick={() => begin({ kind: 'form', form: 'plans.activate', incident: incident.id })}>
      {say('plan.activate')}
    </Button>
  );
  return (
    <div className="cards">
      <div className="cards-index">
        <header>
          <h3>{read(incident.title, language)}</h3>
          <Activations incident={incident.id} />
          {activate}
        </header>
        {groups.length === 0 && <p className="nothing">{say('plan.noneActive')}</p>}
        <CardIndex groups={groups} shown={shown?.key} onShow={setKey} />
      </div>
      {shown && (
        <section className="card-steps" aria-label={titleOf(shown, language)}>
          <header>
            <h3>{titleOf(shown, language)}</h3>
            <p className="older">
              <OwnerOf group={shown} /> · {say('plan.settledOf', { n: shown.tasks.length, done: shown.settled })}
            </p>
          </header>
          <Checklist key={shown.key} keys tasks={shown.tasks} label={titleOf(shown, language)} />
        </section>
      )}
    </div>
  );
}

export const titleOf = (group: CardGroup, language: 'fr' | 'nl' | 'en'): string =>
  group.function ? functionName(group.function, language) : '—';

function OwnerOf({ group }: { group: CardGroup }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  return group.mine ? <b>{say('plan.mine')}</b> : ownerName(room, group.owner, language);
}

function Activations({ incident }: { incident: string }) {
  const activations = useRoom(store => store.room.activations);
  const running = Object.values(activations).filter(a => a.incident === incident);
  return running.map(activation => <ActivationLine key={activation.id} activation={activation} />);
}

function ActivationLine({ activation }: { activation: Activation }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const may = useMay('plan.deactivate');
  const { activated, deactivated } = activation;
  const variant = room.plans[activation.plan]?.versions
    .find(v => v.number === activation.version)
    ?.content.variants?.find(v => v.id === activation.variant);
  return (
    <div className={deactivated ? 'activation stale' : 'activation'}>
      <p>
        <b>{read(activation.title, language)}</b>
        {variant && ` · ${read(variant.name, language)}`}
      </p>
      <p className="older">
        {say('plan.versionShort', { version: activation.version })} · {say('plan.activatedAt')}{' '}
        <Moment at={activated.at} /> · {personName(room, activated.by)}
        {deactivated && (
          <>
            {' '}
            · {say('plan.endedAt')} <Moment at={deactivated.at} />
          </>
        )}
      </p>
      {may && !deactivated && (
        <Button rank="link" onClick={() => begin({ kind: 'form', form: 'plans.end', about: activation.id })}>
          {say('plan.deactivate')}
        </Button>
      )}
    </div>
  );
}

interface IndexProps {
  groups: readonly CardGroup[];
  shown: string | undefined;
  onShow: (key: string) => void;
}

/** Whose cards there are and how far each is: what is late is said by shape and number. */
function CardIndex({ groups, shown, onShow }: IndexProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const now = useMinute();
  const firstOther = groups.findIndex(g => !g.mine);
  return (
    <ul className="index" aria-label={say('plan.cards')}>
      {groups.map((group, at) => {
        const late = lateOf(group.tasks, now);
        const critical = late.some(t => t.critical);
        const owner = group.owner.kind === 'function' ? undefined : ownerName(room, group.owner, language);
        return (
          <li key={group.key} className={at === firstOther && at > 0 ? 'others' : undefined}>
            <button
              type="button"
              aria-current={group.key === shown ? 'true' : undefined}
              onClick={() => onShow(group.key)}
            >
              <span className="sign">
                {late.length > 0 ? (
                  <StateShape name={critical ? 'full' : 'half'} tone={critical ? 'needs-you' : 'severe'} />
                ) : group.settled === group.tasks.length ? (
                  <StateShape name="tick" tone="done" />
                ) : null}
              </span>
              <span>
                <b>
                  {group.function
                    ? functionName(group.function, language)
                    : (owner ?? functionName(group.owner.id, language))}
                </b>
                {group.function && owner && <span className="older"> {owner}</span>}
                {late.length > 0 && <span className="late-count">{say('plan.late', { n: late.length })}</span>}
              </span>
              <span className="n older">
                {group.settled}/{group.tasks.length}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
