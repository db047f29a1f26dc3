import type { alertCommands } from '../../alerts/decide.ts';
import type { Room } from '../../room.ts';
import { personId } from '../people.ts';
import { anyArea, anyCommune } from '../places.ts';
import type { Random } from '../random.ts';
import { type Asks, incidentOf, known, later, maybe, SEVERITIES, text, WORDS } from './making.ts';

const device = (random: Random) => random.pick(['phone', 'tablet', '__proto__']);
function issued(random: Random, room: Room): string {
  const sent = Object.values(room.alerts).filter(alert => alert.issued);
  return sent.length === 0 || random.chance(0.1) ? known(random, room.alerts) : random.pick(sent).id;
}

export const alertAsks: Asks<typeof alertCommands> = {
  make: {
    'alert.draft': given => {
      const { random, room, now } = given;
      return {
        alert: random.chance(0.2) ? known(random, room.alerts) : random.uuid(),
        ...incidentOf(given),
        kind: random.pick(['warning', 'decision', 'information', 'test']),
        headline: text(random),
        body: text(random),
        severity: random.pick(SEVERITIES),
        to: {
          ...(random.chance(0.7) ? { communes: [anyCommune(random), anyCommune(random)] } : {}),
          ...maybe(random, 'zones', () => random.some(['5339', '5344', '5343'], 2)),
          ...maybe(random, 'functions', () => random.some(['dir-d1', 'transport-dispatch', 'zone-images'], 2)),
          ...(random.chance(0.3) ? { area: anyArea(random) } : {}),
        },
        ...maybe(random, 'respondBy', () => later(random, now, 1_800)),
      };
    },
    'alert.approve': ({ random, room }) => ({ alert: known(random, room.alerts) }),
    'alert.issue': ({ random, room }) => ({ alert: known(random, room.alerts) }),
    'alert.cancel': ({ random, room }) => ({ alert: known(random, room.alerts), reason: text(random) }),
    'alert.receive': ({ random, room }) => ({
      alert: issued(random, room),
      ...maybe(random, 'device', () => device(random)),
    }),
    'alert.read': ({ random, room }) => ({
      alert: issued(random, room),
      ...maybe(random, 'device', () => device(random)),
    }),
    'alert.acknowledge': ({ random, room }) => ({
      alert: issued(random, room),
      disposition: random.pick(['acting', 'not-concerned', 'call-me']),
      ...maybe(random, 'note', () => random.pick(WORDS)),
    }),
    'alert.report-sending': ({ random, room }) => {
      const alert = issued(random, room);
      const recipients = Object.keys(room.alerts[alert]?.receipts ?? {});
      return {
        alert,
        recipients: recipients.length > 0 ? random.some(recipients, 2) : ['21004'],
        ...maybe(random, 'device', () => device(random)),
        ...maybe(random, 'person', () => personId('liaison-21004')),
        outcome: random.pick(['sent', 'sent', 'failed']),
        about: random.pick(['issue', 'issue', 'cancel']),
      };
    },
  },
  weights: {
    'alert.draft': 4,
    'alert.approve': 6,
    'alert.issue': 6,
    'alert.cancel': 1,
    'alert.acknowledge': 4,
  },
};
