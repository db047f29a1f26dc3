import type { Evolve, Patch } from '../capability.ts';
import type { ScreenShown } from './schema.ts';

export const screenEvolve = {
  'screen.shown': ((_room, { screen: id, ...view }, { at, by }): Patch => ({
    screens: { [id]: { ...view, id, shown: { at, by } } },
  })) as Evolve<ScreenShown>,
};
