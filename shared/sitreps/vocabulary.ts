import { minuteOf } from '../language/clock.ts';
import type { Language, Text } from '../language/text.ts';
import { fine } from '../language/typography.ts';
import { FUNCTION_TITLES } from '../people/titles.ts';
import { CATEGORY_NAMES } from '../toll/doctrine.ts';
import type { Mark, SitrepContent } from './content.ts';
import { SECTION_NAMES, type Tongue } from './doctrine.ts';

/** The words of a report on paper and in the portal; both languages, as one who writes such reports would. */
export const REPORT = {
  title: { fr: 'Rapport de situation', nl: 'Situatieverslag' },
  number: { fr: 'n°', nl: 'nr.' },
  closedAt: { fr: 'Situation arrêtée au', nl: 'Toestand op' },
  situation: { fr: 'Situation d’urgence', nl: 'Noodsituatie' },
  opened: { fr: 'Depuis', nl: 'Sinds' },
  kind: { fr: 'Nature', nl: 'Aard' },
  severity: { fr: 'Gravité', nl: 'Ernst' },
  communes: { fr: 'Communes', nl: 'Gemeenten' },
  zones: { fr: 'Zones de police', nl: 'Politiezones' },
  phase: { fr: 'Coordination stratégique', nl: 'Beleidscoördinatie' },
  noPhase: { fr: 'aucune phase déclarée', nl: 'geen fase afgekondigd' },
  validated: { fr: 'Validé par', nl: 'Gevalideerd door' },
  recorded: { fr: 'enregistré par', nl: 'geregistreerd door' },
  distribution: { fr: 'Diffusion', nl: 'Verspreiding' },
  nextDue: { fr: 'Prochain rapport', nl: 'Volgend verslag' },
  rhythm: { fr: 'toutes les', nl: 'om de' },
  corrects: { fr: 'Corrige le n°', nl: 'Verbetert nr.' },
  marks: { fr: 'Signalé par Belfry', nl: 'Gesignaleerd door Belfry' },
  noMarks: { fr: 'Rien à signaler.', nl: 'Niets te signaleren.' },
  toll: { fr: 'Bilan humain', nl: 'Slachtoffers en getroffenen' },
  tollNone: { fr: 'Aucun chiffre communiqué.', nl: 'Geen cijfers meegedeeld.' },
  tollNote: {
    fr: 'Chiffres par source, jamais additionnés. Souligné : la source qui fait foi.',
    nl: 'Cijfers per bron, nooit opgeteld. Onderstreept: de bron die geldt.',
  },
  source: { fr: 'Source', nl: 'Bron' },
  differ: { fr: 'divergents', nl: 'tegenstrijdig' },
  byDiscipline: { fr: 'Situation par discipline', nl: 'Situatie per discipline' },
  vacant: { fr: 'vacant', nl: 'onbezet' },
  untold: { fr: 'Rien n’a été communiqué.', nl: 'Er werd niets meegedeeld.' },
  measures: { fr: 'Mesures en vigueur', nl: 'Geldende maatregelen' },
  measuresNone: { fr: 'Aucune mesure en vigueur.', nl: 'Geen geldende maatregelen.' },
  kept: { fr: 'maintenue', nl: 'gehandhaafd' },
  perimeter: { fr: 'Périmètre', nl: 'Perimeter' },
  since: { fr: 'depuis', nl: 'sinds' },
  posts: { fr: 'Postes', nl: 'Posten' },
  line: { fr: 'Ligne de communication', nl: 'Communicatielijn' },
  lineNone: { fr: 'Aucune ligne de communication n’est fixée.', nl: 'Er is geen communicatielijn bepaald.' },
  meeting: { fr: 'Prochaine réunion', nl: 'Volgende vergadering' },
  meetingNone: { fr: 'Aucune réunion fixée.', nl: 'Geen vergadering gepland.' },
  map: { fr: 'Carte', nl: 'Kaart' },
  approximate: { fr: 'Tracés schématiques, approximatifs', nl: 'Schematisch getekend, bij benadering' },
  seal: { fr: 'Sceau', nl: 'Zegel' },
  sealNote: {
    fr: 'Rapport figé : son contenu ne change plus. Une correction porte un nouveau numéro.',
    nl: 'Vastgelegd verslag: de inhoud verandert niet meer. Een verbetering krijgt een nieuw nummer.',
  },
  page: { fr: 'page', nl: 'blz.' },
  exercise: { fr: 'EXERCICE', nl: 'OEFENING' },
  test: { fr: 'TEST', nl: 'TEST' },
  demonstration: { fr: 'DÉMONSTRATION – données fictives', nl: 'DEMONSTRATIE – fictieve gegevens' },
  old: { fr: 'plus ancien que le rythme', nl: 'ouder dan het ritme' },
  ago: { fr: 'il y a', nl: 'geleden' },
} as const satisfies Record<string, Record<Tongue, string>>;

