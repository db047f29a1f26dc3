import { derivedId } from '../../shared/derivedId.ts';
import type { Chapter } from './story.ts';

/**
 * Around the provincial phase: the Minister-President is consulted before it, everyone who must by rule be told has it
 * within minutes, the committee sits at the crisis centre without a D5, and the command post has its director.
 */
export const phases: Chapter = ({ id, moment, act }) => {
  const told = derivedId(id('phase'), 'declared');
  const committee = id('cc-prov');
  const onSite = id('cp-ops');
  const mandate = (key: string) => id(`mandate ${key}`);
  const sits = (
    clock: string,
    organ: string,
    seat: string,
    who: string,
    more: { presence?: 'reachable'; deputy?: true } = {},
  ) =>
    act(clock, 'operator', 'seat.take', {
      ...{ organ, seat, mandate: mandate(who), presence: more.presence ?? 'present' },
      ...(more.deputy ? { deputy: true } : {}),
    });
  return [
    act('02:13:30', 'operator', 'consultation.record', {
      consultation: id('consultation'),
      incident: id('madou'),
      phase: 'provinciale',
      consulted: [
        {
          mandate: mandate('minister-president'),
          position: 'favourable',
          opinion: {
            fr: 'Soutient la phase sans attendre le PC-Ops',
            nl: 'Steunt de fase, zonder op het CP-Ops te wachten',
          },
        },
        {
          mandate: mandate('mayor-21004'),
          position: 'favourable',
          opinion: {
            fr: 'Met le hall de l’hôtel de ville à disposition',
            nl: 'Stelt de hal van het stadhuis ter beschikking',
          },
        },
      ],
      how: 'telephone',
      consultedAt: moment('02:13:00'),
      decidedBy: { mandate: mandate('high-official'), how: 'telephone' },
    }),
    ...(
      [
        ['nccn', '02:14:12', '02:14:50'],
        ['dir-d1', '02:14:15', '02:15:30'],
        ['liaison-21004', '02:14:16', '02:14:58'],
        ['liaison-21014', '02:14:20', '02:15:44'],
        ['dir-d3', '02:14:31', '02:15:02'],
        ['governor-20001', '02:14:48', '02:16:20'],
        ['liaison-21015', '02:15:01', '02:17:20'],
        ['dir-d2', '02:15:07', '02:15:59'],
        ['minister', '02:15:40', '02:18:05'],
        ['dir-d4', '02:16:22', '02:17:31'],
      ] as const
    ).flatMap(([who, received, understood]) => [
      act(received, who, 'decision.receive', { decision: told }),
      act(understood, who, 'decision.understand', { decision: told }),
    ]),
    act('02:16:00', 'operator', 'organ.convene', {
      organ: committee,
      kind: 'cc-prov',
      incident: id('madou'),
      communes: ['21004', '21014', '21015'],
      place: { fr: 'Centre de crise, salle 1', nl: 'Crisiscentrum, zaal 1' },
      decidedAt: moment('02:15:00'),
      decidedBy: { mandate: mandate('high-official'), how: 'telephone' },
    }),
    sits('02:16:05', committee, 'authority', 'high-official', { presence: 'reachable' }),
    sits('02:16:10', committee, 'coordinator', 'officer'),
    sits('02:19:30', committee, 'd1', 'siamu-deputy-1', { deputy: true }),
    sits('02:20:10', committee, 'd2', 'dir-d2'),
    sits('02:20:25', committee, 'd3', 'dir-d3', { presence: 'reachable' }),
    sits('02:22:40', committee, 'd4', 'dir-d4'),
    sits('02:23:50', committee, 'mayor:21004', 'mayor-21004', { presence: 'reachable' }),
    act('02:21:20', 'operator', 'organ.convene', {
      organ: onSite,
      kind: 'cp-ops',
      incident: id('madou'),
      post: id('pc-ops'),
      decidedAt: moment('02:21:00'),
      decidedBy: { mandate: mandate('dir-d1'), how: 'telephone' },
    }),
    sits('02:21:25', onSite, 'director', 'dir-d1'),
    sits('02:24:10', onSite, 'd2', 'partner-saint-pierre', { deputy: true }),
    sits('02:22:05', onSite, 'd3', 'zone-5344', { deputy: true }),
    act('02:26:30', 'operator', 'phase.reassess', {
      declaration: id('phase'),
      criteria: {
        '3': {
          fr: '42 évacuées, 7 incommodées, aucun blessé grave',
          nl: '42 geëvacueerd, 7 onwel, geen zwaargewonden',
        },
        '8': { fr: 'Fumée stabilisée au niveau −2', nl: 'Rook gestabiliseerd op niveau −2' },
      },
      decidedAt: moment('02:26:00'),
      decidedBy: { mandate: mandate('high-official'), how: 'telephone' },
    }),
  ];
};
