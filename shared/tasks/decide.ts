import { type Context, command, type Draft, type Refusal, refuse } from '../capability.ts';
import { isValid } from '../people/mandates.ts';
import type { Mandate } from '../people/schema.ts';
import { answersFor } from '../recipients/recipients.ts';
import type { Recipient } from '../recipients/schema.ts';
import type { Room } from '../room.ts';
import { isOpen } from './clock.ts';
import { ownerOf } from './owner.ts';
import {
  assignTaskSchema,
  createTaskSchema,
  doneTaskSchema,
  nameTaskSchema,
  notApplicableTaskSchema,
  reopenTaskSchema,
  type Task,
} from './schema.ts';

export const taskCommands = {
  'task.create': command(createTaskSchema, (room, data, context) => {
    if (room.tasks[data.task]) return refuse('conflict', 'already-exists', { path: 'data.task' });
    if (data.incident && !context.sees('incidents', data.incident))
      return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    return refusedOwner(room, data.owner, context) ?? beyond(data.owner, context) ?? [{ type: 'task.created', data }];
  }),
  'task.assign': command(assignTaskSchema, (room, data, context) => {
    const task = mine(room, data.task, context);
    if ('refused' in task) return task;
    if (!isOpen(task)) return settled(task);
    if (data.owner)
      return (
        refusedOwner(room, data.owner, context) ?? [
          { type: 'task.assigned', data: { task: task.id, owner: data.owner } },
        ]
      );
    const mandate = room.mandates[data.mandate ?? ''];
    if (!mandate || !isValid(mandate, context.at))
      return refuse('rejected', 'unknown-mandate', { path: 'data.mandate' });
    return [{ type: 'task.assigned', data: { task: task.id, owner: ownerOf(mandate), mandate: mandate.id } }];
  }),
  'task.start': command(nameTaskSchema, (room, data, context) => {
    const task = mine(room, data.task, context);
    if ('refused' in task) return task;
    if (task.state === 'started') return [];
    return isOpen(task) ? [{ type: 'task.started', data: { ...data, actedAt: context.actedAt } }] : settled(task);
  }),
  /** Said twice it is done once: a second tap on a bad network is no fault. */
  'task.done': command(doneTaskSchema, (room, data, context) => settle(room, data, context, 'done')),
  'task.not-applicable': command(notApplicableTaskSchema, (room, data, context) =>
    settle(room, data, context, 'not-applicable'),
  ),
  'task.reopen': command(reopenTaskSchema, (room, data, context) => {
    const task = mine(room, data.task, context);
    if ('refused' in task) return task;
    if (isOpen(task)) return [];
    return task.state === 'ended' ? settled(task) : [{ type: 'task.reopened', data }];
  }),
};

const CENTRE: readonly string[] = ['regional-operator', 'information-manager', 'high-official'];
const ofCentre = (mandates: readonly Mandate[]): boolean => mandates.some(m => CENTRE.includes(m.function));

/** A task that the asker may act on: its owner's, or any for the centre. What they do not see is unknown to them. */
function mine(room: Room, id: string, { sees, mandates }: Context): Task | Refusal {
  const task = room.tasks[id];
  if (!task || !sees('tasks', id)) return refuse('rejected', 'unknown-task', { path: 'data.task' });
  return ofCentre(mandates) || mandates.some(m => answersFor(m, task.owner))
    ? task
    : refuse('forbidden', 'task-not-yours', { path: 'data.task' });
}

const settled = (task: Task): Refusal =>
  refuse('conflict', task.state === 'ended' ? 'task-ended' : 'task-settled', { path: 'data.task' });

function settle(
  room: Room,
  data: { task: string },
  context: Context,
  state: 'done' | 'not-applicable',
): readonly Draft[] | Refusal {
  const task = mine(room, data.task, context);
  if ('refused' in task) return task;
  if (task.state === state) return [];
  if (!isOpen(task)) return settled(task);
  return [{ type: `task.${state}`, data: { ...data, actedAt: context.actedAt } }];
}

function refusedOwner(room: Room, owner: Recipient, { territory }: Context): Refusal | undefined {
  if (owner.kind === 'commune' && territory.zonesOf([owner.id]).length === 0)
    return refuse('rejected', 'unknown-commune', { path: 'data.owner.id' });
  if (owner.kind === 'organisation' && !room.organisations[owner.id])
    return refuse('rejected', 'unknown-organisation', { path: 'data.owner.id' });
  return undefined;
}
/** Away from the centre and the command post one makes tasks for oneself alone. */
function beyond(owner: Recipient, { mandates }: Context): Refusal | undefined {
  const reaching = ofCentre(mandates) || mandates.some(m => m.function.startsWith('dir-d'));
  return reaching || mandates.some(m => answersFor(m, owner))
    ? undefined
    : refuse('forbidden', 'task-not-yours', { path: 'data.owner' });
}
