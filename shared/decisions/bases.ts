import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

/** One legal basis as it stood in a period: a decision names its id and the version valid on its day. */
export interface Basis {
  readonly id: string;
  readonly version: string;
  /** Days, ISO 8601: from the first, until the second (excluded). */
  readonly validFrom: string;
  readonly validTo?: string;
  readonly title: Text;
  /** Where in the text, as a lawyer would cite it. */
  readonly article: Text;
  /** The article or its wording is not yet checked against the official text (belgium.md §1, §19). */
  readonly toVerify: boolean;
}

/**
 * Legal bases of orders and measures. Data, not law: kept by whoever answers for it, never changed in place, since
 * decisions point at a version. A text that is amended gets a new entry and the old one an end. What belgium.md §1
 * and §19 leave unsure is marked, and shown as such where it is chosen.
 */
export const BASES: readonly Basis[] = [
  {
    id: 'rd-2019-coordination',
    version: '2006',
    validFrom: '2006-02-16',
    validTo: '2019-05-22',
    title: text(
      'Arrêté royal du 16 février 2006, plans d’urgence et d’intervention',
      'Koninklijk besluit van 16 februari 2006, nood- en interventieplannen',
      'Royal decree of 16 February 2006, emergency and intervention plans',
    ),
    article: text('coordination par l’autorité', 'coördinatie door de overheid', 'coordination by the authority'),
    toVerify: true,
  },
  {
    id: 'rd-2019-coordination',
    version: '2019',
    validFrom: '2019-05-22',
    title: text(
      'Arrêté royal du 22 mai 2019, planification d’urgence locale',
      'Koninklijk besluit van 22 mei 2019, lokale noodplanning',
      'Royal decree of 22 May 2019, local emergency planning',
    ),
    article: text('coordination par l’autorité', 'coördinatie door de overheid', 'coordination by the authority'),
    toVerify: true,
  },
  {
    id: 'special-law-1989-48',
    version: '1989',
    validFrom: '1989-01-12',
    title: text(
      'Loi spéciale du 12 janvier 1989, institutions bruxelloises',
      'Bijzondere wet van 12 januari 1989, Brusselse instellingen',
      'Special law of 12 January 1989, Brussels institutions',
    ),
    article: text('art. 48', 'art. 48', 'art. 48'),
    toVerify: false,
  },
  {
    id: 'law-2007-181',
    version: '2007',
    validFrom: '2007-05-15',
    title: text(
      'Loi du 15 mai 2007, sécurité civile : réquisition',
      'Wet van 15 mei 2007, civiele veiligheid: opvordering',
      'Law of 15 May 2007, civil security: requisition',
    ),
    article: text('art. 181', 'art. 181', 'art. 181'),
    toVerify: true,
  },
  {
    id: 'law-2007-182',
    version: '2007',
    validFrom: '2007-05-15',
    title: text(
      'Loi du 15 mai 2007, sécurité civile : ordre de quitter ou d’éviter un lieu',
      'Wet van 15 mei 2007, civiele veiligheid: bevel een plaats te verlaten of te mijden',
      'Law of 15 May 2007, civil security: order to leave or stay away',
    ),
    article: text('art. 182', 'art. 182', 'art. 182'),
    toVerify: true,
  },
  {
    id: 'ncl-133',
    version: '1988',
    validFrom: '1988-06-24',
    title: text(
      'Nouvelle loi communale : police administrative du bourgmestre',
      'Nieuwe gemeentewet: bestuurlijke politie van de burgemeester',
      'New Communal Law: the mayor’s administrative police',
    ),
    article: text('art. 133', 'art. 133', 'art. 133'),
    toVerify: false,
  },
  {
    id: 'ncl-134',
    version: '1988',
    validFrom: '1988-06-24',
    title: text(
      'Nouvelle loi communale : ordonnance de police urgente',
      'Nieuwe gemeentewet: dringende politieverordening',
      'New Communal Law: urgent police order',
    ),
    article: text('art. 134', 'art. 134', 'art. 134'),
    toVerify: false,
  },
  {
    id: 'ncl-135',
    version: '1988',
    validFrom: '1988-06-24',
    title: text(
      'Nouvelle loi communale : sûreté de la voie publique',
      'Nieuwe gemeentewet: veiligheid op de openbare weg',
      'New Communal Law: safety of the public way',
    ),
    article: text('art. 135, § 2', 'art. 135, § 2', 'art. 135 § 2'),
    toVerify: false,
  },
  {
    id: 'rd-2024-national-plan',
    version: '2024',
    validFrom: '2024-04-26',
    title: text(
      'Arrêté royal du 26 avril 2024, plan d’urgence national',
      'Koninklijk besluit van 26 april 2024, nationaal noodplan',
      'Royal decree of 26 April 2024, national emergency plan',
    ),
    article: text('coordination fédérale', 'federale coördinatie', 'federal coordination'),
    toVerify: true,
  },
  {
    id: 'police-function-1992',
    version: '1992',
    validFrom: '1992-08-05',
    title: text(
      'Loi du 5 août 1992, fonction de police',
      'Wet van 5 augustus 1992, politieambt',
      'Law of 5 August 1992, police function',
    ),
    article: text('police administrative', 'bestuurlijke politie', 'administrative police'),
    toVerify: true,
  },
  {
    id: 'law-1964-medical-aid',
    version: '1964',
    validFrom: '1964-07-08',
    title: text(
      'Loi du 8 juillet 1964, aide médicale urgente',
      'Wet van 8 juli 1964, dringende geneeskundige hulpverlening',
      'Law of 8 July 1964, urgent medical aid',
    ),
    article: text('réquisition médicale', 'medische opvordering', 'medical requisition'),
    toVerify: true,
  },
];

/** The bases that hold at a moment (ISO 8601), one version each. */
export const basesOn = (at: string): readonly Basis[] => BASES.filter(basis => holdsOn(basis, at));
/** The version of a basis that holds at a moment; undefined where there is none. */
export const basisOn = (id: string, at: string): Basis | undefined =>
  BASES.find(basis => basis.id === id && holdsOn(basis, at));
/** A basis as a decision recorded it, also after it ended. */
export const basisOf = ({ id, version }: { id: string; version: string }): Basis | undefined =>
  BASES.find(basis => basis.id === id && basis.version === version);

const holdsOn = ({ validFrom, validTo }: Basis, at: string): boolean => {
  const day = Date.parse(at);
  return Date.parse(validFrom) <= day && (validTo === undefined || day < Date.parse(validTo));
};
