import { groundOf } from '../people/mandates.ts';
import type { Room } from '../room.ts';
import type { Shift } from './schema.ts';

/** What must be answered for: a function on a ground, of an organisation where it is a partner's. */
export type Post = Pick<Shift, 'function' | 'scope' | 'organisation'>;
export const postOf = ({ function: code, scope, organisation }: Post): string =>
  [code, groundOf(scope), organisation ?? ''].join('@');
export const samePost = (a: Post, b: Post): boolean => postOf(a) === postOf(b);

/** When a turn begins, ms since 1970: by plan, or when what was handed over was accepted; never before it is. */
const beginsAt = (shift: Shift): number => {
  if (shift.accepted) return Date.parse(shift.accepted.at);
  return shift.offered ? Number.POSITIVE_INFINITY : Date.parse(shift.from);
};
/** When it ends: relieved by the next; else, once given away, at the latest when the next one would end; else by plan. */
const endsAt = ({ relieved, given, to }: Shift): number => Date.parse(relieved ?? given?.until ?? to);

/** Whether somebody is on duty by this shift at a moment, ISO 8601 UTC: its end excluded, as with mandates. */
export const isOnDuty = (shift: Shift, at: string): boolean =>
  !shift.withdrawn && beginsAt(shift) <= Date.parse(at) && Date.parse(at) < endsAt(shift);

const standing = (room: Room): readonly Shift[] => Object.values(room.duty).filter(shift => !shift.withdrawn);
const byStart = (a: Shift, b: Shift): number =>
  Date.parse(a.from) - Date.parse(b.from) || a.rank - b.rank || (a.id < b.id ? -1 : 1);

/** Everyone on duty at a moment, by post, those called first before the others. */
export const onDutyAt = (room: Room, at: string): readonly Shift[] =>
  standing(room)
    .filter(shift => isOnDuty(shift, at))
    .sort((a, b) => postOf(a).localeCompare(postOf(b)) || a.rank - b.rank || byStart(a, b));

/** A turn that ended by plan is still handed over when its holder speaks within so many minutes. */
const LATE_MIN = 60;
/** Whether a turn may be handed over: while it runs, and shortly after its planned end where nobody has taken it. */
export const mayGive = (shift: Shift, at: string): boolean =>
  isOnDuty(shift, at) ||
  (!shift.withdrawn &&
    !shift.relieved &&
    Date.parse(shift.from) <= Date.parse(at) &&
    Date.parse(at) < Date.parse(shift.to) + LATE_MIN * 60_000);
/** A turn that begins later may take over; one that runs beside it is a colleague’s. */
export const comesAfter = (next: Shift, shift: Shift): boolean => Date.parse(next.from) > Date.parse(shift.from);

/** Who comes after: the next turn of the same post, of somebody else, that has not ended or been taken. */
export const nextOf = (room: Room, shift: Shift, at: string): Shift | undefined =>
  standing(room)
    .filter(
      other =>
        other.id !== shift.id &&
        other.person !== shift.person &&
        samePost(other, shift) &&
        !other.offered &&
        comesAfter(other, shift) &&
        Date.parse(other.to) > Date.parse(at),
    )
    .sort(byStart)[0];

/** Shifts that were handed over and wait for their receiver's word. */
export const awaiting = (room: Room): readonly Shift[] =>
  standing(room)
    .filter(shift => shift.offered && !shift.accepted)
    .sort(byStart);

/** A stretch of time in which nobody answers for a post. */
export interface Gap {
  readonly post: Post;
  /** ISO 8601 UTC. */
  readonly from: string;
  readonly to: string;
  /** The last shift before it, whose holder will want to know. */
  readonly after?: string;
}
/** A post is on the roster while a turn of it was planned within so many days before. */
export const ROSTERED_DAYS = 7;

/**
 * Stretches between two moments (ISO 8601 UTC) in which a post of the roster has nobody. A post comes onto the roster
 * with its first turn and leaves it when none was planned for `ROSTERED_DAYS`.
 */
export function gapsIn(room: Room, from: string, to: string): readonly Gap[] {
  const posts = new Map<string, Shift[]>();
  const since = Date.parse(from) - ROSTERED_DAYS * 86_400_000;
  for (const shift of standing(room).toSorted(byStart)) {
    if (covers(shift).until <= since || covers(shift).from >= Date.parse(to)) continue;
    posts.set(postOf(shift), [...(posts.get(postOf(shift)) ?? []), shift]);
  }
  return [...posts.values()]
    .flatMap(shifts => gapsOf(shifts, Date.parse(from), Date.parse(to)))
    .sort((a, b) => a.from.localeCompare(b.from) || postOf(a.post).localeCompare(postOf(b.post)));
}

/** What a shift covers, ms: what was handed over and not yet accepted is still covered by the giver, so by one of both. */
const covers = (shift: Shift) => ({
  from: Math.min(Date.parse(shift.from), shift.accepted ? Date.parse(shift.accepted.at) : Number.POSITIVE_INFINITY),
  until: Math.max(endsAt(shift), Date.parse(shift.from)),
});

function gapsOf(shifts: readonly Shift[], from: number, to: number): Gap[] {
  const spans = shifts.map(shift => ({ shift, ...covers(shift) })).sort((a, b) => a.from - b.from);
  const [first] = spans;
  if (!first) return [];
  const gaps: Gap[] = [];
  let covered = Math.max(from, Math.min(first.from, to));
  let last: Shift | undefined;
  const gap = (until: number) => {
    if (until > covered)
      gaps.push({
        post: first.shift,
        from: new Date(covered).toISOString(),
        to: new Date(until).toISOString(),
        ...(last ? { after: last.id } : {}),
      });
  };
  for (const span of spans) {
    gap(Math.min(span.from, to));
    if (span.until > covered) {
      covered = span.until;
      last = span.shift;
    } else if (!last || span.until > covers(last).until) last = span.shift;
  }
  gap(to);
  return gaps;
}
