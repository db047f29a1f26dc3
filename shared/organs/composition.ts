import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';
import type { FunctionCode } from '../people/schema.ts';
import type { Certainty } from '../phases/notifications.ts';
import { communeName } from '../territory/names.ts';
import { brusselsDay } from '../territory/reference.ts';
import type { OrganKind } from './schema.ts';

/** One seat of an organ: who may sit on it, and whether the organ is incomplete without. */
export interface Seat {
  readonly seat: string;
  readonly name: Text;
  readonly functions: readonly FunctionCode[];
  readonly needed: boolean;
  readonly certainty: Certainty;
}
interface Composition {
  readonly version: string;
  readonly validFrom: string;
  readonly source: string;
  readonly seats: Readonly<Record<OrganKind, readonly Seat[]>>;
}

const seat = (code: string, name: Text, functions: readonly FunctionCode[], more: Partial<Seat> = {}): Seat => ({
  ...{ seat: code, name, functions, needed: true, certainty: 'S' },
  ...more,
});
const D1 = seat('d1', text('Dir-SI', 'Dir-BW', 'Dir-SI'), ['dir-d1']);
const D2_TO_D5 = [
  seat('d2', text('Dir-Med', 'Dir-Med', 'Dir-Med'), ['dir-d2']),
  seat('d3', text('Dir-Pol', 'Dir-Pol', 'Dir-Pol'), ['dir-d3']),
  seat('d4', text('Dir-Log', 'Dir-Log', 'Dir-Log'), ['dir-d4']),
  seat('d5', text('Dir-Info', 'Dir-Info', 'Dir-Info'), ['dir-d5']),
];
const coordinator = (functions: readonly FunctionCode[], certainty: Certainty) =>
  seat('coordinator', text('Coordinateur', 'Noodplanningscoördinator', 'Coordinator'), functions, { certainty });
const EXPERT = seat('expert', text('Expert', 'Deskundige', 'Expert'), ['partner', 'prosecutor', 'transport-dispatch'], {
  needed: false,
});

/** Newest first: who sits where is data with its days and its source. */
const COMPOSITIONS: readonly Composition[] = [
  {
    version: 'rd-2019.1',
    validFrom: '2019-05-22',
    source: 'AR/KB 22.05.2019 (numac 2019013001); CM/MO 14.05.2024 (numac 2024006006)',
    seats: {
      'cc-com': [
        seat('authority', text('Bourgmestre', 'Burgemeester', 'Mayor'), ['mayor']),
        coordinator(['emergency-coordinator'], 'S'),
        ...[D1, ...D2_TO_D5],
        EXPERT,
      ],
      'cc-prov': [
        seat('authority', text('Haut Fonctionnaire', 'Hoge Ambtenaar', 'High Official'), ['high-official']),
        coordinator(['emergency-coordinator', 'information-manager'], 'L'),
        ...[D1, ...D2_TO_D5],
        EXPERT,
      ],
      // Led by the highest-ranking officer of the rescue zone, always D1.
      // Which other disciplines must be there depends on the site: medical and police by practice.
      'cp-ops': [
        seat('director', text('Dir-PC-Ops', 'Dir-CP-Ops', 'Dir-PC-Ops'), ['dir-d1']),
        ...D2_TO_D5.map(each => ({ ...each, needed: ['d2', 'd3'].includes(each.seat), certainty: 'L' as const })),
      ],
    },
  },
];

/** The seats of an organ on a day; mayors concerned sit in the CC-Prov by practice (L). `at` ISO 8601 UTC. */
export function seatsFor(kind: OrganKind, communes: readonly string[], at: string): readonly Seat[] {
  const day = brusselsDay(at);
  const composition = COMPOSITIONS.find(c => c.validFrom <= day) ?? (COMPOSITIONS.at(-1) as Composition);
  const mayors =
    kind === 'cc-prov'
      ? [...new Set(communes)].map(nis =>
          seat(
            `mayor:${nis}`,
            text(
              `Bourgmestre, ${communeName(nis, 'fr')}`,
              `Burgemeester, ${communeName(nis, 'nl')}`,
              `Mayor, ${communeName(nis, 'en')}`,
            ),
            ['mayor'],
            { needed: false, certainty: 'L' },
          ),
        )
      : [];
  return [...composition.seats[kind], ...mayors];
}
