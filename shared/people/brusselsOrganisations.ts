import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';
import { COMMUNES, POLICE_ZONES } from '../territory/reference.ts';
import type { OrganisationKind } from './schema.ts';

/** An organisation that a crisis in the Brussels-Capital Region may have to reach, as reference data. */
export interface KnownOrganisation {
  readonly key: string;
  readonly kind: OrganisationKind;
  readonly name: Text;
  readonly short?: Text;
  readonly territory?: { readonly communes: string[]; readonly zones: string[] };
}
const house = (key: string, kind: OrganisationKind, name: Text, short?: Text): KnownOrganisation => ({
  ...{ key, kind, name },
  ...(short ? { short } : {}),
});
const same = (name: string): Text => text(name, name, name);

const zoneOfCommune = (nis: string): string[] =>
  POLICE_ZONES.filter(zone => (zone.communes as readonly string[]).includes(nis)).map(zone => zone.zone);
/** « de Bruxelles », « d’Ixelles »: a vowel takes the article’s. */
const of = (name: string): string => (/^[AEIOUYÉÈ]/.test(name) ? `d’${name}` : `de ${name}`);

const communes: readonly KnownOrganisation[] = COMMUNES.map(({ nis, fr, nl }) => ({
  ...house(`commune-${nis}`, 'commune', text(`Commune ${of(fr)}`, `Gemeente ${nl}`), text(fr, nl)),
  territory: { communes: [nis], zones: zoneOfCommune(nis) },
}));
const zones: readonly KnownOrganisation[] = POLICE_ZONES.map(({ zone, fr, nl, communes: held }) => ({
  ...house(
    `zone-${zone}`,
    'police-zone',
    text(`Zone de police ${zone} ${fr}`, `Politiezone ${zone} ${nl}`),
    text(`ZP ${zone}`, `PZ ${zone}`),
  ),
  territory: { communes: [...held], zones: [zone] },
}));

const REGION: readonly KnownOrganisation[] = [
  house(
    'safe-brussels',
    'region',
    text(
      'safe.brussels, centre de crise régional',
      'safe.brussels, gewestelijk crisiscentrum',
      'safe.brussels, regional crisis centre',
    ),
    same('safe.brussels'),
  ),
  house(
    'siamu',
    'fire-service',
    text(
      'Service d’incendie et d’aide médicale urgente',
      'Dienst voor Brandweer en Dringende Medische Hulp',
      'Fire and emergency medical service',
    ),
    text('SIAMU', 'DBDMH'),
  ),
  house('leefmilieu', 'region', text('Bruxelles Environnement', 'Leefmilieu Brussel', 'Brussels Environment')),
  house('net-brussel', 'region', text('Bruxelles-Propreté', 'Net Brussel', 'Brussels Cleanliness')),
  house(
    'mobiris',
    'region',
    text(
      'Bruxelles Mobilité, centre Mobiris',
      'Brussel Mobiliteit, centrum Mobiris',
      'Brussels Mobility, Mobiris centre',
    ),
    same('Mobiris'),
  ),
  house('vivalis', 'region', same('Vivalis.brussels'), same('Vivalis')),
  house('paradigm', 'region', same('Paradigm.brussels'), same('Paradigm')),
];
const TRANSPORT: readonly KnownOrganisation[] = [
  house(
    'stib',
    'transport',
    text(
      'Société des Transports intercommunaux de Bruxelles',
      'Maatschappij voor het Intercommunaal Vervoer te Brussel',
      'Brussels public transport company',
    ),
    text('STIB', 'MIVB'),
  ),
  house(
    'sncb',
    'transport',
    text(
      'Société nationale des chemins de fer belges',
      'Nationale Maatschappij der Belgische Spoorwegen',
      'Belgian railways',
    ),
    text('SNCB', 'NMBS'),
  ),
  house('infrabel', 'transport', same('Infrabel')),
  house('port', 'transport', text('Port de Bruxelles', 'Haven van Brussel', 'Port of Brussels')),
  house('de-lijn', 'transport', same('De Lijn')),
  house('tec', 'transport', same('TEC')),
  house('skeyes', 'transport', same('skeyes')),
];
const UTILITIES: readonly KnownOrganisation[] = [
  house('sibelga', 'utility', same('Sibelga')),
  house('elia', 'utility', same('Elia')),
  house('fluxys', 'utility', same('Fluxys')),
  house('vivaqua', 'utility', same('Vivaqua')),
  house('hydria', 'utility', same('Hydria')),
  house('irisnet', 'utility', same('IRISnet')),
];
const FEDERAL: readonly KnownOrganisation[] = [
  house(
    'nccn',
    'federal',
    text('Centre de crise national', 'Nationaal Crisiscentrum', 'National Crisis Centre'),
    same('NCCN'),
  ),
  house(
    'hc112',
    'federal',
    text('Centrale d’urgence 112 de Bruxelles', 'Noodcentrale 112 Brussel', '112 emergency centre, Brussels'),
    text('CU 112', 'NC 112'),
  ),
  house('protection-civile', 'federal', text('Protection civile', 'Civiele Bescherming', 'Civil Protection')),
  house(
    'dirco',
    'federal',
    text(
      'Police fédérale, direction de coordination',
      'Federale politie, coördinatiedirectie',
      'Federal police, coordination directorate',
    ),
    same('DirCo'),
  ),
  house(
    'ocam',
    'federal',
    text(
      'Organe de coordination pour l’analyse de la menace',
      'Coördinatieorgaan voor de dreigingsanalyse',
      'Coordination unit for threat analysis',
    ),
    text('OCAM', 'OCAD'),
  ),
  house(
    'irm',
    'federal',
    text('Institut royal météorologique', 'Koninklijk Meteorologisch Instituut', 'Royal Meteorological Institute'),
    text('IRM', 'KMI'),
  ),
  house(
    'afcn',
    'federal',
    text(
      'Agence fédérale de contrôle nucléaire',
      'Federaal Agentschap voor Nucleaire Controle',
      'Federal Agency for Nuclear Control',
    ),
    text('AFCN', 'FANC'),
  ),
  house(
    'defense',
    'federal',
    text('Défense, commandement provincial', 'Defensie, provinciecommando', 'Defence, provincial command'),
  ),
  house('astrid', 'federal', same('ASTRID')),
  house(
    'sante',
    'federal',
    text(
      'SPF Santé publique, inspection d’hygiène',
      'FOD Volksgezondheid, gezondheidsinspectie',
      'Federal health service, health inspection',
    ),
    text('SPF Santé', 'FOD Volksgezondheid'),
  ),
  house('parquet', 'federal', text('Parquet de Bruxelles', 'Parket van Brussel', 'Public prosecutor of Brussels')),
];
const OTHERS: readonly KnownOrganisation[] = [
  house(
    'croix-rouge',
    'other',
    text('Croix-Rouge de Belgique', 'Rode Kruis België', 'Belgian Red Cross'),
    text('Croix-Rouge', 'Rode Kruis'),
  ),
  house(
    'bru-response',
    'other',
    text(
      'Réserves citoyennes communales BRU Response',
      'Gemeentelijke burgerreserves BRU Response',
      'Communal citizen reserves BRU Response',
    ),
    same('BRU Response'),
  ),
  house(
    'vlaams-brabant',
    'other',
    text('Gouverneur du Brabant flamand', 'Gouverneur van Vlaams-Brabant', 'Governor of Flemish Brabant'),
  ),
  house(
    'brabant-wallon',
    'other',
    text('Gouverneur du Brabant wallon', 'Gouverneur van Waals-Brabant', 'Governor of Walloon Brabant'),
  ),
];

