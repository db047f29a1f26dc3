import { copiesOf } from '../../shared/plans/copies.ts';
import { COMMUNES } from '../../shared/territory/reference.ts';
import { type LibraryPlan, readLibrary } from '../plans/library.ts';
import type { Act, Chapter, Telling } from './story.ts';

const MADOU = ['21004', '21014'];
const ZONES = ['5339', '5344'];
const YEAR_MS = 365 * 86_400_000;

/** The plans of the region, approved; one that waits for the High Official; the general plan at work since 02:15. */
export const plans: Chapter = telling => {
  const library = readLibrary();
  return [
    ...library.flatMap(model => approved(telling, model)),
    exercised(telling),
    ...waiting(telling, library),
    ...atWork(telling, library),
    ...obligations(telling),
  ];
};

const told = ({ id, version, kind, risk, title, content }: LibraryPlan) => ({
  ...{ kind, risk, title, content },
  territory: 'region' as const,
  library: { id, version },
});

/** What the flood plan went through in the spring. */
const exercised = ({ id, act, moment }: Telling): Act =>
  act('21:50:00', 'officer', 'plan.record-exercise', {
    ...{ plan: id('plan ppui-flood'), exercise: id('flood exercise'), type: 'table-top' },
    on: new Date(Date.parse(moment('21:50:00')) - 190 * 86_400_000).toISOString().slice(0, 10),
    findings: {
      fr: 'Liaison avec les gouverneurs voisins à tester par un second canal',
      nl: 'Verbinding met de naburige gouverneurs via een tweede kanaal te testen',
    },
  });

function approved({ id, moment, act }: Telling, model: LibraryPlan): readonly Act[] {
  const plan = id(`plan ${model.id}`);
  const from = moment('21:45:00');
  return [
    act('21:40:00', 'officer', 'plan.draft', { plan, ...told(model) }),
    act('21:42:00', 'officer', 'plan.submit', { plan, version: 1 }),
    act('21:45:00', 'high-official', 'plan.approve', {
      ...{ plan, version: 1, from, decidedAt: from },
      reviewBy: new Date(Date.parse(from) + YEAR_MS).toISOString(),
    }),
  ];
}

/** The next New Year: a second version that its authority has not yet seen. */
function waiting({ id, act }: Telling, library: readonly LibraryPlan[]): readonly Act[] {
  const model = library.find(p => p.id === 'rhythm-new-year');
  if (!model) return [];
  const plan = id(`plan ${model.id}`);
  return [
    act('22:10:00', 'officer', 'plan.draft', { plan, after: 1, ...told(model) }),
    act('22:12:00', 'officer', 'plan.submit', { plan, version: 2 }),
  ];
}

/** Who did which step when: function, step by its place on the card, clock, account, and the owner where it is one of several. */
const DONE: readonly (readonly [code: string, step: number, clock: string, who: string, owner?: string])[] = [
  ['regional-operator', 0, '02:15:10', 'operator'],
  ['regional-operator', 1, '02:15:40', 'operator'],
  ['regional-operator', 2, '02:18:05', 'operator'],
  ['regional-operator', 3, '02:21:30', 'operator'],
  ['regional-operator', 4, '02:22:50', 'operator'],
  ['regional-operator', 6, '02:30:24', 'operator'],
  ['information-manager', 0, '02:17:20', 'officer'],
  ['information-manager', 1, '02:22:40', 'officer'],
  ['information-manager', 2, '02:26:50', 'officer'],
  ['high-official', 0, '02:15:30', 'high-official'],
  ['high-official', 1, '02:19:10', 'high-official'],
  ['high-official', 2, '02:22:05', 'high-official'],
  ['high-official', 3, '02:23:40', 'high-official'],
  ['mayor', 0, '02:17:45', 'mayor-21004', '21004'],
  ['mayor', 1, '02:24:10', 'mayor-21004', '21004'],
  ['mayor', 2, '02:28:30', 'mayor-21004', '21004'],
  ['mayor', 0, '02:19:30', 'liaison-21014', '21014'],
  ['emergency-coordinator', 0, '02:18:40', 'liaison-21004', '21004'],
  ['commune-liaison', 0, '02:15:12', 'liaison-21004', '21004'],
  ['commune-liaison', 1, '02:22:00', 'liaison-21004', '21004'],
  ['commune-liaison', 0, '02:15:30', 'liaison-21014', '21014'],
  ['zone-officer', 0, '02:16:10', 'zone-5339', '5339'],
  ['zone-officer', 1, '02:23:20', 'zone-5339', '5339'],
  ['zone-officer', 2, '02:28:00', 'zone-5339', '5339'],
  ['zone-officer', 0, '02:17:30', 'zone-5344', '5344'],
  ['dir-d1', 0, '02:17:30', 'dir-d1'],
  ['dir-d1', 1, '02:19:50', 'dir-d1'],
  ['dir-d1', 2, '02:21:20', 'dir-d1'],
  ['dir-d2', 0, '02:19:00', 'dir-d2'],
  ['dir-d2', 1, '02:27:40', 'dir-d2'],
  ['dir-d3', 0, '02:18:20', 'dir-d3'],
  ['dir-d3', 1, '02:23:10', 'dir-d3'],
  ['dir-d3', 2, '02:25:15', 'dir-d3'],
];

