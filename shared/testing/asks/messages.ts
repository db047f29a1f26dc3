import type { messageCommands } from '../../messages/decide.ts';
import { attachment, line, lineText } from './log.ts';
import { type Asks, around, fresh, incidentOf, known, maybe, WORDS } from './making.ts';

export const messageAsks: Asks<typeof messageCommands> = {
  make: {
    'message.receive': given => {
      const { random, room, now } = given;
      return {
        message: fresh(random, room.messages),
        channel: random.pick(['telephone', 'radio', 'e-mail', 'person', 'portal']),
        from: { name: random.pick(WORDS), ...maybe(random, 'contact', () => '02 000 00 00') },
        ...incidentOf(given),
        text: lineText(given),
        ...maybe(random, 'priority', () => random.pick(['routine', 'urgent', 'flash'])),
        receivedAt: around(random, now, 1_800),
        ...(random.chance(0.2) ? { attachments: [attachment(given)] } : {}),
        ...(random.chance(0.1) ? { healthReason: 'famille à rappeler' } : {}),
      };
    },
    'message.triage': given => {
      const { random, room } = given;
      return {
        message: known(random, room.messages),
        as: random.pick([
          () => ({ to: 'log', entries: [line(given)] }),
          () => ({ to: 'log', entries: [line(given), line(given)] }),
          () => ({ to: 'aside', reason: random.pick(WORDS) }),
          () => ({ to: 'decision', decision: known(random, room.decisions) }),
        ])(),
      };
    },
    'message.assign': ({ random, room }) => ({
      message: known(random, room.messages),
      function: random.pick(['dir-d1', 'information-manager']),
    }),
  },
  weights: { 'message.receive': 3, 'message.triage': 3, 'message.assign': 1 },
};
