import { z } from 'zod';

/**
 * The administrative reference of the Brussels-Capital Region: codes, names and who belongs to whom, each with the days
 * on which it holds. A replay asks with the day of the replay; nothing here reads a clock.
 *
 * Codes and French and Dutch names are those of Statbel (NIS/INS) and of the federal police. A commune is never derived
 * from a postal code: 1000, 1040 and 1050 cross communal borders. Postal codes serve to search and to show.
 */

/** The language a person reads. English readers get the French names, as on the map. */
export type ReaderLanguage = 'fr' | 'nl' | 'en';

/** The 19 communes by NIS code: a closed list. */
export const NIS_CODES = [
  '21001',
  '21002',
  '21003',
  '21004',
  '21005',
  '21006',
  '21007',
  '21008',
  '21009',
  '21010',
  '21011',
  '21012',
  '21013',
  '21014',
  '21015',
  '21016',
  '21017',
  '21018',
  '21019',
] as const;
// Pure, so that a page that only needs the names leaves zod out.
export const nisSchema = /* @__PURE__ */ z.enum(NIS_CODES);
export type Nis = (typeof NIS_CODES)[number];

/** The police zones by code, past and present: a closed list. The merged zone joins it when its code is published. */
export const ZONE_CODES = ['5339', '5340', '5341', '5342', '5343', '5344'] as const;
export const zoneSchema = /* @__PURE__ */ z.enum(ZONE_CODES);
export type ZoneCode = (typeof ZONE_CODES)[number];

/** First and last day on which a fact holds; `validTo` is the first day on which it no longer does. ISO dates. */
export interface Validity {
  readonly validFrom: string;
  readonly validTo?: string;
}

export interface Commune extends Validity {
  readonly nis: Nis;
  readonly fr: string;
  readonly nl: string;
  /** Postal codes of its own. */
  readonly postalCodes: readonly string[];
  /** Postal codes of a neighbour that reach into it. */
  readonly sharedPostalCodes?: readonly string[];
  /** Former communes and quarters with a postal code of their own, to search by. */
  readonly localities?: readonly { readonly fr: string; readonly nl: string }[];
}

export interface PoliceZone extends Validity {
  readonly zone: ZoneCode;
  readonly fr: string;
  readonly nl: string;
  /** The name it goes by, where it has one: POLBRU, Marlow. */
  readonly alias?: string;
  readonly communes: readonly Nis[];
}

/** A commune on one day: with the police zone it belongs to on that day. */
export interface CommuneOfTheDay extends Commune {
  readonly zone: ZoneCode | undefined;
}

export const REGION = {
  nis: '04000',
  arrondissement: '21000',
  iso: 'BE-BRU',
  nuts: ['BE10', 'BE100'],
  fr: 'Région de Bruxelles-Capitale',
  nl: 'Brussels Hoofdstedelijk Gewest',
  en: 'Brussels-Capital Region',
} as const;

/** One rescue zone covers the Region: SIAMU in French, DBDMH in Dutch. */
export const RESCUE_ZONE = {
  fr: "Service d'incendie et d'aide médicale urgente de la Région de Bruxelles-Capitale",
  nl: 'Dienst voor Brandweer en Dringende Medische Hulp van het Brussels Hoofdstedelijk Gewest',
  alias: { fr: 'SIAMU', nl: 'DBDMH' },
} as const;

/** Communal Belgium as it is since the mergers of 1977, which left these nineteen as they were. */
const SINCE_1977 = { validFrom: '1977-01-01' } as const;
/** Local police zones exist since the police reform took effect. */
const SINCE_2002 = { validFrom: '2002-01-01' } as const;

export const COMMUNES: readonly Commune[] = [
  { nis: '21001', fr: 'Anderlecht', nl: 'Anderlecht', postalCodes: ['1070'], ...SINCE_1977 },
  { nis: '21002', fr: 'Auderghem', nl: 'Oudergem', postalCodes: ['1160'], ...SINCE_1977 },
  { nis: '21003', fr: 'Berchem-Sainte-Agathe', nl: 'Sint-Agatha-Berchem', postalCodes: ['1082'], ...SINCE_1977 },
  {
    nis: '21004',
    fr: 'Bruxelles',
    nl: 'Brussel',
    postalCodes: ['1000', '1020', '1120', '1130'],
    sharedPostalCodes: ['1040', '1050'],
    localities: [
      { fr: 'Laeken', nl: 'Laken' },
      { fr: 'Neder-Over-Heembeek', nl: 'Neder-Over-Heembeek' },
      { fr: 'Haren', nl: 'Haren' },
    ],
    ...SINCE_1977,
  },
  { nis: '21005', fr: 'Etterbeek', nl: 'Etterbeek', postalCodes: ['1040'], ...SINCE_1977 },
  { nis: '21006', fr: 'Evere', nl: 'Evere', postalCodes: ['1140'], ...SINCE_1977 },
  { nis: '21007', fr: 'Forest', nl: 'Vorst', postalCodes: ['1190'], ...SINCE_1977 },
  { nis: '21008', fr: 'Ganshoren', nl: 'Ganshoren', postalCodes: ['1083'], ...SINCE_1977 },
  { nis: '21009', fr: 'Ixelles', nl: 'Elsene', postalCodes: ['1050'], ...SINCE_1977 },
  { nis: '21010', fr: 'Jette', nl: 'Jette', postalCodes: ['1090'], ...SINCE_1977 },
  { nis: '21011', fr: 'Koekelberg', nl: 'Koekelberg', postalCodes: ['1081'], ...SINCE_1977 },
  { nis: '21012', fr: 'Molenbeek-Saint-Jean', nl: 'Sint-Jans-Molenbeek', postalCodes: ['1080'], ...SINCE_1977 },
  { nis: '21013', fr: 'Saint-Gilles', nl: 'Sint-Gillis', postalCodes: ['1060'], ...SINCE_1977 },
  { nis: '21014', fr: 'Saint-Josse-ten-Noode', nl: 'Sint-Joost-ten-Node', postalCodes: ['1210'], ...SINCE_1977 },
  { nis: '21015', fr: 'Schaerbeek', nl: 'Schaarbeek', postalCodes: ['1030'], ...SINCE_1977 },
  { nis: '21016', fr: 'Uccle', nl: 'Ukkel', postalCodes: ['1180'], ...SINCE_1977 },
  { nis: '21017', fr: 'Watermael-Boitsfort', nl: 'Watermaal-Bosvoorde', postalCodes: ['1170'], ...SINCE_1977 },
  { nis: '21018', fr: 'Woluwe-Saint-Lambert', nl: 'Sint-Lambrechts-Woluwe', postalCodes: ['1200'], ...SINCE_1977 },
  { nis: '21019', fr: 'Woluwe-Saint-Pierre', nl: 'Sint-Pieters-Woluwe', postalCodes: ['1150'], ...SINCE_1977 },
];

