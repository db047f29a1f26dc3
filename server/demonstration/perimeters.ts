import { text } from '../../shared/language/read.ts';
import { letterOf } from '../../shared/perimeters/letter.ts';
import { at, ORANGE, YELLOW } from './scenery.ts';
import type { Chapter } from './story.ts';

/** Orange and yellow set in one gesture with their decision, its receipts, and who stands at the accesses. */
export const perimeters: Chapter = ({ id, moment, act }) => {
  const incident = id('madou');
  const decision = id('perimeters decided');
  const reason = text('Fumée qui gagne la rue', 'Rook die de straat bereikt');
  const letter = letterOf({
    change: 'drawn',
    title: text('Fumée, métro Madou', 'Rook, metro Madou', 'Smoke, Madou metro'),
    reason,
    rings: [{ zone: 'red' }, { zone: 'orange' }, { zone: 'yellow' }],
    communes: ['21014', '21004'],
  });
  const checkpoint = (
    clock: string,
    key: string,
    kind: 'access' | 'closed' | 'ambulances' | 'vehicles',
    name: readonly [fr: string, nl: string],
    place: readonly [east: number, north: number],
    ring: string,
    zone: string,
  ) =>
    act(clock, 'dir-d3', 'checkpoint.place', {
      ...{ checkpoint: id(`checkpoint ${key}`), incident, perimeter: id(ring), kind },
      name: text(...name),
      point: at(...place),
      holder: { kind: 'zone', id: zone },
    });
  const told = (clock: string, who: string, stage: 'receive' | 'understand' | 'execute') =>
    act(clock, who, `decision.${stage}` as 'decision.receive', { decision });

  return [
    act('02:23:05', 'operator', 'perimeter.draw-set', {
      incident,
      reason,
      proposer: id('mandate dir-d1'),
      rings: [
        { perimeter: id('orange'), zone: 'orange', area: ORANGE },
        { perimeter: id('yellow'), zone: 'yellow', area: YELLOW },
      ],
      inform: {
        ...{ decision, ...letter },
        to: { communes: ['21004', '21014'], zones: ['5339', '5344'], functions: ['fire-dispatch'] },
        decidedAt: moment('02:22:50'),
        decidedBy: { mandate: id('mandate dir-d1'), how: 'telephone' },
      },
    }),
    told('02:23:21', 'siamu', 'understand'),
    told('02:23:24', 'zone-5344', 'understand'),
    told('02:23:30', 'zone-5339', 'understand'),
    told('02:23:48', 'liaison-21014', 'understand'),
    told('02:24:02', 'liaison-21004', 'understand'),
    checkpoint('02:24:20', 'nord', 'access', ['Rue du Nord', 'Noordstraat'], [-268, 100], 'orange', '5339'),
    checkpoint(
      '02:24:40',
      'louvain',
      'closed',
      ['Chaussée de Louvain', 'Leuvensesteenweg'],
      [268, -30],
      'orange',
      '5344',
    ),
    checkpoint('02:25:05', 'arts', 'closed', ['Avenue des Arts', 'Kunstlaan'], [-40, -262], 'orange', '5339'),
    told('02:25:14', 'zone-5339', 'execute'),
    told('02:25:32', 'zone-5344', 'execute'),
    told('02:26:10', 'siamu', 'execute'),
    told('02:26:40', 'liaison-21014', 'execute'),
    told('02:27:02', 'liaison-21004', 'execute'),
    checkpoint(
      '02:27:20',
      'meridien',
      'ambulances',
      ['Rue du Méridien', 'Middaglijnstraat'],
      [-78, 372],
      'yellow',
      '5344',
    ),
    checkpoint('02:28:05', 'joseph', 'vehicles', ['Rue Joseph II', 'Jozef II-straat'], [300, -300], 'yellow', '5339'),
  ];
};
