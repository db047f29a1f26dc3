import type { CommandData } from '../../shared/commands.ts';
import type { Field } from '../../shared/sitreps/doctrine.ts';
import type { Chapter } from './story.ts';

type Said = Readonly<Partial<Record<Field, readonly [fr: string, nl: string]>>>;

/**
 * The first report of the night: D1 and D3 speak, D2 was last heard before it arrived, D4 says nothing, nobody sits
 * for D5; two disciplines count differently, and the report shows it.
 */
export const situationReport: Chapter = ({ id, moment, act }) => {
  const madou = id('madou');
  const tell = (clock: string, section: CommandData<'sitrep.contribute'>['section'], name: string, said: Said) =>
    act(clock, 'operator', 'sitrep.contribute', {
      incident: madou,
      section,
      name,
      fields: Object.fromEntries(Object.entries(said).map(([field, [fr, nl]]) => [field, { fr, nl, basedOn: 0 }])),
    });
  const count = (
    clock: string,
    source: CommandData<'toll.report'>['source'],
    category: CommandData<'toll.report'>['category'],
    figure: number,
    name: string,
  ) =>
    act(clock, 'operator', 'toll.report', {
      report: id(`toll ${source} ${category}`),
      ...{ incident: madou, source, category, figure, name },
      asOf: moment(clock),
    });
  const received = (clock: string, who: string) =>
    act(clock, who, 'decision.receive', { decision: id('notice of report 1') });

  return [
    tell('02:12:40', 'D2', 'Dr. Eva Mertens', {
      situation: [
        'Un SMUR et deux ambulances en route. Aucun blessé signalé à ce stade.',
        'Eén MUG en twee ziekenwagens onderweg. Voorlopig geen gewonden gemeld.',
      ],
      actions: [
        'Hôpitaux Saint-Jean et Saint-Pierre en préalerte.',
        'Ziekenhuizen Sint-Jan en Sint-Pieter in vooralarm.',
      ],
    }),
    act('02:14:30', 'officer', 'sitrep.set-rhythm', { incident: madou, minutes: 10 }),
    tell('02:16:00', 'authority', 'Hélène Marchal', {
      actions: [
        'Phase provinciale déclarée. Comité de coordination convoqué au centre de crise.',
        'Provinciale fase afgekondigd. Coördinatiecomité bijeengeroepen in het crisiscentrum.',
      ],
    }),
    tell('02:21:30', 'D1', 'Cdt. Xavier Noël', {
      situation: [
        'Fumée dense au niveau −2, quai direction Simonis. Foyer présumé dans une gaine technique. Pas de flammes visibles.',
        'Dichte rook op niveau −2, perron richting Simonis. Vermoedelijke haard in een technische koker. Geen zichtbare vlammen.',
      ],
      actions: [
        'Deux binômes en reconnaissance sous appareil respiratoire. Colonne sèche alimentée.',
        'Twee ploegen met adembescherming op verkenning. Droge leiding gevoed.',
      ],
      needs: [
        'Coupure du courant de traction par la STIB avant tout désenfumage.',
        'Tractiespanning door de MIVB te onderbreken vóór elke ontroking.',
      ],
      forecast: [
        'La fumée gagne les niveaux supérieurs. Accès fermés pour une heure au moins.',
        'De rook trekt naar de hogere niveaus. Toegangen minstens een uur gesloten.',
      ],
    }),
    tell('02:23:20', 'D3', 'CP Alain Henry', {
      situation: [
        '42 personnes évacuées de la station. Petite Ceinture en cours de fermeture entre Arts-Loi et Botanique.',
        '42 personen uit het station geëvacueerd. De Kleine Ring wordt afgesloten tussen Kunst-Wet en Kruidtuin.',
      ],
      actions: [
        'Accès filtrés par la zone 5339, renfort de la zone 5344. Drone 1 en vol.',
        'Toegangen bewaakt door zone 5339, versterking van zone 5344. Drone 1 in de lucht.',
      ],
      forecast: ['Déviation à prévoir pour l’heure de pointe du matin.', 'Omleiding te voorzien voor de ochtendspits.'],
    }),
    count('02:22:18', 'D3', 'evacuated', 42, 'CP Alain Henry'),
    count('02:23:40', 'D2', 'affected', 7, 'Dr. Eva Mertens'),
    count('02:23:41', 'D2', 't2', 2, 'Dr. Eva Mertens'),
    count('02:23:42', 'D2', 't3', 5, 'Dr. Eva Mertens'),
    count('02:24:10', 'D3', 'affected', 9, 'CP Alain Henry'),
    act('02:25:00', 'officer', 'sitrep.validate', {
      sitrep: id('report 1'),
      incident: madou,
      number: 1,
      to: {
        communes: ['21004', '21014', '21015'],
        zones: ['5339', '5344'],
        functions: ['high-official'],
      },
      decision: id('notice of report 1'),
      nextMeeting: {
        at: moment('02:45:00'),
        place: { fr: 'CC-Prov, salle de crise', nl: 'CC-Prov, crisiszaal' },
      },
    }),
    received('02:25:20', 'zone-5339'),
    received('02:25:34', 'high-official'),
    received('02:25:41', 'liaison-21014'),
    received('02:26:05', 'liaison-21004'),
    received('02:26:30', 'zone-5344'),
    received('02:27:12', 'liaison-21015'),
  ];
};
