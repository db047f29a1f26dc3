import { callToMake } from '../../shared/decisions/escalation.ts';
import type { Decision, DecisionReceipt } from '../../shared/decisions/schema.ts';
import { type Standing, standingsOf } from '../../shared/decisions/standing.ts';
import { capacityIn, whoShort } from '../decisions/names.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { ageOf } from '../language/moment.ts';
import { useRoom } from '../room/store.ts';
import { useNow } from '../room/useNow.ts';
import { Moment } from '../ui/Moment.tsx';
import { openFor, openSheet } from './deskState.ts';

/** At most so many rows stand in the pane; the sheet has them all. */
const ROWS = 6;

/** Of an incident, orders and measures before notifications, the newest first; what is lifted is history. */
export const decisionsOf = (
  decisions: Readonly<Record<string, Decision>>,
  incident: string | undefined,
): readonly Decision[] =>
  Object.values(decisions)
    .filter(decision => incident !== undefined && decision.incident === incident && !decision.lifted)
    .sort(
      (a, b) =>
        Number(a.kind === 'notification') - Number(b.kind === 'notification') ||
        b.entered.at.localeCompare(a.entered.at),
    );

/** The decision of this incident that asks for a person, else the newest: taken, sent, received, understood, executed, by recipient. */
export function Decisions({ incident }: { incident: string | undefined }) {
  const { say, language } = useLanguage();
  const now = useNow();
  const room = useRoom(store => store.room);
  const decisions = decisionsOf(room.decisions, incident);
  // The one that asks for a person stands before newer ones that are well.
  const asks = ({ kind }: Decision) => kind !== 'notification';
  const decision =
    decisions.find(each => asks(each) && standingsOf(each, now)[0]?.standing.urgency === 'now') ?? decisions[0];
  if (!decision) return null;
  const rows = standingsOf(decision, now);
  return (
    <section className="decision">
      <p className="older">
        {say(`decision.kind.${decision.kind}`)} · {capacityIn(room, decision.authority, language)} ·{' '}
        {say('decision.taken')} <Moment at={decision.decidedAt} />
        {decisions.length > 1 && (
          <span className="n">
            {' '}
            · {decisions.indexOf(decision) + 1}/{decisions.length}
          </span>
        )}
      </p>
      <h3>
        <button type="button" onClick={() => openSheet('decisions', decision.id)}>
          {read(decision.headline, language)}
        </button>
      </h3>
      <table>
        <thead>
          <tr>
            <td />
            {(['sent', 'received', 'understood', 'executed'] as const).map(stage => (
              <th key={stage} scope="col">
                {say(`decision.${stage}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, ROWS).map(({ receipt, standing }) => (
            <DecisionRow key={receipt.recipient} decision={decision} receipt={receipt} standing={standing} now={now} />
          ))}
        </tbody>
      </table>
      {rows.length > ROWS && (
        <p className="stale">
          <span className="n">+{rows.length - ROWS}</span> {say('desk.recipients')}
        </p>
      )}
    </section>
  );
}

interface RowProps {
  decision: Decision;
  receipt: DecisionReceipt;
  standing: Standing;
  now: number;
}

function DecisionRow({ decision, receipt, standing, now }: RowProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const { sent } = receipt;
  const { state, since } = standing;
  const red = standing.urgency === 'now' && decision.kind !== 'notification';
  const name = whoShort(room, receipt, language);
  return (
    <tr className={red ? 'silent' : undefined}>
      <th scope="row">
        {state === 'silent' || callToMake(receipt) ? (
          <button
            type="button"
            title={say('decisions.call', { who: name })}
            onClick={() => openFor({ form: 'decisions.call', about: `${decision.id} ${receipt.recipient}` })}
          >
            {name}
          </button>
        ) : (
          name
        )}
      </th>
      <td>{sent ? <Moment at={sent} /> : '–'}</td>
      {state === 'silent' || state === 'refused' ? (
        <td colSpan={3}>
          {say(`decisions.state.${state}`)} · {ageOf(since, now, language)}
        </td>
      ) : (
        (['received', 'understood', 'executed'] as const).map(stage => {
          const said = receipt[stage];
          return (
            <td key={stage}>
              {said ? (
                <Moment at={said.actedAt} />
              ) : stage === 'executed' && state === 'late' ? (
                <span className="severe">{say('decisions.state.late')}</span>
              ) : (
                '–'
              )}
            </td>
          );
        })
      )}
    </tr>
  );
}
