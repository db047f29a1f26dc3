import { alertRefusals } from '../alerts/refusals.ts';
import { callRefusals } from '../calls/refusals.ts';
import { consultationRefusals } from '../consultations/refusals.ts';
import { contactRefusals } from '../contacts/refusals.ts';
import { conventionRefusals } from '../conventions/refusals.ts';
import { decisionRefusals } from '../decisions/refusals.ts';
import { droneRefusals } from '../drones/refusals.ts';
import { dutyRefusals } from '../duty/refusals.ts';
import { feedRefusals } from '../feeds/refusals.ts';
import { fileRefusals } from '../files/refusals.ts';
import { incidentRefusals } from '../incidents/refusals.ts';
import { layoutRefusals } from '../layouts/refusals.ts';
import { linkRefusals } from '../links/refusals.ts';
import { logRefusals } from '../log/refusals.ts';
import { meetingRefusals } from '../meetings/refusals.ts';
import { messageRefusals } from '../messages/refusals.ts';
import { obligationRefusals } from '../obligations/refusals.ts';
import { organRefusals } from '../organs/refusals.ts';
import { peopleRefusals } from '../people/refusals.ts';
import { perimeterRefusals } from '../perimeters/refusals.ts';
import { phaseRefusals } from '../phases/refusals.ts';
import { planRefusals } from '../plans/refusals.ts';
import { postRefusals } from '../posts/refusals.ts';
import { ptzRefusals } from '../ptz/refusals.ts';
import { recordingRefusals } from '../recordings/refusals.ts';
import { roundRefusals } from '../rounds/refusals.ts';
import { sitrepRefusals } from '../sitreps/refusals.ts';
import { streamRefusals } from '../streams/refusals.ts';
import { taskRefusals } from '../tasks/refusals.ts';
import { tollRefusals } from '../toll/refusals.ts';
import { upscaleRefusals } from '../upscales/refusals.ts';
import { read, text } from './read.ts';
import type { Language, Text } from './text.ts';

/**
 * Why a command was refused, in words that say what happened and what to do. `{name}` takes a parameter. What concerns
 * one capability stands in its folder; here is what any of them may say.
 */
