import { text } from '../../shared/language/read.ts';
import type { Chapter } from './story.ts';

/** Who answers the round of 02:26, when and what; the others are asked again and stay silent. */
const ANSWERS = [
  ['02:26:31', 'dir-d1', 'ok', undefined],
  ['02:26:44', 'zone-5339', 'ok', undefined],
  ['02:26:52', 'dir-d3', 'reserve', 'Après le départ des ambulances.'],
  ['02:27:05', 'zone-5344', 'ok', undefined],
  ['02:27:11', 'dir-d2', 'ok', undefined],
  ['02:27:20', 'zone-5341', 'ok', undefined],
  ['02:27:38', 'zone-5342', 'ok', undefined],
  ['02:27:55', 'zone-5343', 'ok', 'Geen impact in Schaarbeek.'],
  ['02:28:20', 'zone-5340', 'ok', undefined],
] as const;

/** The committee of the province meets; a round of the table while the fire is being fought, and what came of it. */
export const concertation: Chapter = ({ id, act }) => {
  const meeting = id('cc-prov');
  const round = id('round petite ceinture');
  const item = (key: string) => id(`item ${key}`);
  const note = (clock: string, key: string, words: string) =>
    act(clock, 'officer', 'meeting.note', { meeting, note: id(`note ${clock}`), item: item(key), text: words });
  const attends = (clock: string, who: string, how: 'present' | 'video') =>
    act(clock, 'officer', 'meeting.attend', {
      ...{ meeting, attendee: id(`attends ${who}`), mandate: id(`mandate ${who}`), how },
    });
  return [
    act('02:20:00', 'officer', 'meeting.open', {
      ...{ meeting, organ: 'cc-prov', incident: id('madou') },
      place: text('Centre de crise, salle 3', 'Crisiscentrum, zaal 3'),
      chair: id('mandate high-official'),
      secretary: id('mandate officer'),
      agenda: [
        { item: item('image'), part: 'image', title: text('Situation par discipline', 'Toestand per discipline') },
        {
          item: item('risks'),
          part: 'judgement',
          title: text('Fumée, évolution probable', 'Rook, vermoedelijke evolutie'),
        },
        { item: item('mobility'), part: 'judgement', title: text('Mobilité du matin', 'Ochtendmobiliteit') },
        { item: item('measures'), part: 'decision', title: text('Mesures', 'Maatregelen') },
        { item: item('words'), part: 'decision', title: text('Communication', 'Communicatie') },
      ],
    }),
    attends('02:20:10', 'high-official', 'video'),
    attends('02:20:12', 'dir-d1', 'video'),
    attends('02:20:15', 'dir-d2', 'present'),
    attends('02:20:18', 'dir-d3', 'present'),
    attends('02:20:40', 'mayor-21004', 'video'),
    act('02:20:50', 'officer', 'meeting.attend', {
      ...{ meeting, attendee: id('attends stib engineer'), name: 'Ir. Wouter Lens', how: 'video' },
      capacity: text('STIB, exploitation', 'MIVB, exploitatie'),
    }),
    note('02:21:30', 'image', 'D1 : foyer présumé niveau −2, gaine technique. Deux équipes engagées.'),
    note('02:22:40', 'image', 'D3 : 42 personnes évacuées, Petite Ceinture fermée Arts-Loi – Botanique.'),
    note('02:24:05', 'risks', 'D2: rook trekt naar niveau −1; VMP verwacht zeven personen die onwel werden.'),
    note('02:25:20', 'mobility', 'STIB : sans lignes 2 et 6, bus de remplacement à prévoir avant l’aube.'),
    act('02:26:00', 'officer', 'round.ask', {
      ...{ round, meeting, incident: id('madou') },
      question: text(
        'Peut-on rouvrir la Petite Ceinture côté sud ?',
        'Kan de Kleine Ring aan de zuidkant weer open?',
        'Can the inner ring reopen on the south side?',
      ),
      to: {
        functions: ['dir-d1', 'dir-d2', 'dir-d3', 'dir-d4'],
        zones: ['5339', '5340', '5341', '5342', '5343', '5344'],
      },
    }),
    ...ANSWERS.map(([clock, who, answer, line]) =>
      act(clock, who, 'round.answer', { round, answer, ...(line ? { line } : {}) }),
    ),
    act('02:27:30', 'belfry', 'round.chase', {
      ...{ round, recipients: ['dir-d4', '5340', '5342', '5343'], channel: 'push', outcome: 'asked-again', step: 1 },
    }),
    act('02:29:00', 'belfry', 'round.chase', {
      ...{ round, recipients: ['dir-d4'], channel: 'push', outcome: 'asked-again', step: 2 },
    }),
    act('02:28:40', 'officer', 'meeting.action', {
      ...{ meeting, action: id('action bus'), owner: { function: 'transport-dispatch' } },
      text: text('Plan de bus de remplacement, lignes 2 et 6', 'Plan vervangbussen, lijnen 2 en 6'),
    }),
    act('02:28:55', 'officer', 'meeting.action', {
      ...{ meeting, action: id('action co'), owner: { function: 'dir-d1' } },
      text: text('Mesure CO aux quais et au niveau −1', 'CO-meting op de perrons en niveau −1'),
    }),
  ];
};
