import type { Room } from '../room.ts';

/**
 * The number of each camera, the same on every map, tile and wall: its place in the order of first registration. A
 * retired camera keeps its number, so that "camera 3" means one camera for as long as the journal is read.
 */
export const feedNumbers = (feeds: Room['feeds']): ReadonlyMap<string, number> =>
  new Map(Object.keys(feeds).map((id, place) => [id, place + 1]));
