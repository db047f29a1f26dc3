import type { z } from 'zod';
import { read } from './read.ts';
import type { Language, Text } from './text.ts';

const say = (fr: string, nl: string, en: string): Text => ({ fr, nl, en });

/** Errors our own schemas name themselves. */
const NAMED: Readonly<Record<string, Text>> = {
  'open-ring': say('le contour n’est pas fermé', 'de omtrek is niet gesloten', 'the ring is not closed'),
  'nothing-changes': say('rien ne change', 'er verandert niets', 'nothing changes'),
  'who-called': say('qui a été appelé ?', 'wie werd gebeld?', 'who was called?'),
  'nobody-said': say(
    'sans réponse, rien n’a été dit',
    'zonder antwoord is niets gezegd',
    'unanswered, nothing was said',
  ),
  'reason-required': say('la raison manque', 'de reden ontbreekt', 'the reason is missing'),
  'nobody-addressed': say('aucun destinataire', 'geen bestemmeling', 'nobody is addressed'),
  'ends-before-start': say('la fin précède le début', 'het einde ligt vóór het begin', 'it ends before it starts'),
  'not-e164': say(
    'numéro international attendu, sans espaces : +3225550112',
    'internationaal nummer verwacht, zonder spaties: +3225550112',
    'expected an international number without spaces: +3225550112',
  ),
  'one-subject': say(
    'une fiche est celle d’une personne ou d’une organisation',
    'een fiche is van één persoon of van één organisatie',
    'a card is one person’s or one organisation’s',
  ),
  'no-way-to-reach': say(
    'un numéro ou une adresse est requis',
    'een nummer of een adres is vereist',
    'a number or an address is required',
  ),
  'days-missing': say('durée de conservation requise', 'bewaartermijn vereist', 'a retention time is required'),
  'name-missing': say('un nom est requis', 'een naam is vereist', 'a name is required'),
  'commune-missing': say('une commune est requise', 'een gemeente is vereist', 'a commune is required'),
  'attendee-missing': say(
    'un mandat, ou un nom et une qualité sont requis',
    'een mandaat, of een naam en een hoedanigheid zijn vereist',
    'a mandate, or a name and a capacity, is required',
  ),
  'feeds-or-layout': say(
    'une étape montre des caméras ou une disposition',
    'een stap toont camera’s of een schikking',
    'a step shows cameras or a layout',
  ),
  'url-missing': say('une adresse est requise', 'een adres is vereist', 'an address is required'),
  'url-scheme': say(
    'adresse rtsp, rtmp ou srt attendue',
    'rtsp-, rtmp- of srt-adres verwacht',
    'expected an rtsp, rtmp or srt address',
  ),
  'endpoint-refused': say(
    'cette adresse n’est pas celle d’un service de notification public en https',
    'dit adres is geen publieke meldingsdienst via https',
    'this is not the address of a public push service over https',
  ),
  'area-missing': say(
    'un contour ou une forme est requis',
    'een omtrek of een vorm is vereist',
    'an area or a shape is required',
  ),
  'corrects-later': say(
    'un rapport ne corrige qu’un numéro antérieur',
    'een verslag verbetert alleen een vroeger nummer',
    'a report corrects an earlier number only',
  ),
  'wrong-length': say('longueur inattendue', 'onverwachte lengte', 'unexpected length'),
};
const MISSING = say('champ obligatoire', 'verplicht veld', 'required');
const UNKNOWN_FIELD = say('champ inconnu', 'onbekend veld', 'unknown field');
const TYPES: Readonly<Record<string, Text>> = {
  string: say('texte attendu', 'tekst verwacht', 'expected text'),
  number: say('nombre attendu', 'getal verwacht', 'expected a number'),
  int: say('nombre entier attendu', 'geheel getal verwacht', 'expected a whole number'),
  boolean: say('vrai ou faux attendu', 'waar of onwaar verwacht', 'expected true or false'),
  array: say('liste attendue', 'lijst verwacht', 'expected a list'),
  tuple: say('[longitude, latitude] attendu', '[lengtegraad, breedtegraad] verwacht', 'expected [longitude, latitude]'),
  object: say('objet attendu', 'object verwacht', 'expected an object'),
};
const CODES: Readonly<Record<string, Text>> = {
  too_small: say(
    'trop court ou trop petit (minimum {minimum})',
    'te kort of te klein (minimum {minimum})',
    'too short or too small (minimum {minimum})',
  ),
  too_big: say(
    'trop long ou trop grand (maximum {maximum})',
    'te lang of te groot (maximum {maximum})',
    'too long or too large (maximum {maximum})',
  ),
  invalid_format: say('forme attendue : {format}', 'verwachte vorm: {format}', 'expected form: {format}'),
  invalid_value: say('valeurs admises : {values}', 'toegelaten waarden: {values}', 'allowed values: {values}'),
};
const OTHER = say('valeur refusée', 'waarde geweigerd', 'value refused');

export interface Issue {
  readonly path: string;
  readonly message: string;
}

/** The first thing that is wrong, with its path (`data.communes.0`), in the caller's language. */
export function firstIssue(error: z.ZodError, language: Language, prefix = ''): Issue {
  const issue = deepest(error.issues[0]);
  if (!issue) return { path: prefix, message: read(OTHER, language) };
  const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return { path: [...(prefix ? [prefix] : []), ...issue.path, ...extra].join('.'), message: sayIssue(issue, language) };
}

/** Inside a union, the branch that came nearest tells more than "none fits". */
function deepest(issue: z.core.$ZodIssue | undefined): z.core.$ZodIssue | undefined {
  if (issue?.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const nearest = [...issue.errors].sort((a, b) => score(b) - score(a))[0]?.[0];
  const inner = deepest(nearest);
  return inner && ({ ...inner, path: [...issue.path, ...inner.path] } as z.core.$ZodIssue);
}
const score = (issues: readonly z.core.$ZodIssue[]): number =>
  (issues[0]?.path.length ?? 0) * 2 + (issues[0]?.code === 'invalid_type' && issues[0].path.length === 0 ? -1 : 0);

function sayIssue(issue: z.core.$ZodIssue, language: Language): string {
  const named = NAMED[issue.message];
  if (named) return read(named, language);
  if (issue.code === 'unrecognized_keys') return read(UNKNOWN_FIELD, language);
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return read(MISSING, language);
    return read(TYPES[issue.expected] ?? OTHER, language);
  }
  const words = CODES[issue.code];
  if (!words) return read(OTHER, language);
  const values = issue as unknown as Record<string, unknown>;
  return read(words, language).replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = values[name];
    return Array.isArray(value) ? value.slice(0, 12).join(', ') : String(value ?? '');
  });
}
