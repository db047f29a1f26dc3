import { alertRights } from '../alerts/rights.ts';
import { callRights } from '../calls/rights.ts';
import type { CommandType } from '../commands.ts';
import { consultationRights } from '../consultations/rights.ts';
import { contactRights } from '../contacts/rights.ts';
import { conventionRights } from '../conventions/rights.ts';
import { decisionRights } from '../decisions/rights.ts';
import { droneRights } from '../drones/rights.ts';
import { dutyRights } from '../duty/rights.ts';
import { feedRights } from '../feeds/rights.ts';
import { fileRights } from '../files/rights.ts';
import { imageAccessRights } from '../imageAccess/rights.ts';
import { incidentRights } from '../incidents/rights.ts';
import { layoutRights } from '../layouts/rights.ts';
import { linkRights } from '../links/rights.ts';
import { logRights } from '../log/rights.ts';
import { meetingRights } from '../meetings/rights.ts';
import { messageRights } from '../messages/rights.ts';
import { obligationRights } from '../obligations/rights.ts';
import { organRights } from '../organs/rights.ts';
import { peopleRights } from '../people/rights.ts';
import type { Mandate } from '../people/schema.ts';
import { perimeterRights } from '../perimeters/rights.ts';
import { phaseRights } from '../phases/rights.ts';
import { planRights } from '../plans/rights.ts';
import { postRights } from '../posts/rights.ts';
import { ptzRights } from '../ptz/rights.ts';
import { recordingRights } from '../recordings/rights.ts';
import { roundRights } from '../rounds/rights.ts';
import { screenRights } from '../screens/rights.ts';
import { sitrepRights } from '../sitreps/rights.ts';
import { streamRights } from '../streams/rights.ts';
import { taskRights } from '../tasks/rights.ts';
import { tollRights } from '../toll/rights.ts';
import { upscaleRights } from '../upscales/rights.ts';
import { cellOf } from './cells.ts';
import type { Right } from './functions.ts';

/**
 * Who may ask what, as one table: one line a capability; docs/rights.md is written from it. What further depends on
 * territory, discipline, phase or ownership is named here as a limit and held by the rule of the command itself.
 * `system` is what only Belfry's own reactors do.
 */
export const RIGHTS: Readonly<Record<CommandType, Right>> = {
  'room.found': 'system',
  ...peopleRights,
  ...dutyRights,
  ...contactRights,
  ...linkRights,
  ...streamRights,
  ...incidentRights,
  ...perimeterRights,
  ...phaseRights,
  ...consultationRights,
  ...upscaleRights,
  ...organRights,
  ...callRights,
  ...postRights,
  ...alertRights,
  ...decisionRights,
  ...planRights,
  ...taskRights,
  ...obligationRights,
  ...logRights,
  ...messageRights,
  ...fileRights,
  ...roundRights,
  ...meetingRights,
  ...feedRights,
  ...recordingRights,
  ...droneRights,
  ...layoutRights,
  ...conventionRights,
  ...ptzRights,
  ...imageAccessRights,
  ...screenRights,
  ...sitrepRights,
  ...tollRights,
};

/**
 * The mandate under which a command may be asked; `undefined` where none allows it.
 * A person with several mandates acts under the first that does.
 */
export function mandateFor(type: CommandType, mandates: readonly Mandate[]): Mandate | undefined {
  const right = RIGHTS[type];
  return mandates.find(m => cellOf(right, m.function) !== 'no');
}