function atWork({ id, moment, act }: Telling, library: readonly LibraryPlan[]): readonly Act[] {
  const model = library.find(p => p.id === 'pgui-region');
  if (!model) return [];
  const activation = id('pgui at work');
  const at = moment('02:15:00');
  const copies = copiesOf(model.content, { activation, at, communes: MADOU, zones: ZONES });
  const cards = model.content.cards;
  return [
    act('02:15:00', 'operator', 'plan.activate', {
      ...{ activation, plan: id('plan pgui-region'), incident: id('madou'), communes: MADOU },
    }),
    ...DONE.flatMap(([code, step, clock, who, owner]) => {
      const copy = copies.find(
        c => cards[c.card]?.function === code && c.step === step && (owner === undefined || c.owner.id === owner),
      );
      return copy ? [act(clock, who, 'task.done', { task: copy.task })] : [];
    }),
  ];
}

/** What was done in the year, by days before tonight: a commune like another, with its gaps. */
const KEPT: readonly (readonly [
  obligation:
    | 'coordinator'
    | 'pgui'
    | 'safety-cell'
    | 'exercise'
    | 'contacts'
    | 'be-alert-test'
    | 'be-alert-national'
    | 'communication-plan',
  fr: string,
  nl: string,
  days: (place: number) => number | undefined,
])[] = [
  [
    'coordinator',
    'Désignation par le collège, avec remplaçant',
    'Aanstelling door het college, met vervanger',
    n => (n % 11 === 7 ? undefined : 620),
  ],
  [
    'pgui',
    'PGUI approuvé et déposé au portail national',
    'ANIP goedgekeurd en op het nationaal portaal geplaatst',
    n => (n % 9 === 6 ? undefined : 240),
  ],
  [
    'safety-cell',
    'Réunion de la cellule de sécurité, procès-verbal classé',
    'Vergadering van de veiligheidscel, verslag geklasseerd',
    n => (n % 7 === 5 ? 402 : 40 + n * 17),
  ],
  [
    'exercise',
    'Exercice sur table, scénario inondation',
    'Tabletopoefening, scenario overstroming',
    n => (n % 5 === 3 ? undefined : 60 + n * 16),
  ],
  [
    'contacts',
    'Liste de contacts relue et corrigée',
    'Contactlijst nagelezen en verbeterd',
    n => (n % 4 === 2 ? 210 : 20 + n * 8),
  ],
  ['be-alert-test', 'Test du créneau mensuel', 'Test van het maandelijks testmoment', n => (n % 3 === 1 ? 60 : 19)],
  [
    'be-alert-national',
    'Test national, rapport reçu',
    'Nationale test, verslag ontvangen',
    n => (n % 9 === 8 ? undefined : 54),
  ],
  ['communication-plan', 'Plan D5 approuvé', 'Plan D5 goedgekeurd', n => (n % 6 === 4 ? undefined : 300)],
];

function obligations({ id, moment, act }: Telling): readonly Act[] {
  const day = (before: number) =>
    new Date(Date.parse(moment('02:31:07')) - before * 86_400_000).toISOString().slice(0, 10);
  const holders = ['region', ...COMMUNES.map(c => c.nis)];
  return holders.flatMap((holder, place) =>
    KEPT.flatMap(([obligation, fr, nl, days]) => {
      const before = days(place);
      if (before === undefined) return [];
      const record = id(`obligation ${obligation} ${holder}`);
      return [
        act('22:20:00', 'officer', 'obligation.fulfil', {
          ...{ record, obligation, holder, on: day(before), evidence: { fr, nl } },
        }),
      ];
    }),
  );
}
