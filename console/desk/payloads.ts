import type { CommandData } from '../../shared/commands.ts';
import type { Area, Point } from '../../shared/geometry.ts';
import type { Severity } from '../../shared/incidents/schema.ts';
import { whenOf } from '../phases/when.ts';
import type { Bilingual } from '../ui/BilingualField.tsx';
import { momentAt } from './clockTime.ts';
import { wordsOf } from './match.ts';

/** Severities by the digit that sets them. */
export const SEVERITIES: readonly Severity[] = ['extreme', 'severe', 'moderate', 'minor', 'unknown'];

type Opening = CommandData<'incident.open'>;
export interface IncidentDraft {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly kind: Opening['kind'];
  readonly severity: Severity;
  readonly category: NonNullable<Opening['category']>;
  /** The commune that a person chose where the border is too near. */
  readonly confirmed?: string | undefined;
}

/** Words by which a nature is recognised, in the three languages; the first that is found counts. */
const NATURES: readonly (readonly [IncidentDraft['category'], readonly string[]])[] = [
  ['smoke', ['fumee', 'fumees', 'rook', 'rookontwikkeling', 'smoke']],
  ['gas', ['gaz', 'gas', 'gasgeur', 'gaslek', 'co']],
  ['power', ['courant', 'electrique', 'electricite', 'stroom', 'stroompanne', 'elektriciteit', 'power', 'blackout']],
  ['flood', ['inondation', 'eau', 'conduite', 'overstroming', 'water', 'leidingbreuk', 'wateroverlast', 'flood']],
  ['fire', ['incendie', 'feu', 'brand', 'vuur', 'fire']],
  ['crowd', ['foule', 'manifestation', 'menigte', 'betoging', 'optocht', 'crowd', 'demonstration', 'match']],
  ['cyber', ['cyber', 'cyberattaque', 'cyberaanval', 'ransomware']],
  ['transport', ['accident', 'collision', 'deraillement', 'tram', 'train', 'trein', 'ongeval', 'ontsporing', 'crash']],
];
/** The nature that a title suggests; a person may choose another. */
export function natureOf(title: string): IncidentDraft['category'] {
  const said = new Set(wordsOf(title));
  return NATURES.find(([, words]) => words.some(word => said.has(word)))?.[0] ?? 'other';
}

export const newIncident = (id: string, title: string): IncidentDraft => ({
  id,
  title,
  text: '',
  kind: 'incident',
  severity: 'unknown',
  category: natureOf(title),
});

/** What is typed goes as it is typed. */
export const openIncidentData = (draft: IncidentDraft, pin: Point | undefined): Opening => ({
  incident: draft.id,
  kind: draft.kind,
  title: draft.title,
  severity: draft.severity,
  category: draft.category,
  ...(draft.text.trim() ? { text: draft.text } : {}),
  ...(pin ? { point: [round(pin[0]), round(pin[1])] as Point } : {}),
  ...(draft.confirmed ? { confirmed: [draft.confirmed] } : {}),
});

/** Six decimals: a tenth of a metre. */
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** A pin moved by so many metres east and north. */
export function moved([longitude, latitude]: Point, east: number, north: number): Point {
  const perDegree = 111_200;
  return [
    round(longitude + east / (perDegree * Math.cos((latitude * Math.PI) / 180))),
    round(latitude + north / perDegree),
  ];
}

/**
 * Points typed one a line, decimal comma or point, latitude or longitude first: around 50° and 4° they cannot be
 * mistaken. Undefined until there are three.
 */
export function typedPolygon(text: string): Area | undefined {
  const points = text.split('\n').flatMap(line => {
    const [a, b] = [...line.matchAll(/-?\d{1,3}[.,]\d+/g)].map(([n]) => Number(n.replace(',', '.')));
    if (a === undefined || b === undefined) return [];
    return [(a > b ? [b, a] : [a, b]) as Point];
  });
  return points.length < 3 ? undefined : { type: 'Polygon', coordinates: [[...points, points[0]!]] };
}

