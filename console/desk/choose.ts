import { communeName } from '../../shared/territory/names.ts';
import { POLICE_ZONES } from '../../shared/territory/reference.ts';
import { sendNow, sendTo } from '../feeds/sending.ts';
import { lookCloser } from '../feeds/spotlight.ts';
import { openHit } from '../log/inContext.ts';
import { writeLine } from '../log/outbox.ts';
import { useRoom } from '../room/store.ts';
import { goTo } from '../shell/place.ts';
import { prefer } from '../shell/preferences.ts';
import { signOut } from '../shell/session.ts';
import { BROUGHT, type OwnAct } from './acts.ts';
import { begin, forgetDraft, goToPoint, keepDraft, placePin, takeInHand, useDesk } from './deskState.ts';
import { focusLogField } from './focus.ts';
import { type IncidentDraft, newIncident } from './payloads.ts';
import { loadPlaces, placeIn } from './places.ts';
import { switchSound } from './sound.ts';
import type { Choice } from './suggest.ts';

/** The middle of the Region, where no map has said what it shows. */
const MIDDLE = [4.3676, 50.8449] as const;
/** How near the map goes to something that was asked for. */
const NEAR = 15;

/** Does what was chosen in the command box. */
export async function choose(choice: Choice): Promise<void> {
  const { room } = useRoom.getState();
  switch (choice.kind) {
    case 'open':
      return openIncident(choice.title);
    case 'incident': {
      takeInHand(choice.id, room.incidents[choice.id]?.point);
      return;
    }
    case 'alert':
      begin({ kind: 'read-alert', alert: choice.id });
      return;
    case 'feed': {
      const point = room.feeds[choice.id]?.point;
      if (point) goToPoint(point, NEAR);
      lookCloser(choice.id);
      return;
    }
    case 'send': {
      const { inHand: incident } = useDesk.getState();
      if (choice.screen === undefined) sendTo(choice.what);
      else void sendNow(choice.what, choice.screen, { tile: choice.tile, incident });
      return;
    }
    case 'place':
      goToPoint(choice.point, NEAR);
      return;
    case 'commune':
      return goToCommunes([choice.nis], 13);
    case 'zone':
      return goToCommunes(POLICE_ZONES.find(z => z.zone === choice.zone)?.communes ?? [], 12);
    case 'log':
      writeLine(choice.text, choice.incident);
      return;
    case 'hit':
      return openHit(choice.hit);
    case 'act':
      return perform(choice.act);
  }
}

/**
 * Starts a new incident: the title as typed, the pin where the text names a place, else in the middle of the map. A
 * title that was begun before keeps what else was filled in only if it is the same title.
 */
export async function openIncident(title: string): Promise<void> {
  const kept = useDesk.getState().drafts['open-incident'] as IncidentDraft | undefined;
  if (kept?.title !== title) {
    forgetDraft('open-incident');
    keepDraft('open-incident', newIncident(crypto.randomUUID(), title));
  }
  const centre = useDesk.getState().centre ?? ([...MIDDLE] as [number, number]);
  placePin(centre);
  begin({ kind: 'open-incident' });
  const place = placeIn(title, await loadPlaces());
  const { task, pin } = useDesk.getState();
  // Whoever moved the pin meanwhile is not overruled.
  if (!place || task.kind !== 'open-incident' || pin !== centre) return;
  placePin(place.point);
  goToPoint(place.point, place.kind === 'commune' ? 13.5 : NEAR);
}

async function goToCommunes(communes: readonly string[], zoom: number): Promise<void> {
  const places = await loadPlaces();
  const names = new Set(communes.map(nis => communeName(nis, 'fr')));
  const points = places.filter(p => p.kind === 'commune' && names.has(p.fr)).map(p => p.point);
  if (points.length === 0) return;
  const mean = (at: 0 | 1) => points.reduce((sum, p) => sum + p[at], 0) / points.length;
  goToPoint([mean(0), mean(1)], zoom);
}

/** Carries out an act by its name: the command box, a shortcut and the menu all come here. */
export async function perform(act: string): Promise<void> {
  const brought = BROUGHT.get(act);
  if (brought) return brought.run();
  return performOwn(act as OwnAct);
}

async function performOwn(act: OwnAct): Promise<void> {
  const { inHand } = useDesk.getState();
  const incident = inHand === undefined ? {} : { incident: inHand };
  switch (act) {
    case 'declare-phase':
      return begin({ kind: 'declare-phase', ...incident });
    case 'lift-phase': {
      const standing = Object.values(useRoom.getState().room.phases).filter(p => !p.lifted);
      const own = standing.find(p => p.incident === inHand) ?? standing[0];
      if (own) begin({ kind: 'lift-phase', declaration: own.id });
      return;
    }
    case 'write-alert':
      return begin({ kind: 'write-alert', ...incident });
    case 'draw-perimeter':
      if (inHand) begin({ kind: 'draw-perimeter', incident: inHand });
      return;
    case 'change-incident':
      if (inHand) begin({ kind: 'change-incident', incident: inHand });
      return;
    case 'close-incident':
      if (inHand) begin({ kind: 'close-incident', incident: inHand });
      return;
    case 'write-log':
      return focusLogField();
    case 'put-down':
      return takeInHand(undefined);
    case 'language-fr':
      return prefer({ language: 'fr' });
    case 'language-nl':
      return prefer({ language: 'nl' });
    case 'language-en':
      return prefer({ language: 'en' });
    case 'theme-dark':
      return prefer({ theme: 'dark' });
    case 'theme-light':
      return prefer({ theme: 'light' });
    case 'theme-contrast':
      return prefer({ theme: 'contrast' });
    case 'sound':
      return switchSound();
    case 'keys':
      return begin({ kind: 'keys' });
    case 'legend':
      return goTo('/legend');
    case 'sign-out':
      await signOut();
      // A fresh page: nothing of the person who left stays in memory.
      location.assign('/');
      return;
  }
}
