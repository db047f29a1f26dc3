import { text } from '../language/read.ts';
import type { Words } from '../language/text.ts';
import type { Room } from '../room.ts';
import type { Reference } from './schema.ts';

/** Where the things lie that a note may refer to. */
export const REFERRED = {
  decision: 'decisions',
  round: 'rounds',
  log: 'log',
  alert: 'alerts',
  phase: 'phases',
} as const satisfies Partial<Record<Reference['kind'], keyof Room>>;

/** What a note refers to, in words: its headline, its question, its line. Where it is not in the room, its id. */
export function wordsOf(room: Room, { kind, id }: Reference): Words {
  switch (kind) {
    case 'decision':
      return room.decisions[id]?.headline ?? id;
    case 'round':
      return room.rounds[id]?.question ?? id;
    case 'log':
      return room.log[id]?.text ?? id;
    case 'alert':
      return room.alerts[id]?.headline ?? id;
    case 'phase':
      return PHASES[room.phases[id]?.phase ?? ''] ?? id;
    default:
      return id;
  }
}
const PHASES: Readonly<Record<string, Words>> = {
  communale: text('Phase communale', 'Gemeentelijke fase', 'Communal phase'),
  provinciale: text('Phase provinciale', 'Provinciale fase', 'Provincial phase'),
  federale: text('Phase fédérale', 'Federale fase', 'Federal phase'),
};
