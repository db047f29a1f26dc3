import './calls.css';
import { useEffect } from 'react';
import { openSheet, useDesk } from '../desk/deskState.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { hold, leaveCall, startCall, useCall } from './call.ts';
import { Sound } from './Sound.tsx';
import { TalkButton } from './TalkButton.tsx';

/** The key that talks, wherever the focus is: no text needs it. */
const TALK_KEY = 'F8';

/**
 * The room that this console is in, above everything else at the desk: who speaks, the key to talk, the way out. A page that
 * is the room itself says where one goes after leaving.
 */
export default function CallDock({ organ, onLeave }: { organ: string; onLeave?: () => void }) {
  const { say, language } = useLanguage();
  const me = useRoom(store => store.me?.person.id);
  const kind = useRoom(store => store.room.organs[organ]?.kind);
  const people = useRoom(store => store.room.people);
  const now = useCall(call => call.now);
  const line = useCall(call => call.line);
  const shown = useDesk(desk => desk.sheet?.name === 'calls');
  // Another language is another line to the hub.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => (me ? startCall(organ, me) : undefined), [organ, me, language]);
  useTalkKey();
  const talking = now?.talking.map(person => people[person]?.name ?? person).join(', ');
  const voices = [...(line?.received ?? [])].filter(([, { as }]) => as === 'voice');
  return (
    <section className="call-dock" aria-label={say('call.rooms')}>
      <b>{kind && say(`phase.organ.${kind}`)}</b>
      <span className="older">{say('call.people', { n: now?.members.length ?? 1 })}</span>
      <span className="speaker" role="status">
        {line?.state === 'open' ? (
          talking && (
            <>
              <StateShape name="dot" tone="done" /> {talking} <span className="older">{say('call.speaks')}</span>
            </>
          )
        ) : (
          <>
            <StateShape name="half" tone="severe" /> {say(line?.state === 'lost' ? 'call.lost' : 'call.opening')}
          </>
        )}
      </span>
      <span className="acts">
        <TalkButton shortcut={TALK_KEY} />
        {!shown && !onLeave && <Button onClick={() => openSheet('calls')}>{say('call.show')}</Button>}
        <Button onClick={() => void leaveCall(organ).then(onLeave)}>{say('call.leave')}</Button>
      </span>
      {voices.map(([producer, { stream }]) => (
        <Sound key={producer} stream={stream} />
      ))}
    </section>
  );
}

function useTalkKey(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== TALK_KEY || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      hold(event.type === 'keydown');
    };
    // A key that is let go in another window is let go too.
    const let_ = () => hold(false);
    addEventListener('keydown', press);
    addEventListener('keyup', press);
    addEventListener('blur', let_);
    return () => {
      removeEventListener('keydown', press);
      removeEventListener('keyup', press);
      removeEventListener('blur', let_);
      hold(false);
    };
  }, []);
}
