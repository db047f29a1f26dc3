import type { Text } from '../language/text.ts';

/** Who tells a part of the report: the five disciplines, the authority, the partners (belgium.md §8). */
export const SECTIONS = ['D1', 'D2', 'D3', 'D4', 'D5', 'authority', 'partners'] as const;
export type Section = (typeof SECTIONS)[number];

/** What a section tells, in the order in which it is read. `line`: the communication line, of D5 alone. */
export const FIELDS = ['situation', 'actions', 'needs', 'forecast', 'line'] as const;
export type Field = (typeof FIELDS)[number];
export const fieldsOf = (section: Section): readonly Field[] =>
  section === 'D5' ? FIELDS : FIELDS.filter(field => field !== 'line');

/** The two languages of a report; neither is the translation of the other (coordinated laws of 18 July 1966). */
export const TONGUES = ['fr', 'nl'] as const;
export type Tongue = (typeof TONGUES)[number];

/**
 * Minutes between two reports of a situation, until somebody sets others: hourly for a planned event, as on New
 * Year’s Eve (belgium.md §4), else half an hour. No text of law gives a figure, so it is a setting with its version.
 */
export const RHYTHM = {
  version: '2026-11',
  source: 'belgium.md §4 (New Year model), §8',
  minutes: { incident: 30, event: 60, exercise: 30, test: 30 },
  least: 5,
  most: 1_440,
} as const;

/**
 * Who may validate a report, in their own name or through staff who record it. Not fixed by law: practice, as a
 * setting with its version. The disciplines write; whoever answers for the whole picture freezes it.
 */
export const VALIDATORS = {
  version: '2026-11',
  source: 'practice; to be confirmed by the authority’s general plan (PGUI/ANIP)',
  functions: ['information-manager', 'high-official', 'minister-interior', 'mayor'],
} as const;

/**
 * The order in which the plain text is pasted into the national portal. An assumption: its interface is not
 * published (belgium.md §8), so the order is a setting and says so.
 */
export type PortalPart =
  | 'identity'
  | 'situation'
  | 'phase'
  | 'toll'
  | 'disciplines'
  | 'measures'
  | 'communication'
  | 'meeting'
  | 'marks'
  | 'seal';
export const PORTAL_ORDER: {
  readonly version: string;
  readonly source: string;
  readonly parts: readonly PortalPart[];
} = {
  version: '2026-11',
  source: 'assumption: no published interface of the national portal',
  parts: [
    'identity',
    'situation',
    'phase',
    'toll',
    'disciplines',
    'measures',
    'communication',
    'meeting',
    'marks',
    'seal',
  ],
};

/** How a section is headed. */
export const SECTION_NAMES: Readonly<Record<Section, Text>> = {
  D1: { fr: 'Opérations de secours', nl: 'Hulpverleningsoperaties', en: 'Rescue operations' },
  D2: {
    fr: 'Secours médicaux, sanitaires et psychosociaux',
    nl: 'Medische, sanitaire en psychosociale hulpverlening',
    en: 'Medical, sanitary and psychosocial relief',
  },
  D3: {
    fr: 'Police du lieu de la situation d’urgence',
    nl: 'Politie op de plaats van de noodsituatie',
    en: 'Police at the site',
  },
  D4: { fr: 'Appui logistique', nl: 'Logistieke steun', en: 'Logistic support' },
  D5: { fr: 'Information', nl: 'Informatie', en: 'Information' },
  authority: { fr: 'Autorité', nl: 'Overheid', en: 'Authority' },
  partners: { fr: 'Partenaires', nl: 'Partners', en: 'Partners' },
};
export const FIELD_NAMES: Readonly<Record<Field, Text>> = {
  situation: { fr: 'Situation', nl: 'Situatie', en: 'Situation' },
  actions: { fr: 'Actions', nl: 'Acties', en: 'Actions' },
  needs: { fr: 'Besoins', nl: 'Noden', en: 'Needs' },
  forecast: { fr: 'Évolution attendue', nl: 'Verwachte evolutie', en: 'Forecast' },
  line: { fr: 'Ligne de communication', nl: 'Communicatielijn', en: 'Communication line' },
};
/** How a section is named in a line: D1 by its code, the others by name. */
export const sectionShort = (section: Section, tongue: Tongue): string =>
  /^D\d$/.test(section) ? section : SECTION_NAMES[section][tongue];
