import { text } from '../language/read.ts';
import type { Ruling } from '../ruling.ts';

/** Seconds after which an authority that was asked for a phase is silent: a request is not a bulletin. */
export const REQUEST_PATIENCE_S: readonly Ruling<number>[] = [
  {
    value: 120,
    validFrom: '2018-05-25',
    source: text('choix du centre de crise', 'keuze van het crisiscentrum', 'choice of the crisis centre'),
    certainty: 'U',
  },
];
