import type { Text } from '../language/text.ts';
import type { FunctionCode } from '../people/schema.ts';

/** What is counted. T1 to T4: triage (belgium.md §5); each category stands by itself, none is a part of another. */
export const CATEGORIES = [
  'affected',
  'uninjured',
  't1',
  't2',
  't3',
  't4',
  'dead',
  'missing',
  'evacuated',
  'sheltered',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Who says a figure. Figures of two sources are never added up, nor is one put in the place of the other. */
export const SOURCES = [
  'D1',
  'D2',
  'D3',
  'D4',
  'D5',
  'authority',
  'dispatch-112',
  'hospitals',
  'dvi',
  'partners',
] as const;
export type Source = (typeof SOURCES)[number];

/**
 * Whose figure counts for a category: Dir-Med for the casualties, the police (DVI) for the dead and the missing, the
 * director of the relief for who left a place. Practice, not law (belgium.md §8: L), so a setting with its version.
 */
export const OWNERS: {
  readonly version: string;
  readonly source: string;
  readonly of: Readonly<Record<Category, readonly Source[]>>;
} = {
  version: '2026-11',
  source: 'belgium.md §8 (practice; to be confirmed by the general plan)',
  of: {
    affected: ['D2'],
    uninjured: ['D2'],
    t1: ['D2'],
    t2: ['D2'],
    t3: ['D2'],
    t4: ['D2'],
    dead: ['dvi', 'D3'],
    missing: ['D3'],
    evacuated: ['D3', 'D1'],
    sheltered: ['D4'],
  },
};

/** Whose word it is to make a figure public: the authority, or the prosecutor (belgium.md §8). */
export const PUBLISHERS: readonly FunctionCode[] = ['mayor', 'high-official', 'minister-interior', 'prosecutor'];

export const CATEGORY_NAMES: Readonly<Record<Category, Text>> = {
  affected: { fr: 'Personnes touchées', nl: 'Getroffenen', en: 'People affected' },
  uninjured: { fr: 'Indemnes', nl: 'Ongedeerden', en: 'Uninjured' },
  t1: { fr: 'T1 · extrême urgence', nl: 'T1 · uiterst dringend', en: 'T1 · immediate' },
  t2: { fr: 'T2 · urgent', nl: 'T2 · dringend', en: 'T2 · urgent' },
  t3: { fr: 'T3 · non urgent', nl: 'T3 · niet dringend', en: 'T3 · not urgent' },
  t4: { fr: 'T4', nl: 'T4', en: 'T4' },
  dead: { fr: 'Décédés', nl: 'Overledenen', en: 'Dead' },
  missing: { fr: 'Personnes disparues', nl: 'Vermiste personen', en: 'Missing' },
  evacuated: { fr: 'Personnes évacuées', nl: 'Geëvacueerde personen', en: 'Evacuated' },
  sheltered: { fr: 'Personnes hébergées', nl: 'Opgevangen personen', en: 'Sheltered' },
};
export const SOURCE_NAMES: Readonly<Record<Source, Text>> = {
  D1: { fr: 'D1', nl: 'D1', en: 'D1' },
  D2: { fr: 'D2', nl: 'D2', en: 'D2' },
  D3: { fr: 'D3', nl: 'D3', en: 'D3' },
  D4: { fr: 'D4', nl: 'D4', en: 'D4' },
  D5: { fr: 'D5', nl: 'D5', en: 'D5' },
  authority: { fr: 'Autorité', nl: 'Overheid', en: 'Authority' },
  'dispatch-112': { fr: 'Centrale 112', nl: 'Noodcentrale 112', en: '112 centre' },
  hospitals: { fr: 'Hôpitaux', nl: 'Ziekenhuizen', en: 'Hospitals' },
  dvi: { fr: 'DVI', nl: 'DVI', en: 'DVI' },
  partners: { fr: 'Partenaires', nl: 'Partners', en: 'Partners' },
};
