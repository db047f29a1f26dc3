import { create } from 'zustand';
import { text } from '../../shared/language/read.ts';
import type { Text } from '../../shared/language/text.ts';

/**
 * Legal bases of a look at police images, to choose from: police function act (LFP/WPA) art. 25/1–25/8. The act wants
 * access to be justified and logged; which of them holds is for the person who looks, so none is chosen beforehand.
 */
export const BASES: readonly Text[] = [
  text(
    'LFP, art. 25/3 : caméras visibles, mission de police administrative',
    'WPA, art. 25/3: zichtbare camera’s, opdracht van bestuurlijke politie',
    'LFP/WPA, art. 25/3: visible cameras, administrative police task',
  ),
  text(
    'LFP, art. 25/5 : usage en temps réel sous l’autorité de la police',
    'WPA, art. 25/5: gebruik in werkelijke tijd onder gezag van de politie',
    'LFP/WPA, art. 25/5: use in real time under the authority of the police',
  ),
  text(
    'LFP, art. 25/7 : accès aux images pour une finalité de police administrative',
    'WPA, art. 25/7: toegang tot de beelden voor een doel van bestuurlijke politie',
    'LFP/WPA, art. 25/7: access to images for a purpose of administrative police',
  ),
];

/** Where no incident is in hand a basis is named for the room as a whole. */
const keyOf = (incident: string | undefined): string => incident ?? 'room';
const KEPT = 'belfry.bases';

/** Bases that this person named in this session, by incident: asked once, also when the page is loaded again. */
export const useBases = create<Readonly<Record<string, Text>>>(() => {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '{}');
  } catch {
    return {};
  }
});
export const useBasis = (incident: string | undefined): Text | undefined => useBases(bases => bases[keyOf(incident)]);
export function nameBasis(incident: string | undefined, basis: Text): void {
  useBases.setState({ [keyOf(incident)]: basis });
  sessionStorage.setItem(KEPT, JSON.stringify(useBases.getState()));
}
