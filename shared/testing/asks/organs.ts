import type { organCommands } from '../../organs/decide.ts';
import { mandateId } from '../people.ts';
import { type Asks, around, fresh, incidentOf, known, maybe, words } from './making.ts';

const DECIDERS = { 'cc-com': 'mayor-21004', 'cc-prov': 'high-official', 'cp-ops': 'dir-d1' } as const;

export const organAsks: Asks<typeof organCommands> = {
  make: {
    'organ.convene': given => {
      const { random, room, now } = given;
      const kind = random.pick(['cc-com', 'cc-prov', 'cp-ops'] as const);
      return {
        organ: fresh(random, room.organs),
        kind,
        ...incidentOf(given),
        ...(kind === 'cp-ops' ? { post: known(random, room.posts) } : { communes: ['21004'] }),
        ...maybe(random, 'place', () => words(random)),
        decidedAt: around(random, now, 600),
        ...maybe(random, 'decidedBy', () => ({ mandate: mandateId(DECIDERS[kind]), how: 'telephone' })),
      };
    },
    'organ.close': ({ random, room, now }) => {
      const organ = known(random, room.organs);
      const kind = room.organs[organ]?.kind ?? 'cc-prov';
      return {
        organ,
        decidedAt: around(random, now, 60),
        ...maybe(random, 'decidedBy', () => ({ mandate: mandateId(DECIDERS[kind]), how: 'telephone' })),
      };
    },
    'seat.take': ({ random, room }) => {
      const [seat, who] = random.pick([
        ['authority', 'high-official'],
        ['authority', 'mayor-21004'],
        ['d1', 'dir-d1'],
        ['d3', 'dir-d3'],
        ['director', 'dir-d1'],
        ['mayor:21004', 'mayor-21004'],
      ] as const);
      return {
        organ: known(random, room.organs),
        seat,
        mandate: mandateId(who),
        presence: random.pick(['present', 'reachable']),
        ...maybe(random, 'deputy', () => random.chance(0.5)),
        ...maybe(random, 'relieves', () => mandateId('high-official')),
      };
    },
    'seat.leave': ({ random, room }) => ({
      organ: known(random, room.organs),
      seat: random.pick(['authority', 'd1', 'd3', 'director']),
    }),
  },
  weights: { 'organ.convene': 3, 'seat.take': 4 },
};
