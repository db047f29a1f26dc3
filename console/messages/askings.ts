import { read } from '../language/language.ts';
import { minuteOf } from '../language/moment.ts';
import { sayIn } from '../language/say.ts';
import type { Askings } from '../situation/queue.ts';
import { priorityOf, waitingIn } from './traffic.ts';

const STAFF: readonly string[] = ['regional-operator', 'information-manager', 'high-official'];
/** A message waits so long before it asks for somebody, by its priority, in ms. */
const PATIENCE_MS = { flash: 0, urgent: 120_000, routine: 600_000 } as const;

/** Messages that nobody has triaged in time, or that were assigned to this person’s function: one row for each flash, one for the rest. */
export const messageAskings: Askings = (room, me, now) => {
  const staff = me.mandates.some(m => STAFF.includes(m.function));
  const mine = waitingIn(room.messages).filter(message => {
    const assigned = message.assigned?.function;
    if (assigned !== undefined) return me.mandates.some(m => m.function === assigned);
    return staff && now - Date.parse(message.entered.at) >= PATIENCE_MS[priorityOf(message)];
  });
  return mine.map(message => ({
    kind: 'brought',
    key: `${message.id} triage`,
    urgency: priorityOf(message) === 'flash' ? 'soon' : 'attention',
    since: message.receivedAt,
    title: l =>
      sayIn(l)('message.toTriage', {
        n: message.number.n,
        priority: sayIn(l)(`message.priority.${priorityOf(message)}`).toLowerCase(),
      }),
    under: l => `${minuteOf(message.receivedAt)} · ${message.from.name}. ${read(message.text, l)}`,
    act: l => sayIn(l)('message.triage'),
    open: { sheet: 'messages', about: message.id },
    ...(priorityOf(message) === 'flash'
      ? {
          rings: l =>
            sayIn(l)('message.toTriage', {
              n: message.number.n,
              priority: sayIn(l)('message.priority.flash').toLowerCase(),
            }),
        }
      : {}),
  }));
};
