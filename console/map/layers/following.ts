import type { Polygon } from 'geojson';
import { circle } from '../../../shared/perimeters/shapes.ts';
import type { MapPerimeter } from './perimeters.ts';

type Place = readonly [longitude: number, latitude: number];

/** Perimeters that follow something, around where it is now; the others, and what is not heard, as they are. */
export const takenAlong = (perimeters: readonly MapPerimeter[], places: ReadonlyMap<string, Place>): MapPerimeter[] =>
  perimeters.map(p => {
    const centre = p.follows && places.get(p.follows.track);
    if (!p.follows || !centre) return p;
    const [longitude, latitude] = centre;
    return {
      ...p,
      area: circle([longitude, latitude], p.follows.radius) as Polygon,
      follows: { ...p.follows, centre },
    };
  });
