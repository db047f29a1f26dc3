import { mandateFor } from '../../shared/access/rights.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import type { Act } from './surface.ts';
import { SURFACES } from './surfaces.ts';

/** What the desk itself can do; `perform` in choose.ts does it. */
const OWN = [
  {
    name: 'write-alert',
    label: 'alert.write',
    also: 'alerte waarschuwing alert avertir',
    command: 'alert.draft',
    shortcut: 'Alt A',
  },
  {
    name: 'declare-phase',
    label: 'phase.declare',
    also: 'phase fase afkondigen',
    command: 'phase.declare',
    shortcut: 'Alt F',
  },
  { name: 'lift-phase', label: 'phase.lift', also: 'levée opheffen lift', command: 'phase.lift', needs: 'phase' },
  {
    name: 'draw-perimeter',
    label: 'perimeter.draw',
    also: 'périmètre zone rouge orange jaune rood oranje geel',
    command: 'perimeter.draw',
    needs: 'incident',
    shortcut: 'Alt P',
  },
  {
    name: 'change-incident',
    label: 'incident.update',
    also: 'changer gravité titre wijzigen ernst severity',
    command: 'incident.update',
    needs: 'incident',
    shortcut: 'Alt M',
  },
  {
    name: 'close-incident',
    label: 'incident.close',
    also: 'fermer fin afsluiten einde end',
    command: 'incident.close',
    needs: 'incident',
  },
  {
    name: 'write-log',
    label: 'log.write',
    also: 'ligne journal regel logboek line',
    command: 'log.write',
    shortcut: 'Alt J',
  },
  { name: 'put-down', label: 'desk.putDown', also: 'toute la salle hele zaal whole room', needs: 'incident' },
  { name: 'language-fr', label: 'desk.inFrench', also: 'langue français taal frans language french' },
  { name: 'language-nl', label: 'desk.inDutch', also: 'langue néerlandais taal nederlands language dutch' },
  { name: 'language-en', label: 'desk.inEnglish', also: 'langue anglais taal engels language english' },
  { name: 'theme-dark', label: 'desk.themeDark', also: 'thème sombre nuit donker nacht dark night' },
  { name: 'theme-light', label: 'desk.themeLight', also: 'thème clair jour licht dag light day' },
  { name: 'theme-contrast', label: 'desk.themeContrast', also: 'thème contraste hoog contrast high' },
  { name: 'sound', label: 'desk.soundSwitch', also: 'son muet geluid dempen sound mute' },
  { name: 'keys', label: 'command.keys', also: 'aide clavier hulp toetsen help keyboard', shortcut: '?' },
  { name: 'legend', label: 'command.legend', also: 'signes symboles tekens signs' },
  { name: 'sign-out', label: 'session.signOut', also: 'quitter sortir afmelden uitloggen logout' },
] as const satisfies readonly Omit<Act, 'run'>[];
export type OwnAct = (typeof OWN)[number]['name'];

/** Everything that a hand can do at the desk. */
export const ACTS: readonly Omit<Act, 'run'>[] = [...OWN, ...SURFACES.flatMap(surface => surface.acts ?? [])];
/** Acts that a capability brings, by name. */
export const BROUGHT: ReadonlyMap<string, Act> = new Map(
  SURFACES.flatMap(surface => surface.acts ?? []).map(act => [act.name, act]),
);

/** The acts that make sense now for the holder of these mandates. */
export const actsFor = (
  mandates: readonly Mandate[],
  now: { readonly incident: boolean; readonly phase: boolean },
): readonly Omit<Act, 'run'>[] =>
  ACTS.filter(
    act =>
      (act.command === undefined || mandateFor(act.command, mandates) !== undefined) &&
      (act.needs === undefined || now[act.needs]),
  );
