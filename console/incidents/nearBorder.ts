import type { Point } from '../../shared/geometry.ts';
import type { Locator } from '../../shared/territory/locate.ts';

let loading: Promise<Locator | undefined> | undefined;

/** The same locator as the server's, over the same communes; loaded when a pin first needs it. */
function loadLocator(): Promise<Locator | undefined> {
  loading ??= (async () => {
    try {
      const [{ createLocator }, index, communes] = await Promise.all([
        import('../../shared/territory/locate.ts'),
        fetch('/territory/index.json').then(answer => answer.json()),
        fetch('/territory/communes.geojson').then(answer => answer.json()),
      ]);
      return createLocator({ communes, level: index.level });
    } catch {
      // Out of reach: the server places the pin, and the next pin tries again.
      loading = undefined;
      return undefined;
    }
  })();
  return loading;
}

/** Where a pin lies, as far as the console knows; `choose` where a person must say which commune it is. */
export interface PinPlace {
  readonly communes: readonly string[];
  readonly choose: readonly string[];
}

/** Communes of a pin, and those it might be in where the border is too near for the drawing at hand. */
export async function locatePin(point: Point): Promise<PinPlace | undefined> {
  const locator = await loadLocator();
  if (!locator) return undefined;
  const { communes, nearBorder } = locator.at(point);
  return { communes, choose: nearBorder && nearBorder.communes.length > 1 ? nearBorder.communes : [] };
}