export const CRITERIA = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
type Declaring = CommandData<'phase.declare'>;
export interface PhaseDraft {
  readonly id: string;
  readonly phase: Declaring['phase'];
  readonly communes: readonly string[];
  readonly criteria: Readonly<Record<(typeof CRITERIA)[number], string>>;
  /** A time of day in Brussels, as typed. */
  readonly decidedAt: string;
  /** Whose decision is recorded; absent where the authority acts itself. */
  readonly mandate?: string | undefined;
  readonly how: NonNullable<Declaring['decidedBy']>['how'];
  /** Plan used, as typed. */
  readonly plan?: string;
  /** The federal reference, as typed. */
  readonly reference?: string;
  readonly consultations?: readonly string[];
  /** The request that it answers; empty: by own initiative. */
  readonly upscale?: string;
  /** Whether all communes are told. */
  readonly alsoAll?: boolean;
}

/**
 * @param now ms since 1970
 * @param also communes told beside those whom the rule names
 */
export const declarePhaseData = (
  draft: PhaseDraft,
  incident: string | undefined,
  now: number,
  also?: readonly string[],
): Declaring => ({
  declaration: draft.id,
  ...(incident ? { incident } : {}),
  phase: draft.phase,
  communes: [...draft.communes],
  criteria: { ...draft.criteria },
  // What is no time is sent as it stands, so that the refusal names the field.
  decidedAt: whenOf(draft.decidedAt, now, 'past') ?? draft.decidedAt,
  ...(draft.mandate ? { decidedBy: { mandate: draft.mandate, how: draft.how } } : {}),
  ...(draft.phase !== 'federale' && draft.plan?.trim() ? { plan: draft.plan } : {}),
  ...(draft.phase === 'federale' && draft.reference?.trim() ? { federal: { reference: draft.reference } } : {}),
  ...(draft.consultations?.length ? { consultations: [...draft.consultations] } : {}),
  ...(draft.upscale ? { upscale: draft.upscale } : {}),
  ...(also?.length ? { also: { communes: [...also] } } : {}),
});

type Drafting = CommandData<'alert.draft'>;
export interface AlertDraft {
  readonly id: string;
  readonly kind: Drafting['kind'];
  readonly severity: Severity;
  readonly headline: Bilingual;
  readonly body: Bilingual;
  readonly instruction: Bilingual;
  readonly communes: readonly string[];
  readonly zones: readonly string[];
  readonly functions: readonly NonNullable<Drafting['to']['functions']>[number][];
  /** A perimeter whose area is addressed. */
  readonly perimeter?: string | undefined;
  /** A time of day, as typed; empty: none. */
  readonly respondBy: string;
  /** Of a draft that is revised: up to when its reviser has seen it. */
  readonly seen?: string;
}
export const TEXTS = ['headline', 'body', 'instruction'] as const;

/** The texts that stand in one language only, or are required and empty: with any of these nothing is sent. */
export function missingLanguages(
  draft: Pick<AlertDraft, (typeof TEXTS)[number]>,
): readonly { readonly text: (typeof TEXTS)[number]; readonly language: 'fr' | 'nl' }[] {
  return TEXTS.flatMap(text => {
    const has = { fr: draft[text].fr.trim() !== '', nl: draft[text].nl.trim() !== '' };
    if (text === 'instruction' && !has.fr && !has.nl) return [];
    return (['fr', 'nl'] as const).filter(language => !has[language]).map(language => ({ text, language }));
  });
}

/** @param now ms since 1970 */
export function draftAlertData(
  draft: AlertDraft,
  incident: string | undefined,
  area: Area | undefined,
  now: number,
): Drafting {
  const { communes, zones, functions, instruction } = draft;
  return {
    alert: draft.id,
    ...(incident ? { incident } : {}),
    kind: draft.kind,
    severity: draft.severity,
    headline: { ...draft.headline },
    body: { ...draft.body },
    ...(instruction.fr.trim() || instruction.nl.trim() ? { instruction: { ...instruction } } : {}),
    to: {
      ...(communes.length > 0 ? { communes: [...communes] } : {}),
      ...(zones.length > 0 ? { zones: [...zones] } : {}),
      ...(functions.length > 0 ? { functions: [...functions] } : {}),
      ...(area ? { area } : {}),
    },
    ...(draft.seen ? { seen: draft.seen } : {}),
    ...(draft.respondBy.trim() ? { respondBy: momentAt(draft.respondBy, now, 'future') ?? draft.respondBy } : {}),
  };
}
