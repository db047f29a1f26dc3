import { text } from '../language/read.ts';
import type { Ruling } from '../ruling.ts';

const CHOICE = text('choix du centre de crise', 'keuze van het crisiscentrum', 'choice of the crisis centre');

/** People in one coordination room: nineteen mayors, the disciplines, the authorities and their staff. */
export const CALL_MEMBERS: readonly Ruling<number>[] = [
  { value: 48, validFrom: '2019-05-22', source: CHOICE, certainty: 'U' },
];
/** Seconds that a place is kept for somebody whose connection ended. */
export const CALL_GRACE_SECONDS: readonly Ruling<number>[] = [
  { value: 20, validFrom: '2019-05-22', source: CHOICE, certainty: 'U' },
];