const hospital = (key: string, nis: string, name: Text): KnownOrganisation => ({
  ...house(key, 'hospital', name),
  territory: { communes: [nis], zones: [] },
});
/**
 * Hospitals by site. Which of them have an accredited emergency department changes: the list of the federal health
 * service decides, not this one (belgium.md §13, unsure).
 */
const HOSPITALS: readonly KnownOrganisation[] = [
  hospital('saint-pierre', '21004', text('CHU Saint-Pierre', 'UMC Sint-Pieter')),
  hospital('brugmann', '21004', text('CHU Brugmann, site Horta', 'UVC Brugmann, site Horta')),
  hospital(
    'huderf',
    '21004',
    text('HUDERF, hôpital universitaire des enfants', 'UKZKF, universitair kinderziekenhuis'),
  ),
  hospital('erasme', '21001', text('H.U.B, hôpital Erasme', 'H.U.B, Erasmusziekenhuis')),
  hospital('his-etterbeek', '21009', text('HIS, site Etterbeek-Ixelles', 'IZZ, site Etterbeek-Elsene')),
  hospital('his-bracops', '21001', text('HIS, site Bracops', 'IZZ, site Bracops')),
  hospital('his-moliere', '21007', text('HIS, site Molière-Longchamp', 'IZZ, site Molière-Longchamp')),
  hospital('saint-luc', '21018', text('Cliniques universitaires Saint-Luc', 'Universitaire ziekenhuizen Saint-Luc')),
  hospital('uz-brussel', '21010', same('UZ Brussel')),
  hospital(
    'europe-elisabeth',
    '21016',
    text('Cliniques de l’Europe, Sainte-Élisabeth', 'Europa Ziekenhuizen, Sint-Elisabeth'),
  ),
  hospital('europe-michel', '21005', text('Cliniques de l’Europe, Saint-Michel', 'Europa Ziekenhuizen, Sint-Michiel')),
  hospital('delta', '21002', text('CHIREC, hôpital Delta', 'CHIREC, Deltaziekenhuis')),
  hospital('saint-remi', '21001', text('CHIREC, Sainte-Anne Saint-Remi', 'CHIREC, Sint-Anna Sint-Remigius')),
  hospital('saint-jean', '21004', text('Clinique Saint-Jean', 'Kliniek Sint-Jan')),
  hospital('militaire', '21004', text('Hôpital militaire Reine Astrid', 'Militair Hospitaal Koningin Astrid')),
];

/** Every organisation known by name (belgium.md §13), communes and zones computed from the territory. */
export const BRUSSELS_ORGANISATIONS: readonly KnownOrganisation[] = [
  ...REGION,
  ...TRANSPORT,
  ...UTILITIES,
  ...FEDERAL,
  ...OTHERS,
  ...HOSPITALS,
  ...communes,
  ...zones,
];
