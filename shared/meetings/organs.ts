import { text } from '../language/read.ts';
import type { FunctionCode } from '../people/schema.ts';
import { brusselsDay, zonesAt } from '../territory/reference.ts';
import type { Organ, Seat } from './schema.ts';

/** Who by rule sits in an organ. The law names the functions; the practice of Brussels fills them. */
export interface Composition {
  readonly version: string;
  /** First day on which it holds. */
  readonly validFrom: string;
  readonly source: string;
  /** Seats that the whole Region has once. */
  readonly functions: readonly FunctionCode[];
  /** Seats of each commune concerned. */
  readonly ofCommune?: readonly FunctionCode[];
  /** Seats of each police zone of the communes concerned. */
  readonly ofZone?: readonly FunctionCode[];
  /** Roles for which the room has no function. */
  readonly roles?: Readonly<Record<string, ReturnType<typeof text>>>;
}

const DIRECTORS = ['dir-d1', 'dir-d2', 'dir-d3', 'dir-d4', 'dir-d5'] as const;
const COMPOSITIONS: Readonly<Record<Organ, readonly Composition[]>> = {
  'cc-com': [
    {
      version: 'cc-com-1',
      validFrom: '1970-01-01',
      source: 'Royal decree of 22 May 2019: mayor, emergency planning coordinator, directors of the disciplines',
      functions: DIRECTORS,
      ofCommune: ['mayor', 'emergency-coordinator'],
    },
  ],
  'cc-prov': [
    {
      version: 'cc-prov-1',
      validFrom: '1970-01-01',
      source:
        'Royal decree of 22 May 2019: governor (in Brussels the High Official), directors; mayors concerned by the practice of 2006, to be confirmed',
      functions: ['high-official', ...DIRECTORS],
      ofCommune: ['mayor'],
    },
  ],
  'safety-cell': [
    {
      version: 'safety-cell-1',
      validFrom: '1970-01-01',
      source: 'Recommended minimum of the national crisis centre; zone of the commune for the chief of corps',
      functions: ['dir-d1', 'dir-d2', 'dir-d4', 'dir-d5', 'dispatch-112'],
      ofCommune: ['mayor', 'emergency-coordinator'],
      ofZone: ['zone-officer'],
      roles: {
        psychosocial: text('Responsable psychosocial', 'Psychosociaal verantwoordelijke', 'Psychosocial manager'),
      },
    },
  ],
  hourly: [
    {
      version: 'hourly-1',
      validFrom: '1970-01-01',
      source: 'Model of New Year’s Eve in Brussels: hourly strategic meeting; no legal source',
      functions: ['high-official', ...DIRECTORS, 'transport-dispatch', 'fire-dispatch'],
      ofZone: ['zone-officer'],
    },
  ],
  free: [{ version: 'free-1', validFrom: '1970-01-01', source: 'Whoever convenes it', functions: [] }],
};

export const compositionAt = (organ: Organ, at: string): Composition => {
  const all = COMPOSITIONS[organ];
  return all.findLast(({ validFrom }) => validFrom <= brusselsDay(at)) ?? (all[0] as Composition);
};

/**
 * The seats of an organ at a moment. A committee without a commune of its own counts those of its incident; where
 * neither is known, the zones of the whole Region.
 */
export function seatsOf(organ: Organ, at: string, communes: readonly string[]): readonly Seat[] {
  const { functions, ofCommune = [], ofZone = [], roles = {} } = compositionAt(organ, at);
  const concerned = (zone: { readonly communes: readonly string[] }) =>
    communes.length === 0 || zone.communes.some(nis => communes.includes(nis));
  const zones = zonesAt(at).filter(concerned);
  return [
    ...ofCommune.flatMap(code =>
      communes.map(nis => ({ id: `${code} ${nis}`, function: code, commune: nis }) satisfies Seat),
    ),
    ...functions.map(code => ({ id: code, function: code }) satisfies Seat),
    ...ofZone.flatMap(code =>
      zones.map(({ zone }) => ({ id: `${code} ${zone}`, function: code, zone }) satisfies Seat),
    ),
    ...Object.entries(roles).map(([id, title]) => ({ id, title }) satisfies Seat),
  ];
}
