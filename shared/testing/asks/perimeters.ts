import type { perimeterCommands } from '../../perimeters/decide.ts';
import { mandateId } from '../people.ts';
import { anyArea, anyPoint } from '../places.ts';
import type { Random } from '../random.ts';
import { type Asks, around, fresh, type Given, known, later, maybe, text, words } from './making.ts';

const anyShape = (random: Random) =>
  random.pick([
    { kind: 'circle', centre: anyPoint(random), radius: random.pick([50, 300, 2_000]) },
    {
      kind: 'sector',
      origin: anyPoint(random),
      windFrom: random.whole(0, 360),
      angle: random.pick([20, 60, 360]),
      length: random.pick([200, 1_500]),
      ...maybe(random, 'near', () => 40),
    },
    { kind: 'follows', track: 'drone', radius: 250, centre: anyPoint(random) },
  ]);
const inform = ({ random, now }: Given) => ({
  decision: random.uuid(),
  headline: text(random),
  body: text(random),
  ...(random.chance(0.2) ? { to: { communes: ['21004'] } } : {}),
  decidedAt: around(random, now, 300),
  ...maybe(random, 'decidedBy', () => ({
    mandate: mandateId(random.pick(['high-official', 'dir-d1', 'mayor-21004'])),
    how: 'telephone',
  })),
});
const ringOf = (random: Random, perimeter: string) => ({
  perimeter,
  zone: random.pick(['red', 'orange', 'yellow', 'judicial']),
  ...(random.chance(0.6) ? { area: anyArea(random) } : { shape: anyShape(random) }),
});
const followed = ({ random, room }: Given) => {
  const following = Object.values(room.perimeters).filter(p => p.shape?.kind === 'follows');
  return following.length > 0 ? random.pick(following).id : known(random, room.perimeters);
};

export const perimeterAsks: Asks<typeof perimeterCommands> = {
  make: {
    'perimeter.draw': given => {
      const { random, room, now } = given;
      const drawn = Object.values(room.perimeters);
      const again = drawn.length > 0 && random.chance(0.4) ? random.pick(drawn) : undefined;
      return {
        ...ringOf(random, again?.id ?? random.uuid()),
        incident: again?.incident ?? known(random, room.incidents),
        reason: words(random),
        ...(random.chance(0.2) ? { until: later(random, now, 7_200), proposer: mandateId('dir-d1') } : {}),
        ...(random.chance(0.3) ? { inform: inform(given) } : {}),
      };
    },
    'perimeter.draw-set': given => {
      const { random, room } = given;
      return {
        incident: known(random, room.incidents),
        reason: words(random),
        rings: random.some([1, 2, 3], 3).map(() => ringOf(random, random.uuid())),
        ...(random.chance(0.3) ? { inform: inform(given) } : {}),
      };
    },
    'perimeter.lift': given => ({
      perimeter: known(given.random, given.room.perimeters),
      reason: words(given.random),
      ...(given.random.chance(0.3) ? { inform: inform(given) } : {}),
    }),
    'perimeter.lift-set': ({ random, room }) => ({
      perimeters: [known(random, room.perimeters), known(random, room.perimeters)],
      reason: words(random),
    }),
    'perimeter.move': given => ({ perimeter: followed(given), centre: anyPoint(given.random) }),
    'checkpoint.place': ({ random, room }) => {
      const drawn = Object.values(room.perimeters);
      const held = drawn.length > 0 && random.chance(0.7) ? random.pick(drawn) : undefined;
      return {
        checkpoint: fresh(random, room.checkpoints),
        incident: held?.incident ?? known(random, room.incidents),
        ...(held ? { perimeter: held.id } : {}),
        kind: random.pick(['access', 'closed', 'ambulances', 'vehicles']),
        name: text(random),
        point: anyPoint(random),
        ...maybe(random, 'holder', () => ({ id: '5344', kind: 'zone' })),
      };
    },
    'checkpoint.remove': ({ random, room }) => ({ checkpoint: known(random, room.checkpoints) }),
  },
  weights: {
    'perimeter.draw': 6,
    'perimeter.lift': 3,
  },
};