/**
 * The six zones. A federal bill merges them into one (expected between October 2027 and January 2028): on that day each
 * gets a `validTo` and the new zone is added with all nineteen communes; nothing else changes.
 */
export const POLICE_ZONES: readonly PoliceZone[] = [
  {
    zone: '5339',
    fr: 'Bruxelles-Capitale-Ixelles',
    nl: 'Brussel-Hoofdstad-Elsene',
    alias: 'POLBRU',
    communes: ['21004', '21009'],
    ...SINCE_2002,
  },
  {
    zone: '5340',
    fr: 'Bruxelles-Ouest',
    nl: 'Brussel-West',
    communes: ['21003', '21008', '21010', '21011', '21012'],
    ...SINCE_2002,
  },
  { zone: '5341', fr: 'Midi', nl: 'Zuid', communes: ['21001', '21007', '21013'], ...SINCE_2002 },
  {
    zone: '5342',
    fr: 'Uccle/Watermael-Boitsfort/Auderghem',
    nl: 'Ukkel/Watermaal-Bosvoorde/Oudergem',
    alias: 'Marlow',
    communes: ['21002', '21016', '21017'],
    ...SINCE_2002,
  },
  { zone: '5343', fr: 'Montgomery', nl: 'Montgomery', communes: ['21005', '21018', '21019'], ...SINCE_2002 },
  {
    zone: '5344',
    fr: 'Bruxelles-Nord',
    nl: 'Brussel-Noord',
    alias: 'POLBRUNO',
    communes: ['21006', '21014', '21015'],
    ...SINCE_2002,
  },
];

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels', dateStyle: 'short' });

/**
 * The calendar day in Brussels of an ISO date (taken as it is) or of an ISO instant: a decision of 23:30 UTC on 31 December
 * belongs to the new year.
 * @throws RangeError when `at` is no date.
 */
export function brusselsDay(at: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(at)) return at;
  return day.format(new Date(at));
}

const holdsOn = (day: string) => (fact: Validity) =>
  fact.validFrom <= day && (fact.validTo === undefined || day < fact.validTo);

/** The police zones on a day (ISO date, or instant of which the Brussels day counts), by code. */
export function zonesAt(date: string, zones: readonly PoliceZone[] = POLICE_ZONES): readonly PoliceZone[] {
  return zones.filter(holdsOn(brusselsDay(date)));
}

/** The communes on a day, each with its police zone of that day, by NIS code. */
export function communesAt(
  date: string,
  communes: readonly Commune[] = COMMUNES,
  zones: readonly PoliceZone[] = POLICE_ZONES,
): readonly CommuneOfTheDay[] {
  const ofTheDay = zonesAt(date, zones);
  return communes
    .filter(holdsOn(brusselsDay(date)))
    .map(commune => ({ ...commune, zone: ofTheDay.find(zone => zone.communes.includes(commune.nis))?.zone }));
}

/** The police zone of a commune on a day; undefined before the police reform. */
export function zoneOf(nis: Nis, date: string): ZoneCode | undefined {
  return zonesAt(date).find(zone => zone.communes.includes(nis))?.zone;
}

const communeByNis = new Map(COMMUNES.map(commune => [commune.nis, commune]));
const zoneByCode = new Map(POLICE_ZONES.map(zone => [zone.zone, zone]));

/** The name of a commune for a reader. A code outside the closed list is a mistake of ours and throws. */
export function communeName(nis: Nis, language: ReaderLanguage): string {
  const commune = communeByNis.get(nis);
  if (!commune) throw new RangeError(`no commune has NIS code ${nis}`);
  return nameIn(commune, language);
}

/** The name of a police zone for a reader, without its code. */
export function zoneName(zone: ZoneCode, language: ReaderLanguage): string {
  const found = zoneByCode.get(zone);
  if (!found) throw new RangeError(`no police zone has code ${zone}`);
  return nameIn(found, language);
}

/** The name for a reader of whatever is named in both languages. */
export function nameIn(named: { readonly fr: string; readonly nl: string }, language: ReaderLanguage): string {
  return language === 'nl' ? named.nl : named.fr;
}

/** Sorts by the name the reader sees: Forest stands under F in French and under V (Vorst) in Dutch. Returns a copy. */
export function sortByName<Named extends { readonly fr: string; readonly nl: string }>(
  named: readonly Named[],
  language: ReaderLanguage,
): Named[] {
  const { compare } = new Intl.Collator(language, { sensitivity: 'base', numeric: true });
  return [...named].sort((a, b) => compare(nameIn(a, language), nameIn(b, language)));
}
