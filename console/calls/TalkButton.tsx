import { useLanguage } from '../language/Language.tsx';
import { Button } from '../ui/Button.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { hold, keepOpen, useCall } from './call.ts';

/** Held by pointer, Space, Enter or its key; beside it the switch for whoever cannot hold, or speaks for long. */
export function TalkButton({ shortcut }: { shortcut: string }) {
  const { say } = useLanguage();
  const held = useCall(call => call.held);
  const kept = useCall(call => call.kept);
  const deaf = useCall(call => call.line?.missing.includes('voice') ?? false);
  const heard = (held || kept) && !deaf;
  const key = (down: boolean) => (event: React.KeyboardEvent) => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    hold(down);
  };
  return (
    <>
      <Button
        rank="primary"
        className={heard ? 'talk on' : 'talk'}
        shortcut={shortcut}
        title={say('call.talkHow')}
        aria-pressed={heard}
        disabled={deaf}
        onPointerDown={event => {
          event.currentTarget.setPointerCapture(event.pointerId);
          hold(true);
        }}
        onPointerUp={() => hold(false)}
        onPointerCancel={() => hold(false)}
        onKeyDown={key(true)}
        onKeyUp={key(false)}
        onBlur={() => hold(false)}
      >
        {heard && <StateShape name="dot" />}
        {say(heard ? 'call.onAir' : 'call.talk')}
      </Button>
      <Button aria-pressed={kept} disabled={deaf} onClick={() => keepOpen(!kept)}>
        {say('call.keepOpen')}
      </Button>
    </>
  );
}
