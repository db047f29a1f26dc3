import { type Sights, throughIncident, type Viewer, withoutHiddenIncident } from '../access/viewer.ts';
import type { Room } from '../room.ts';
import { callsMandates } from './mentions.ts';
import type { LogEntry, LogWritten } from './schema.ts';

/** The number of the message says enough: which message that is, is the centre's. */
function hide(room: Room, viewer: Viewer, entry: LogEntry): LogEntry {
  const shown = withoutHiddenIncident(room, viewer, entry);
  if (shown.message?.id === undefined) return shown;
  const { day, n } = shown.message;
  return { ...shown, message: { day, n } };
}

/** A line is seen through its incident, and by the functions and communes that it mentions. */
export const logSight: Sights<'log'> = {
  collections: {
    log: {
      by: 'incident',
      sees: (room, viewer, entry) =>
        throughIncident.sees(room, viewer, entry) || callsMandates(entry.mentions, viewer.mandates),
      hide,
      incidents: ({ incident }) => [incident],
    },
  },
  tells: { 'log.written': (_room, _viewer, event) => (event.data as LogWritten).message === undefined },
};
