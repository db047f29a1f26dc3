import { type Sights, type Viewer, withoutHiddenIncident } from '../access/viewer.ts';
import type { Event } from '../protocol.ts';
import { answersFor } from '../recipients/recipients.ts';
import type { Room } from '../room.ts';
import type { Task, TaskCreated } from './schema.ts';

/** Whoever only carries it out is not told from which meeting or plan it comes: those have readers of their own. */
function withoutOrigin(task: Task): Task {
  if (!task.origin) return task;
  const { origin: _hidden, ...rest } = task;
  return rest;
}

/** A task is its owner's; the centre sees all of them. */
export const taskSight: Sights<'tasks'> = {
  collections: {
    tasks: {
      by: 'owner',
      sees: (_room, viewer, task) => viewer.mandates.some(m => answersFor(m, task.owner)),
      hide: (room, viewer, task) => withoutHiddenIncident(room, viewer, withoutOrigin(task)),
      incidents: ({ incident }) => [incident],
    },
  },
  tells: {
    'task.created': (_room: Room, _viewer: Viewer, event: Event) => (event.data as TaskCreated).origin === undefined,
  },
};