export const KIND_NAMES: Readonly<Record<SitrepContent['kind'], Text>> = {
  incident: { fr: 'incident', nl: 'incident' },
  event: { fr: 'événement', nl: 'evenement' },
  exercise: { fr: 'exercice', nl: 'oefening' },
  test: { fr: 'test', nl: 'test' },
};
export const SEVERITY_NAMES: Readonly<Record<SitrepContent['severity'], Text>> = {
  extreme: { fr: 'extrême', nl: 'extreem' },
  severe: { fr: 'grave', nl: 'ernstig' },
  moderate: { fr: 'modéré', nl: 'matig' },
  minor: { fr: 'mineur', nl: 'gering' },
  unknown: { fr: 'inconnu', nl: 'onbekend' },
};
export const PHASE_NAMES: Readonly<Record<SitrepContent['phases'][number]['phase'], Text>> = {
  communale: { fr: 'Phase communale', nl: 'Gemeentelijke fase' },
  provinciale: { fr: 'Phase provinciale', nl: 'Provinciale fase' },
  federale: { fr: 'Phase fédérale', nl: 'Federale fase' },
};
type ZoneName = SitrepContent['perimeters'][number]['zone'];
export const ZONE_NAMES: Readonly<Record<ZoneName, Text>> = {
  red: { fr: 'rouge, exclusion', nl: 'rood, uitsluiting' },
  orange: { fr: 'orange, isolement', nl: 'oranje, isolatie' },
  yellow: { fr: 'jaune, dissuasion', nl: 'geel, ontrading' },
  judicial: { fr: 'judiciaire', nl: 'gerechtelijk' },
};
export const ZONE_LETTERS: Readonly<Record<ZoneName, string>> = { red: 'R', orange: 'O', yellow: 'Y', judicial: 'J' };
export const HOW_NAMES: Readonly<Record<Exclude<SitrepContent['validated']['how'], 'self'>, Text>> = {
  present: { fr: 'en personne', nl: 'ter plaatse' },
  telephone: { fr: 'par téléphone', nl: 'per telefoon' },
  video: { fr: 'par vidéo', nl: 'via video' },
  signed: { fr: 'par écrit signé', nl: 'schriftelijk, ondertekend' },
};

/** `Incident grave`, `Ernstig incident`. */
export function gravitySaid({ kind, severity }: Pick<SitrepContent, 'kind' | 'severity'>, tongue: Tongue): string {
  const [what, how] = [KIND_NAMES[kind][tongue], SEVERITY_NAMES[severity][tongue]];
  if (severity === 'unknown') return capital(`${what}, ${{ fr: 'gravité inconnue', nl: 'ernst onbekend' }[tongue]}`);
  if (tongue === 'fr') return capital(`${what} ${how}`);
  // `een ernstig incident`, but `een ernstige oefening`.
  const common = kind === 'exercise' || kind === 'test';
  return capital(`${common ? INFLECTED[severity] : how} ${what}`);
}
const INFLECTED = { extreme: 'extreme', severe: 'ernstige', moderate: 'matige', minor: 'geringe' } as const;
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** `reçu par 3 destinataires sur 4`. */
export const receiptsSaid = ({ received, recipients }: SitrepContent['measures'][number], tongue: Tongue): string =>
  ({
    fr: `reçu par ${received} ${received > 1 ? 'destinataires' : 'destinataire'} sur ${recipients}`,
    nl: `ontvangen door ${received} van de ${recipients} ${recipients > 1 ? 'bestemmelingen' : 'bestemmeling'}`,
  })[tongue];

