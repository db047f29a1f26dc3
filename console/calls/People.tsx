import type { Stay } from '../../shared/calls/schema.ts';
import { chairs, membersOf } from '../../shared/calls/standing.ts';
import type { Organ } from '../../shared/organs/schema.ts';
import { useSending } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { functionName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { useCall } from './call.ts';

/** Who is in the room, and who asks for the floor: first asked, first on the list. */
export function People({ organ }: { organ: Organ }) {
  const { say } = useLanguage();
  const now = useMinute();
  const room = useRoom(store => store.room);
  const me = useRoom(store => store.me);
  const call = room.calls[organ.id];
  const { submit } = useSending();
  const mine = me?.person.id ?? '';
  const chair = chairs(room, organ, me?.mandates ?? [], new Date(now).toISOString());
  const asks = call?.hands.some(({ person }) => person === mine) ?? false;
  const floor = call?.floor?.person;
  const name = (person: string) => room.people[person]?.name ?? person;
  const give = (person?: string) => void submit('call.give-floor', { organ: organ.id, ...(person ? { person } : {}) });
  return (
    <div className="call-people">
      <h4>{say('call.people', { n: membersOf(call).length })}</h4>
      <ul>
        {membersOf(call).map(stay => (
          <Member key={stay.person} stay={stay} mine={stay.person === mine} floor={floor === stay.person} />
        ))}
      </ul>
      <h4>{say('call.list')}</h4>
      {(call?.hands.length ?? 0) === 0 && <p className="older">{say('call.nobodyAsks')}</p>}
      <ol className="talk-list">
        {call?.hands.map(({ person }) => (
          <li key={person}>
            <span>{name(person)}</span>
            {chair && (
              <Button rank="link" aria-label={say('call.giveTo', { who: name(person) })} onClick={() => give(person)}>
                {say('call.give')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <p className="acts">
        <Button onClick={() => void submit('call.raise-hand', { organ: organ.id, raised: !asks })}>
          {say(asks ? 'call.lower' : 'call.raise')}
        </Button>
        {floor !== undefined && (floor === mine || chair) && (
          <Button onClick={() => give()}>{say('call.giveBack')}</Button>
        )}
      </p>
    </div>
  );
}

function Member({ stay: { person, mandate }, mine, floor }: { stay: Stay; mine: boolean; floor: boolean }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const now = useCall(call => call.now);
  const there = now?.members.find(member => member.person === person);
  const talks = now?.talking.includes(person) ?? false;
  const open = there?.streams.some(({ as, on }) => as === 'voice' && on) ?? false;
  const held = room.mandates[mandate];
  const states = [
    ...(floor ? [say('call.hasFloor')] : []),
    ...(talks ? [say('call.speaks')] : open ? [say('call.micOpen')] : []),
    ...(now && !there ? [say('call.away')] : []),
  ];
  return (
    <li data-person={person}>
      <StateShape name={there || !now ? (talks || open ? 'dot' : 'ring') : 'cross'} tone={talks ? 'done' : 'older'} />
      <span>
        {room.people[person]?.name ?? person}
        {mine && ` (${say('call.you')})`}
        <span className="older">
          {held && ` · ${functionName(held.function, language)}`}
          {states.length > 0 && (
            <>
              {' · '}
              <b>{states.join(' · ')}</b>
            </>
          )}
        </span>
      </span>
    </li>
  );
}
