import type { Regime } from '../feeds/schema.ts';
import { text } from '../language/read.ts';
import { RETENTION_DAYS } from '../recordings/settings.ts';
import { type Ruling, rulingAt } from '../ruling.ts';

/** Days that the register outlives the images it speaks of. */
export const REGISTER_EXTRA_DAYS: readonly Ruling<number>[] = [
  {
    value: 365,
    validFrom: '2018-05-25',
    source: text(
      'RGPD, art. 5.2 ; LFP, art. 25/7 (journalisation) : durée des images et un an ; choix du centre',
      'AVG, art. 5.2; WPA, art. 25/7 (logging): duur van de beelden en één jaar; keuze van het centrum',
      'GDPR, art. 5.2; police function act, art. 25/7 (logging): life of the images and a year; choice of the centre',
    ),
    certainty: 'L',
  },
];

/**
 * Days that a line of the register is kept at least, by the regime of its camera: as long as the images may be, and a
 * year (belgium.md §15). The journal itself is not deleted, so a line may live longer and never shorter.
 */
export const keptDays = (at: string): Readonly<Record<Regime, number>> =>
  Object.fromEntries(
    Object.entries(RETENTION_DAYS).map(([regime, days]) => [
      regime,
      rulingAt(days, at).value + rulingAt(REGISTER_EXTRA_DAYS, at).value,
    ]),
  ) as Record<Regime, number>;
