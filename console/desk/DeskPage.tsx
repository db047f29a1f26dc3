import '../language/screen.ts';
import './desk.css';
import './forms.css';
import './hand.css';
import { lazy, Suspense, useEffect, useState } from 'react';
import { commandPost, directorsPresent, policyOf } from '../../shared/situation/policy.ts';
import { useInCall } from '../calls/inCall.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { clockOf } from '../language/moment.ts';
import { startOutbox } from '../log/outbox.ts';
import { connect, disconnect, loadSession, useRoom } from '../room/store.ts';
import { useNow } from '../room/useNow.ts';
import { Announcer } from '../ui/Announcer.tsx';
import { Banner } from '../ui/Banner.tsx';
import { PhaseStrip } from '../ui/PhaseStrip.tsx';
import { AlarmFlag } from './AlarmFlag.tsx';
import { startAlarms } from './alarms.ts';
import { useDesk } from './deskState.ts';
import { useFirstInHand } from './firstInHand.ts';
import { HandPane } from './HandPane.tsx';
import { LeftPane } from './LeftPane.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { usePanes } from './Separator.tsx';
import { SheetPane, SheetTabs } from './SheetPane.tsx';
import { useShortcuts } from './shortcuts.ts';
import { Tasks } from './Tasks.tsx';

// Map and pictures are loaded when they are shown: the list and the log stand before them.
const MapPane = lazy(() => import('../map/MapPane.tsx'));
const CallDock = lazy(() => import('../calls/CallDock.tsx'));
const VideoPane = lazy(() => import('../feeds/VideoPane.tsx'));

/** What a narrow screen shows, one at a time. */
const PANES = ['list', 'map', 'hand', 'pictures'] as const;
type Pane = (typeof PANES)[number];

/** The operator's desk: what asks for me, the picture, the one thing in hand. */
export default function DeskPage() {
  const { language } = useLanguage();
  const { left, right } = usePanes();
  const [pane, setPane] = useState<Pane>('list');
  useEffect(() => {
    const world = new URLSearchParams(location.search).get('world') ?? 'live';
    void loadSession();
    connect(world, language);
    return disconnect;
  }, [language]);
  const covered = useDesk(desk => desk.sheet !== undefined);
  useEffect(startAlarms, []);
  useEffect(startOutbox, []);
  useFirstInHand();
  useShortcuts();
  useSteps(setPane);
  return (
    <Announcer>
      <div className="desk" data-shown={pane} style={{ '--set-left': left, '--set-right': right }}>
        <Notices />
        <Strip />
        <main>
          <h1 className="unseen">Belfry</h1>
          <LeftPane />
          <SheetTabs />
          <div className="map-pane" data-pane="map" inert={covered}>
            <Suspense fallback={null}>
              <MapPane />
            </Suspense>
          </div>
          <div className="picture-pane" data-pane="pictures" inert={covered}>
            <Suspense fallback={<section className="videos" />}>
              <VideoPane />
            </Suspense>
          </div>
          <SheetPane />
          <HandPane />
          <Tasks />
          <AlarmFlag />
        </main>
        <PaneSwitch pane={pane} onPane={setPane} />
      </div>
    </Announcer>
  );
}

/** On a narrow screen what a hand takes is shown; what the desk takes up by itself when it joins leaves the list in sight. */
function useSteps(show: (pane: Pane) => void): void {
  useEffect(() => {
    let touched = false;
    const touch = () => {
      touched = true;
    };
    addEventListener('pointerdown', touch, { once: true, capture: true });
    addEventListener('keydown', touch, { once: true, capture: true });
    const undo = useDesk.subscribe((now, before) => {
      if (touched && now.sheet && now.sheet !== before.sheet) return show('map');
      if (!touched || (now.goTo === before.goTo && now.inHand === before.inHand)) return;
      const { point } = useRoom.getState().room.incidents[now.inHand ?? ''] ?? {};
      const taken = now.inHand !== before.inHand || now.goTo?.point === point;
      if (now.inHand && taken) show('hand');
      // A place that was asked for is on the map.
      else if (now.goTo !== before.goTo) show('map');
    });
    return () => {
      undo();
      removeEventListener('pointerdown', touch, { capture: true });
      removeEventListener('keydown', touch, { capture: true });
    };
  }, [show]);
}

/** Tabs at the thumb where only one pane fits; a wide desk does not show them. */
function PaneSwitch({ pane, onPane }: { pane: Pane; onPane: (pane: Pane) => void }) {
  const { say } = useLanguage();
  const words = { list: 'desk.list', map: 'room.map', hand: 'desk.paneRight', pictures: 'room.feeds' } as const;
  return (
    <nav className="pane-switch" aria-label={say('desk.panes')}>
      {PANES.map(name => (
        <button key={name} type="button" aria-pressed={name === pane} onClick={() => onPane(name)}>
          {say(words[name])}
        </button>
      ))}
    </nav>
  );
}

function Strip() {
  const { language } = useLanguage();
  const now = useNow();
  const room = useRoom(store => store.room);
  const link = useRoom(store => store.link);
  const world = useRoom(store => store.world);
  const { level, declaration } = policyOf(room);
  const post = commandPost(room);
  const standing = world !== 'live' ? 'exercise' : room.about.room?.demonstration ? 'demonstration' : 'live';
  return (
    <PhaseStrip
      mode={link.state === 'lost' ? 'lost' : standing}
      policy={{
        level,
        since: declaration?.declared.decidedAt,
        ...(declaration ? { communes: declaration.communes } : {}),
      }}
      operations={post && { since: post.opened.at, place: read(post.name, language).replace(/^[^,]*,\s*/, '') }}
      present={directorsPresent(room, now)}
      now={now}
      person={<PersonMenu />}
    />
  );
}

/** What must be known before anything on the screen is believed: the hub is gone, the world is not real. */
function Notices() {
  const { say } = useLanguage();
  const link = useRoom(store => store.link);
  const world = useRoom(store => store.world);
  const exercise = world !== 'live';
  useEffect(() => {
    // The frame around the screen and the hues of a sealed world hang on the page itself.
    if (exercise) document.documentElement.dataset.world = 'exercise';
    return () => {
      delete document.documentElement.dataset.world;
    };
  }, [exercise]);
  const inCall = useInCall(call => call.organ);
  return (
    <div className="notices">
      {exercise && (
        <Banner kind="exercise" title={say('room.exerciseBanner')} end={say('room.exerciseBanner')}>
          {say('room.exerciseWhy')}
        </Banner>
      )}
      {link.state === 'lost' && (
        <Banner kind="lost" title={say('connection.lostSince', { at: clockOf(link.since) })}>
          {say('connection.kept', { at: clockOf(link.since) })}
        </Banner>
      )}
      {link.state === 'refused' && link.reason === 'reload-needed' && (
        <Banner kind="lost" title={say('connection.reload')} />
      )}
      {inCall && (
        <Suspense fallback={null}>
          <CallDock organ={inCall} />
        </Suspense>
      )}
    </div>
  );
}
