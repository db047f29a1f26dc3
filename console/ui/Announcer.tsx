import { createContext, type ReactNode, use, useCallback, useState } from 'react';

/** `now` interrupts the listener: only for what needs a person. */
type Announce = (text: string, urgency?: 'soon' | 'now') => void;

const AnnounceContext = createContext<Announce>(() => {});

/** Holds the two live regions of the page; everything below may speak through them. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ soon: '', now: '', turn: false });
  const announce = useCallback<Announce>((text, urgency = 'soon') => {
    // The no-break space of every second turn makes the same sentence twice a change, which is then read twice.
    setSaid(before => ({ ...before, turn: !before.turn, [urgency]: before.turn ? `${text}\u00a0` : text }));
  }, []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="unseen" aria-live="polite">
        {said.soon}
      </div>
      <div className="unseen" aria-live="assertive">
        {said.now}
      </div>
    </AnnounceContext>
  );
}

/** Says a change to those who listen to the screen: `announce('Alerte émise', 'soon')`. */
export const useAnnounce = (): Announce => use(AnnounceContext);
