import type { CommandData } from '../../shared/commands.ts';
import type { FunctionCode, Scope } from '../../shared/people/schema.ts';
import type { Act, Chapter, Telling } from './story.ts';

/** Somebody who is not in the cast of the night itself: a deputy, the next on duty, the dispatcher of a partner. */
interface Extra {
  readonly key: string;
  readonly name: string;
  readonly language: 'fr' | 'nl';
  readonly function: FunctionCode;
  readonly scope?: Scope;
  readonly organisation?: string;
  /** The key of the holder, and the place among the deputies. */
  readonly replaces?: string;
  readonly rank?: number;
}
/** Invented names. The transport company has two deputies: the first does not answer tonight. */
const EXTRAS: readonly Extra[] = [
  deputy('stib', 1, 'Rachid Benali', 'fr', 'transport-dispatch', 'stib'),
  deputy('stib', 2, 'Veerle Smets', 'nl', 'transport-dispatch', 'stib'),
  deputy('siamu', 1, 'Lt. Pieter Wauters', 'nl', 'fire-dispatch', 'siamu'),
  deputy('high-official', 1, 'Jan Vermeersch', 'nl', 'high-official', 'safe-brussels'),
  deputy('mayor-21004', 1, 'Aline Courtois', 'fr', 'mayor', 'commune-21004', { communes: ['21004'], zones: [] }),
  deputy('liaison-21015', 1, 'Farid Meziane', 'fr', 'commune-liaison', 'commune-21015', {
    communes: ['21015'],
    zones: [],
  }),
  { ...next('operator', 'Lina Bogaerts', 'nl'), function: 'regional-operator' },
  { ...next('officer', 'Joris Martens', 'nl'), function: 'information-manager' },
  partner('sibelga', 'Conduite du réseau – Netbewaking', 'fr'),
  partner('vivaqua', 'Permanence – Wachtdienst', 'fr'),
  partner('infrabel', 'Traffic Control', 'fr'),
  partner('saint-pierre', 'Dr. Salma Tahiri', 'fr'),
  partner('uz-brussel', 'Dr. Bart Lemmens', 'nl'),
  partner('mobiris', 'Opérateur Mobiris – Operator Mobiris', 'nl'),
];
function deputy(
  replaces: string,
  rank: number,
  name: string,
  language: 'fr' | 'nl',
  code: FunctionCode,
  organisation: string,
  scope?: Scope,
): Extra {
  const key = `${replaces}-deputy-${rank}`;
  return { key, name, language, function: code, organisation, replaces, rank, ...(scope ? { scope } : {}) };
}
function next(key: string, name: string, language: 'fr' | 'nl') {
  return { key: `${key}-2`, name, language, organisation: 'safe-brussels' };
}
function partner(organisation: string, name: string, language: 'fr' | 'nl'): Extra {
  return { key: `partner-${organisation}`, name, language, function: 'partner', organisation };
}

/**
 * Turns of the night, from and to in hours of the clock, yesterday's before zero. The day's operator handed over at
 * 22:00; the video desk has nobody after 04:00, which the roster says by itself.
 */
const TURNS: readonly (readonly [key: string, from: number, to: number])[] = [
  ['operator-2', -10, -2],
  ['operator', -2, 6],
  ['operator-2', 6, 18],
  ['officer', -6, 6],
  ['officer-2', 6, 18],
  ['high-official', -6, 33],
  ['video', -4, 4],
  ['stib', -2, 6],
  ['stib-deputy-2', 6, 18],
  ['siamu', -5, 7],
  ['siamu-deputy-1', 7, 19],
  ['zone-5339', -5, 19],
  ['zone-5344', -5, 19],
  ['partner-sibelga', -2, 18],
];

