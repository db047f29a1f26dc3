import type { Text } from '../language/text.ts';
import type { Mandate } from '../people/schema.ts';
import { FUNCTION_TITLES } from '../people/titles.ts';
import type { Room } from '../room.ts';
import { communeCodes, communeName } from '../territory/names.ts';
import type { Phase } from './schema.ts';

export type Spoken = 'fr' | 'nl' | 'en';
const say = (of: (language: Spoken) => string): Text => ({ fr: of('fr'), nl: of('nl'), en: of('en') });

export const PHASE_NAMES: Readonly<Record<Phase, Record<Spoken, string>>> = {
  communale: { fr: 'Phase communale', nl: 'Gemeentelijke fase', en: 'Communal phase' },
  provinciale: { fr: 'Phase provinciale', nl: 'Provinciale fase', en: 'Provincial phase' },
  federale: { fr: 'Phase fédérale', nl: 'Federale fase', en: 'Federal phase' },
};
const REGION = { fr: 'toute la Région', nl: 'het hele Gewest', en: 'the whole Region' };
const AND = { fr: ' et ', nl: ' en ', en: ' and ' };

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  ...{ day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
});
export function momentIn(language: Spoken, at: string): string {
  const part = Object.fromEntries(clock.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const [day, time] = [`${part.day}/${part.month}/${part.year}`, `${part.hour}:${part.minute}`];
  return { fr: `le ${day} à ${time}`, nl: `op ${day} om ${time}`, en: `on ${day} at ${time}` }[language];
}
export function placeIn(language: Spoken, communes: readonly string[]): string {
  const named = [...new Set(communes)];
  if (communeCodes().every(nis => named.includes(nis))) return REGION[language];
  const names = named.map(nis => communeName(nis, language));
  const last = names.pop() ?? '';
  return names.length === 0 ? last : names.join(', ') + AND[language] + last;
}
/** Three names at most; of more, how many. */
function placeBrief(language: Spoken, communes: readonly string[]): string {
  const n = new Set(communes).size;
  if (n <= 2 || n >= communeCodes().length) return placeIn(language, communes);
  return { fr: `${n} communes`, nl: `${n} gemeenten`, en: `${n} communes` }[language];
}

interface Told {
  readonly phase: Phase;
  readonly communes: readonly string[];
  readonly incident?: string | undefined;
  readonly decidedAt: string;
}
/** Who, by name and title: `Hélène Marchal, Haut Fonctionnaire`. */
function whoIn(language: Spoken, room: Room, authority: Mandate): string {
  const title = FUNCTION_TITLES[authority.function][language] ?? FUNCTION_TITLES[authority.function].fr;
  const name = room.people[authority.person]?.name;
  return name === undefined ? title : `${name}, ${title}`;
}

const VERBS = {
  declared: {
    headline: { fr: 'déclarée', nl: 'afgekondigd', en: 'declared' },
    body: {
      fr: (phase: string, when: string, who: string) => `${phase} déclarée ${when} par ${who}.`,
      nl: (phase: string, when: string, who: string) => `${phase} afgekondigd ${when} door ${who}.`,
      en: (phase: string, when: string, who: string) => `${phase} declared ${when} by ${who}.`,
    },
  },
  confirmed: {
    headline: { fr: 'confirmée', nl: 'bevestigd', en: 'confirmed' },
    body: {
      fr: (phase: string, when: string, who: string) =>
        `${phase} confirmée ${when} par ${who}, après la levée de la phase supérieure.`,
      nl: (phase: string, when: string, who: string) =>
        `${phase} bevestigd ${when} door ${who}, na de opheffing van de hogere fase.`,
      en: (phase: string, when: string, who: string) =>
        `${phase} confirmed ${when} by ${who}, after the higher phase was lifted.`,
    },
  },
  lifted: {
    headline: { fr: 'levée', nl: 'opgeheven', en: 'lifted' },
    body: {
      fr: (phase: string, when: string, who: string) => `${phase} levée ${when} par ${who}.`,
      nl: (phase: string, when: string, who: string) => `${phase} opgeheven ${when} door ${who}.`,
      en: (phase: string, when: string, who: string) => `${phase} lifted ${when} by ${who}.`,
    },
  },
} as const;
const WHERE = { fr: 'Territoire', nl: 'Grondgebied', en: 'Territory' };
const ABOUT = { fr: 'Situation', nl: 'Situatie', en: 'Situation' };
const REASON = { fr: 'Motif', nl: 'Reden', en: 'Reason' };
const COLON = { fr: '\u00a0: ', nl: ': ', en: ': ' };

/** What the recipients of a mandatory notification read: who decided what, where, since when. From data alone. */
export function phaseNotice(
  room: Room,
  act: keyof typeof VERBS,
  told: Told,
  authority: Mandate,
  reason?: string | Text,
): { readonly headline: Text; readonly body: Text } {
  const { phase, communes, decidedAt } = told;
  const title = told.incident === undefined ? undefined : room.incidents[told.incident]?.title;
  const inLanguage = (words: string | Text, language: Spoken) =>
    typeof words === 'string' ? words : (words[language] ?? words.fr);
  const body = (language: Spoken): string =>
    [
      VERBS[act].body[language](
        PHASE_NAMES[phase][language],
        momentIn(language, decidedAt),
        whoIn(language, room, authority),
      ),
      `${WHERE[language]}${COLON[language]}${placeIn(language, communes)}.`,
      ...(title === undefined ? [] : [`${ABOUT[language]}${COLON[language]}${inLanguage(title, language)}.`]),
      ...(reason === undefined ? [] : [`${REASON[language]}${COLON[language]}${inLanguage(reason, language)}`]),
    ].join(' ');
  return {
    headline: say(l => `${PHASE_NAMES[phase][l]} ${VERBS[act].headline[l]}, ${placeBrief(l, communes)}`),
    body: say(l => body(l).slice(0, 2_000)),
  };
}
