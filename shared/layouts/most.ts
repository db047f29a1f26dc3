/** As many as one mosaic takes: six by six is the least that a person can still tell apart on a wall. */
export const MOST_TILES = 36;
