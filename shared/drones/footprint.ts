import type { Point } from '../geometry.ts';
import { destination } from '../territory/geodesy.ts';

/** How a camera looks from a drone. All degrees. */
export interface View {
  /** Of the optical axis, clockwise from north. */
  readonly azimuth: number;
  /** Of the axis below the horizon: 90 straight down, 0 level, negative above. */
  readonly depression: number;
  /** Opening across and up and down. */
  readonly across: number;
  readonly upright: number;
}
/** A corner that looks farther than this, in heights or metres, shows haze: the field ends there. */
const FARTHEST = { heights: 12, metres: 3_000 } as const;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/**
 * The field of the camera on flat ground: its four corners, the first at the top left of the picture, clockwise.
 * @param height metres above the ground
 * @returns undefined where the picture shows no ground, or a value is not a number
 */
export function footprintOf(from: Point, height: number, view: View): readonly Point[] | undefined {
  const { azimuth, depression, across, upright } = view;
  const values = [...from, height, azimuth, depression, across, upright];
  if (!values.every(Number.isFinite) || height <= 0 || !(across > 0 && across < 170 && upright > 0 && upright < 170))
    return undefined;
  if (depression + upright / 2 <= 0) return undefined;
  const farthest = Math.min(height * FARTHEST.heights, FARTHEST.metres);
  const [x, y] = [Math.tan(radians(across / 2)), Math.tan(radians(upright / 2))];
  const tilt = radians(depression);
  const corners = [
    [-x, y],
    [x, y],
    [x, -y],
    [-x, -y],
  ] as const;
  return corners.map(([right, up]): Point => {
    // The ray in the frame of the drone's nadir: ahead along the axis' azimuth, and down.
    const ahead = Math.cos(tilt) + up * Math.sin(tilt);
    const down = Math.sin(tilt) - up * Math.cos(tilt);
    const flat = Math.hypot(ahead, right);
    const metres = down <= 0 ? farthest : Math.min((height * flat) / down, farthest);
    const [longitude, latitude] = destination(from, azimuth + (Math.atan2(right, ahead) * 180) / Math.PI, metres);
    return [round(longitude), round(latitude)];
  });
}
/** Six decimals: a tenth of a metre. */
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
