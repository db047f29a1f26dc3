import { read, text } from '../../shared/language/read.ts';
import type { Language, Text } from '../../shared/language/text.ts';

/** What a client of WHIP or WHEP reads of a refusal. The status says the same to the machine. */
const WORDS = {
  'no-bearer': text(
    'Il faut un jeton valable (Authorization: Bearer).',
    'Er is een geldig token nodig (Authorization: Bearer).',
    'A valid token is needed (Authorization: Bearer).',
  ),
  'foreign-token': text(
    'Ce jeton n’est pas fait pour ce flux.',
    'Dit token is niet voor deze stream gemaakt.',
    'This token is not made for this stream.',
  ),
  'unknown-feed': text('Source inconnue.', 'Onbekende bron.', 'Unknown feed.'),
  'unknown-session': text(
    'Session inconnue ou terminée.',
    'Onbekende of beëindigde sessie.',
    'Unknown or ended session.',
  ),
  'not-sent-to-us': text(
    'Belfry va chercher cette source lui-même.',
    'Belfry haalt deze bron zelf op.',
    'Belfry fetches this source itself.',
  ),
  'wrong-type': text(
    'Type de contenu inattendu : {type} est attendu.',
    'Onverwacht inhoudstype: {type} wordt verwacht.',
    'Unexpected content type: {type} is expected.',
  ),
  'bad-sdp': text(
    'La description de session est mal formée.',
    'De sessiebeschrijving is misvormd.',
    'The session description is malformed.',
  ),
  'unfit-sdp': text(
    'Rien dans cette offre ne peut être pris : il faut H.264 (packetization-mode=1), et Opus pour le son.',
    'Niets in dit aanbod is bruikbaar: nodig is H.264 (packetization-mode=1), en Opus voor het geluid.',
    'Nothing in this offer can be taken: H.264 (packetization-mode=1) is needed, and Opus for sound.',
  ),
  'no-if-match': text('If-Match est requis.', 'If-Match is vereist.', 'If-Match is required.'),
  'stale-session': text(
    'La session a changé entre-temps.',
    'De sessie is intussen veranderd.',
    'The session has changed meanwhile.',
  ),
  'other-sender': text(
    'Quelqu’un d’autre émet déjà vers cette source.',
    'Iemand anders zendt al naar deze bron.',
    'Somebody else sends to this feed already.',
  ),
  'no-picture': text(
    'Cette source n’a pas d’image pour le moment.',
    'Deze bron heeft nu geen beeld.',
    'This feed has no picture for now.',
  ),
  'too-many-viewers': text(
    'Le nombre de spectateurs permis est atteint.',
    'Het toegelaten aantal kijkers is bereikt.',
    'As many watch as are allowed.',
  ),
  'too-many': text('Trop d’essais.', 'Te veel pogingen.', 'Too many tries.'),
  'wrong-method': text('Méthode non permise ici.', 'Methode hier niet toegelaten.', 'Method not allowed here.'),
  unavailable: text(
    'Le service vidéo ne peut pas répondre pour le moment.',
    'De videodienst kan nu niet antwoorden.',
    'The video service cannot answer for now.',
  ),
} as const satisfies Record<string, Text>;
export type Said = keyof typeof WORDS;

export const say = (what: Said, language: Language, type = ''): string =>
  read(WORDS[what], language).replace('{type}', type);
