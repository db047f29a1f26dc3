import './ui/base.css';
import { lazy, StrictMode, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageProvider } from './language/Language.tsx';
import { goTo, onPlace, placeOf } from './shell/place.ts';
import { usePreferences } from './shell/preferences.ts';

// Each page brings its own code: the phone of a liaison officer never loads the desk.
const Desk = lazy(() => import('./desk/DeskPage.tsx'));
const Wall = lazy(() => import('./wall/WallPage.tsx'));
const Liaison = lazy(() => import('./liaison/LiaisonPage.tsx'));
const SignIn = lazy(() => import('./shell/SignIn.tsx').then(m => ({ default: m.SignIn })));
const Legend = lazy(() => import('./legend/LegendPage.tsx'));

/** Functions whose home is the desk; everyone else is reached by alerts, and starts with their list. */
const DESK_FUNCTIONS = new Set([
  'regional-operator',
  'information-manager',
  'high-official',
  'minister-interior',
  'video-operator',
  'auditor',
  'administrator',
  'dir-d1',
  'dir-d2',
  'dir-d3',
  'dir-d4',
  'dir-d5',
  'zone-images',
  'mayor',
]);
interface Session {
  readonly mandates: readonly { readonly function: string }[];
}

function App() {
  const { language } = usePreferences();
  const path = useSyncExternalStore(onPlace, () => location.pathname);
  const [session, setSession] = useState<Session | null>();
  const place = placeOf(path);

  const load = () =>
    fetch('/api/session')
      .then(async answer => setSession(answer.ok ? await answer.json() : null))
      // No server in reach: the phone still shows what it keeps; the desk says that the hub is gone.
      .catch(() => setSession({ mandates: [] }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, at the start; signing in asks again
  useEffect(() => void load(), []);

  const signedIn = async () => {
    await load();
    if (placeOf(location.pathname).page === 'sign-in') goTo('/', 'replace');
  };
  const shown = () => {
    if (place.page === 'legend') return <Legend />;
    if (session === undefined) return null;
    if (session === null || place.page === 'sign-in') return <SignIn onSignedIn={() => void signedIn()} />;
    if (place.page === 'wall') return <Wall screen={place.screen} />;
    if (place.page === 'alert') return <Liaison alert={place.alert} />;
    if (place.page === 'asked') return <Liaison asked={place} />;
    return session.mandates.some(m => DESK_FUNCTIONS.has(m.function)) ? <Desk /> : <Liaison />;
  };
  return (
    <LanguageProvider language={language}>
      <Suspense fallback={null}>{shown()}</Suspense>
    </LanguageProvider>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
