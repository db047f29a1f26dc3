import { text } from '../../shared/language/read.ts';

/** Receipts of the phase notice: received, read, answering; two communes stay silent. */
export const RECEIPTS: Readonly<Record<string, readonly string[]>> = {
  21014: ['02:14:09', '02:14:50', '02:15:30'],
  21004: ['02:14:08', '02:14:41', '02:15:12'],
  21015: ['02:14:12', '02:15:20', '02:17:05'],
  21009: ['02:14:10', '02:15:42', '02:16:38'],
  21005: ['02:14:15', '02:17:10', '02:19:00'],
  21012: ['02:14:31', '02:18:22'],
  21001: ['02:14:22', '02:20:05'],
  21006: ['02:15:48', '02:21:40'],
  21018: ['02:15:10', '02:22:12'],
  21013: ['02:16:20', '02:19:51'],
  21011: ['02:14:44', '02:24:30'],
  21019: ['02:17:30', '02:26:02'],
  21010: ['02:15:55'],
  21003: ['02:18:12'],
  21002: ['02:19:40'],
  21007: ['02:16:35'],
  21017: ['02:22:50'],
  21016: [],
  21008: [],
};
/** The nine parameters of the provincial phase, as the high official gave them. */
export const CRITERIA = {
  '1': text('Deux communes, station sous la Petite Ceinture', 'Twee gemeenten, station onder de Kleine Ring'),
  '2': text('Moyens de la Région, renfort médical demandé', 'Middelen van het Gewest, medische versterking gevraagd'),
  '3': text('Une rame et un quai, une soixantaine de personnes', 'Eén metrostel en een perron, een zestigtal personen'),
  '4': text('Secours, police, transport, deux communes', 'Hulpdiensten, politie, vervoer, twee gemeenten'),
  '5': text('Axe majeur, première rame de l’aube touchée', 'Hoofdas, eerste metro van de ochtend getroffen'),
  '6': text('Feu en tunnel, courant de traction', 'Brand in tunnel, tractiestroom'),
  '7': text('Oui : fermeture du métro et mise à l’abri', 'Ja: sluiting van de metro en schuilen'),
  '8': text('Fumée qui gagne les niveaux supérieurs', 'Rook die naar de hogere niveaus trekt'),
  '9': text('AR du 22 mai 2019', 'KB van 22 mei 2019'),
};
