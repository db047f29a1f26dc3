import './ptz.css';
import { type FormEvent, useState } from 'react';
import type { Feed } from '../../shared/feeds/schema.ts';
import type { Incident } from '../../shared/incidents/schema.ts';
import { sayRefusal } from '../../shared/language/refusals.ts';
import { isSteerable } from '../../shared/ptz/standing.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { minuteOf } from '../language/moment.ts';
import { useRoom } from '../room/store.ts';
import { capacityOf, personName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { PtzControls } from './PtzControls.tsx';
import { type Ptz, usePtz } from './usePtz.ts';

interface Props {
  feed: Feed;
  incident: Incident | undefined;
}
/** Steering a camera from its large picture: whose hand is on it, taking it, and the hand itself. */
export default function PtzPanel({ feed, incident }: Props) {
  return isSteerable(feed) ? <Panel feed={feed} incident={incident} /> : null;
}

function Panel({ feed, incident }: Props) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const ptz = usePtz(feed, incident);
  const { lease, mine, refusal, failure } = ptz;
  const whose = lease && `${personName(room, lease.taken.by)}, ${capacityOf(room, lease.taken.by, language)}`;
  return (
    <section className="ptz" aria-label={say('ptz.camera')}>
      <div className="ptz-state">
        <p role="status">
          {mine ? <b>{say('ptz.mine')}</b> : whose ? say('ptz.heldBy', { who: whose }) : say('ptz.free')}
        </p>
        <Lost ptz={ptz} />
        {failure && (
          <p className="refusal" role="alert">
            {reasonWords(failure, say)}
          </p>
        )}
        {!mine && refusal && <p className="older">{sayRefusal(refusal, undefined, language)}</p>}
        {!lease && !refusal && (
          <Button rank="plain" onClick={() => void ptz.take()}>
            {say('ptz.take')}
          </Button>
        )}
        {lease && !mine && !refusal && <Preempt ptz={ptz} />}
        {mine && (
          <Button rank="plain" onClick={ptz.letGo}>
            {say('ptz.letGo')}
          </Button>
        )}
      </div>
      {mine && ptz.steering && <PtzControls feed={feed} steering={ptz.steering} abilities={ptz.abilities} />}
    </section>
  );
}

type Say = ReturnType<typeof useLanguage>['say'];
/** What the camera said has a reason of its own; what the centre said is in words already. */
function reasonWords(failure: NonNullable<Ptz['failure']>, say: Say): string {
  const reason = (failure.details as { reason?: string } | undefined)?.reason;
  return reason && failure.message === reason
    ? say('ptz.cameraSays', { why: say(`feed.reason.${reason}` as 'feed.reason.camera-fault') })
    : failure.message;
}

/** Whoever lost the camera reads at once by whom, by which rule and why. */
function Lost({ ptz: { lost, mine } }: { ptz: Ptz }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  if (!lost?.ended || mine) return null;
  const { because, by, at, reason, rule } = lost.ended;
  if (because !== 'pre-empted')
    return (
      <p className="older" role="alert">
        {say(`ptz.ended.${because}`, { at: minuteOf(at) })}
      </p>
    );
  return (
    <p className="ptz-lost" role="alert">
      <b>
        {say('ptz.takenBy', {
          who: `${personName(room, by)}, ${capacityOf(room, by, language)}`,
          at: minuteOf(at),
        })}
      </b>{' '}
      {reason && read(reason, language)} <span className="older">{rule && say(`ptz.rule.${rule}`)}</span>
    </p>
  );
}

/** Taking a camera out of another's hand asks for a reason, which they read. */
function Preempt({ ptz }: { ptz: Ptz }) {
  const { say } = useLanguage();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  if (!ptz.rule) return null;
  if (!asking)
    return (
      <Button rank="plain" onClick={() => setAsking(true)}>
        {say('ptz.preempt')}
      </Button>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim()) void ptz.preempt(reason.trim());
  };
  return (
    <form className="ptz-reason" onSubmit={submit}>
      <label>
        <span>{say('ptz.reason')}</span>
        <input
          // biome-ignore lint/a11y/noAutofocus: the field was asked for by the press before
          autoFocus
          maxLength={300}
          value={reason}
          onChange={event => setReason(event.target.value)}
        />
      </label>
      <Button rank="primary" type="submit" aria-disabled={!reason.trim()}>
        {say('ptz.preemptNow')}
      </Button>
      <span className="older">{say(`ptz.rule.${ptz.rule}`)}</span>
    </form>
  );
}
