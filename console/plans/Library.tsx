import { useState } from 'react';
import { mayWrite } from '../../shared/plans/authority.ts';
import type { Plan } from '../../shared/plans/schema.ts';
import { reviewIsDue, shownOf, versionInForce, waitingOf } from '../../shared/plans/validity.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { placeFull } from '../situation/chronology.ts';
import { StateShape } from '../ui/StateShape.tsx';
import { Models } from './Models.tsx';
import { PlanReading } from './PlanReading.tsx';

const KINDS: readonly Plan['kind'][] = ['pgui', 'ppui', 'mono', 'piu', 'rhythm'];

/** Every plan with its versions; one is read beside the list, French and Dutch side by side. */
export function Library({ first }: { first: string | undefined }) {
  const { say, language } = useLanguage();
  const now = useMinute();
  const plans = useRoom(store => store.room.plans);
  const may = useMay('plan.draft');
  const mandates = useRoom(store => store.me?.mandates) ?? [];
  const [chosen, setChosen] = useState<string>();
  const at = new Date(now).toISOString();
  const list = Object.values(plans).sort(
    (a, b) =>
      Number(a.retired !== undefined) - Number(b.retired !== undefined) ||
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      read(shownOf(a, at).title, language).localeCompare(read(shownOf(b, at).title, language), language),
  );
  const shown = plans[chosen ?? first ?? ''] ?? list[0];
  return (
    <div className="cards">
      <div className="cards-index">
        <ul className="index" aria-label={say('plan.tab.library')}>
          {list.map(plan => (
            <li key={plan.id}>
              <button
                type="button"
                aria-current={plan === shown ? 'true' : undefined}
                onClick={() => setChosen(plan.id)}
              >
                <span className="sign">
                  <PlanSign plan={plan} at={at} />
                </span>
                <span>
                  <b>{read(shownOf(plan, at).title, language)}</b>
                  <span className="older"> {stateWords(plan, at, say)}</span>
                  {plan.territory !== 'region' && (
                    <span className="older"> · {placeFull(plan.territory.communes, language)}</span>
                  )}
                </span>
                <span className="n older">v{shownOf(plan, at).number}</span>
              </button>
            </li>
          ))}
        </ul>
        {list.length === 0 && <p className="nothing">{say('plan.none')}</p>}
        {may && mandates.some(m => mayWrite(m, 'region')) && <Models plans={list} />}
      </div>
      {shown && <PlanReading key={shown.id} plan={shown} />}
    </div>
  );
}

function PlanSign({ plan, at }: { plan: Plan; at: string }) {
  if (plan.retired) return <StateShape name="ring" tone="stale" />;
  const version = versionInForce(plan, at);
  if (waitingOf(plan)) return <StateShape name="half" tone="severe" />;
  if (!version) return <StateShape name="ring" tone="older" />;
  return reviewIsDue(version, at) ? <StateShape name="open" tone="moderate" /> : <StateShape name="tick" tone="done" />;
}

function stateWords(plan: Plan, at: string, say: ReturnType<typeof useLanguage>['say']): string {
  if (plan.retired) return say('plan.state.retired');
  const waiting = waitingOf(plan);
  const version = versionInForce(plan, at);
  if (waiting) return say('plan.waits', { version: waiting.number });
  if (!version) return say('plan.state.draft');
  return say(reviewIsDue(version, at) ? 'plan.reviewDue' : 'plan.state.in-force');
}
