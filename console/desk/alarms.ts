import { create } from 'zustand';
import type { Disposition } from '../../shared/alerts/schema.ts';
import type { Severity } from '../../shared/incidents/schema.ts';
import type { Event } from '../../shared/protocol.ts';
import type { Room } from '../../shared/room.ts';
import { type Language, read } from '../language/language.ts';
import { sayIn } from '../language/say.ts';
import { onEvents, serverNow, useRoom } from '../room/store.ts';
import { recipientName } from '../situation/names.ts';
import { askingOf, type Opening } from '../situation/queue.ts';
import { type Motif, play } from './sound.ts';

/** Something that rings once: heard, and seen at the edge of the map for those who do not hear it. */
export interface Alarm {
  readonly key: string;
  readonly motif: Motif;
  readonly say: (language: Language) => string;
  readonly incident?: string;
  readonly alert?: string;
  readonly open?: Opening;
}

const GRAVE: readonly Severity[] = ['extreme', 'severe'];

/** What a batch of events rings for. A person's own acts ring for the others. `room` is the room after them. */
export function alarmsOf(events: readonly Event[], room: Room, me: string | undefined): readonly Alarm[] {
  return events.flatMap(event => (event.by.person === me ? [] : (alarmOf(event, room) ?? [])));
}

function alarmOf(event: Event, room: Room): Alarm | undefined {
  if (event.type === 'incident.opened' || event.type === 'incident.updated') {
    const { incident: id, severity } = event.data as { incident: string; severity?: Severity };
    const incident = room.incidents[id];
    if (incident?.kind !== 'incident' || !severity || !GRAVE.includes(severity)) return undefined;
    const word = event.type === 'incident.opened' ? 'desk.alarm.incident' : 'desk.alarm.raised';
    return {
      key: event.id,
      motif: severity === 'extreme' ? 'extreme' : 'severe',
      incident: id,
      say: l => sayIn(l)(word, { severity: sayIn(l)(`incident.severity.${severity}`), title: read(incident.title, l) }),
    };
  }
  if (event.type === 'alert.acknowledged') {
    const {
      alert: id,
      disposition,
      recipients,
    } = event.data as {
      alert: string;
      disposition: Disposition;
      recipients: readonly string[];
    };
    const alert = room.alerts[id];
    if (!alert || disposition !== 'call-me') return undefined;
    const names = (l: Language) =>
      recipients.flatMap(r => (alert.receipts[r] ? [recipientName(alert.receipts[r], l)] : [])).join(', ');
    return {
      key: event.id,
      motif: 'severe',
      alert: id,
      say: l => sayIn(l)('desk.alarm.call-me', { who: names(l), title: read(alert.headline, l) }),
    };
  }
  return undefined;
}

/** Recipients of decisions who are silent now, each as an alarm of its own. */
export function silencesOf(room: Room, me: Parameters<typeof askingOf>[1], now: number): readonly Alarm[] {
  return askingOf(room, me, now).flatMap((asking): readonly Alarm[] =>
    asking.kind === 'brought'
      ? asking.rings
        ? [
            {
              key: asking.key,
              motif: asking.urgency === 'now' ? 'extreme' : 'severe',
              say: asking.rings,
              open: asking.open,
            },
          ]
        : []
      : asking.kind !== 'silent'
        ? []
        : asking.receipts.map(receipt => ({
            key: `silent ${asking.alert.id} ${receipt.recipient}`,
            motif: 'extreme' as const,
            alert: asking.alert.id,
            say: (l: Language) =>
              sayIn(l)('desk.alarm.silent', { who: recipientName(receipt, l), title: read(asking.alert.headline, l) }),
          })),
  );
}

export const useAlarms = create<{ readonly ringing: readonly Alarm[] }>(() => ({ ringing: [] }));
export const hush = (key: string): void =>
  useAlarms.setState(({ ringing }) => ({ ringing: ringing.filter(alarm => alarm.key !== key) }));

/** The twin stays so long where nobody touches it; what it says is in the lists for good. */
const SHOWN_MS = 20_000;
/** A silence begins with the passing of time, so the clock is asked too. */
const LOOK_MS = 1_000;
const ORDER: readonly Motif[] = ['minor', 'moderate', 'severe', 'extreme'];

function ring(alarms: readonly Alarm[]): void {
  if (alarms.length === 0) return;
  useAlarms.setState(({ ringing }) => ({ ringing: [...ringing, ...alarms].slice(-4) }));
  // Together they ring once, as the gravest of them.
  play(ORDER[Math.max(...alarms.map(alarm => ORDER.indexOf(alarm.motif)))] ?? 'minor');
  for (const { key } of alarms) setTimeout(() => hush(key), SHOWN_MS);
}

/**
 * Rings on events and on silences for as long as the desk is shown. Hung on the event and a timer, never on a render:
 * a hidden tab gets no frames. What was silent when the desk opened is in the list and does not ring.
 */
export function startAlarms(): () => void {
  const known = new Set<string>();
  let settled = false;
  const undo = onEvents(events => {
    const { room, me } = useRoom.getState();
    ring(alarmsOf(events, room, me?.person.id));
  });
  const timer = setInterval(() => {
    const { room, me, link } = useRoom.getState();
    if (!me || link.state !== 'live') return;
    const silences = silencesOf(room, { person: me.person.id, mandates: me.mandates }, serverNow());
    const fresh = silences.filter(({ key }) => !known.has(key));
    for (const { key } of fresh) known.add(key);
    if (settled) ring(fresh);
    settled = true;
  }, LOOK_MS);
  return () => {
    undo();
    clearInterval(timer);
  };
}
