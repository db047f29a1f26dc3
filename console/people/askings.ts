import { mandateFor } from '../../shared/access/rights.ts';
import { staleCards } from '../../shared/contacts/cards.ts';
import { awaiting, gapsIn, postOf } from '../../shared/duty/roster.ts';
import type { Room } from '../../shared/room.ts';
import { read } from '../language/language.ts';
import { minuteOf } from '../language/moment.ts';
import { sayIn } from '../language/say.ts';
import type { Askings, Brought } from '../situation/queue.ts';
import { cardName, postName } from './names.ts';

/** A hole in the roster is told so long before it opens: long enough to find somebody. */
export const GAP_AHEAD_MS = 2 * 3_600_000;

/** Whose duty it was, whoever wrote down that it was given. */
const giverOf = (room: Room, shift: string | undefined): string =>
  room.people[room.duty[shift ?? '']?.person ?? '']?.name ?? '';

/** What the roster and the contact cards ask: a duty to accept, a post without anybody soon, numbers past their check. */
export const peopleAskings: Askings = (room, me, now) => {
  const at = new Date(now).toISOString();
  const asking: Brought[] = awaiting(room)
    .filter(shift => shift.person === me.person)
    .map(({ id, offered }) => ({
      kind: 'brought',
      key: `${id} accept`,
      urgency: 'soon',
      since: offered?.at ?? at,
      title: l => sayIn(l)('people.askAccept', { who: giverOf(room, offered?.shift) }),
      under: l => (offered ? read(offered.note, l) : ''),
      act: l => sayIn(l)('people.accept'),
      open: { sheet: 'people', about: 'duty' },
    }));
  if (mandateFor('contact.verify', me.mandates) === undefined) return asking;
  for (const gap of gapsIn(room, at, new Date(now + GAP_AHEAD_MS).toISOString())) {
    const open = Date.parse(gap.from) <= now;
    const from = room.duty[gap.after ?? '']?.to ?? gap.from;
    asking.push({
      kind: 'brought',
      key: `${postOf(gap.post)} gap`,
      urgency: open ? 'soon' : 'attention',
      since: open ? from : at,
      title: l => sayIn(l)('people.askGap', { post: postName(room, gap.post, l) }),
      under: l => sayIn(l)(open ? 'people.askGapNow' : 'people.askGapFrom', { at: minuteOf(open ? from : gap.from) }),
      act: l => sayIn(l)('people.seeRoster'),
      open: { sheet: 'people', about: 'duty' },
    });
  }
  const stale = staleCards(room, at);
  const [oldest] = stale;
  if (oldest)
    asking.push({
      kind: 'brought',
      key: 'contacts stale',
      urgency: 'attention',
      since: (oldest.verified ?? oldest.recorded).at,
      title: l => sayIn(l)('people.toVerify', { n: stale.length }),
      under: l => sayIn(l)('people.askOldest', { who: cardName(room, oldest, l) }),
      act: l => sayIn(l)('people.verifyAll'),
      open: { sheet: 'people', about: 'contacts' },
    });
  return asking;
};