const REFUSALS = {
  'already-exists': text(
    'Cet identifiant est déjà pris.',
    'Deze identificatie bestaat al.',
    'This id is already taken.',
  ),
  'already-closed': text('C’est déjà fermé.', 'Dit is al gesloten.', 'This is already closed.'),
  'already-lifted': text('C’est déjà levé.', 'Dit is al opgeheven.', 'This is already lifted.'),
  'unknown-commune': text(
    'Commune inconnue : utilisez le code INS.',
    'Onbekende gemeente: gebruik de NIS-code.',
    'Unknown commune: use its NIS code.',
  ),
  'unknown-world': text('Ce monde n’existe pas.', 'Deze wereld bestaat niet.', 'This world does not exist.'),
  'unknown-command': text('Commande inconnue.', 'Onbekend commando.', 'Unknown command.'),
  'nobody-addressed': text('Aucun destinataire.', 'Geen enkele bestemmeling.', 'No recipient.'),
  'deadline-past': text('Ce délai est déjà passé.', 'Deze termijn is al voorbij.', 'This deadline has already passed.'),
  'not-a-recipient': text(
    'Vous n’êtes pas destinataire de cette alerte.',
    'U bent geen bestemmeling van deze waarschuwing.',
    'You are not a recipient of this alert.',
  ),
  'no-right': text(
    'Votre mandat ne permet pas cet acte.',
    'Uw mandaat laat deze handeling niet toe.',
    'Your mandate does not allow this act.',
  ),
  'id-used-otherwise': text(
    'Cet identifiant de commande a déjà servi pour autre chose.',
    'Deze commando-identificatie werd al voor iets anders gebruikt.',
    'This command id was already used for something else.',
  ),
  'journal-unavailable': text(
    'L’enregistrement est impossible pour l’instant : rien n’a été changé. Réessayez.',
    'Opslaan lukt nu niet: er is niets gewijzigd. Probeer opnieuw.',
    'Nothing can be stored at the moment: nothing was changed. Try again.',
  ),
  closing: text(
    'Le serveur s’arrête : rien n’a été changé.',
    'De server stopt: er is niets gewijzigd.',
    'The server is stopping: nothing was changed.',
  ),
  internal: text(
    'Erreur interne : rien n’a été changé.',
    'Interne fout: er is niets gewijzigd.',
    'Internal error: nothing was changed.',
  ),
  'too-many': text(
    'Trop de demandes. Réessayez dans {seconds} s.',
    'Te veel aanvragen. Probeer opnieuw over {seconds} s.',
    'Too many requests. Try again in {seconds} s.',
  ),
  'too-large': text(
    'Message trop grand : {maximum} octets au plus.',
    'Bericht te groot: hoogstens {maximum} bytes.',
    'Message too large: {maximum} bytes at most.',
  ),
  'not-json': text('Ce n’est pas du JSON.', 'Dit is geen JSON.', 'This is not JSON.'),
  'not-signed-in': text(
    'Connectez-vous : la session manque ou a pris fin.',
    'Meld u aan: de sessie ontbreekt of is beëindigd.',
    'Sign in: the session is missing or has ended.',
  ),
  'wrong-credentials': text(
    'Compte ou mot de passe incorrect.',
    'Onjuiste account of onjuist wachtwoord.',
    'Wrong account or password.',
  ),
  'no-mandate': text(
    'Aucun mandat en cours pour ce compte.',
    'Geen lopend mandaat voor dit account.',
    'This account has no mandate in force.',
  ),
  'not-found': text('Introuvable.', 'Niet gevonden.', 'Not found.'),
  'not-built': text(
    'Pas encore disponible dans cette version.',
    'Nog niet beschikbaar in deze versie.',
    'Not available in this version yet.',
  ),
  'foreign-origin': text('Origine refusée.', 'Herkomst geweigerd.', 'Origin refused.'),
  'reload-needed': text(
    'Cette page est plus ancienne que le serveur : rechargez-la.',
    'Deze pagina is ouder dan de server: laad ze opnieuw.',
    'This page is older than the server: reload it.',
  ),
  'changed-meanwhile': text(
    'Modifié entre-temps par {who} : votre texte est gardé, choisissez ce qui vaut.',
    'Intussen gewijzigd door {who}: uw tekst is bewaard, kies wat geldt.',
    'Changed meanwhile by {who}: your text is kept, choose which one holds.',
  ),
  'languages-differ': text(
    'Le français et le néerlandais ne disent pas la même chose : {difference}. Rien n’est parti ; corrigez l’une des deux versions.',
    'Het Frans en het Nederlands zeggen niet hetzelfde: {difference}. Er is niets verstuurd; verbeter een van beide versies.',
    'French and Dutch do not say the same: {difference}. Nothing has been sent; correct one of the two versions.',
  ),
  ...peopleRefusals,
  ...dutyRefusals,
  ...contactRefusals,
  ...layoutRefusals,
  ...linkRefusals,
  ...streamRefusals,
  ...incidentRefusals,
  ...perimeterRefusals,
  ...phaseRefusals,
  ...consultationRefusals,
  ...upscaleRefusals,
  ...organRefusals,
  ...callRefusals,
  ...postRefusals,
  ...alertRefusals,
  ...decisionRefusals,
  ...planRefusals,
  ...taskRefusals,
  ...obligationRefusals,
  ...feedRefusals,
  ...recordingRefusals,
  ...droneRefusals,
  ...conventionRefusals,
  ...ptzRefusals,
  ...logRefusals,
  ...messageRefusals,
  ...fileRefusals,
  ...sitrepRefusals,
  ...tollRefusals,
  ...roundRefusals,
  ...meetingRefusals,
} as const satisfies Record<string, Text>;
export type RefusalReason = keyof typeof REFUSALS;
/** Every reason that there are words for. */
export const REFUSAL_REASONS = Object.keys(REFUSALS) as readonly RefusalReason[];

/** Function names inside refusals ("only the high official…"). */
const AUTHORITIES: Readonly<Record<string, Text>> = {
  mayor: text('le bourgmestre de la commune', 'de burgemeester van de gemeente', 'the mayor of the commune'),
  'high-official': text('le Haut Fonctionnaire', 'de Hoge Ambtenaar', 'the High Official'),
  'minister-interior': text(
    'le ministre de l’Intérieur',
    'de minister van Binnenlandse Zaken',
    'the Minister of the Interior',
  ),
  'minister-president': text('le Ministre-Président', 'de minister-president', 'the Minister-President'),
  'dir-d1': text('le directeur D1', 'de directeur D1', 'the director D1'),
};

/** A parameter that a rule has worded itself, in both languages. */
const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'fr' in value && 'nl' in value;

export function sayRefusal(
  reason: string,
  params: Readonly<Record<string, unknown>> | undefined,
  language: Language,
): string {
  const words = (REFUSALS as Readonly<Record<string, Text>>)[reason];
  if (!words) return reason;
  return read(words, language).replace(/\{(\w+)\}/g, (_all, name: string) => {
    const given = params?.[name];
    // A list of names is said in the reader's language.
    if (isText(given)) return read(given, language);
    const value = String(given ?? '');
    const authority = AUTHORITIES[value];
    return authority ? read(authority, language) : value;
  });
}
