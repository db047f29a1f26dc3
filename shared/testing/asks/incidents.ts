import type { incidentCommands } from '../../incidents/decide.ts';
import { anyArea, anyCommune, anyPoint } from '../places.ts';
import { type Asks, fresh, type Given, known, maybe, SEVERITIES, words } from './making.ts';

const told = ({ random }: Given) => ({
  kind: random.pick(['incident', 'event', 'exercise', 'test']),
  title: words(random),
  severity: random.pick(SEVERITIES),
  ...(random.chance(0.8) ? { point: anyPoint(random) } : {}),
  ...(random.chance(0.3) ? { area: anyArea(random) } : {}),
  ...(random.chance(0.1) ? { confirmed: [anyCommune(random)] } : {}),
  ...maybe(random, 'text', () => words(random)),
});

export const incidentAsks: Asks<typeof incidentCommands> = {
  make: {
    'incident.open': given => ({ incident: fresh(given.random, given.room.incidents), ...told(given) }),
    'incident.update': given => {
      const changes = Object.entries(told(given)).filter(() => given.random.chance(0.5));
      return { incident: known(given.random, given.room.incidents), ...Object.fromEntries(changes) };
    },
    'incident.close': ({ random, room }) => ({ incident: known(random, room.incidents), outcome: words(random) }),
  },
  weights: {
    'incident.open': 5,
    'incident.update': 6,
    'incident.close': 1,
  },
};
