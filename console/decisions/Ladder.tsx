import { useState } from 'react';
import { nextStep } from '../../shared/decisions/escalation.ts';
import type { Decision, DecisionReceipt, Escalated, Said } from '../../shared/decisions/schema.ts';
import { type Standing, standingsOf } from '../../shared/decisions/standing.ts';
import { begin } from '../desk/deskState.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { ageOf, secondOf } from '../language/moment.ts';
import { useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { Moment } from '../ui/Moment.tsx';
import { saidBy, whoIs } from './names.ts';

const STAGES = ['received', 'understood', 'executed', 'lifted'] as const;

/** Sent, received, understood, carried out, lifted: a row a recipient, the silent first; a row opens into who and how. */
export function Ladder({ decision, now }: { decision: Decision; now: number }) {
  const { say } = useLanguage();
  return (
    <table className="ladder">
      <thead>
        <tr>
          <th scope="col">{say('decisions.recipient')}</th>
          <th scope="col">{say('decision.sent')}</th>
          <th scope="col">{say('decision.received')}</th>
          <th scope="col">{say('decision.understood')}</th>
          <th scope="col">{say('decision.executed')}</th>
          <th scope="col">{say('decisions.stage.lifted')}</th>
          <th scope="col">{say('decisions.next')}</th>
        </tr>
      </thead>
      <tbody>
        {standingsOf(decision, now).map(({ receipt, standing }) => (
          <Rows key={receipt.recipient} decision={decision} receipt={receipt} standing={standing} now={now} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  decision: Decision;
  receipt: DecisionReceipt;
  standing: Standing;
  now: number;
}

function Rows({ decision, receipt, standing, now }: RowProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const [open, setOpen] = useState(false);
  const { sent, refused } = receipt;
  const red = standing.urgency === 'now' && decision.kind !== 'notification';
  const silent = standing.state === 'silent';
  const told = silent || standing.state === 'refused';
  return (
    <>
      <tr className={red ? 'silent' : undefined}>
        <th scope="row">
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {whoIs(room, receipt, language)}
          </button>
        </th>
        <td>{sent ? <Moment at={sent} /> : '–'}</td>
        {told ? (
          <td colSpan={4}>
            {say(`decisions.state.${standing.state}`)} · {ageOf(standing.since, now, language)}
            {standing.state === 'refused' && refused && ` · ${read(refused.reason, language)}`}
          </td>
        ) : (
          STAGES.map(stage => (
            <td key={stage} className={stage === 'executed' && standing.state === 'late' ? 'severe' : undefined}>
              <Stage said={receipt[stage]} />
              {stage === 'executed' && standing.state === 'late' && say('decisions.state.late')}
              {stage === 'understood' && standing.state === 'unread' && (
                <span className="severe">{say('decisions.state.unread')}</span>
              )}
            </td>
          ))
        )}
        <td className="next">
          <Next decision={decision} receipt={receipt} standing={standing} now={now} />
        </td>
      </tr>
      {open && (
        <tr className="detail">
          <td colSpan={7}>
            <Detail decision={decision} receipt={receipt} />
          </td>
        </tr>
      )}
    </>
  );
}

function Stage({ said }: { said: Said | undefined }) {
  const { language } = useLanguage();
  const room = useRoom(store => store.room);
  if (!said) return '–';
  return (
    <time dateTime={said.actedAt} title={`${secondOf(said.actedAt)} · ${saidBy(room, said, language)}`}>
      {secondOf(said.actedAt).slice(0, 5)}
    </time>
  );
}

/** What the chain does next and when, and the call that a person can make. */
function Next({ decision, receipt, standing, now }: RowProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const mayCall = useMay('decision.record-call');
  const step = nextStep(room, decision, receipt, new Date(now).toISOString());
  const who = step?.callee ? (room.people[step.callee.person]?.name ?? '?') : say('decisions.everyone');
  const waits = step && Date.parse(step.dueAt) > now;
  const offered = mayCall && !decision.lifted && standing.state !== 'executed';
  return (
    <>
      {offered && (
        <Button
          rank="link"
          onClick={() => begin({ kind: 'form', form: 'decisions.call', about: `${decision.id} ${receipt.recipient}` })}
        >
          {standing.urgency
            ? say('decisions.call', { who: whoIs(room, receipt, language) })
            : say('decisions.writeCall')}
        </Button>
      )}
      {waits && (
        <span className="then">
          {say(step.channel === 'push' ? 'decisions.nextPush' : 'decisions.nextCall', {
            at: secondOf(step.dueAt),
            who,
          })}
        </span>
      )}
    </>
  );
}

/** Everything that is known of one recipient, in the order of its time: who said what, whom the chain tried, who was called. */
function Detail({ decision, receipt }: { decision: Decision; receipt: DecisionReceipt }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const entries: { at: string; key: string; words: string }[] = [
    ...receipt.chain.map(step => ({ at: step.at, key: `step ${step.step}`, words: stepWords(step, receipt) })),
    ...STAGES.flatMap(stage => {
      const said = receipt[stage];
      const name = stage === 'lifted' ? say('decisions.stage.lifted') : say(`decision.${stage}`);
      return said
        ? [
            {
              at: said.actedAt,
              key: stage,
              words: `${name} · ${saidBy(room, said, language)}${said.note ? ` · ${said.note}` : ''}`,
            },
          ]
        : [];
    }),
    ...(receipt.calls ?? []).map(call => ({
      at: call.actedAt,
      key: `call ${call.at}`,
      words: `${call.name} · ${say(`decisions.log.call.${call.outcome}`)}${call.note ? ` · ${call.note}` : ''}`,
    })),
    ...(receipt.refused
      ? [
          {
            at: receipt.refused.actedAt,
            key: 'refused',
            words: `${say('decision.refused')} · ${saidBy(room, receipt.refused, language)} · ${read(receipt.refused.reason, language)}`,
          },
        ]
      : []),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));

  function stepWords(step: Escalated, { chain }: DecisionReceipt): string {
    const who = step.person ? (room.people[step.person]?.name ?? '?') : say('decisions.everyone');
    const again = chain.some(each => each.step < step.step && each.channel === 'push' && each.person === step.person);
    switch (step.outcome) {
      case 'sending':
      case 'sent':
        return say(again ? 'decisions.step.again' : 'decisions.step.push', { who });
      default:
        return say(`decisions.step.${step.outcome}`, { who });
    }
  }
  if (entries.length === 0) return <p className="older">{say('decisions.state.sending')}</p>;
  return (
    <ol aria-label={whoIs(room, receipt, language)}>
      {entries.map(({ at, key, words }) => (
        <li key={`${decision.id} ${key}`}>
          <Moment at={at} form="second" /> <span>{words}</span>
        </li>
      ))}
    </ol>
  );
}
