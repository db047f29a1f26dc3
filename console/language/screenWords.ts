import { callWords } from './words/calls.ts';
import { concertationWords } from './words/concertation.ts';
import { decisionDeskWords } from './words/decisionDesk.ts';
import { decisionPhoneWords } from './words/decisionPhone.ts';
import { deskWords } from './words/desk.ts';
import { droneWords } from './words/drones.ts';
import { feedSourceWords } from './words/feedSources.ts';
import { feedWords } from './words/feeds.ts';
import { incidentWords } from './words/incidents.ts';
import { legendWords } from './words/legend.ts';
import { logWords } from './words/log.ts';
import { mapWords } from './words/map.ts';
import { messageWords } from './words/messages.ts';
import { mosaicWords } from './words/mosaic.ts';
import { obligationWords } from './words/obligations.ts';
import { peopleWords } from './words/people.ts';
import { perimeterWords } from './words/perimeters.ts';
import { phaseWords } from './words/phases.ts';
import { planWords } from './words/plans.ts';
import { ptzWords } from './words/ptz.ts';
import { recordingWords } from './words/recordings.ts';
import { roundPhoneWords } from './words/roundPhone.ts';
import { sitrepWords } from './words/sitreps.ts';
import { taskPhoneWords } from './words/taskPhone.ts';
import { wallWords } from './words/wall.ts';

/** Words of the desk, the wall and their sheets: one line a capability. Keys are `capability.word`, so two files cannot claim one key. */
export const screenWords = {
  ...callWords,
  ...decisionDeskWords,
  ...concertationWords,
  ...decisionPhoneWords,
  ...deskWords,
  ...feedWords,
  ...feedSourceWords,
  ...droneWords,
  ...incidentWords,
  ...legendWords,
  ...logWords,
  ...mapWords,
  ...peopleWords,
  ...obligationWords,
  ...perimeterWords,
  ...messageWords,
  ...mosaicWords,
  ...phaseWords,
  ...planWords,
  ...ptzWords,
  ...recordingWords,
  ...taskPhoneWords,
  ...sitrepWords,
  ...roundPhoneWords,
  ...wallWords,
} as const;
