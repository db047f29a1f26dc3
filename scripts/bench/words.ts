import { createRandom } from '../../shared/testing/random.ts';

/** What a log of Brussels says: what, of what, where; in French and in Dutch by turns, with figures that make each line its own. */
const WHAT = [
  ['fumées denses', 'dichte rook'],
  ['évacuation terminée', 'ontruiming beëindigd'],
  ['deux blessés transportés', 'twee gewonden vervoerd'],
  ['fuite de gaz', 'gaslek'],
  ['périmètre rouge établi', 'rode perimeter ingesteld'],
  ['circulation interrompue', 'verkeer onderbroken'],
  ['renfort demandé', 'versterking gevraagd'],
  ['pompiers sur place', 'brandweer ter plaatse'],
  ['coupure de courant', 'stroomonderbreking'],
  ['inondation des caves', 'kelders onder water'],
  ['ambulances en route', 'ziekenwagens onderweg'],
  ['passage rétabli', 'doorgang hersteld'],
] as const;
const WHERE = [
  ['station Madou', 'station Madou'],
  ['avenue Brugmann', 'Brugmannlaan'],
  ['tunnel Léopold II', 'Leopold II-tunnel'],
  ['gare du Midi', 'Zuidstation'],
  ['place Flagey', 'Flageyplein'],
  ['hôpital Saint-Pierre', 'Sint-Pietersziekenhuis'],
  ['quai de la Voirie', 'Ruimingskaai'],
  ['chaussée de Gand', 'Gentsesteenweg'],
  ['parc Josaphat', 'Josaphatpark'],
  ['rue Neuve', 'Nieuwstraat'],
] as const;
const WHO = ['D1', 'D2', 'D3', 'D4', 'STIB MIVB', 'Sibelga', 'Vivaqua', 'Croix-Rouge', 'ZP 5339', 'PZ 5344'];

/** The same number gives the same line. */
export function wordsOfNight(n: number): string {
  const random = createRandom(n * 2_654_435_761);
  const language = n % 2;
  const part = (from: readonly (readonly string[])[]) => random.pick(from)[language] as string;
  const unit = `${language === 0 ? 'équipe' : 'ploeg'} ${random.whole(1, 4_000)}`;
  return `${random.pick(WHO)} : ${part(WHAT)}, ${part(WHERE)}, ${unit}. ${part(WHAT)}, ref ${n}.`;
}

/** What is asked, and the same for a bare index, which knows no other form of a word. */
export const QUESTIONS = [
  { asked: 'fumée madou ', bare: 'fumées madou' },
  { asked: 'évacuation ', bare: 'évacuation' },
  { asked: 'blesses flagey ', bare: 'blessés flagey' },
  { asked: 'gaslek nieuwstraat ', bare: 'gaslek nieuwstraat' },
  { asked: 'rook ', bare: 'rook' },
  { asked: 'ontruimen zuidstation ', bare: 'ontruiming zuidstation' },
  { asked: 'pompiers brug', bare: 'pompiers brug*' },
  { asked: 'équipe 1234 ', bare: 'équipe 1234' },
  { asked: 'ref 777777 ', bare: 'ref 777777' },
  { asked: 'inond', bare: 'inond*' },
  { asked: 'perimetre rouge gare midi ', bare: 'périmètre rouge gare midi' },
  { asked: 'sibelga coupures courant ', bare: 'sibelga coupure courant' },
] as const;
