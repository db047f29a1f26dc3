import { CENTRE, everyoneAs, type Rights, SITE } from '../access/functions.ts';
import type { roundCommands } from './decide.ts';

/** Who may bring others to the table: the centre, the directors, and whoever chairs or prepares a commune's committee. */
export const CONVENERS = [...CENTRE, ...SITE, 'mayor', 'emergency-coordinator'] as const;

export const roundRights: Rights<typeof roundCommands> = {
  'round.ask': CONVENERS,
  'round.answer': everyoneAs('recipient'),
  'round.record': CONVENERS,
  'round.receive': everyoneAs('recipient'),
  'round.read': everyoneAs('recipient'),
  'round.chase': CONVENERS,
  'round.close': CONVENERS,
  'round.report-sending': 'system',
};