/** `34 min`, `1 h 08`: how old, in whole minutes. */
export const minutesSaid = (minutes: number): string =>
  minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;

/** What Belfry marks, as one sentence: `D2 : 34 min sans nouvelle`. */
export function sayMark(mark: Mark, language: Language): string {
  return fine(sentenceOf(mark, language), language);
}
function sentenceOf(mark: Mark, language: Language): string {
  const tongue: Tongue = language === 'nl' ? 'nl' : 'fr';
  switch (mark.kind) {
    case 'stale': {
      const [who, span] = [nameOf(mark.section, language), minutesSaid(mark.minutes)];
      return {
        fr: `${who} : ${span} sans nouvelle`,
        nl: `${who}: al ${span} geen nieuws`,
        en: `${who}: no news for ${span}`,
      }[language];
    }
    case 'untold': {
      const who = nameOf(mark.section, language);
      return { fr: `${who} : rien de communiqué`, nl: `${who}: nog niets gemeld`, en: `${who}: nothing told yet` }[
        language
      ];
    }
    case 'vacant': {
      const who = nameOf(mark.section, language);
      return { fr: `${who} : siège vacant`, nl: `${who}: onbezet`, en: `${who}: seat vacant` }[language];
    }
    case 'conflict': {
      const what = (CATEGORY_NAMES[mark.category][language] ?? CATEGORY_NAMES[mark.category].fr).split(' · ')[0] ?? '';
      return {
        fr: `${what} : les sources divergent`,
        nl: `${what}: bronnen spreken elkaar tegen`,
        en: `${what}: sources differ`,
      }[language];
    }
    case 'silent': {
      const who = someOf(
        mark.recipients.map(r => r[tongue]),
        language,
      );
      const span = minutesSaid(mark.minutes);
      const what = mark.headline[tongue];
      return {
        fr: `${who} : toujours pas d’accusé de réception pour « ${what} » (${span})`,
        nl: `${who}: nog geen ontvangstbevestiging voor “${what}” (${span})`,
        en: `${who}: no receipt yet for “${what}” (${span})`,
      }[language];
    }
    case 'no-line':
      return {
        fr: 'Aucune ligne de communication fixée',
        nl: 'Geen communicatielijn bepaald',
        en: 'No communication line set',
      }[language];
  }
}
/** Three by name, the others by their number: a mark is read at a glance. */
function someOf(names: readonly string[], language: Language): string {
  const rest = names.length - 3;
  if (rest < 2) return names.join(', ');
  const others = { fr: `et ${rest} autres`, nl: `en ${rest} anderen`, en: `and ${rest} others` }[language];
  return `${names.slice(0, 3).join(', ')} ${others}`;
}
const nameOf = (section: keyof typeof SECTION_NAMES, language: Language): string =>
  /^D\d$/.test(section) ? section : (SECTION_NAMES[section][language] ?? SECTION_NAMES[section].fr);

/** `Sarah Vandenberghe, gestionnaire d’information`; who recorded it, and how it was given, where staff did. */
export function validatorSaid({ validated }: SitrepContent, tongue: Tongue): string {
  const { name, how, recordedBy } = validated;
  const title = FUNCTION_TITLES[validated.function][tongue];
  const given = how === 'self' ? '' : ` (${HOW_NAMES[how][tongue]}, ${REPORT.recorded[tongue]} ${recordedBy ?? ''})`;
  return `${name}, ${title}${given}`;
}

/** `02:55, toutes les 30 min`. */
export const nextDueSaid = ({ nextDue, rhythm }: SitrepContent, tongue: Tongue): string =>
  fine(`${minuteOf(nextDue)}, ${REPORT.rhythm[tongue]} ${minutesSaid(rhythm)}`, tongue);

/** What stands over everything that is not real. */
export const bannerOf = ({ kind, world, demonstration }: SitrepContent): Text | undefined => {
  if (kind === 'exercise' || world !== 'live') return REPORT.exercise;
  if (kind === 'test') return REPORT.test;
  return demonstration ? REPORT.demonstration : undefined;
};
