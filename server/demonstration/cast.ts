import type { FunctionCode, Scope } from '../../shared/people/schema.ts';
import { COMMUNES } from '../../shared/territory/reference.ts';

/** One person of the demonstration: with an account to sign in, or only named (an authority, a dispatcher). */
export interface Role {
  readonly account?: string;
  readonly key: string;
  readonly name: string;
  readonly language: 'fr' | 'nl';
  readonly function: FunctionCode;
  readonly scope: Scope;
  /** The organisation they answer for, by its key among those of Brussels. */
  readonly organisation?: string;
}

const role = (key: string, name: string, language: 'fr' | 'nl', fn: FunctionCode, scope: Scope = 'region'): Role => ({
  key,
  account: key,
  name,
  language,
  function: fn,
  scope,
});
const commune = (nis: string): Scope => ({ communes: [nis], zones: [] });
const zone = (code: string): Scope => ({ communes: [], zones: [code] });

const of = (organisation: string, held: Role): Role => ({ ...held, organisation });

/** Invented names, one liaison officer a commune, French and Dutch speakers mixed. */
const LIAISONS: readonly (readonly [nis: string, name: string, language: 'fr' | 'nl'])[] = [
  ['21001', 'Nadia Lambert', 'fr'],
  ['21002', 'Paul Dewit', 'fr'],
  ['21003', 'An Verbeke', 'nl'],
  ['21004', 'Julie Renard', 'fr'],
  ['21005', 'Karim Idrissi', 'fr'],
  ['21006', 'Els Maes', 'nl'],
  ['21007', 'Sofia Leroy', 'fr'],
  ['21008', 'Bart Claeys', 'nl'],
  ['21009', 'Inès Moreau', 'fr'],
  ['21010', 'Tom Jacobs', 'nl'],
  ['21011', 'Marc Dubois', 'fr'],
  ['21012', 'Leïla Amrani', 'fr'],
  ['21013', 'Hugo Petit', 'fr'],
  ['21014', 'Claire Fontaine', 'fr'],
  ['21015', 'Wim De Smet', 'nl'],
  ['21016', 'Anne Gérard', 'fr'],
  ['21017', 'Lotte Peeters', 'nl'],
  ['21018', 'Olivier Simon', 'fr'],
  ['21019', 'Marie Wouters', 'nl'],
];
const ZONE_OFFICERS: readonly (readonly [code: string, name: string, language: 'fr' | 'nl'])[] = [
  ['5339', 'Luc Adam', 'fr'],
  ['5340', 'Griet Baert', 'nl'],
  ['5341', 'Samir Haddad', 'fr'],
  ['5342', 'Nathalie Roux', 'fr'],
  ['5343', 'Dirk Aerts', 'nl'],
  ['5344', 'Yasmine Bouzid', 'fr'],
];

export const CAST: readonly Role[] = [
  of('safe-brussels', role('operator', 'Marc Claes', 'fr', 'regional-operator')),
  of('safe-brussels', role('officer', 'Sarah Vandenberghe', 'nl', 'information-manager')),
  of('safe-brussels', role('high-official', 'Hélène Marchal', 'fr', 'high-official')),
  of('commune-21004', role('mayor-21004', 'Philippe Carlier', 'fr', 'mayor', commune('21004'))),
  ...LIAISONS.map(([nis, name, language]) =>
    of(`commune-${nis}`, role(`liaison-${nis}`, name, language, 'commune-liaison', commune(nis))),
  ),
  ...ZONE_OFFICERS.map(([code, name, language]) =>
    of(`zone-${code}`, role(`zone-${code}`, name, language, 'zone-officer', zone(code))),
  ),
  of('safe-brussels', role('video', 'Thomas Lejeune', 'fr', 'video-operator')),
  role('police-5339', 'Ilse Goossens', 'nl', 'zone-images', zone('5339')),
  role('auditor', 'Bernard Colin', 'fr', 'auditor'),
  role('admin', 'Kim Hermans', 'nl', 'administrator'),
  // Named, without an account: whoever the room must know to record a decision or a silence.
  {
    key: 'minister',
    name: 'Cabinet Intérieur – Kabinet Binnenlandse Zaken',
    language: 'fr',
    function: 'minister-interior',
    scope: 'region',
  },
  {
    key: 'minister-president',
    name: 'Cabinet MP – Kabinet MP',
    language: 'fr',
    function: 'minister-president',
    scope: 'region',
  },
  {
    key: 'nccn',
    name: 'Permanence – Wachtdienst NCCN',
    language: 'nl',
    function: 'national-crisis-centre',
    scope: 'region',
  },
  {
    key: 'governor-20001',
    name: 'Permanentie Vlaams-Brabant',
    language: 'nl',
    function: 'neighbour-governor',
    scope: 'region',
  },
  {
    key: 'stib',
    name: 'Dispatching STIB – MIVB',
    language: 'fr',
    function: 'transport-dispatch',
    scope: 'region',
    organisation: 'stib',
  },
  {
    key: 'siamu',
    name: 'Dispatching SIAMU – DBDMH',
    language: 'fr',
    function: 'fire-dispatch',
    scope: 'region',
    organisation: 'siamu',
  },
  { key: 'dir-d1', name: 'Cdt. Xavier Noël', language: 'fr', function: 'dir-d1', scope: 'region' },
  { key: 'dir-d2', name: 'Dr. Eva Mertens', language: 'nl', function: 'dir-d2', scope: 'region' },
  { key: 'dir-d3', name: 'CP Alain Henry', language: 'fr', function: 'dir-d3', scope: 'region' },
  { key: 'dir-d4', name: 'Koen Segers', language: 'nl', function: 'dir-d4', scope: 'region' },
];

/** Every commune has its liaison officer: a gap here would be a silence on the night. */
export const missingCommunes = (): readonly string[] =>
  COMMUNES.map(c => c.nis).filter(nis => !CAST.some(r => r.key === `liaison-${nis}`));
