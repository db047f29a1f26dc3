import { answersFor } from '../../shared/recipients/recipients.ts';
import { byDue, isLate, isOpen } from '../../shared/tasks/clock.ts';
import type { Task } from '../../shared/tasks/schema.ts';
import { sayIn } from '../language/say.ts';
import type { OutboxEntry } from '../room/outbox.ts';
import type { Asked, AskedGiven } from './asked.ts';

/** The steps for whose owner the holder of these mandates answers, by due time. */
export const ownTasks = ({ room, mandates }: Pick<AskedGiven, 'room' | 'mandates'>): readonly Task[] =>
  Object.values(room.tasks)
    .filter(task => mandates.some(m => answersFor(m, task.owner)))
    .sort(byDue);

const SETTLES: readonly string[] = ['task.done', 'task.not-applicable'];
/** What was said of a task on this phone and has not been answered: shown at once, and as on its way. */
export const saidOf = (task: string, outbox: readonly OutboxEntry[]): OutboxEntry | undefined =>
  outbox.findLast(({ envelope: e }) => SETTLES.includes(e.type) && (e.data as { task: string }).task === task);
export const isLeft = (task: Task, outbox: readonly OutboxEntry[]): boolean => {
  const said = saidOf(task.id, outbox);
  return isOpen(task) && (said === undefined || said.state === 'refused');
};

/** All steps are one row: a card of ten must not push an alert out of sight. */
export function tasksAsked({ room, mandates, language, outbox }: AskedGiven): readonly Asked[] {
  const own = ownTasks({ room, mandates });
  const [first] = own;
  if (!first) return [];
  const say = sayIn(language);
  const left = own.filter(task => isLeft(task, outbox));
  const late = left.filter(task => isLate(task, Date.now()));
  return [
    {
      path: '/tasks/mine',
      severity: late.some(t => t.critical) ? 'severe' : late.length > 0 ? 'moderate' : 'minor',
      headline: say('task.myCard'),
      at: first.created.at,
      state:
        left.length === 0
          ? say('task.allDone')
          : late.length > 0
            ? say('task.toDoLate', { n: left.length, late: late.length })
            : say('task.toDo', { n: left.length }),
      over: left.length === 0,
    },
  ];
}
