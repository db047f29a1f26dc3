import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';
import { isValid } from './mandates.ts';
import type { FunctionCode, Mandate } from './schema.ts';

/** Whose governor: the Brussels agglomeration, or a neighbouring province. */
export type Province = 'brussels' | 'flemish-brabant' | 'walloon-brabant';

/** Which function holds the governor's role where, from which day, by which text. */
export interface GovernorRole {
  readonly province: Province;
  readonly function: FunctionCode;
  readonly title: Text;
  /** ISO dates; `validTo` is the first day on which it no longer holds. */
  readonly validFrom: string;
  readonly validTo?: string;
  readonly source: Text;
  readonly certainty: 'S' | 'L' | 'U';
}

const ROYAL_DECREE = text(
  'AR du 22 mai 2019, art. 1er : le gouverneur est, pour l’agglomération bruxelloise, l’autorité visée à l’art. 48 de la loi spéciale du 12 janvier 1989',
  'KB van 22 mei 2019, art. 1: de gouverneur is, voor de Brusselse agglomeratie, de overheid bedoeld in art. 48 van de bijzondere wet van 12 januari 1989',
  'Royal decree of 22 May 2019, art. 1: the governor is, for the Brussels agglomeration, the authority named by art. 48 of the special law of 12 January 1989',
);
const NEIGHBOUR = text('AR du 22 mai 2019, art. 1er', 'KB van 22 mei 2019, art. 1');

/**
 * `governor` is a role, never a title: the decree calls so whoever holds it. In Brussels that is the High Official; the
 * governor of the administrative arrondissement was abolished in 2014 and is not offered (belgium.md §2).
 */
export const GOVERNOR_ROLES: readonly GovernorRole[] = [
  {
    province: 'brussels',
    function: 'high-official',
    title: text('Haut Fonctionnaire', 'Hoge Ambtenaar', 'High Official'),
    validFrom: '2014-07-01',
    source: ROYAL_DECREE,
    certainty: 'S',
  },
  {
    province: 'flemish-brabant',
    function: 'neighbour-governor',
    title: text('Gouverneur du Brabant flamand', 'Gouverneur van Vlaams-Brabant', 'Governor of Flemish Brabant'),
    validFrom: '1995-01-01',
    source: NEIGHBOUR,
    certainty: 'S',
  },
  {
    province: 'walloon-brabant',
    function: 'neighbour-governor',
    title: text('Gouverneur du Brabant wallon', 'Gouverneur van Waals-Brabant', 'Governor of Walloon Brabant'),
    validFrom: '1995-01-01',
    source: NEIGHBOUR,
    certainty: 'S',
  },
];

/** The roles in force at a moment (ISO 8601 UTC), of one province or of all. */
export const governorRoles = (at: string, province?: Province): readonly GovernorRole[] =>
  GOVERNOR_ROLES.filter(
    role =>
      (province === undefined || role.province === province) &&
      Date.parse(role.validFrom) <= Date.parse(at) &&
      (role.validTo === undefined || Date.parse(at) < Date.parse(role.validTo)),
  );

/** Whether a mandate is the governor's of the Brussels agglomeration at a moment: the role, and the mandate in force. */
export const isGovernor = (mandate: Mandate, at: string): boolean =>
  isValid(mandate, at) && governorRoles(at, 'brussels').some(role => role.function === mandate.function);
