import type { ReactNode } from 'react';
import type { Message } from '../../shared/messages/schema.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { minuteOf } from '../language/moment.ts';
import { Attachments } from '../log/Attachments.tsx';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { functionName } from '../situation/names.ts';
import { Age, Moment } from '../ui/Moment.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { MessageNumberMark } from './MessageNumberMark.tsx';
import type { Plan } from './Triage.tsx';
import { priorityOf } from './traffic.ts';

interface Props {
  message: Message;
  plan: Plan;
  current: boolean;
  ticked: boolean;
  onTick: (() => void) | undefined;
  onPick: () => void;
  children: ReactNode;
}

/** One message that waits: its number, what it says, who brought it, and where it would go. */
export function TriageRow({ message, plan, current, ticked, onTick, onPick, children }: Props) {
  const { say, language } = useLanguage();
  const now = useMinute();
  const incident = useRoom(store => (plan.incident ? store.room.incidents[plan.incident] : undefined));
  const priority = priorityOf(message);
  const late = minuteOf(message.receivedAt) !== minuteOf(message.entered.at);
  return (
    <li className={current ? 'current' : undefined} data-message={message.id}>
      <span className="tick">
        {onTick && (
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={say('message.tick', { n: message.number.n })}
            checked={ticked}
            onChange={onTick}
          />
        )}
      </span>
      <MessageNumberMark number={message.number} />
      <span className="when">
        <Moment at={message.receivedAt} />
        <span className="stale">
          <Age from={message.receivedAt} now={now} />
        </span>
      </span>
      <div className="said">
        <button type="button" className="pick" aria-current={current ? 'true' : undefined} onClick={onPick}>
          {priority !== 'routine' && (
            <span className={priority === 'flash' ? 'severe' : 'moderate'}>
              <StateShape
                name={priority === 'flash' ? 'half' : 'open'}
                tone={priority === 'flash' ? 'severe' : 'moderate'}
              />
              {say(`message.priority.${priority}`)}
            </span>
          )}
          {read(message.text, language)}
        </button>
        <p className="older">
          {say(`message.channel.${message.channel}`)} · {message.from.name}
          {message.from.contact && <span className="n"> {message.from.contact}</span>}
          {late && <span className="stale"> · {say('message.enteredAt', { at: minuteOf(message.entered.at) })}</span>}
          {message.assigned && (
            <span className="moderate">
              {' '}
              · {say('message.assigned', { who: functionName(message.assigned.function, language) })}
            </span>
          )}
        </p>
        {message.attachments && <Attachments files={message.attachments} />}
        {children}
      </div>
      <span className="plan">
        <b className="n">{plan.source}</b>
        <span className="older">{incident ? read(incident.title, language) : say('desk.wholeRoom')}</span>
      </span>
    </li>
  );
}
