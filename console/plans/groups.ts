import type { FunctionCode, Mandate } from '../../shared/people/schema.ts';
import { answersFor } from '../../shared/recipients/recipients.ts';
import { byDue, isLate, isOpen } from '../../shared/tasks/clock.ts';
import type { Task } from '../../shared/tasks/schema.ts';

/** The order in which cards stand: the centre, the authorities, the disciplines, then who is reached. */
const ORDER: readonly FunctionCode[] = [
  'regional-operator',
  'information-manager',
  'high-official',
  'dir-d1',
  'dir-d2',
  'dir-d3',
  'dir-d4',
  'dir-d5',
  'transport-dispatch',
  'mayor',
  'emergency-coordinator',
  'commune-liaison',
  'zone-officer',
];

/** The steps of one card for one owner, or what was given to that owner beside any card. */
export interface CardGroup {
  readonly key: string;
  readonly function?: FunctionCode;
  readonly owner: Task['owner'];
  readonly tasks: readonly Task[];
  readonly settled: number;
  readonly mine: boolean;
}

export const isMine = (task: Task, mandates: readonly Mandate[]): boolean =>
  mandates.some(m => answersFor(m, task.owner));
export const mineOf = (tasks: readonly Task[], mandates: readonly Mandate[]): readonly Task[] =>
  tasks.filter(task => isMine(task, mandates));
export const lateOf = (tasks: readonly Task[], now: number): readonly Task[] => tasks.filter(task => isLate(task, now));

/** A commune's three cards are all of whoever answers for it; one's own function stands before the others. */
const rank = (group: CardGroup, held: ReadonlySet<string>): number =>
  (group.mine ? 0 : 100) +
  (group.function && held.has(group.function) ? 0 : 50) +
  (group.function ? ORDER.indexOf(group.function) : ORDER.length);

/** Tasks by card and owner: mine first, then in the order of the room; within a card by due time. */
export function groupsOf(tasks: readonly Task[], mandates: readonly Mandate[]): readonly CardGroup[] {
  const byKey = new Map<string, Task[]>();
  for (const task of tasks) {
    const activation = task.origin?.kind === 'plan' ? task.origin.activation : '';
    const key = `${activation} ${task.function ?? ''} ${task.owner.kind} ${task.owner.id}`;
    byKey.set(key, [...(byKey.get(key) ?? []), task]);
  }
  const held = new Set(mandates.map(m => m.function as string));
  return [...byKey]
    .map(([key, [first, ...rest]]): CardGroup => {
      const task = first as Task;
      return {
        key,
        ...(task.function ? { function: task.function } : {}),
        owner: task.owner,
        tasks: [task, ...rest].sort(byDue),
        settled: [task, ...rest].filter(t => !isOpen(t)).length,
        mine: isMine(task, mandates),
      };
    })
    .sort((a, b) => rank(a, held) - rank(b, held) || a.owner.id.localeCompare(b.owner.id));
}
