import { read } from '../language/read.ts';
import type { Language, Text, Words } from '../language/text.ts';
import { FACILITY_KINDS, type FacilitiesTouched, type FacilityKind } from '../territory/facilities.ts';
import { communeName, communePostal } from '../territory/names.ts';
import { ADMITTED_NAMES, type Admitted, DOCTRINE, type PerimeterZone, ZONE_NAMES } from './doctrine.ts';
import type { Shape } from './shapes.ts';

/** What the decision that goes with a change of perimeter is written from. */
export interface Letter {
  readonly change: 'drawn' | 'changed' | 'lifted';
  readonly title: Words;
  readonly reason: Words;
  readonly rings: readonly {
    readonly zone: PerimeterZone;
    readonly shape?: Shape | undefined;
    readonly admits?: readonly Admitted[] | undefined;
  }[];
  readonly communes: readonly string[];
  readonly facilities?: FacilitiesTouched | undefined;
  /** ISO 8601 UTC. */
  readonly until?: string | undefined;
}

/** Headline and body in three languages, for a person to read and change before it leaves. */
export function letterOf(letter: Letter): { readonly headline: Text; readonly body: Text } {
  const each = (say: (language: Language) => string): Text => ({ fr: say('fr'), nl: say('nl'), en: say('en') });
  return {
    headline: each(language => headlineIn(letter, language).slice(0, 160)),
    body: each(language => bodyIn(letter, language).slice(0, 2_000)),
  };
}

type In = Readonly<Record<Language, string>>;
const said = (fr: string, nl: string, en: string): In => ({ fr, nl, en });
const CHANGED: Readonly<Record<Letter['change'], (many: boolean) => In>> = {
  drawn: many =>
    many
      ? said('Périmètres établis', 'Perimeters ingesteld', 'Perimeters set')
      : said('Périmètre établi', 'Perimeter ingesteld', 'Perimeter set'),
  changed: many =>
    many
      ? said('Périmètres modifiés', 'Perimeters gewijzigd', 'Perimeters changed')
      : said('Périmètre modifié', 'Perimeter gewijzigd', 'Perimeter changed'),
  lifted: many =>
    many
      ? said('Périmètres levés', 'Perimeters opgeheven', 'Perimeters lifted')
      : said('Périmètre levé', 'Perimeter opgeheven', 'Perimeter lifted'),
};
const COLOURS: Readonly<Record<PerimeterZone, In>> = {
  red: said('rouge', 'rood', 'red'),
  orange: said('orange', 'oranje', 'orange'),
  yellow: said('jaune', 'geel', 'yellow'),
  judicial: said('judiciaire', 'gerechtelijk', 'judicial'),
};
const AND = said('et', 'en', 'and');

const colon = (language: Language): string => (language === 'fr' ? ' : ' : ': ');
function listed(parts: readonly string[], language: Language): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${AND[language]} ${parts.at(-1)}`;
}

function headlineIn({ change, rings, title }: Letter, language: Language): string {
  const colours = listed(
    rings.map(({ zone }) => COLOURS[zone][language]),
    language,
  );
  return `${CHANGED[change](rings.length > 1)[language]}${colon(language)}${colours} – ${read(title, language)}`;
}

function bodyIn(letter: Letter, language: Language): string {
  const { change, rings, communes, facilities, until, reason } = letter;
  const lifted = change === 'lifted';
  const lines = [
    ...(lifted ? [REOPENED[language]] : rings.map(ring => ringIn(ring, language))),
    ...(communes.length > 0 ? [`${COMMUNES[language]}${colon(language)}${communesIn(communes, language)}.`] : []),
    ...(lifted || !facilities ? [] : facilitiesIn(facilities, language)),
    ...(lifted ? [] : [HELD[language]]),
    ...(lifted || !until ? [] : [`${UNTIL[language]}${colon(language)}${timeOf(until)}.`]),
    `${REASON[language]}${colon(language)}${read(reason, language)}.`,
  ];
  return lines.join('\n');
}
const REOPENED = said(
  'Les accès rouvrent : retirez barrages et déviations.',
  'De toegangen gaan weer open: verwijder versperringen en omleidingen.',
  'Accesses reopen: remove barriers and diversions.',
);
const COMMUNES = said('Communes touchées', 'Betrokken gemeenten', 'Communes touched');
const HELD = said(
  'Les accès sont tenus par la police (D3).',
  'De toegangen worden bewaakt door de politie (D3).',
  'Accesses are held by the police (D3).',
);
const UNTIL = said('Fin prévue', 'Voorzien einde', 'Planned end');
const REASON = said('Motif', 'Reden', 'Reason');

/** `Rouge (exclusion), rayon 100 m : services d’intervention, experts admis.` */
function ringIn({ zone, shape, admits }: Letter['rings'][number], language: Language): string {
  const name = read(ZONE_NAMES[zone], language);
  const size = sizeIn(shape, language);
  const who = (admits ?? DOCTRINE.zones[zone].admits).map(code => read(ADMITTED_NAMES[code], language));
  const start = name[0]?.toUpperCase() + name.slice(1);
  return `${start}${size ? `, ${size}` : ''}${colon(language)}${who.join(', ')}.`;
}
function sizeIn(shape: Shape | undefined, language: Language): string {
  const n = (metres: number) => Math.round(metres);
  switch (shape?.kind) {
    case 'circle':
      return said(`rayon ${n(shape.radius)} m`, `straal ${n(shape.radius)} m`, `radius ${n(shape.radius)} m`)[language];
    case 'follows':
      return said(
        `rayon ${n(shape.radius)} m, mobile`,
        `straal ${n(shape.radius)} m, verplaatst zich`,
        `radius ${n(shape.radius)} m, moving`,
      )[language];
    case 'sector':
      return said(
        `${n(shape.length)} m sous le vent, vent de ${n(shape.windFrom)}°`,
        `${n(shape.length)} m met de wind mee, wind uit ${n(shape.windFrom)}°`,
        `${n(shape.length)} m downwind, wind from ${n(shape.windFrom)}°`,
      )[language];
    default:
      return '';
  }
}
const communesIn = (communes: readonly string[], language: Language): string =>
  communes.map(nis => `${communePostal(nis)} ${communeName(nis, language)}`).join(', ');

const KINDS: Readonly<Record<FacilityKind, In>> = {
  station: said('Stations', 'Stations', 'Stations'),
  hospital: said('Hôpitaux', 'Ziekenhuizen', 'Hospitals'),
  school: said('Écoles', 'Scholen', 'Schools'),
  university: said('Universités', 'Universiteiten', 'Universities'),
  seveso: said('Sites Seveso', 'Seveso-inrichtingen', 'Seveso sites'),
};
/** A letter names a few; the room holds the list. */
const NAMED = 4;

/** A line for each kind of which any is touched; what is not known is not spoken of as none. */
function facilitiesIn({ counts, named }: FacilitiesTouched, language: Language): string[] {
  return FACILITY_KINDS.flatMap(kind => {
    const count = counts[kind] ?? 0;
    if (count === 0) return [];
    const names = named
      .filter(each => each.kind === kind)
      .slice(0, NAMED)
      .map(each => (language === 'nl' ? each.nl : each.fr));
    const more = count > names.length ? ` +${count - names.length}` : '';
    return [`${KINDS[kind][language]}${colon(language)}${names.join(', ')}${more}.`];
  });
}
const timeOf = (iso: string): string =>
  new Intl.DateTimeFormat('fr-BE', {
    timeZone: 'Europe/Brussels',
    day: '2-digit',
    month: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(iso));
