import type { Evolve, Patch } from '../capability.ts';
import type { Screen } from '../screens/schema.ts';
import { haltAt } from './clock.ts';
import type { LayoutSaved, Tour, TourSaved, TourSteered } from './schema.ts';

export const layoutEvolve = {
  'layout.saved': ((_room, { layout: id, ...told }, { at, by }): Patch => ({
    layouts: { [id]: { ...told, id, saved: { at, by } } },
  })) as Evolve<LayoutSaved>,
  /** Whatever showed it goes on showing the same pictures: removing a name takes nothing off a wall. */
  'layout.removed': ((room, { layout: id }): Patch => {
    const layout = room.layouts[id];
    if (!layout) return {};
    const screens = Object.values(room.screens).filter(screen => screen.saved === id);
    const tours = Object.values(room.tours).filter(({ steps }) => steps.some(step => step.layout === id));
    return {
      layouts: { [id]: null },
      screens: Object.fromEntries(screens.map(s => [s.id, showing(s, layout.feeds, layout.first)])),
      tours: Object.fromEntries(tours.map(tour => [tour.id, withoutLayout(tour, id, layout.feeds)])),
    };
  }) as Evolve<{ layout: string }>,
  /** Changed, it begins again at its first step; a pause stays one. */
  'tour.saved': ((room, { tour: id, ...told }, { at, by }): Patch => ({
    tours: {
      [id]: {
        ...told,
        id,
        saved: { at, by },
        clock: { since: at, ahead: 0, paused: room.tours[id]?.clock.paused ?? false },
      },
    },
  })) as Evolve<TourSaved>,
  'tour.removed': ((room, { tour: id }, { at }): Patch => {
    const tour = room.tours[id];
    if (!tour) return {};
    const step = tour.steps[haltAt(tour, Date.parse(at)).step];
    const layout = step?.layout ? room.layouts[step.layout] : undefined;
    const feeds = step?.feeds ?? layout?.feeds ?? [];
    const screens = Object.values(room.screens).filter(screen => screen.tour === id);
    return {
      tours: { [id]: null },
      screens: Object.fromEntries(screens.map(s => [s.id, showing(s, feeds, layout?.first)])),
    };
  }) as Evolve<{ tour: string }>,
  'tour.steered': ((room, { tour: id, ...clock }): Patch => {
    const tour = room.tours[id];
    return tour ? { tours: { [id]: { ...tour, clock } } } : {};
  }) as Evolve<TourSteered>,
};

function showing(screen: Screen, feeds: readonly string[], first: Screen['first']): Screen {
  const { saved: _saved, tour: _tour, ...rest } = screen;
  return { ...rest, feeds: [...feeds], ...(first ? { first } : {}) };
}

const withoutLayout = (tour: Tour, id: string, feeds: readonly string[]): Tour => ({
  ...tour,
  steps: tour.steps.map(step => (step.layout === id ? { feeds: [...feeds], seconds: step.seconds } : step)),
});
