import { concertationAskings } from '../concertation/askings.ts';
import { decisionAskings } from '../decisions/askings.ts';
import { droneAskings } from '../drones/askings.ts';
import { logAskings } from '../log/askings.ts';
import { messageAskings } from '../messages/askings.ts';
import { peopleAskings } from '../people/askings.ts';
import { perimeterAskings } from '../perimeters/askings.ts';
import { phaseAskings } from '../phases/askings.ts';
import { planAskings } from '../plans/askings.ts';
import { sitrepAskings } from '../sitreps/askings.ts';
import type { Askings } from './queue.ts';

/** What the capabilities ask of persons. */
export const ASKINGS: readonly Askings[] = [
  // One line a capability.
  phaseAskings,
  decisionAskings,
  concertationAskings,
  logAskings,
  messageAskings,
  peopleAskings,
  planAskings,
  sitrepAskings,
  perimeterAskings,
  droneAskings,
];
