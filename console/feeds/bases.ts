import { create } from 'zustand';
import type { Incident } from '../../shared/incidents/schema.ts';
import { text } from '../../shared/language/read.ts';
import type { Text } from '../../shared/language/text.ts';
import { read } from '../language/language.ts';

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
    'WPA, art. 25/5: gebruik in real time onder gezag van de politie',
    'LFP/WPA, art. 25/5: use in real time under the authority of the police',
  ),
  text(
    'LFP, art. 25/7 : accès aux images pour une finalité de police administrative',
    'WPA, art. 25/7: toegang tot de beelden voor een doel van bestuurlijke politie',
    'LFP/WPA, art. 25/7: access to images for a purpose of administrative police',
  ),
];

/** Why somebody looks: the basis in law, and the purpose where it is another than the incident itself. */
export interface Reason {
  readonly basis: Text;
  readonly purpose?: Text;
}

/** Where no incident is in hand a reason is named for the room as a whole. */
const keyOf = (incident: string | undefined): string => incident ?? 'room';
const KEPT = 'belfry.reasons';

/** Reasons that this person named in this session, by incident: asked once, also when the page is loaded again. */
const useReasons = create<Readonly<Record<string, Reason>>>(() => {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '{}');
  } catch {
    return {};
  }
});
export const useBasis = (incident: string | undefined): Text | undefined =>
  useReasons(reasons => reasons[keyOf(incident)]?.basis);

/** The purpose of a look as the incident in hand tells it; without one the room itself is followed. */
const purposeOf = (incident: Incident | undefined): Text =>
  incident
    ? text(`incident : ${read(incident.title, 'fr')}`, `incident: ${read(incident.title, 'nl')}`)
    : text('suivi de la salle', 'opvolging van de zaal');
/** The purpose that this person named, else as the incident tells it. */
export function usePurpose(incident: Incident | undefined): Text {
  const named = useReasons(reasons => reasons[keyOf(incident?.id)]?.purpose);
  return named ?? purposeOf(incident);
}

export function nameReason(incident: string | undefined, reason: Reason): void {
  useReasons.setState({ [keyOf(incident)]: reason });
  sessionStorage.setItem(KEPT, JSON.stringify(useReasons.getState()));
}
