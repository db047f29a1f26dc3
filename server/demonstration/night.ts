import type { CommandData } from '../../shared/commands.ts';
import { text } from '../../shared/language/read.ts';
import { CRITERIA, RECEIPTS } from './nightFacts.ts';
import { at, MADOU, RED } from './scenery.ts';
import type { Chapter } from './story.ts';

/** The night of smoke at Madou, told so that a newcomer can follow it in five minutes. */
export const night: Chapter = ({ id, moment, act }) => {
  const madou = id('madou');
  const log = (clock: string, who: string, source: CommandData<'log.write'>['source'], fr: string, nl: string) =>
    act(clock, who, 'log.write', {
      entry: id(`log ${clock}`),
      incident: madou,
      text: { fr, nl },
      ...(source ? { source } : {}),
    });
  const incident = (
    clock: string,
    key: string,
    fr: string,
    nl: string,
    more: Pick<CommandData<'incident.open'>, 'point' | 'severity' | 'category' | 'kind'>,
  ) => act(clock, 'operator', 'incident.open', { incident: id(key), title: { fr, nl }, ...more });
  const stages = ['alert.receive', 'alert.read', 'alert.acknowledge'] as const;
  const answer = { alert: id('notice'), disposition: 'acting' } as const;

  return [
    incident('22:00:00', 'winter', 'Plaisirs d’hiver, montage', 'Winterpret, opbouw', {
      kind: 'event',
      point: [4.3487, 50.8506],
      severity: 'minor',
      category: 'crowd',
    }),
    incident('23:58:20', 'brugmann', 'Conduite rompue, avenue Brugmann', 'Leidingbreuk, Brugmannlaan', {
      kind: 'incident',
      point: [4.3455, 50.8065],
      severity: 'minor',
      category: 'flood',
    }),
    incident('00:47:05', 'heembeek', 'Panne de courant, Neder-Over-Heembeek', 'Stroompanne, Neder-Over-Heembeek', {
      kind: 'incident',
      point: [4.3905, 50.8985],
      severity: 'minor',
      category: 'power',
    }),
    incident('01:22:40', 'bailli', 'Odeur de gaz, rue du Bailli', 'Gasgeur, Baljuwstraat', {
      kind: 'incident',
      point: [4.3609, 50.8268],
      severity: 'moderate',
      category: 'gas',
    }),
    act('02:10:12', 'operator', 'incident.open', {
      incident: madou,
      kind: 'incident',
      severity: 'severe',
      category: 'smoke',
      point: MADOU,
      confirmed: ['21014', '21004'],
      title: text('Fumée, métro Madou', 'Rook, metro Madou', 'Smoke, Madou metro'),
      lead: text('Lead D1 · SIAMU', 'Lead D1 · DBDMH', 'Lead D1 · SIAMU'),
    }),
    log(
      '02:10:14',
      'operator',
      'S',
      'Appel 112 : fumée au quai, direction Simonis.',
      'Oproep 112: rook op perron richting Simonis.',
    ),
    log(
      '02:12:20',
      'operator',
      'D1',
      'Deux autopompes et une échelle en route.',
      'Twee autopompen en een ladder onderweg.',
    ),
    act('02:12:50', 'operator', 'perimeter.draw', {
      perimeter: id('red'),
      incident: madou,
      zone: 'red',
      area: RED,
      reason: text('Fumée dense', 'Dichte rook'),
    }),
    act('02:14:00', 'operator', 'phase.declare', {
      declaration: id('phase'),
      incident: madou,
      phase: 'provinciale',
      communes: ['21004', '21014', '21015'],
      criteria: CRITERIA,
      consultations: [id('consultation')],
      plan: text('PGUI', 'ANIP'),
      decidedAt: moment('02:14:00'),
      decidedBy: { mandate: id('mandate high-official'), how: 'telephone' },
    }),
    act('02:14:02', 'operator', 'alert.draft', {
      alert: id('notice'),
      incident: madou,
      kind: 'warning',
      severity: 'severe',
      respondBy: moment('02:44:00'),
      headline: text(
        'Fumée dans la station de métro Madou',
        'Rook in het metrostation Madou',
        'Smoke in Madou metro station',
      ),
      body: text(
        'Phase provinciale déclarée. Station évacuée, Petite Ceinture fermée entre Arts-Loi et Botanique.',
        'Provinciale fase afgekondigd. Station ontruimd, Kleine Ring afgesloten tussen Kunst-Wet en Kruidtuin.',
      ),
      instruction: text(
        'Soyez joignable. Préparez l’accueil de personnes évacuées. Ne venez pas sur place.',
        'Blijf bereikbaar. Bereid de opvang van geëvacueerden voor. Kom niet ter plaatse.',
        'Stay reachable. Prepare to receive evacuated people. Do not come to the site.',
      ),
      to: { communes: Object.keys(RECEIPTS) },
    }),
    act('02:14:05', 'officer', 'alert.approve', { alert: id('notice') }),
    act('02:14:06', 'operator', 'alert.issue', { alert: id('notice') }),
    ...Object.keys(RECEIPTS).map(nis =>
      act('02:14:06', 'belfry', 'alert.report-sending', {
        alert: id('notice'),
        recipients: [nis],
        device: `demo ${nis}`,
        outcome: 'sent',
        about: 'issue',
      }),
    ),
    ...Object.entries(RECEIPTS).flatMap(([nis, times]) =>
      times.map((clock, i) =>
        act(
          clock,
          `liaison-${nis}`,
          stages[i] as 'alert.read',
          i === 2 ? (answer as never) : { alert: id('notice'), device: `demo ${nis}` },
        ),
      ),
    ),
    log('02:15:52', 'video', 'V', 'Quai de Madou envoyé au mur A.', 'Perron Madou naar muur A gestuurd.'),
    log(
      '02:17:30',
      'operator',
      'D1',
      'Fumée dense au niveau −2. Foyer présumé : gaine technique.',
      'Dichte rook op niveau −2. Vermoedelijke haard: technische koker.',
    ),
    log('02:20:40', 'operator', 'D3', 'Drone 1 en vol. Image à D1 et D3.', 'Drone 1 in de lucht. Beeld voor D1 en D3.'),
    act('02:21:15', 'operator', 'post.open', {
      post: id('pc-ops'),
      incident: madou,
      kind: 'pc-ops',
      name: text('PC-Ops, rue du Nord', 'CP-Ops, Noordstraat'),
      point: at(-212, 92),
    }),
    log(
      '02:21:15',
      'operator',
      'D1',
      'PC-Ops ouvert, rue du Nord. Dir-PC-Ops désigné.',
      'CP-Ops geopend, Noordstraat. Dir-CP-Ops aangesteld.',
    ),
    log(
      '02:22:18',
      'operator',
      'D3',
      '42 personnes évacuées de la station.',
      '42 personen uit het station geëvacueerd.',
    ),
    act('02:23:05', 'operator', 'post.open', {
      post: id('ppd'),
      incident: madou,
      kind: 'ppd',
      name: text('PPD', 'PEB'),
      point: at(448, 60),
    }),
    log(
      '02:23:06',
      'operator',
      'D1',
      'Périmètres rouge, orange et jaune établis.',
      'Rode, oranje en gele perimeter ingesteld.',
    ),
    log(
      '02:25:12',
      'operator',
      'D3',
      'Petite Ceinture fermée entre Arts-Loi et Botanique.',
      'Kleine Ring afgesloten tussen Kunst-Wet en Kruidtuin.',
    ),
    act('02:27:35', 'operator', 'post.open', {
      post: id('pma'),
      incident: madou,
      kind: 'pma',
      name: text('PMA', 'VMP'),
      point: at(168, 176),
    }),
    log(
      '02:27:35',
      'operator',
      'D2',
      '7 incommodés par la fumée : 2 T2, 5 T3. PMA ouvert.',
      '7 personen onwel door rook: 2 T2, 5 T3. VMP geopend.',
    ),
    act('02:29:10', 'operator', 'alert.draft', {
      alert: id('shelter'),
      incident: madou,
      kind: 'warning',
      severity: 'moderate',
      headline: text('Mise à l’abri autour de Madou', 'Schuilen rond Madou', 'Shelter around Madou'),
      body: text(
        'Fumée dans le quartier Madou. Fermez portes et fenêtres.',
        'Rook in de wijk Madou. Sluit deuren en ramen.',
      ),
      instruction: text('Informez les habitants de la zone orange.', 'Informeer de bewoners van de oranje zone.'),
      to: { communes: ['21004', '21014'] },
    }),
    log(
      '02:29:10',
      'operator',
      'D5',
      'Projet d’alerte « mise à l’abri » déposé en FR et NL.',
      'Ontwerp waarschuwing “schuilen” ingediend in FR en NL.',
    ),
    log(
      '02:30:41',
      'operator',
      'D1',
      'Désenfumage demandé. Attend la coupure traction de la STIB.',
      'Ontroking gevraagd. Wacht op spanningsonderbreking door MIVB.',
    ),
    act('02:31:00', 'operator', 'screen.show', { screen: 'wall-a', layout: 'situation', incident: madou }),
  ];
};
