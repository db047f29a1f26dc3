import { text } from '../../shared/language/read.ts';
import type { Chapter } from './story.ts';

/**
 * The metro is closed: one decision of the High Official, given by telephone and recorded by the operator. The fire
 * service and two police zones carry it out; the transport company does not answer, however far its chain goes.
 */
export const decisions: Chapter = ({ id, moment, act }) => {
  const metro = id('metro');
  const step = (clock: string, recipient: string, number: number) =>
    act(clock, 'belfry', 'decision.escalate', { decision: metro, recipient, step: number });
  const sent = (clock: string, recipient: string, number: number, device: string) =>
    act(clock, 'belfry', 'decision.report-sending', {
      ...{ decision: metro, recipients: [recipient], step: number, device },
      outcome: 'sent',
      about: 'taken',
    });
  const rung = (clock: string, after: string, recipient: string, number: number, device = `demo ${recipient}`) => [
    step(clock, recipient, number),
    sent(after, recipient, number, device),
  ];
  const unanswered = (clock: string, who: string) =>
    act(clock, 'operator', 'decision.record-call', {
      ...{ decision: metro, recipient: 'transport-dispatch', mandate: id(`mandate ${who}`) },
      answered: false,
    });
  const stib = 'transport-dispatch';
  const words = ['decision.receive', 'decision.understand', 'decision.execute'] as const;

  return [
    act('02:14:10', 'operator', 'decision.take', {
      decision: metro,
      incident: id('madou'),
      kind: 'order',
      headline: text(
        'Fermer le métro, lignes 2 et 6, de Rogier à Trône',
        'Metro sluiten, lijnen 2 en 6, van Rogier tot Troon',
        'Close the metro, lines 2 and 6, Rogier to Trône',
      ),
      body: text(
        'Fermez les lignes 2 et 6 entre Rogier et Trône, dans les deux sens, jusqu’à nouvel ordre. Coupez la traction entre Botanique et Arts-Loi.',
        'Sluit lijnen 2 en 6 tussen Rogier en Troon, in beide richtingen, tot nader order. Schakel de tractiespanning uit tussen Kruidtuin en Kunst-Wet.',
      ),
      basis: 'special-law-1989-48',
      to: { functions: [stib, 'fire-dispatch'], zones: ['5339', '5344'] },
      deadline: moment('02:25:00'),
      decidedAt: moment('02:14:00'),
      decidedBy: { mandate: id('mandate high-official'), how: 'telephone' },
    }),
    ...[stib, 'fire-dispatch', '5339', '5344'].flatMap(recipient => rung('02:14:10', '02:14:11', recipient, 0)),
    ...rung('02:14:30', '02:14:31', '5344', 1),
    ...rung('02:14:30', '02:14:31', stib, 1),
    step('02:15:10', stib, 2),
    ...rung('02:15:10', '02:15:11', stib, 3, 'demo deputy 1'),
    step('02:16:10', stib, 4),
    ...rung('02:16:10', '02:16:11', stib, 5, 'demo deputy 2'),
    ...rung('02:17:10', '02:17:11', stib, 6),
    step('02:17:11', stib, 7),
    unanswered('02:18:05', 'stib'),
    unanswered('02:21:40', 'stib-deputy-1'),
    unanswered('02:25:50', 'stib-deputy-1'),
    unanswered('02:30:22', 'stib-deputy-1'),
    ...(
      [
        ['siamu', '02:14:17', '02:14:40', '02:18:30'],
        ['zone-5339', '02:14:22', '02:15:20', '02:22:10'],
        ['zone-5344', '02:15:02', '02:16:40', '02:19:25'],
      ] as const
    ).flatMap(([who, ...times]) =>
      times.map((clock, i) => act(clock, who, words[i] as 'decision.receive', { decision: metro })),
    ),
  ];
};
