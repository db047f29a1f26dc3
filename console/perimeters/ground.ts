import { useEffect, useState } from 'react';
import type { Area, Territory, Touched } from '../../shared/geometry.ts';
import type { FacilitiesTouched } from '../../shared/territory/facilities.ts';
import { brusselsDay } from '../../shared/territory/reference.ts';
import { serverNow } from '../room/store.ts';

let loading: Promise<Territory | undefined> | undefined;

/** The territory as the server's rules ask it, over the same files; loaded when a perimeter is first drawn. */
export function loadGround(): Promise<Territory | undefined> {
  loading ??= (async () => {
    try {
      const json = async (path: string) => (await fetch(`/territory/${path}`)).json();
      const [{ createLocator }, { createFacilityIndex }, { territoryOf }, index, communes] = await Promise.all([
        import('../../shared/territory/locate.ts'),
        import('../../shared/territory/facilities.ts'),
        import('../../shared/territory/rules.ts'),
        json('index.json'),
        json('communes.geojson'),
      ]);
      const names = (index.facilities ?? []) as string[];
      const layers = await Promise.all(names.map(async name => [name, await json(`layers/${name}.geojson`)] as const));
      const locator = createLocator({ communes, level: index.level });
      const facilities = createFacilityIndex(Object.fromEntries(layers), index.level);
      return territoryOf(locator, brusselsDay(new Date(serverNow()).toISOString()), facilities);
    } catch {
      // Out of reach: the server computes what is touched, and the next drawing tries again.
      loading = undefined;
      return undefined;
    }
  })();
  return loading;
}

/** What rings touch together; the facilities are those of the outermost. */
export interface Reach extends Touched {
  readonly facilities: FacilitiesTouched;
}
/** A held arrow or a typed figure asks once it rests, ms. */
const REST_MS = 120;

/** What the areas touch, from the inside out; undefined while it is computed or cannot be. */
export function useReach(areas: readonly Area[]): Reach | undefined {
  const [reach, setReach] = useState<{ readonly of: string; readonly is: Reach }>();
  const key = JSON.stringify(areas);
  useEffect(() => {
    const drawn = JSON.parse(key) as Area[];
    const outermost = drawn.at(-1);
    if (!outermost) return;
    let gone = false;
    const timer = setTimeout(async () => {
      const ground = await loadGround();
      if (gone || !ground) return;
      const touched = drawn.map(area => ground.touching(area));
      const union = (codes: readonly (readonly string[])[]) => [...new Set(codes.flat())].sort();
      const is = {
        communes: union(touched.map(t => t.communes)),
        zones: union(touched.map(t => t.zones)),
        facilities: ground.facilitiesIn(outermost),
      };
      setReach({ of: key, is });
    }, REST_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [key]);
  return areas.length > 0 && reach ? reach.is : undefined;
}
