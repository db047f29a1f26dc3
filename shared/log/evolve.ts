import type { Evolve, Patch } from '../capability.ts';
import type { Room } from '../room.ts';
import type { LogCorrected, LogEntry, LogSeen, LogWritten } from './schema.ts';

const change = (room: Room, id: string, with_: (entry: LogEntry) => LogEntry): Patch => {
  const entry = room.log[id];
  return entry ? { log: { [id]: with_(entry) } } : {};
};

export const logEvolve = {
  'log.written': ((_room, { entry: id, ...told }, { at, by }): Patch => ({
    log: { [id]: { ...told, id, written: { at, by } } },
  })) as Evolve<LogWritten>,
  'log.corrected': ((room, { entry: id, text, reason }, { at, by }) =>
    change(room, id, entry => ({
      ...entry,
      corrections: [...(entry.corrections ?? []), { text, reason, at, by }],
    }))) as Evolve<LogCorrected>,
  'log.seen': ((room, { entry: id, mentions }, { at, by }) =>
    change(room, id, entry => ({
      ...entry,
      seen: { ...entry.seen, ...Object.fromEntries(mentions.map(key => [key, { at, by }])) },
    }))) as Evolve<LogSeen>,
};
