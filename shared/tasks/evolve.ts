import type { Evolve, Patch } from '../capability.ts';
import type { Event } from '../protocol.ts';
import type { Room } from '../room.ts';
import type {
  Acted,
  Task,
  TaskAssigned,
  TaskCreated,
  TaskDone,
  TaskNotApplicable,
  TaskReopened,
  TaskStarted,
} from './schema.ts';

const change = (room: Room, id: string, with_: (task: Task) => Task): Patch => {
  const task = room.tasks[id];
  return task ? { tasks: { [id]: with_(task) } } : {};
};
const acted = ({ actedAt }: { actedAt: string }, { at, by }: Event): Acted => ({ actedAt, at, by });

export const taskEvolve = {
  'task.created': ((_room, { task: id, ...told }, { at, by }): Patch => ({
    tasks: { [id]: { ...told, id, state: 'open', created: { at, by } } as Task },
  })) as Evolve<TaskCreated>,
  'task.assigned': ((room, { task: id, owner, mandate }): Patch =>
    change(room, id, ({ mandate: _before, ...task }) => ({
      ...task,
      owner,
      ...(mandate === undefined ? {} : { mandate }),
    }))) as Evolve<TaskAssigned>,
  'task.started': ((room, data, event): Patch =>
    change(room, data.task, task => ({
      ...task,
      state: 'started',
      started: acted(data, event),
    }))) as Evolve<TaskStarted>,
  'task.done': ((room, data, event): Patch =>
    change(room, data.task, task => ({
      ...task,
      state: 'done',
      settled: { ...acted(data, event), ...(data.note === undefined ? {} : { note: data.note }) },
    }))) as Evolve<TaskDone>,
  'task.not-applicable': ((room, data, event): Patch =>
    change(room, data.task, task => ({
      ...task,
      state: 'not-applicable',
      settled: { ...acted(data, event), note: data.reason },
    }))) as Evolve<TaskNotApplicable>,
  'task.reopened': ((room, { task: id, reason }, { at, by }): Patch =>
    change(room, id, ({ settled: _settled, ...task }) => ({
      ...task,
      state: task.started ? 'started' : 'open',
      reopened: { at, by, ...(reason === undefined ? {} : { reason }) },
    }))) as Evolve<TaskReopened>,
};
