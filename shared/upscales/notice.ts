import type { Text } from '../language/text.ts';
import type { Mandate } from '../people/schema.ts';
import { FUNCTION_TITLES } from '../people/titles.ts';
import { momentIn, PHASE_NAMES, placeIn, type Spoken } from '../phases/notice.ts';
import type { Room } from '../room.ts';

const say = (of: (language: Spoken) => string): Text => ({ fr: of('fr'), nl: of('nl'), en: of('en') });
const inLanguage = (words: string | Text, language: Spoken): string =>
  typeof words === 'string' ? words : (words[language] ?? words.fr);
const CORES = { fr: 'CORES', nl: 'Gewestelijke Veiligheidsraad', en: 'CORES' };

interface Asked {
  readonly phase: 'provinciale' | 'federale';
  readonly communes: readonly string[];
  readonly as?: 'own' | 'cores' | undefined;
  readonly why: string | Text;
  readonly deadline: string;
}
function whoIn(language: Spoken, room: Room, mandate: Mandate): string {
  const title = FUNCTION_TITLES[mandate.function][language] ?? FUNCTION_TITLES[mandate.function].fr;
  const name = room.people[mandate.person]?.name;
  return name === undefined ? title : `${name}, ${title}`;
}

/** What the authority asked reads: who asks for which phase, where, why, by when. */
export function requestNotice(room: Room, asked: Asked, asker: Mandate): { headline: Text; body: Text } {
  const who = (l: Spoken) => (asked.as === 'cores' ? `${CORES[l]} (${whoIn(l, room, asker)})` : whoIn(l, room, asker));
  const name = (l: Spoken) => PHASE_NAMES[asked.phase][l];
  const lines = {
    fr: () =>
      `${who('fr')} demande la ${name('fr').toLowerCase()}. Territoire\u00a0: ${placeIn('fr', asked.communes)}. Réponse attendue ${momentIn('fr', asked.deadline)}. Motif\u00a0: ${inLanguage(asked.why, 'fr')}`,
    nl: () =>
      `${who('nl')} vraagt de ${name('nl').toLowerCase()}. Grondgebied: ${placeIn('nl', asked.communes)}. Antwoord verwacht ${momentIn('nl', asked.deadline)}. Reden: ${inLanguage(asked.why, 'nl')}`,
    en: () =>
      `${who('en')} asks for the ${name('en').toLowerCase()}. Territory: ${placeIn('en', asked.communes)}. Answer expected ${momentIn('en', asked.deadline)}. Reason: ${inLanguage(asked.why, 'en')}`,
  };
  return {
    headline: {
      fr: `Demande de ${name('fr').toLowerCase()}\u00a0: réponse attendue`,
      nl: `Vraag om de ${name('nl').toLowerCase()}: antwoord verwacht`,
      en: `Request for the ${name('en').toLowerCase()}: answer expected`,
    },
    body: say(l => lines[l]().slice(0, 2_000)),
  };
}

/** What the asker reads: granted or refused, by whom, why. */
export function answerNotice(
  room: Room,
  asked: Pick<Asked, 'phase'>,
  answer: { answer: 'granted' | 'refused'; reason: string | Text },
  by: Mandate,
): { headline: Text; body: Text } {
  const said = {
    granted: { fr: 'acceptée', nl: 'aanvaard', en: 'granted' },
    refused: { fr: 'refusée', nl: 'geweigerd', en: 'refused' },
  }[answer.answer];
  const head = {
    fr: `Demande de ${PHASE_NAMES[asked.phase].fr.toLowerCase()} ${said.fr}`,
    nl: `Vraag om de ${PHASE_NAMES[asked.phase].nl.toLowerCase()} ${said.nl}`,
    en: `Request for the ${PHASE_NAMES[asked.phase].en.toLowerCase()} ${said.en}`,
  };
  return {
    headline: head,
    body: say(l => `${head[l]}, ${whoIn(l, room, by)}. ${inLanguage(answer.reason, l)}`.slice(0, 2_000)),
  };
}
