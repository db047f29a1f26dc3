import type { Task } from './schema.ts';

/** A task is to be looked at so long before it is due, in ms. */
const SOON_MS = 5 * 60_000;

export type Clock = 'none' | 'later' | 'soon' | 'late' | 'settled';

export const isOpen = (task: Pick<Task, 'state'>): boolean => task.state === 'open' || task.state === 'started';

/**
 * How a task stands against its due time. A task that is late stays late until somebody settles it: time alone never
 * makes it anything else.
 * @param now ms since 1970
 */
export function clockOfTask(task: Pick<Task, 'state' | 'due'>, now: number): Clock {
  if (!isOpen(task)) return 'settled';
  if (task.due === undefined) return 'none';
  const left = Date.parse(task.due) - now;
  if (left < 0) return 'late';
  return left <= SOON_MS ? 'soon' : 'later';
}
export const isLate = (task: Pick<Task, 'state' | 'due'>, now: number): boolean => clockOfTask(task, now) === 'late';

/** By due time, those without one last; of the same time the critical first. */
export const byDue = (a: Task, b: Task): number =>
  Date.parse(a.due ?? LAST) - Date.parse(b.due ?? LAST) ||
  Number(b.critical ?? false) - Number(a.critical ?? false) ||
  a.id.localeCompare(b.id);
const LAST = '9999-12-31T23:59:59Z';
