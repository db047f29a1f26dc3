import { alertWords } from './words/alerts.ts';
import { commandWords } from './words/commands.ts';
import { connectionWords } from './words/connection.ts';
import { decisionWords } from './words/decisions.ts';
import { errorWords } from './words/errors.ts';
import { liaisonWords } from './words/liaison.ts';
import { phoneWords } from './words/phone.ts';
import { roomWords } from './words/room.ts';
import { roundWords } from './words/rounds.ts';
import { sessionWords } from './words/session.ts';
import { severityWords } from './words/severity.ts';
import { taskAskedWords } from './words/taskPhone.ts';
import { timeWords } from './words/time.ts';

/** Words that every page says; the phone has these alone, since each kilobyte is a wait on a bad network. */
export const commonWords = {
  ...alertWords,
  ...commandWords,
  ...connectionWords,
  ...decisionWords,
  ...errorWords,
  ...liaisonWords,
  ...phoneWords,
  ...roomWords,
  ...roundWords,
  ...sessionWords,
  ...taskAskedWords,
  ...severityWords,
  ...timeWords,
} as const;
