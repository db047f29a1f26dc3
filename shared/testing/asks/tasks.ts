import type { taskCommands } from '../../tasks/decide.ts';
import { mandateId } from '../people.ts';
import { anyCommune } from '../places.ts';
import type { Random } from '../random.ts';
import { type Asks, fresh, incidentOf, known, later, maybe, words } from './making.ts';

const owner = (random: Random) =>
  random.pick([
    { id: anyCommune(random), kind: 'commune' },
    { id: '5339', kind: 'zone' },
    { id: 'transport-dispatch', kind: 'function' },
    { id: 'regional-operator', kind: 'function' },
  ]);

export const taskAsks: Asks<typeof taskCommands> = {
  make: {
    'task.create': given => {
      const { random, room, now } = given;
      return {
        task: fresh(random, room.tasks),
        ...incidentOf(given),
        text: words(random),
        owner: owner(random),
        ...maybe(random, 'due', () => later(random, now, 3_600)),
        ...maybe(random, 'critical', () => true),
        ...maybe(random, 'origin', () => ({ kind: 'meeting', id: random.uuid() })),
      };
    },
    'task.assign': ({ random, room }) => ({
      task: known(random, room.tasks),
      ...(random.chance(0.6)
        ? { owner: owner(random) }
        : { mandate: mandateId(random.pick(['liaison-21004', 'zone-5340', 'stib', 'operator'])) }),
    }),
    'task.start': ({ random, room }) => ({ task: known(random, room.tasks) }),
    'task.done': ({ random, room }) => ({
      task: known(random, room.tasks),
      ...maybe(random, 'note', () => words(random)),
    }),
    'task.not-applicable': ({ random, room }) => ({ task: known(random, room.tasks), reason: words(random) }),
    'task.reopen': ({ random, room }) => ({ task: known(random, room.tasks) }),
  },
  weights: { 'task.create': 3, 'task.done': 4 },
};
