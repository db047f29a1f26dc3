import { useEffect, useState } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { Button } from '../ui/Button.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { allowBell, type Bell, lookAtBell } from './bell.ts';

/** What a browser offers to install itself with; not every one does. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

const WHAT_TO_DO = {
  denied: 'phone.denied',
  unsupported: 'phone.unsupported',
  'home-screen-first': 'liaison.homeScreenFirst',
  failed: 'liaison.bellFailed',
  ask: 'phone.allowWhy',
} as const;

/** Whether this phone rings, and what to do where it does not: one question, in plain words. */
export function BellPanel() {
  const { say } = useLanguage();
  const [bell, setBell] = useState<Bell>();
  const [working, setWorking] = useState(false);
  const install = useInstall();
  useEffect(() => void lookAtBell().then(setBell), []);
  const act = async (how: () => Promise<Bell>) => {
    setWorking(true);
    setBell(await how());
    setWorking(false);
  };
  if (bell === undefined) return null;
  const button = bell === 'ask' ? say('phone.allow') : bell === 'failed' ? say('liaison.bellAgain') : undefined;
  return (
    <section className={`bell ${bell}`} aria-live="polite">
      {bell === 'rings' ? (
        <p className="row">
          <StateShape name="tick" tone="done" />
          <span>{say('phone.allowed')}</span>
        </p>
      ) : (
        <>
          <h2>{say('liaison.bell')}</h2>
          <p>{say(WHAT_TO_DO[bell])}</p>
          {button && (
            <Button rank="primary" disabled={working} onClick={() => void act(bell === 'ask' ? allowBell : lookAtBell)}>
              {working ? say('liaison.bellWorking') : button}
            </Button>
          )}
        </>
      )}
      {install && <Button onClick={install}>{say('phone.install')}</Button>}
    </section>
  );
}

/** The browser's own way to install, kept for when the person taps it. */
function useInstall(): (() => void) | undefined {
  const [prompt, setPrompt] = useState<InstallPrompt>();
  useEffect(() => {
    const offered = (event: Event) => {
      event.preventDefault();
      setPrompt(event as InstallPrompt);
    };
    addEventListener('beforeinstallprompt', offered);
    return () => removeEventListener('beforeinstallprompt', offered);
  }, []);
  return prompt && (() => void prompt.prompt().finally(() => setPrompt(undefined)));
}
