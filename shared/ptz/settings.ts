import { text } from '../language/read.ts';
import type { FunctionCode } from '../people/schema.ts';
import type { Ruling } from '../ruling.ts';

const CHOICE = text('choix du centre de crise', 'keuze van het crisiscentrum', 'choice of the crisis centre');

/** Seconds after its last move that a camera is free again. */
export const PTZ_IDLE_SECONDS: readonly Ruling<number>[] = [
  { value: 60, validFrom: '2018-05-25', source: CHOICE, certainty: 'U' },
];
/** Moves a second that one hand may send: enough for a steady hand, little enough for a motor. */
export const PTZ_MOVES_PER_SECOND: readonly Ruling<number>[] = [
  { value: 10, validFrom: '2018-05-25', source: CHOICE, certainty: 'U' },
];
/** Whose hand goes before whose: the greater figure. A function that is not named stands at 0. */
export const PTZ_RANKS: readonly Ruling<Partial<Record<FunctionCode, number>>>[] = [
  {
    value: { 'zone-images': 40, 'information-manager': 30, 'video-operator': 20, 'regional-operator': 10 },
    validFrom: '2018-05-25',
    source: CHOICE,
    certainty: 'U',
  },
];
