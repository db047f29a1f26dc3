import type { Regime } from '../feeds/schema.ts';
import { text } from '../language/read.ts';
import { type Ruling, rulingAt } from '../ruling.ts';

/** Days that images may be kept without a reason, by the law that rules them. Evidence stays beyond it (a hold). */
export const RETENTION_DAYS: Readonly<Record<Regime, readonly Ruling<number>[]>> = {
  police: [
    {
      value: 365,
      validFrom: '2018-05-25',
      source: text(
        'LFP, art. 25/6 : douze mois au plus ; durée fixée par la zone',
        'WPA, art. 25/6: ten hoogste twaalf maanden; termijn bepaald door de zone',
        'police function act (LFP/WPA), art. 25/6: twelve months at most; the zone decides',
      ),
      certainty: 'S',
    },
  ],
  'camera-law': [
    {
      value: 30,
      validFrom: '2018-05-25',
      source: text(
        'loi du 21 mars 2007, art. 5 § 4 : un mois au plus',
        'wet van 21 maart 2007, art. 5 § 4: ten hoogste één maand',
        'act of 21 March 2007, art. 5 § 4: one month at most',
      ),
      certainty: 'S',
    },
  ],
  transport: [
    {
      value: 30,
      validFrom: '2018-05-25',
      source: text(
        'loi du 21 mars 2007 : un mois ; trois mois pour les lieux désignés par l’arrêté royal du 6 décembre 2018',
        'wet van 21 maart 2007: één maand; drie maanden voor plaatsen aangewezen bij koninklijk besluit van 6 december 2018',
        'act of 21 March 2007: one month; three for places named by the royal decree of 6 December 2018',
      ),
      certainty: 'L',
    },
  ],
  private: [
    {
      value: 30,
      validFrom: '2018-05-25',
      source: text(
        'loi du 21 mars 2007, art. 6 § 3 : un mois au plus',
        'wet van 21 maart 2007, art. 6 § 3: ten hoogste één maand',
        'act of 21 March 2007, art. 6 § 3: one month at most',
      ),
      certainty: 'S',
    },
  ],
};
/** Seconds that a ring of this regime may hold at most. */
export const longestRing = (regime: Regime, at: string): number => rulingAt(RETENTION_DAYS[regime], at).value * 86_400;

const CHOICE = text('choix du centre de crise', 'keuze van het crisiscentrum', 'choice of the crisis centre');
/** What "keep this" takes where nobody says otherwise: seconds before and after, metres around. */
export const KEEP: readonly Ruling<{ readonly before: number; readonly after: number; readonly radius: number }>[] = [
  { value: { before: 600, after: 600, radius: 300 }, validFrom: '2018-05-25', source: CHOICE, certainty: 'U' },
];
/** Hours that a replay may be looked at before a purpose is asked for again. */
export const REPLAY_HOURS: readonly Ruling<number>[] = [
  { value: 8, validFrom: '2018-05-25', source: CHOICE, certainty: 'U' },
];
/** Hours that one replay may span: what is asked for stays what the purpose needs. */
export const REPLAY_SPAN_HOURS = 12;
