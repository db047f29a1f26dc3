import { currentText } from '../../shared/log/current.ts';
import { unseenBy } from '../../shared/log/mentions.ts';
import type { LogEntry } from '../../shared/log/schema.ts';
import { growthOf } from '../../shared/room.ts';
import { read } from '../language/language.ts';
import { sayIn } from '../language/say.ts';
import { personName } from '../situation/names.ts';
import type { Askings } from '../situation/queue.ts';

/** Lines with a mention, kept by the log they were found in: a log of a hundred thousand lines is looked through once. */
let known: { readonly log: Readonly<Record<string, LogEntry>>; readonly calling: readonly LogEntry[] } | undefined;
const callingIn = (log: Readonly<Record<string, LogEntry>>): readonly LogEntry[] => {
  if (known?.log === log) return known.calling;
  const growth = growthOf(log);
  const calling =
    known && growth?.from === known.log
      ? [
          ...known.calling.filter(entry => !growth.ids.includes(entry.id)),
          ...growth.ids.flatMap(id => log[id] ?? []).filter(entry => entry.mentions),
        ]
      : Object.values(log).filter(entry => entry.mentions);
  known = { log, calling };
  return calling;
};

/** Lines that call this person and that nobody has said to have seen. */
export const logAskings: Askings = (room, me) =>
  callingIn(room.log)
    .filter(entry => entry.written.by.person !== me.person && unseenBy(entry, me).length > 0)
    .map(entry => ({
      kind: 'brought',
      key: `${entry.id} mention`,
      urgency: 'attention',
      since: entry.written.at,
      title: l => sayIn(l)('log.callsYou', { who: personName(room, entry.written.by) }),
      under: l => read(currentText(entry), l),
      act: l => sayIn(l)('log.readAndSee'),
      open: { form: 'log.seen', about: entry.id },
      rings: l => sayIn(l)('log.callsYou', { who: personName(room, entry.written.by) }),
    }));
