import { callSurface } from '../calls/surface.ts';
import { concertationSurface } from '../concertation/surface.ts';
import { decisionSurface } from '../decisions/surface.ts';
import { droneSurface } from '../drones/surface.ts';
import { sourceSurface } from '../feeds/sourceSurface.ts';
import { feedSurface } from '../feeds/surface.ts';
import { imageSurface } from '../images/surface.ts';
import { logSurface } from '../log/surface.ts';
import { messageSurface } from '../messages/surface.ts';
import { peopleSurface } from '../people/surface.ts';
import { perimeterSurface } from '../perimeters/surface.ts';
import { phasesSurface } from '../phases/surface.ts';
import { plansSurface } from '../plans/surface.ts';
import { recordingSurface } from '../recordings/surface.ts';
import { sitrepSurface } from '../sitreps/surface.ts';
import type { Surface } from './surface.ts';

/** What the capabilities bring to the desk, in the order of their tabs. */
export const SURFACES: readonly Surface[] = [
  // One line a capability.
  phasesSurface,
  messageSurface,
  logSurface,
  decisionSurface,
  concertationSurface,
  callSurface,
  peopleSurface,
  plansSurface,
  sitrepSurface,
  perimeterSurface,
  feedSurface,
  sourceSurface,
  recordingSurface,
  imageSurface,
  droneSurface,
];

export const surfaceNamed = (name: string): Surface | undefined => SURFACES.find(surface => surface.name === name);
