import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';
import type { FunctionCode } from './schema.ts';

/** How a function is called where it signs an alert or a decision. */
export const FUNCTION_TITLES: Readonly<Record<FunctionCode, Text>> = {
  'regional-operator': text('Opérateur', 'Operator', 'Operator'),
  'information-manager': text('Gestionnaire d’information', 'Informatiebeheerder', 'Information manager'),
  'high-official': text('Haut Fonctionnaire', 'Hoge Ambtenaar', 'High Official'),
  'minister-interior': text('Ministre de l’Intérieur', 'Minister van Binnenlandse Zaken', 'Minister of the Interior'),
  mayor: text('Bourgmestre', 'Burgemeester', 'Mayor'),
  'commune-liaison': text('Liaison communale', 'Gemeentelijke verbindingspersoon', 'Commune liaison officer'),
  'zone-officer': text('Officier de zone', 'Zoneofficier', 'Zone officer'),
  'zone-images': text('Images de la zone', 'Beelden van de zone', 'Images of the zone'),
  'video-operator': text('Opérateur vidéo', 'Video-operator', 'Video operator'),
  'transport-dispatch': text('STIB', 'MIVB', 'STIB'),
  'fire-dispatch': text('SIAMU', 'DBDMH', 'SIAMU'),
  'dir-d1': text('Dir-SI', 'Dir-BW', 'Dir-SI'),
  'dir-d2': text('Dir-Med', 'Dir-Med', 'Dir-Med'),
  'dir-d3': text('Dir-Pol', 'Dir-Pol', 'Dir-Pol'),
  'dir-d4': text('Dir-Log', 'Dir-Log', 'Dir-Log'),
  'dir-d5': text('Dir-Info', 'Dir-Info', 'Dir-Info'),
  auditor: text('Auditeur', 'Auditor', 'Auditor'),
  administrator: text('Administrateur', 'Beheerder', 'Administrator'),
  'emergency-coordinator': text(
    'Coordinateur planification d’urgence',
    'Noodplanningscoördinator',
    'Emergency planning coordinator',
  ),
  'minister-president': text('Ministre-Président', 'Minister-president', 'Minister-President'),
  'neighbour-governor': text('Gouverneur voisin', 'Gouverneur van een buurprovincie', 'Neighbouring governor'),
  'national-crisis-centre': text('Centre de crise national', 'Nationaal Crisiscentrum', 'National Crisis Centre'),
  'dispatch-112': text('Centrale 112', 'Noodcentrale 112', '112 emergency centre'),
  prosecutor: text('Parquet', 'Parket', 'Public prosecutor'),
  partner: text('Partenaire', 'Partner', 'Partner'),
  'remote-pilot': text('Télépilote', 'Afstandspiloot', 'Remote pilot'),
  'data-protection': text(
    'Délégué à la protection des données',
    'Functionaris voor gegevensbescherming',
    'Data protection officer',
  ),
};
