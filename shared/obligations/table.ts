import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';
import type { Holder, ObligationCode } from './schema.ts';

/** How often: always there; at least once in so many months; after each event; on fixed days of the calendar. */
export type Rhythm =
  | { readonly kind: 'permanent' }
  | { readonly kind: 'within'; readonly months: number }
  | { readonly kind: 'each'; readonly withinDays: number }
  | { readonly kind: 'slots'; readonly slots: 'monthly' | 'national'; readonly graceDays: number };

export interface Obligation {
  readonly code: ObligationCode;
  readonly name: Text;
  /** As narrow as a column allows. */
  readonly short: Text;
  readonly rhythm: Rhythm;
  readonly said: Text;
  readonly holders: 'all' | 'communes' | 'region';
  readonly source: Text;
  /** S: read in a source; L: likely, practice. Shown beside the obligation, since an authority may rely on it. */
  readonly certainty: 'S' | 'L';
  /** Days for which this line holds; a change of law is another line, the old one keeps its end. */
  readonly validFrom: string;
  readonly validTo?: string;
}

const RD = text(
  'AR du 22 mai 2019 relatif à la planification d’urgence locale',
  'KB van 22 mei 2019 betreffende de lokale noodplanning',
  'Royal decree of 22 May 2019 on local emergency planning',
);
const NCCN = text('Recommandation du Centre de crise national', 'Aanbeveling van het Nationaal Crisiscentrum');
const BE_ALERT = text('Calendrier de tests BE-Alert (NCCN)', 'Testkalender BE-Alert (NCCN)');
const RD_SINCE = '2019-06-01';

/**
 * The obligations calendar as data, version 2026-11. That a year counts from the last time and not from January is
 * our reading: the texts that were read say "at least once a year" (belgium.md §9).
 */
export const OBLIGATIONS: readonly Obligation[] = [
  {
    code: 'coordinator',
    name: text('Coordinateur de planification d’urgence désigné', 'Noodplanningscoördinator aangesteld'),
    short: text('Coordinateur', 'Coördinator'),
    rhythm: { kind: 'permanent' },
    said: text('en permanence, avec un remplaçant', 'permanent, met een vervanger'),
    holders: 'all',
    source: RD,
    certainty: 'S',
    validFrom: RD_SINCE,
  },
  {
    code: 'pgui',
    name: text('PGUI rédigé, approuvé et tenu à jour', 'ANIP opgesteld, goedgekeurd en bijgewerkt'),
    short: text('PGUI', 'ANIP'),
    rhythm: { kind: 'permanent' },
    said: text('en permanence', 'permanent'),
    holders: 'all',
    source: RD,
    certainty: 'S',
    validFrom: RD_SINCE,
  },
  {
    code: 'communication-plan',
    name: text('Plan monodisciplinaire D5', 'Monodisciplinair plan D5'),
    short: text('Plan D5', 'Plan D5'),
    rhythm: { kind: 'permanent' },
    said: text('en permanence', 'permanent'),
    holders: 'all',
    source: RD,
    certainty: 'L',
    validFrom: RD_SINCE,
  },
  {
    code: 'safety-cell',
    name: text('Réunion de la cellule de sécurité', 'Vergadering van de veiligheidscel'),
    short: text('Cellule de sécurité', 'Veiligheidscel'),
    rhythm: { kind: 'within', months: 12 },
    said: text('au moins une fois par an', 'minstens één keer per jaar'),
    holders: 'all',
    source: NCCN,
    certainty: 'S',
    validFrom: RD_SINCE,
  },
  {
    code: 'exercise',
    name: text('Exercice multidisciplinaire', 'Multidisciplinaire oefening'),
    short: text('Exercice', 'Oefening'),
    rhythm: { kind: 'within', months: 12 },
    said: text(
      'au moins un par an ; les communes peuvent s’associer',
      'minstens één per jaar; gemeenten mogen samen oefenen',
    ),
    holders: 'all',
    source: NCCN,
    certainty: 'S',
    validFrom: RD_SINCE,
  },
  {
    code: 'evaluation',
    name: text('Évaluation de chaque situation d’urgence et exercice', 'Evaluatie van elke noodsituatie en oefening'),
    short: text('Évaluation', 'Evaluatie'),
    // The texts name no delay: three months are ours.
    rhythm: { kind: 'each', withinDays: 90 },
    said: text('chaque fois', 'telkens'),
    holders: 'all',
    source: RD,
    certainty: 'S',
    validFrom: RD_SINCE,
  },
  {
    code: 'be-alert-test',
    name: text('Test BE-Alert', 'BE-Alert-test'),
    short: text('Test BE-Alert', 'BE-Alert-test'),
    rhythm: { kind: 'slots', slots: 'monthly', graceDays: 7 },
    said: text('créneau mensuel, premier jeudi', 'maandelijks testmoment, eerste donderdag'),
    holders: 'all',
    source: BE_ALERT,
    certainty: 'S',
    validFrom: RD_SINCE,
  },
  {
    code: 'be-alert-national',
    name: text('Test national BE-Alert', 'Nationale BE-Alert-test'),
    short: text('Test national', 'Nationale test'),
    rhythm: { kind: 'slots', slots: 'national', graceDays: 7 },
    said: text('premier jeudi d’octobre', 'eerste donderdag van oktober'),
    holders: 'all',
    source: BE_ALERT,
    certainty: 'S',
    validFrom: RD_SINCE,
  },
  {
    code: 'contacts',
    name: text('Contrôle des données de contact', 'Nazicht van de contactgegevens'),
    short: text('Contacts', 'Contacten'),
    rhythm: { kind: 'within', months: 6 },
    said: text('deux fois par an', 'twee keer per jaar'),
    holders: 'all',
    source: text('Pratique du portail national (ICMS)', 'Praktijk van het nationaal portaal (ICMS)'),
    certainty: 'L',
    validFrom: RD_SINCE,
  },
  {
    code: 'yearly-report',
    name: text('Rapport annuel au CORES (PGSP)', 'Jaarverslag aan de GVR (GVPP)'),
    short: text('Rapport CORES', 'Verslag GVR'),
    rhythm: { kind: 'within', months: 12 },
    said: text('chaque année', 'elk jaar'),
    holders: 'region',
    source: text('Ordonnance du 28 mai 2015', 'Ordonnantie van 28 mei 2015'),
    certainty: 'S',
    validFrom: '2015-07-01',
  },
];

/** The obligations that a holder has on a day, `2026-11-25`. */
export const obligationsOf = (holder: Holder, day: string): readonly Obligation[] =>
  OBLIGATIONS.filter(
    o =>
      o.validFrom <= day &&
      (o.validTo === undefined || day < o.validTo) &&
      (o.holders === 'all' || (o.holders === 'region') === (holder === 'region')),
  );
