import { CENTRE } from '../../shared/access/functions.ts';
import { read } from '../../shared/language/read.ts';
import type { Room } from '../../shared/room.ts';
import { stepOf } from '../../shared/sitreps/age.ts';
import { contributionId } from '../../shared/sitreps/contributionId.ts';
import { SECTIONS, type Section } from '../../shared/sitreps/doctrine.ts';
import { type Due, dueOf, rhythmOf } from '../../shared/sitreps/due.ts';
import { isTold } from '../../shared/sitreps/telling.ts';
import { dueOf as dueSaid } from '../language/moment.ts';
import { sayIn } from '../language/say.ts';
import type { Askings, Brought } from '../situation/queue.ts';

/** Before a report is due, its writers are asked for it so long ahead, ms. */
const AHEAD_MS = 5 * 60_000;

/** Reports that are due within five minutes, or late. */
export const dueReports = (room: Room, now: number): readonly (Due & { readonly incident: string })[] =>
  Object.keys(room.incidents).flatMap(incident => {
    const due = dueOf(room, incident);
    return due && Date.parse(due.at) - now <= AHEAD_MS ? [{ ...due, incident }] : [];
  });

/** The centre is asked for a report that is due; a director for their own section where it is older than the rhythm. */
export const sitrepAskings: Askings = (room, me, now) => {
  const functions = new Set<string>(me.mandates.map(m => m.function));
  const centre = CENTRE.some(code => functions.has(code));
  const own = SECTIONS.filter(section => functions.has(`dir-${section.toLowerCase()}`));
  return [
    ...(centre ? dueReports(room, now).map(due => reportAsking(room, due, now)) : []),
    ...own.flatMap(section => sectionAskings(room, section, now)),
  ];
};

function reportAsking(room: Room, { incident, number, at }: Due & { incident: string }, now: number): Brought {
  const late = Date.parse(at) < now;
  return {
    kind: 'brought',
    key: `sitrep ${incident} ${number}`,
    urgency: late ? 'soon' : 'attention',
    since: at,
    title: l => sayIn(l)(late ? 'sitreps.asks.late' : 'sitreps.asks.due', { n: number }),
    under: l => `${read(room.incidents[incident]?.title ?? '', l)} · ${dueSaid(at, now, l)}`,
    act: l => sayIn(l)('sitreps.asks.open'),
    open: { sheet: 'sitreps', about: incident },
  };
}

function sectionAskings(room: Room, section: Section, now: number): readonly Brought[] {
  const at = new Date(now).toISOString();
  return Object.values(room.incidents).flatMap(({ id, title }): Brought[] => {
    if (!dueOf(room, id)) return [];
    const told = Object.values(room.contributions[contributionId(id, section)]?.fields ?? {}).filter(isTold);
    const newest = told.map(t => t.toldAt).sort((a, b) => Date.parse(b) - Date.parse(a))[0];
    if (newest !== undefined && stepOf(newest, at, rhythmOf(room, id)) === 'fresh') return [];
    return [
      {
        kind: 'brought',
        key: `sitrep ${id} ${section}`,
        urgency: 'attention',
        since: newest ?? room.incidents[id]?.opened.at ?? at,
        title: l => sayIn(l)('sitreps.asks.section', { who: section }),
        under: l => read(title, l),
        act: l => sayIn(l)('sitreps.write', { who: section }),
        open: { sheet: 'sitreps', about: id },
      },
    ];
  });
}
