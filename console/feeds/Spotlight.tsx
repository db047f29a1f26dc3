import { lazy, Suspense, useEffect, useRef } from 'react';
import type { Feed } from '../../shared/feeds/schema.ts';
import type { Incident } from '../../shared/incidents/schema.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { usePurpose } from './bases.ts';
import { LiveTile } from './LiveTile.tsx';
import { lookCloser } from './spotlight.ts';
import { useWatchers } from './Watchers.tsx';

const PtzPanel = lazy(() => import('../ptz/PtzPanel.tsx'));

/** One picture as large as the screen allows, with why it may be seen and who sees it. Escape goes back. */
export function Spotlight({ feed, number, incident }: { feed: Feed; number: number; incident: Incident | undefined }) {
  const { say, language } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const handling = useRoom(store => store.presence.feeds[feed.id]?.handling);
  const watchers = useWatchers(feed);
  const purpose = usePurpose(incident);
  const name = read(feed.name, language);
  return (
    <dialog
      ref={dialog}
      className="spotlight"
      aria-label={`${number} ${name}`}
      onCancel={event => {
        event.preventDefault();
        lookCloser(undefined);
      }}
    >
      <LiveTile feed={feed} number={number} incident={incident} close />
      <Button rank="link" shortcut="Esc" onClick={() => lookCloser(undefined)}>
        {say('command.close')}
      </Button>
      <Suspense fallback={null}>
        <PtzPanel feed={feed} incident={incident} />
      </Suspense>
      <dl>
        <div>
          <dt>{say('feed.legalBasis')}</dt>
          <dd>{say(`feed.regime.${feed.regime}`)}</dd>
        </div>
        <div>
          <dt>{say('feed.purpose')}</dt>
          <dd>{read(purpose, language)}</dd>
        </div>
        <div>
          <dt>{say('desk.looks')}</dt>
          <dd>{watchers.join(' · ') || say('desk.nobodyLooks')}</dd>
        </div>
        {handling && (
          <div>
            <dt>{say('feed.stream')}</dt>
            <dd>{say(`feed.${handling}`)}</dd>
          </div>
        )}
      </dl>
    </dialog>
  );
}
