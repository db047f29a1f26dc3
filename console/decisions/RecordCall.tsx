import './decisions.css';
import type { Decision } from '../../shared/decisions/schema.ts';
import { standingOf } from '../../shared/decisions/standing.ts';
import { type Callee, callOrder } from '../../shared/people/callOrder.ts';
import { OneOf } from '../desk/Choices.tsx';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { Panel, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { ageOf } from '../language/moment.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { useNow } from '../room/useNow.ts';
import { Button } from '../ui/Button.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { whoIs } from './names.ts';

const ELSE = 'else';
type Heard = 'received' | 'understood' | 'executed' | 'refused' | 'lifted';
interface Draft {
  /** A mandate of the call list, or `else`. */
  readonly whom: string;
  readonly name: string;
  readonly answered: boolean | undefined;
  readonly heard: Heard;
  readonly reason: string;
  readonly note: string;
}

/** Whom to call for a recipient and with which number; then what came of it, written down in two presses. */
export default function RecordCall({ about = '' }: FormProps) {
  const { say, language } = useLanguage();
  const now = useNow();
  const room = useRoom(store => store.room);
  const [id = '', recipient = ''] = about.split(' ');
  const decision = room.decisions[id];
  const receipt = decision?.receipts[recipient];
  const name = `decision-call ${about}`;
  const at = new Date(serverNow()).toISOString();
  const list = receipt ? callOrder(room, { id: recipient, kind: receipt.kind }, at) : [];
  const [draft, change] = useDraft<Draft>(name, () => ({
    whom: nextToCall(list, receipt?.calls)?.mandate ?? ELSE,
    ...{ name: '', answered: undefined, reason: '', note: '' },
    heard: decision?.lifted ? 'lifted' : 'understood',
  }));
  const { sending, failure, submit } = useSending();
  if (!decision || !receipt) return null;
  const who = whoIs(room, receipt, language);
  const standing = standingOf(receipt, decision, now);
  const keep = async () => {
    const { whom, answered, heard, reason, note } = draft;
    const data = {
      ...{ decision: id, recipient, answered: answered ?? false },
      ...(whom === ELSE ? { name: draft.name } : { mandate: whom }),
      ...(answered ? { stage: heard } : {}),
      ...(answered && heard === 'refused' ? { reason } : {}),
      ...(note.trim() ? { note } : {}),
    };
    if (await submit('decision.record-call', data, name)) stepBack();
  };
  return (
    <Panel
      title={say('decisions.callTitle', { who })}
      onSubmit={() => void keep()}
      actions={
        <Button rank="primary" type="submit" disabled={draft.answered === undefined || sending.state === 'sending'}>
          {say('decisions.keepCall')}
        </Button>
      }
    >
      <SendingState sending={sending} paths={['name', 'mandate', 'stage', 'reason', 'note']} />
      <p className="call-about">
        <b>{read(decision.headline, language)}</b>
        <span className={standing.urgency === 'now' ? 'needs-you' : 'older'}>
          {say(`decisions.state.${standing.state}`)} · {ageOf(standing.since, now, language)}
        </span>
      </p>
      <p className="older">{read(decision.body, language)}</p>
      <fieldset className="choices call-list">
        <legend>{say('decisions.whomToCall')}</legend>
        {[...list.map(({ mandate }) => mandate), ELSE].map(value => (
          <label key={value}>
            <input type="radio" name="whom" checked={draft.whom === value} onChange={() => change({ whom: value })} />
            <CalleeName callee={list.find(({ mandate }) => mandate === value)} />
          </label>
        ))}
      </fieldset>
      {draft.whom === ELSE && (
        <Field label={say('decisions.hisName')} error={errorFor('name', failure)}>
          {control => (
            <input {...control} value={draft.name} onChange={event => change({ name: event.target.value })} />
          )}
        </Field>
      )}
      <OneOf
        label={say('decisions.outcome')}
        options={[
          { value: 'yes', label: say('decisions.answered') },
          { value: 'no', label: say('decisions.notAnswered') },
        ]}
        value={draft.answered === undefined ? undefined : draft.answered ? 'yes' : 'no'}
        onChange={value => change({ answered: value === 'yes' })}
      />
      {draft.answered && (
        <OneOf
          label={say('decisions.heard')}
          options={heardOptions(decision).map(value => ({ value, label: say(`decisions.state.${stateOf(value)}`) }))}
          value={draft.heard}
          onChange={heard => change({ heard })}
          error={errorFor('stage', failure)}
        />
      )}
      {draft.answered && draft.heard === 'refused' && (
        <Field label={say('decisions.reason')} error={errorFor('reason', failure)}>
          {control => (
            <textarea
              {...control}
              rows={2}
              value={draft.reason}
              onChange={event => change({ reason: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={say('decisions.note')} optional error={errorFor('note', failure)}>
        {control => <input {...control} value={draft.note} onChange={event => change({ note: event.target.value })} />}
      </Field>
    </Panel>
  );
}

function CalleeName({ callee }: { callee: Callee | undefined }) {
  const { say } = useLanguage();
  const people = useRoom(store => store.room.people);
  if (!callee) return <span>{say('decisions.somebodyElse')}</span>;
  const { person, why, phone } = callee;
  return (
    <span>
      <b>{people[person]?.name ?? '?'}</b>
      <span className="older">{say(`decisions.why.${why}`)}</span>
      {phone ? (
        <a className="n" href={`tel:${phone.replaceAll(' ', '')}`}>
          {phone}
        </a>
      ) : (
        <span className="stale">{say('decisions.noNumber')}</span>
      )}
    </span>
  );
}

/** Who was called without an answer comes last: the next one is proposed. */
const nextToCall = (
  list: readonly Callee[],
  calls: readonly { readonly mandate?: string; readonly outcome: string }[] = [],
): Callee | undefined =>
  list.find(({ mandate }) => !calls.some(call => call.mandate === mandate && call.outcome === 'no-answer')) ?? list[0];

const heardOptions = ({ kind, lifted }: Decision): readonly Heard[] =>
  lifted ? ['lifted'] : kind === 'notification' ? ['received', 'understood'] : ['understood', 'executed', 'refused'];
const stateOf = (heard: Heard) => (heard === 'lifted' ? 'undone' : heard);
