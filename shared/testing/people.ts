import type { FunctionCode, Scope } from '../people/schema.ts';
import { NIS_CODES, ZONE_CODES } from '../territory/reference.ts';
import { idOf } from './random.ts';

/** One person of the test town and the mandates they were given. */
export interface Townsperson {
  readonly key: string;
  readonly person: string;
  readonly mandates: readonly GivenMandate[];
}
export interface GivenMandate {
  readonly mandate: string;
  readonly function: FunctionCode;
  readonly scope: Scope;
  readonly from: string;
  readonly to?: string;
}
/** What somebody asks of the room; `who` is a key of the town, or Belfry itself. */
export interface Ask {
  readonly who: string;
  readonly type: string;
  readonly data: unknown;
  /** When the person acted, where that differs from the arrival. */
  readonly at?: string;
}

/** Mandates of the town begin here; its nights are in November 2026. */
export const TOWN_SINCE = '2026-01-01T00:00:00Z';
export const NIGHT = '2026-11-24T01:10:00.000Z';

export const commune = (...communes: string[]): Scope => ({ communes, zones: [] });
export const zone = (...zones: string[]): Scope => ({ communes: [], zones });

const person = (key: string, ...held: readonly (readonly [FunctionCode, Scope, validity?: Validity])[]) => ({
  key,
  person: idOf(`person ${key}`),
  mandates: held.map(([code, scope, validity], i) => ({
    mandate: mandateId(key, i),
    function: code,
    scope,
    from: TOWN_SINCE,
    ...validity,
  })),
});
type Validity = { readonly from?: string; readonly to?: string };

/** The mandate of a townsperson: their only one, or the one at this place in the list. */
export const mandateId = (key: string, place = 0): string => idOf(`mandate ${key} ${place}`);
export const personId = (key: string): string => idOf(`person ${key}`);

/** The functions of the demonstration, and beside them those that tempt a rule: two mandates, an ended one, none. */
export const TOWN: readonly Townsperson[] = [
  person('operator', ['regional-operator', 'region']),
  person('officer', ['information-manager', 'region']),
  person('high-official', ['high-official', 'region']),
  person('minister', ['minister-interior', 'region']),
  person('mayor-21004', ['mayor', commune('21004')]),
  person('mayor-21013', ['mayor', commune('21013')]),
  ...NIS_CODES.map(nis => person(`liaison-${nis}`, ['commune-liaison', commune(nis)])),
  ...ZONE_CODES.map(code => person(`zone-${code}`, ['zone-officer', zone(code)])),
  person('video', ['video-operator', 'region']),
  person('police-5339', ['zone-images', zone('5339')]),
  person('police-5344', ['zone-images', zone('5344')]),
  person('minister-president', ['minister-president', 'region']),
  person('stib', ['transport-dispatch', 'region']),
  person('siamu', ['fire-dispatch', 'region']),
  person('dir-d1', ['dir-d1', 'region']),
  person('dir-d3', ['dir-d3', 'region']),
  person('auditor', ['auditor', 'region']),
  person('pilot', ['remote-pilot', 'region']),
  person('admin', ['administrator', 'region']),
  person('double', ['commune-liaison', commune('21006')], ['zone-officer', zone('5344')]),
  person('former', ['commune-liaison', commune('21004'), { to: '2026-06-01T00:00:00Z' }]),
  person('stranger'),
];

/** Owners of cameras in tests: each has signed for everything, so that a test of another rule is about that rule. */
export const SHARING_OWNERS = [
  'POLBRU',
  'STIB',
  'MIVB',
  'SIAMU',
  'ZP',
  'ZP 5339',
  'ZP 5344',
  'Saint-Josse',
  'Ixelles',
  'x',
  'o',
] as const;
/** The conventions of these owners, from the start of the town on. */
export const conventionsOfTown = () =>
  SHARING_OWNERS.map(owner => ({
    convention: idOf(`convention ${owner}`),
    owner,
    reference: `C ${owner}`,
    signed: TOWN_SINCE,
    expires: '2036-01-01T00:00:00Z',
    scope: { rights: ['live', 'replay', 'ptz', 'export'] as const },
  }));

/** What makes the town, asked by Belfry itself. */
export function founding(town: readonly Townsperson[] = TOWN): Ask[] {
  const ask = (type: string, data: unknown): Ask => ({ who: 'belfry', type, data });
  return [
    ask('room.found', { demonstration: false }),
    ...town.map(({ key, person: id }) => ask('person.register', { person: id, name: key, language: 'fr' })),
    ...town.flatMap(({ person: id, mandates }) =>
      mandates.map(({ mandate, ...held }) => ask('mandate.grant', { mandate, person: id, ...held })),
    ),
    ...conventionsOfTown().map(data => ask('convention.sign', data)),
  ];
}
