import type { Room } from '../../shared/room.ts';
import { callLines } from '../calls/lines.ts';
import { concertationLines } from '../concertation/lines.ts';
import { decisionLines } from '../decisions/lines.ts';
import { droneLines } from '../drones/lines.ts';
import { dutyLines, linkLines } from '../people/lines.ts';
import { perimeterLines } from '../perimeters/lines.ts';
import { phaseLines } from '../phases/lines.ts';
import { planLines } from '../plans/lines.ts';
import { recordingLines } from '../recordings/lines.ts';
import { sitrepLines } from '../sitreps/lines.ts';
import type { Line } from './chronology.ts';

/** What the capabilities write into the log by themselves. */
export const LINES: readonly ((room: Room) => readonly Line[])[] = [
  // One line a capability.
  phaseLines,
  decisionLines,
  concertationLines,
  callLines,
  dutyLines,
  linkLines,
  planLines,
  sitrepLines,
  perimeterLines,
  recordingLines,
  droneLines,
];
