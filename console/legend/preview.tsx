import '../ui/base.css';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageProvider } from '../language/Language.tsx';
import { detectLanguage, type Language } from '../language/language.ts';
import type { Situation } from '../map/layers/situation.ts';
import { type Picked, SituationMap } from '../map/SituationMap.tsx';
import type { MapTerritory } from '../map/style/mapStyle.ts';
import type { Look } from '../ui/color.ts';
import LegendPage from './LegendPage.tsx';

/** What a test may turn while it looks. */
export interface Preview {
  map?: MapLibreMap;
  picked?: Picked;
  show(change: { situation?: Situation; theme?: Look['theme']; language?: Language }): void;
}

/**
 * The legend, or a map with a situation given from outside, without a server behind: for a look while one draws, and
 * for the browser tests. `?show=map`, `?theme=`, `?display=`, `?lang=`. It is no entry of the console's build.
 */
const query = new URLSearchParams(location.search);

function PreviewPage() {
  const display = (query.get('display') ?? 'desk') as NonNullable<Look['display']>;
  const [shown, setShown] = useState({
    theme: (query.get('theme') ?? 'dark') as Look['theme'],
    language: detectLanguage(location.search, null, []),
    situation: {} as Situation,
  });
  const [territory, setTerritory] = useState<MapTerritory>();
  useEffect(() => {
    preview.show = change => setShown(before => ({ ...before, ...change }));
    if (query.get('show') === 'map') {
      void fetch('/territory/index.json').then(async answer =>
        setTerritory({ base: '/territory/', ...(await answer.json()) }),
      );
    }
  }, []);
  Object.assign(document.documentElement.dataset, { theme: shown.theme, display });
  document.documentElement.lang = shown.language;
  if (query.get('show') !== 'map') {
    return (
      <LanguageProvider language={shown.language}>
        <LegendPage />
      </LanguageProvider>
    );
  }
  return (
    <LanguageProvider language={shown.language}>
      <main style={{ height: '100vh' }}>
        {territory && (
          <SituationMap
            theme={shown.theme}
            display={display}
            language={display === 'wall' ? 'both' : shown.language}
            territory={territory}
            situation={shown.situation}
            interactive={display === 'desk'}
            onReady={map => {
              preview.map = map;
            }}
            onPick={picked => {
              preview.picked = picked;
            }}
          />
        )}
      </main>
    </LanguageProvider>
  );
}

const preview: Preview = { show: () => {} };
(window as unknown as { preview: Preview }).preview = preview;
createRoot(document.getElementById('root') as HTMLElement).render(<PreviewPage />);
