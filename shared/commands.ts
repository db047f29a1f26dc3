import { z } from 'zod';
import { alertCommands } from './alerts/decide.ts';
import { callCommands } from './calls/decide.ts';
import { type Command, command, refuse } from './capability.ts';
import { consultationCommands } from './consultations/decide.ts';
import { contactCommands } from './contacts/decide.ts';
import { conventionCommands } from './conventions/decide.ts';
import { decisionCommands } from './decisions/decide.ts';
import { droneCommands } from './drones/decide.ts';
import { dutyCommands } from './duty/decide.ts';
import { feedCommands } from './feeds/decide.ts';
import { fileCommands } from './files/decide.ts';
import { imageAccessCommands } from './imageAccess/decide.ts';
import { incidentCommands } from './incidents/decide.ts';
import { layoutCommands } from './layouts/decide.ts';
import { linkCommands } from './links/decide.ts';
import { logCommands } from './log/decide.ts';
import { meetingCommands } from './meetings/decide.ts';
import { messageCommands } from './messages/decide.ts';
import { obligationCommands } from './obligations/decide.ts';
import { organCommands } from './organs/decide.ts';
import { peopleCommands } from './people/decide.ts';
import { perimeterCommands } from './perimeters/decide.ts';
import { phaseCommands } from './phases/decide.ts';
import { planCommands } from './plans/decide.ts';
import { postCommands } from './posts/decide.ts';
import { ptzCommands } from './ptz/decide.ts';
import { recordingCommands } from './recordings/decide.ts';
import { roundCommands } from './rounds/decide.ts';
import { screenCommands } from './screens/decide.ts';
import { sitrepCommands } from './sitreps/decide.ts';
import { streamCommands } from './streams/decide.ts';
import { taskCommands } from './tasks/decide.ts';
import { tollCommands } from './toll/decide.ts';
import { upscaleCommands } from './upscales/decide.ts';

const roomCommands = {
  /** The first event of a world. Only the system founds one. */
  'room.found': command(z.strictObject({ demonstration: z.boolean() }), (room, data) =>
    room.seq > 0 ? refuse('conflict', 'already-exists') : [{ type: 'room.founded', data }],
  ),
};

/** Every command of the room: one line a capability. */
export const commands = {
  ...roomCommands,
  ...peopleCommands,
  ...dutyCommands,
  ...contactCommands,
  ...linkCommands,
  ...streamCommands,
  ...incidentCommands,
  ...perimeterCommands,
  ...phaseCommands,
  ...consultationCommands,
  ...upscaleCommands,
  ...organCommands,
  ...callCommands,
  ...postCommands,
  ...alertCommands,
  ...decisionCommands,
  ...planCommands,
  ...taskCommands,
  ...obligationCommands,
  ...logCommands,
  ...messageCommands,
  ...fileCommands,
  ...roundCommands,
  ...meetingCommands,
  ...feedCommands,
  ...recordingCommands,
  ...droneCommands,
  ...layoutCommands,
  ...conventionCommands,
  ...ptzCommands,
  ...imageAccessCommands,
  ...screenCommands,
  ...sitrepCommands,
  ...tollCommands,
};
export type CommandType = keyof typeof commands;
export const isCommandType = (type: string): type is CommandType => Object.hasOwn(commands, type);
export const commandOf = (type: CommandType): Command => commands[type] as Command;
/** The data that a command of this type takes: what a console builds. */
export type CommandData<T extends CommandType> = z.input<(typeof commands)[T]['schema']>;
