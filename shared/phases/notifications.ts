import type { FunctionCode } from '../people/schema.ts';
import type { Recipient } from '../recipients/schema.ts';
import { brusselsDay } from '../territory/reference.ts';

/** What of a phase must be told: its declaration at each level, a lower one that goes on, its lifting. */
export type Transition = 'communale' | 'provinciale' | 'federale';
/** S sure, L likely, U unsure, as in the compilation of the domain's rules (belgium.md). */
export type Certainty = 'S' | 'L' | 'U';

interface Line {
  /** A function, the communes or the police zones of the territory, every commune of the Region. */
  readonly to: FunctionCode | '#communes' | '#zones' | '#all-communes';
  readonly certainty: Certainty;
}
/** One version of the rule. Legal references are data with their days, since the code of emergency planning is coming. */
export interface NotificationRules {
  readonly version: string;
  /** First day on which it holds, ISO date. */
  readonly validFrom: string;
  readonly source: string;
  /** Minutes within which every recipient must have received; after them it is red. A setting: the law names none. */
  readonly withinMinutes: { readonly value: number; readonly certainty: Certainty };
  readonly declared: Readonly<Record<Transition, readonly Line[]>>;
  /** Beside the list of the declaration, when it is lifted. */
  readonly lifted: readonly Line[];
}

const line = (certainty: Certainty, ...to: Line['to'][]): readonly Line[] => to.map(each => ({ to: each, certainty }));
const DISCIPLINES: readonly FunctionCode[] = ['dir-d1', 'dir-d2', 'dir-d3', 'dir-d4', 'dir-d5'];

/** Newest first. */
const RULES: readonly NotificationRules[] = [
  {
    version: 'rd-2019.1',
    validFrom: '2019-05-22',
    source: 'AR/KB 22.05.2019 (numac 2019013001); CM/MO 14.05.2024 (numac 2024006006)',
    withinMinutes: { value: 5, certainty: 'U' },
    declared: {
      communale: [
        ...line('S', 'high-official'),
        ...line('L', 'dispatch-112', ...DISCIPLINES, '#communes', '#zones', 'regional-operator'),
      ],
      provinciale: [
        ...line('S', 'minister-interior', 'national-crisis-centre', '#communes'),
        ...line('L', ...DISCIPLINES, 'neighbour-governor'),
      ],
      federale: line('S', 'high-official', '#all-communes'),
    },
    lifted: line('L', 'partner'),
  },
];

/** The rules of a day; before the first, the oldest. `at` ISO 8601 UTC. */
export const notificationRules = (at: string): NotificationRules =>
  RULES.find(rules => rules.validFrom <= brusselsDay(at)) ?? (RULES.at(-1) as NotificationRules);

interface Place {
  readonly communes: readonly string[];
  /** Police zones of these communes. */
  readonly zones: readonly string[];
  /** Every commune of the Region. */
  readonly all: readonly string[];
}
/** One who must be told, and how sure the rule is of it. */
export type Obliged = Recipient & { readonly certainty: Certainty };

/** Who must be told of a declaration, or of its lifting, each once. */
export function mustBeTold(
  act: 'declared' | 'lifted',
  phase: Transition,
  place: Place,
  at: string,
): readonly Obliged[] {
  const rules = notificationRules(at);
  const lines = [...rules.declared[phase], ...(act === 'lifted' ? rules.lifted : [])];
  const told = new Map<string, Obliged>();
  for (const { to, certainty } of lines)
    for (const r of named(to, place)) told.set(r.id, told.get(r.id) ?? { ...r, certainty });
  return [...told.values()];
}

function named(to: Line['to'], { communes, zones, all }: Place): readonly Recipient[] {
  switch (to) {
    case '#communes':
      return [...new Set(communes)].sort().map(id => ({ id, kind: 'commune' }));
    case '#all-communes':
      return all.map(id => ({ id, kind: 'commune' }));
    case '#zones':
      return zones.map(id => ({ id, kind: 'zone' }));
    default:
      return [{ id: to, kind: 'function' }];
  }
}
