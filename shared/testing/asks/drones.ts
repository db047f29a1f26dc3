import type { droneCommands } from '../../drones/decide.ts';
import { anyArea, anyCommune } from '../places.ts';
import { type Asks, fresh, type Given, incidentOf, known, later, maybe, words } from './making.ts';

const HOURS_2 = 7_200;
const facts = (given: Given) => {
  const { random, room, now } = given;
  return {
    feed: known(random, room.feeds),
    ...incidentOf(given),
    requester: words(random),
    purpose: words(random),
    basis: words(random),
    zone: anyArea(random),
    height: random.pick([60, 120, 300]),
    from: now,
    until: later(random, now, HOURS_2),
    pilot: {
      name: 'A. Pilote',
      private: random.chance(0.5),
      ...maybe(random, 'organisation', () => known(random, room.organisations)),
    },
    recipients: [
      { id: random.pick(['regional-operator', 'video-operator', 'dir-d1']), kind: 'function' },
      ...(random.chance(0.4) ? [{ id: anyCommune(random), kind: 'commune' }] : []),
      ...(random.chance(0.2) ? [{ id: '5339', kind: 'zone' }] : []),
    ],
    recording: random.pick([{ keep: false }, { keep: true, days: 30 }, { keep: true }]),
    ...maybe(random, 'skeyes', () => 'SKEYES 2026-1124'),
    ...(random.chance(0.3) ? { discreet: true } : {}),
  };
};
const missionOf = ({ random, room }: Given, state?: string): string => {
  const fit = Object.values(room.missions).filter(m => m.state === state);
  return fit.length > 0 && random.chance(0.8) ? random.pick(fit).id : known(random, room.missions);
};

export const droneAsks: Asks<typeof droneCommands> = {
  make: {
    'drone.bind': ({ random, room }) => ({
      feed: known(random, room.feeds),
      ...maybe(random, 'mavlink', () => ({ system: random.whole(1, 5) })),
      ...maybe(random, 'cot', () => ({ uid: `UAS-${random.whole(1, 5)}` })),
      ...maybe(random, 'klv', () => random.pick([{ stream: true }, { port: 5_600 + random.whole(0, 3) }])),
    }),
    'mission.request': given => ({ mission: fresh(given.random, given.room.missions), ...facts(given) }),
    'mission.change': given => {
      const { random } = given;
      const told: Record<string, unknown> = facts(given);
      const names = random.some(['purpose', 'zone', 'height', 'recipients', 'until', 'pilot', 'discreet'], 2);
      return {
        mission: missionOf(given, random.pick(['requested', 'flying'])),
        ...Object.fromEntries(names.filter(name => name in told).map(name => [name, told[name]])),
        ...maybe(random, 'purpose', () => words(random)),
      };
    },
    'mission.approve': given => ({
      mission: missionOf(given, 'requested'),
      ...maybe(given.random, 'skeyes', () => 'SKEYES 2026-1'),
    }),
    'mission.refuse': given => ({ mission: missionOf(given, 'requested'), reason: words(given.random) }),
    'mission.start': given => ({ mission: missionOf(given, 'approved') }),
    'mission.end': given => ({ mission: missionOf(given, 'flying') }),
    'mission.withhold-images': given => ({ mission: missionOf(given, 'flying'), reason: words(given.random) }),
    'mission.release-images': given => ({ mission: missionOf(given, 'flying') }),
    'mission.report-bounds': given => ({
      mission: missionOf(given, 'flying'),
      beyond: given.random.pick([[], [{ what: 'zone', metres: 40 }], [{ what: 'height', metres: 12 }]]),
    }),
  },
  weights: { 'mission.request': 3, 'mission.approve': 3, 'mission.refuse': 1, 'mission.start': 3, 'mission.end': 1 },
};