type Phone = CommandData<'contact.record'>['phones'][number];
const duty = (last: string): Phone => ({ number: `+322555${last}`, kind: 'duty' });
const mobile = (last: string): Phone => ({ number: `+32470555${last}`, kind: 'mobile' });
/** Cards of organisations: numbers that nobody has, and how many days ago they were verified; never, where absent. */
const HOUSES: readonly (readonly [key: string, phones: readonly Phone[], days?: number])[] = [
  ['safe-brussels', [duty('0100')], 12],
  ['siamu', [duty('0101')], 40],
  ['stib', [duty('0102')], 271],
  ['sibelga', [duty('0103')], 88],
  ['vivaqua', [duty('0104')], 203],
  ['infrabel', [duty('0105')], 61],
  ['mobiris', [duty('0106')], 61],
  ['nccn', [duty('0107')], 12],
  ['hc112', [duty('0108')], 12],
  ['saint-pierre', [duty('0109')], 120],
  ['uz-brussel', [duty('0110')]],
  ['saint-luc', [duty('0111')], 120],
  ['croix-rouge', [duty('0112')], 199],
  ['commune-21004', [duty('0113')], 33],
  ['commune-21014', [duty('0114')], 33],
  ['commune-21015', [duty('0115')], 33],
  ['zone-5339', [duty('0116')], 20],
  ['zone-5344', [duty('0117')], 20],
  ['parquet', [duty('0118')], 150],
];
const PERSONS: readonly (readonly [key: string, phones: readonly Phone[], days?: number])[] = [
  ['high-official', [mobile('101'), duty('0120')], 12],
  ['high-official-deputy-1', [mobile('102')], 12],
  ['operator-2', [mobile('103')], 33],
  ['officer', [mobile('104')], 33],
  ['stib-deputy-1', [mobile('105')], 271],
  ['stib-deputy-2', [mobile('106')], 45],
  ['siamu-deputy-1', [mobile('107')], 40],
  ['mayor-21004', [mobile('108')], 33],
  ['mayor-21004-deputy-1', [mobile('109')], 33],
  ['liaison-21004', [mobile('110')], 33],
  ['liaison-21014', [mobile('111')], 33],
  ['liaison-21015', [mobile('112')]],
  ['liaison-21008', [mobile('113')], 214],
  ['zone-5339', [mobile('114')], 20],
  ['zone-5344', [mobile('115')], 20],
  ['dir-d1', [mobile('116')], 40],
  ['dir-d2', [mobile('117')], 40],
  ['dir-d3', [mobile('118')], 40],
];

/** Who answers for what this night, who comes after, and by which number: written on the evening before. */
export const people: Chapter = telling => {
  const { id, moment, act } = telling;
  const holding = (key: string) => id(`mandate ${key}`);
  return [
    ...EXTRAS.flatMap(extra => registered(telling, extra)),
    ...cards(telling, HOUSES, key => ({ organisation: id(`organisation ${key}`) })),
    ...cards(telling, PERSONS, key => ({ person: id(`person ${key}`) })),
    ...TURNS.map(([key, from, to]) =>
      act('20:45:00', 'admin', 'duty.plan', {
        shift: id(`shift ${key} ${from}`),
        mandate: holding(key),
        from: oclock(moment, from),
        to: oclock(moment, to),
      }),
    ),
    act('21:58:40', 'operator-2', 'duty.hand-over', {
      shift: id('shift operator-2 -10'),
      to: id('shift operator -2'),
      note: {
        fr: 'Plaisirs d’hiver en montage. STIB : numéro de garde à vérifier.',
        nl: 'Winterpret in opbouw. MIVB: wachtnummer na te kijken.',
      },
    }),
    act('22:00:10', 'operator', 'duty.accept', { shift: id('shift operator -2') }),
  ];
};

function registered({ id, moment, act }: Telling, extra: Extra): readonly Act[] {
  const { key, name, language, scope = 'region', organisation, replaces, rank } = extra;
  return [
    act('20:40:00', 'admin', 'person.register', { person: id(`person ${key}`), name, language }),
    act('20:41:00', 'admin', 'mandate.grant', {
      mandate: id(`mandate ${key}`),
      person: id(`person ${key}`),
      function: extra.function,
      scope,
      ...(organisation ? { organisation: id(`organisation ${organisation}`) } : {}),
      ...(replaces ? { deputyOf: id(`mandate ${replaces}`) } : {}),
      ...(rank === undefined ? {} : { rank }),
      from: daysBefore(moment('20:40:00'), 30),
    }),
  ];
}
const oclock = (moment: Telling['moment'], hours: number): string =>
  new Date(Date.parse(moment('00:00:00')) + hours * 3_600_000).toISOString();
const daysBefore = (moment: string, days: number): string =>
  new Date(Date.parse(moment) - days * 86_400_000).toISOString();

function cards(
  { id, moment, act }: Telling,
  of: typeof HOUSES,
  subject: (key: string) => { person: string } | { organisation: string },
): readonly Act[] {
  return of.flatMap(([key, phones, days]) => [
    act('20:42:00', 'admin', 'contact.record', {
      contact: id(`contact ${key} ${'person' in subject(key) ? 'person' : 'house'}`),
      ...subject(key),
      phones: [...phones],
    }),
    ...(days === undefined
      ? []
      : [
          act('20:43:00', 'admin', 'contact.verify', {
            contact: id(`contact ${key} ${'person' in subject(key) ? 'person' : 'house'}`),
            verifiedAt: daysBefore(moment('20:43:00'), days),
          }),
        ]),
  ]);
}
