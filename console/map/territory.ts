import { useEffect, useState } from 'react';
import { type CommuneShape, communeShapes } from '../ui/regionShape.ts';
import type { MapTerritory } from './style/mapStyle.ts';

/** What a map and its inset draw from: the pack that this server has. */
export interface ShownTerritory {
  readonly territory: MapTerritory;
  /** Communes for the inset and for receipts at their place. */
  readonly shapes: readonly CommuneShape[];
}
const BASE = '/territory/';
/** How long until a pack that could not be reached is asked for again, ms. */
const AGAIN_MS = 3_000;

let loading: Promise<ShownTerritory> | undefined;

/** One pack for all maps of the page: the same object, so that no map redraws for an equal one. */
export function loadTerritory(): Promise<ShownTerritory> {
  loading ??= read().catch(error => {
    loading = undefined;
    throw error;
  });
  return loading;
}
async function read(): Promise<ShownTerritory> {
  const [index, communes, labels] = await Promise.all(
    ['index.json', 'communes.geojson', 'communes_labels.geojson'].map(async file => {
      const answer = await fetch(BASE + file);
      if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
      return answer.json();
    }),
  );
  const { level, attribution, layers } = index as Omit<MapTerritory, 'base'>;
  return {
    territory: { base: BASE, level, attribution, layers },
    shapes: communeShapes(communes.features, labels.features),
  };
}

/** Undefined while it loads; a server out of reach is asked again until it answers. */
export function useTerritory(): ShownTerritory | undefined {
  const [shown, setShown] = useState<ShownTerritory>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const ask = () => {
      loadTerritory().then(
        found => !gone && setShown(found),
        () => {
          if (!gone) timer = setTimeout(ask, AGAIN_MS);
        },
      );
    };
    ask();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, []);
  return shown;
}
