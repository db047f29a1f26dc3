/**
 * The demonstration's drone: a slow ellipse over place Madou, camera straight down with north at the top. Pure: the
 * position on the map and the picture over RTSP are both computed from the same moment and so agree.
 */
export interface DronePosition {
  readonly longitude: number;
  readonly latitude: number;
  /** Metres above ground. */
  readonly altitude: number;
  /** Degrees clockwise from north in which it flies; the picture's top is always north. */
  readonly heading: number;
  /** Metres per second over ground. */
  readonly speed: number;
  /** What the picture shows on the ground: a closed GeoJSON ring, counter-clockwise. */
  readonly footprint: { readonly type: 'Polygon'; readonly coordinates: readonly (readonly [number, number])[][] };
}
export const MADOU = [4.369118, 50.849481] as const;
/** Seconds of one round, at three metres a second on average. */
export const ROUND = 260;
/** Half axes of the ellipse in metres, east and north. */
export const HALF_AXES = { east: 150, north: 90 } as const;
/** Metres on the ground in the picture at this altitude, with the lens of a common thermal and day camera (88°). */
export const VIEW = { width: 192, height: 108 } as const;
const ALTITUDE = 100;
/** Metres per degree at Brussels' latitude, WGS 84; good to a few centimetres over the flight. */
const PER_DEGREE = { east: 70_440, north: 111_250 } as const;

/** Metres east and north of place Madou at `seconds`, any moment: seconds since the epoch in the demonstration. */
export function offsetAt(seconds: number): { readonly east: number; readonly north: number } {
  const angle = (2 * Math.PI * seconds) / ROUND;
  return { east: HALF_AXES.east * Math.cos(angle), north: HALF_AXES.north * Math.sin(angle) };
}

export function droneFlight(seconds: number): DronePosition {
  const { east, north } = offsetAt(seconds);
  const angle = (2 * Math.PI * seconds) / ROUND;
  const rate = (2 * Math.PI) / ROUND;
  const velocity = { east: -HALF_AXES.east * Math.sin(angle) * rate, north: HALF_AXES.north * Math.cos(angle) * rate };
  const degrees = (Math.atan2(velocity.east, velocity.north) * 180) / Math.PI;
  const corner = (x: number, y: number) => place(east + (x * VIEW.width) / 2, north + (y * VIEW.height) / 2);
  const [longitude, latitude] = place(east, north);
  return {
    longitude,
    latitude,
    altitude: ALTITUDE,
    heading: (degrees + 360) % 360,
    speed: Math.hypot(velocity.east, velocity.north),
    footprint: {
      type: 'Polygon',
      coordinates: [[corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)]],
    },
  };
}

function place(east: number, north: number): readonly [number, number] {
  return [MADOU[0] + east / PER_DEGREE.east, MADOU[1] + north / PER_DEGREE.north];
}
