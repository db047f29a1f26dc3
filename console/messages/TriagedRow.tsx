import { useEffect, useRef } from 'react';
import type { Message } from '../../shared/messages/schema.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { minuteOf } from '../language/moment.ts';
import { openHit } from '../log/inContext.ts';
import { useRoom } from '../room/store.ts';
import { personName } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Moment } from '../ui/Moment.tsx';
import { MessageNumberMark } from './MessageNumberMark.tsx';

/** One message that has been triaged: where it went, by whom, when. */
export function TriagedRow({ message, sought }: { message: Message; sought: boolean }) {
  const { say, language } = useLanguage();
  const by = useRoom(store => (message.triaged ? personName(store.room, message.triaged.by) : ''));
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (sought) row.current?.scrollIntoView({ block: 'center' });
  }, [sought]);
  const { triaged } = message;
  if (!triaged) return null;
  const entry = triaged.to === 'log' ? triaged.entries[0] : undefined;
  return (
    <li ref={row} className={sought ? 'current' : undefined}>
      <MessageNumberMark number={message.number} />
      <span className="when">
        <Moment at={message.receivedAt} />
      </span>
      <div className="said">
        <p>{read(message.text, language)}</p>
        <p className="older">
          {say(`message.channel.${message.channel}`)} · {message.from.name}
        </p>
      </div>
      <span className="plan">
        <span className="older">
          {triaged.to === 'aside'
            ? say('message.wentAside', { reason: triaged.reason })
            : say(triaged.to === 'log' ? 'message.wentLog' : 'message.wentDecision')}
        </span>
        <span className="stale">
          {by} · {minuteOf(triaged.at)}
        </span>
        {entry && (
          <Button rank="link" onClick={() => openHit({ collection: 'log', id: entry })}>
            {say('message.seeLine')}
          </Button>
        )}
      </span>
    </li>
  );
}
