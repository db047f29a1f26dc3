import type { Alert, Receipt } from '../../shared/alerts/schema.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import type { Room } from '../../shared/room.ts';
import type { Language } from '../language/say.ts';
import { ASKINGS } from './askings.ts';
import { silentOf } from './receipts.ts';

/** What asks for this person, most urgent first. Times are ISO 8601 UTC. */
export type Asking =
  /** A recipient of a decision has not even received it: red, a person must call. */
  | {
      readonly kind: 'silent';
      readonly key: string;
      readonly alert: Alert;
      readonly receipts: readonly Receipt[];
      readonly since: string;
    }
  /** Communes that have not received a notice in time: orange, so that red stays for decisions. */
  | {
      readonly kind: 'late';
      readonly key: string;
      readonly alert: Alert;
      readonly receipts: readonly Receipt[];
      readonly since: string;
    }
  | {
      readonly kind: 'call-me';
      readonly key: string;
      readonly alert: Alert;
      readonly receipts: readonly Receipt[];
      readonly since: string;
    }
  | { readonly kind: 'approve'; readonly key: string; readonly alert: Alert; readonly since: string }
  | { readonly kind: 'issue'; readonly key: string; readonly alert: Alert; readonly since: string }
  | Brought;

/** What a capability asks of a person, in its own words. */
export interface Brought {
  readonly kind: 'brought';
  readonly key: string;
  /** now: red, a person must act at once; soon: orange; attention: yellow. */
  readonly urgency: 'now' | 'soon' | 'attention';
  readonly since: string;
  readonly title: (language: Language) => string;
  readonly under: (language: Language) => string;
  /** The act that it asks for, and what pressing it opens. */
  readonly act: (language: Language) => string;
  readonly open: Opening;
  /** Rings once as it appears, with these words. */
  readonly rings?: (language: Language) => string;
}
/** What an act of the list opens at the desk. */
export type Opening =
  | { readonly sheet: string; readonly about?: string }
  | { readonly form: string; readonly about?: string; readonly incident?: string };

/** For whom the list is made. */
export interface Asker {
  readonly person: string;
  readonly mandates: readonly Mandate[];
}
/** One capability's part of the list. `now` in ms since 1970. */
export type Askings = (room: Room, me: Asker, now: number) => readonly Brought[];

const RANK: readonly (Exclude<Asking['kind'], 'brought'> | Brought['urgency'])[] = [
  'now',
  'silent',
  'call-me',
  'soon',
  'approve',
  'issue',
  'late',
  'attention',
];
const rankOf = (asking: Asking): number => RANK.indexOf(asking.kind === 'brought' ? asking.urgency : asking.kind);
const APPROVERS: readonly string[] = ['information-manager', 'high-official'];
const ISSUERS: readonly string[] = ['regional-operator', 'information-manager', 'high-official'];

/**
 * The list "needs you". A silence is everybody's in the centre; an approval is for those who may give it, an approved
 * alert for those who may send it.
 * @param now ms since 1970
 */
export function askingOf(room: Room, me: Asker, now: number): readonly Asking[] {
  const can = (functions: readonly string[]) => me.mandates.some(m => functions.includes(m.function));
  const asking: Asking[] = ASKINGS.flatMap(askings => askings(room, me, now));
  for (const alert of Object.values(room.alerts)) {
    const key = alert.id;
    if (alert.status === 'draft' && can(APPROVERS) && alert.drafted.by.person !== me.person)
      asking.push({ kind: 'approve', key: `${key} approve`, alert, since: alert.drafted.at });
    // Who may not approve still sees that a draft waits: nobody can say it was not known.
    else if (alert.status === 'draft' && can(ISSUERS))
      asking.push({ kind: 'approve', key: `${key} approve`, alert, since: alert.drafted.at });
    if (alert.status === 'approved' && can(ISSUERS))
      asking.push({ kind: 'issue', key: `${key} issue`, alert, since: alert.approved?.at ?? alert.drafted.at });
    if (alert.status !== 'issued' || !alert.issued || !can(ISSUERS)) continue;
    const silent = silentOf(alert, now);
    if (silent.length > 0) {
      const kind = alert.kind === 'decision' ? 'silent' : 'late';
      asking.push({ kind, key: `${key} ${kind}`, alert, receipts: silent, since: alert.issued.at });
    }
    const calling = Object.values(alert.receipts).filter(r => r.answer?.disposition === 'call-me');
    const [first] = calling;
    if (first?.answer)
      asking.push({ kind: 'call-me', key: `${key} call-me`, alert, receipts: calling, since: first.answer.at });
  }
  return asking.sort((a, b) => rankOf(a) - rankOf(b) || a.since.localeCompare(b.since));
}
