import { isValid } from '../people/mandates.ts';
import { versionInForce } from '../plans/validity.ts';
import type { Room } from '../room.ts';
import { brusselsDay } from '../territory/reference.ts';
import type { Holder, ObligationRecord } from './schema.ts';
import { addDays, addMonths, slotsAround } from './slots.ts';
import { type Obligation, obligationsOf } from './table.ts';

/** unmet: permanent, and nothing shows it. overdue: its time has passed. due-soon: within sixty days, or the days before a test. */
export type StandingState = 'fulfilled' | 'due-soon' | 'overdue' | 'unmet';
export interface Standing {
  readonly obligation: Obligation;
  readonly holder: Holder;
  readonly state: StandingState;
  /** The day on which it was last fulfilled. */
  readonly last?: string;
  /** By when it must be fulfilled next. */
  readonly dueOn?: string;
  /** The next day for which it is planned. */
  readonly plannedOn?: string;
  /** Nothing was entered: what the room holds shows it (a mandate, a plan in force). */
  readonly known?: boolean;
  /** How many evaluations are wanting. */
  readonly wanting?: number;
}
const SOON_DAYS = 60;
/** A monthly test asks for attention in its own week, or it always would. */
const SOON_SLOT_DAYS = 3;

/** How every obligation of a holder stands on a day, `2026-11-25`. */
export const standingsOf = (room: Room, holder: Holder, day: string): readonly Standing[] =>
  obligationsOf(holder, day).map(obligation => standingOf(room, obligation, holder, day));

export function standingOf(room: Room, obligation: Obligation, holder: Holder, day: string): Standing {
  const records = Object.values(room.obligations).filter(
    r => r.holder === holder && r.obligation === obligation.code && !r.withdrawn,
  );
  const last = latest(records.filter(r => r.kind === 'fulfilled' && r.on <= day));
  const plannedOn = records
    .filter(r => r.kind === 'planned' && r.on >= day)
    .map(r => r.on)
    .sort()[0];
  const base = {
    obligation,
    holder,
    ...(last === undefined ? {} : { last }),
    ...(plannedOn === undefined ? {} : { plannedOn }),
  };
  const { rhythm } = obligation;
  switch (rhythm.kind) {
    case 'permanent': {
      const known = isKnown(room, obligation, holder, day);
      return { ...base, state: known || last !== undefined ? 'fulfilled' : 'unmet', ...(known ? { known } : {}) };
    }
    case 'within':
      return { ...base, ...withinMonths(last, rhythm.months, day) };
    case 'slots':
      return { ...base, ...bySlots(last, rhythm, day) };
    case 'each':
      return { ...base, ...afterEach(room, records, holder, rhythm.withinDays, day) };
  }
}
const latest = (records: readonly ObligationRecord[]): string | undefined =>
  records
    .map(r => r.on)
    .sort()
    .at(-1);

function withinMonths(last: string | undefined, months: number, day: string): Pick<Standing, 'state' | 'dueOn'> {
  if (last === undefined) return { state: 'overdue' };
  const dueOn = addMonths(last, months);
  if (dueOn < day) return { state: 'overdue', dueOn };
  return { state: dueOn <= addDays(day, SOON_DAYS) ? 'due-soon' : 'fulfilled', dueOn };
}

/** A test counts for the last slot that it follows; while the grace of a slot runs, nobody who did the one before is late. */
function bySlots(
  last: string | undefined,
  rhythm: { slots: 'monthly' | 'national'; graceDays: number },
  day: string,
): Pick<Standing, 'state' | 'dueOn'> {
  const slots = slotsAround(day, rhythm.slots);
  const tested = last !== undefined && last >= slots.last;
  if (!tested) {
    const until = addDays(slots.last, rhythm.graceDays);
    // Whoever missed the slot before this one is late already.
    const late = until < day || (last !== undefined && last < slots.before);
    return { state: late ? 'overdue' : 'due-soon', dueOn: until };
  }
  return { state: slots.next <= addDays(day, SOON_SLOT_DAYS) ? 'due-soon' : 'fulfilled', dueOn: slots.next };
}

/** Emergencies (a phase was declared) and exercises that ended, and whether each was evaluated. */
function afterEach(
  room: Room,
  records: readonly ObligationRecord[],
  holder: Holder,
  withinDays: number,
  day: string,
): Pick<Standing, 'state' | 'dueOn' | 'wanting'> {
  const evaluated = new Set(records.filter(r => r.kind === 'fulfilled').map(r => r.link?.id));
  const emergencies = new Set(Object.values(room.phases).map(p => p.incident));
  const due = Object.values(room.incidents)
    .filter(i => i.closed && (i.kind === 'exercise' || emergencies.has(i.id)) && !evaluated.has(i.id))
    .filter(i => holder === 'region' || i.communes.includes(holder))
    .map(i => addDays(brusselsDay(i.closed!.at), withinDays))
    .sort();
  const [dueOn] = due;
  if (dueOn === undefined) return { state: 'fulfilled' };
  return { state: dueOn < day ? 'overdue' : 'due-soon', dueOn, wanting: due.length };
}

/** What needs no retyping: a coordinator who holds a mandate, a general plan that is in force. */
function isKnown(room: Room, { code }: Obligation, holder: Holder, day: string): boolean {
  const at = `${day}T12:00:00.000Z`;
  if (code === 'coordinator')
    return Object.values(room.mandates).some(
      m =>
        m.function === 'emergency-coordinator' &&
        isValid(m, at) &&
        (holder === 'region' ? m.scope === 'region' : m.scope !== 'region' && m.scope.communes.includes(holder)),
    );
  if (code === 'pgui')
    return Object.values(room.plans).some(
      p =>
        p.kind === 'pgui' &&
        (holder === 'region'
          ? p.territory === 'region'
          : p.territory !== 'region' && p.territory.communes.includes(holder)) &&
        versionInForce(p, at) !== undefined,
    );
  return false;
}
