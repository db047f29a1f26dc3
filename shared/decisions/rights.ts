import { CENTRE, everyoneAs, only, RECORDERS, type Rights, SITE } from '../access/functions.ts';
import type { decisionCommands } from './decide.ts';

const DECIDERS = [
  ...only('own-territory', 'mayor'),
  'high-official',
  'minister-interior',
  ...SITE,
  ...only('recorded', ...RECORDERS),
] as const;

export const decisionRights: Rights<typeof decisionCommands> = {
  'decision.take': DECIDERS,
  'decision.receive': everyoneAs('recipient'),
  'decision.understand': everyoneAs('recipient'),
  'decision.execute': everyoneAs('recipient'),
  'decision.refuse': everyoneAs('recipient'),
  'decision.lift': DECIDERS,
  'decision.confirm-lifted': everyoneAs('recipient'),
  'decision.maintain': DECIDERS,
  /** Who calls from the centre: the desk, and the authority itself. */
  'decision.record-call': CENTRE,
  'decision.report-sending': 'system',
  'decision.escalate': 'system',
};
