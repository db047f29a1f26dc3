import '../language/screen.ts';
import './wall.css';
import { commandPost, directorsPresent, policyOf } from '../../shared/situation/policy.ts';
import { PicturesProvider } from '../feeds/PicturesProvider.tsx';
import { screenName } from '../feeds/screens.ts';
import { BothLanguages, useLanguage } from '../language/Language.tsx';
import { clockOf, secondOf } from '../language/moment.ts';
import { sayBoth } from '../language/say.ts';
import { useTerritory } from '../map/territory.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { useNow } from '../room/useNow.ts';
import { communeShort } from '../situation/names.ts';
import { WallStrip } from '../ui/PhaseStrip.tsx';
import { SeverityMark } from '../ui/SeverityMark.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { useJustChanged, useScale, useWakeLock, useWallDisplay, useWallRoom } from './useWall.ts';
import { WallInset } from './WallInset.tsx';
import { WallMap } from './WallMap.tsx';
import { WallMosaic } from './WallMosaic.tsx';
import { inBoth, silenceOf, tickerOf, type WallView, wallView } from './wallView.ts';

/** How long a screen says its name when it has changed, ms. */
const NAME_MS = 3_000;
/** How long it says whose its map is, ms. */
const SOURCE_MS = 10_000;
/** What happened within so long has a bar at its edge, ms. */
const FRESH_MS = 60_000;
/** Lines below the map. */
const LINES = 8;

/** One screen of the wall: what a desk sent it, in French and Dutch, with nothing to press. */
export default function WallPage({ screen }: { screen: string }) {
  useWallRoom(screen);
  useWallDisplay();
  useWakeLock();
  return (
    <BothLanguages>
      <PicturesProvider>
        <Screen name={screen} />
      </PicturesProvider>
    </BothLanguages>
  );
}

function Screen({ name }: { name: string }) {
  const { zoom, height } = useScale();
  const room = useRoom(store => store.room);
  const link = useRoom(store => store.link);
  const known = room.seq > 0;
  const view = wallView(room, name, serverNow());
  return (
    <div
      className="wall-screen"
      data-layout={view?.screen.layout ?? 'none'}
      data-lost={link.state === 'lost' && known}
      style={{ zoom, height }}
    >
      <Strip />
      <Standing />
      {view ? <Shown view={view} /> : <NoView known={known} />}
      {view && <Name screen={name} changed={view.screen.shown.at} />}
    </div>
  );
}

function Strip() {
  const now = useNow();
  const room = useRoom(store => store.room);
  const link = useRoom(store => store.link);
  const world = useRoom(store => store.world);
  const { level, declaration } = policyOf(room);
  const post = commandPost(room);
  const standing = world !== 'live' ? 'exercise' : room.about.room?.demonstration ? 'demonstration' : 'live';
  return (
    <WallStrip
      mode={link.state === 'lost' ? 'lost' : standing}
      policy={{
        level,
        since: declaration?.declared.decidedAt,
        ...(declaration ? { communes: declaration.communes.map(communeShort) } : {}),
      }}
      operations={post && { since: post.opened.at }}
      present={directorsPresent(room, now)}
      now={now}
    />
  );
}

/** What must be known before anything here is believed: the hub is gone, or this world is not real. */
function Standing() {
  const { say } = useLanguage();
  const link = useRoom(store => store.link);
  const world = useRoom(store => store.world);
  const since = link.state === 'lost' ? clockOf(link.since) : undefined;
  return (
    <div className="wall-standing">
      {world !== 'live' && (
        <p className="exercise-bar" role="status">
          {sayBoth('room.exerciseBanner')[0]}
        </p>
      )}
      {since && (
        <p className="lost-bar" role="alert">
          <StateShape name="half" />
          {say('wall.lostSince', { at: since })}
        </p>
      )}
      {link.state === 'refused' && (
        <p className="lost-bar" role="alert">
          <StateShape name="half" />
          {say(link.reason === 'reload-needed' ? 'connection.reload' : 'wall.signIn')}
        </p>
      )}
    </div>
  );
}

function Shown({ view }: { view: WallView }) {
  const { say } = useLanguage();
  const shown = useTerritory();
  const demonstration = useRoom(store => store.room.about.room?.demonstration === true);
  const { layout, shown: sent } = view.screen;
  const fresh = useJustChanged(sent.at, SOURCE_MS);
  return (
    <>
      {layout !== 'mosaic' && (
        <main className="wall-map" data-fresh={fresh}>
          {shown ? (
            <WallMap view={view} territory={shown.territory} />
          ) : (
            <p className="wall-words">{say('wall.noMap')}</p>
          )}
          {shown && <WallInset shapes={shown.shapes} incident={view.incident?.id} />}
          {demonstration && <p className="wall-demonstration">{say('room.demonstration')}</p>}
        </main>
      )}
      <section className="wall-mosaic" aria-label={say('room.feeds')}>
        <Heading view={view} />
        {layout !== 'map' && <WallMosaic view={view} />}
      </section>
      {layout !== 'mosaic' && <Ticker incident={view.incident?.id} />}
    </>
  );
}

/** The one thing that needs a person, in red; where nothing does, what is shown here. */
function Heading({ view }: { view: WallView }) {
  const { say } = useLanguage();
  const now = useNow();
  const room = useRoom(store => store.room);
  const silence = silenceOf(room, now);
  if (silence) {
    const minutes = Math.floor((now - Date.parse(silence.since)) / 60_000);
    return (
      <div className="wall-red" role="alert">
        <StateShape name="full" />
        <b>{silence.who}</b>
        <span className="n">
          {minutes}
          <small> min</small>
        </span>
        <p>
          {say('wall.silent')}
          {silence.more > 0 && ` · ${say('wall.more', { n: silence.more })}`}
        </p>
      </div>
    );
  }
  if (!view.incident) return null;
  return (
    <div className="wall-calm">
      <SeverityMark severity={view.incident.severity} />
      <b>{inBoth(view.incident.title)}</b>
      <p>
        {view.incident.communes.map(communeShort).join(' · ')} · {secondOf(view.incident.opened.at)}
      </p>
    </div>
  );
}

/** The log in French and Dutch, whole lines only, newest first. */
function Ticker({ incident }: { incident: string | undefined }) {
  const now = useNow();
  const room = useRoom(store => store.room);
  return (
    <ol className="wall-ticker">
      {tickerOf(room, incident, LINES).map(line => (
        <li
          key={line.id}
          className={[now - Date.parse(line.at) < FRESH_MS && 'changed', line.urgent && 'needs-you']
            .filter(Boolean)
            .join(' ')}
        >
          <time dateTime={line.at}>{clockOf(line.at)}</time>
          <span className="source">{line.source}</span>
          <span lang="fr">{line.say('fr')}</span>
          <span lang="nl">{line.say('nl')}</span>
        </li>
      ))}
    </ol>
  );
}

/** Before anything was sent to it a screen says so, and what it is called. */
function NoView({ known }: { known: boolean }) {
  const words = known ? sayBoth('room.screenUnknown') : sayBoth('connection.joining');
  return (
    <main className="wall-none">
      {words.map(word => (
        <p key={word}>{word}</p>
      ))}
    </main>
  );
}

function Name({ screen, changed }: { screen: string; changed: string }) {
  const shown = useJustChanged(changed, NAME_MS);
  if (!shown) return null;
  return (
    <p className="wall-name" role="status">
      {sayBoth('room.screen', { name: screenName(screen) }).map(name => (
        <b key={name}>{name}</b>
      ))}
    </p>
  );
}
