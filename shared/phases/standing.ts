import type { Decision } from '../decisions/schema.ts';
import { derivedId } from '../derivedId.ts';
import { isValid } from '../people/mandates.ts';
import { answersFor } from '../recipients/recipients.ts';
import type { Room } from '../room.ts';
import { notificationRules } from './notifications.ts';
import type { AuthorityAct, Criterion, Declaration, Lifting } from './schema.ts';

/** Mayors keep executing under a higher phase: a communal phase in force under a provincial or federal one. */
export const underHigher = (declaration: Declaration, inForce: readonly Declaration[]): boolean =>
  declaration.phase === 'communale' &&
  inForce.some(
    p =>
      p.phase !== 'communale' &&
      p.incident === declaration.incident &&
      p.communes.some(nis => declaration.communes.includes(nis)),
  );

/** Who said a line last, and when. */
export const saidOf = (declaration: Declaration, n: Criterion): AuthorityAct =>
  declaration.assessed?.[n] ?? declaration.declared;

/** A lower level that somebody must confirm, declare or decline after a higher one was lifted. */
export interface Pending {
  /** The higher declaration that was lifted. */
  readonly after: string;
  readonly phase: 'communale' | 'provinciale';
  /** One for a communal phase: its mayor is asked. */
  readonly communes: readonly string[];
  /** The declaration that stood below, where one did. */
  readonly standing?: string;
  /** ISO 8601 UTC. */
  readonly since: string;
}

/** Everything that a lifting left to be confirmed and that nobody has answered yet. Nothing is ever inferred. */
export function toConfirm(room: Room): readonly Pending[] {
  return Object.values(room.phases)
    .flatMap(above => (above.lifted ? askedAfter(room, above, above.lifted) : []))
    .sort((a, b) => Date.parse(a.since) - Date.parse(b.since));
}

function askedAfter(room: Room, above: Declaration, lifted: Lifting): readonly Pending[] {
  const asked = new Map<string, Pending>();
  const ask = (pending: Pending) => {
    const key = `${pending.phase} ${pending.communes.join()}`;
    asked.set(key, { ...asked.get(key), ...pending });
  };
  for (const { phase, communes } of lifted.next ?? [])
    for (const each of phase === 'communale' ? communes.map(nis => [nis]) : [communes])
      ask({ after: above.id, phase, communes: each, since: lifted.decidedAt });
  for (const below of Object.values(room.phases)) {
    const { phase } = below;
    if (phase === 'federale' || !isBelow(below, above) || !stoodAt(below, lifted.decidedAt)) continue;
    ask({ after: above.id, phase, communes: below.communes, standing: below.id, since: lifted.decidedAt });
  }
  return [...asked.values()].filter(pending => !isAnswered(room, above, lifted, pending));
}

const LEVEL = { communale: 1, provinciale: 2, federale: 3 };
const isBelow = (below: Declaration, above: Declaration): boolean =>
  LEVEL[below.phase] < LEVEL[above.phase] &&
  below.incident === above.incident &&
  below.communes.some(nis => above.communes.includes(nis));
/** In force when the higher one was lifted, and declared before it. */
const stoodAt = ({ declared, lifted }: Declaration, at: string): boolean =>
  Date.parse(declared.decidedAt) < Date.parse(at) && (!lifted || Date.parse(lifted.decidedAt) > Date.parse(at));

function isAnswered(room: Room, above: Declaration, lifted: Lifting, { phase, communes }: Pending): boolean {
  const since = Date.parse(lifted.decidedAt);
  const after = (act: AuthorityAct | undefined) => act !== undefined && Date.parse(act.decidedAt) >= since;
  const covers = (there: readonly string[]) => communes.every(nis => there.includes(nis));
  const spoke = Object.values(room.phases).some(
    p =>
      p.phase === phase &&
      p.incident === above.incident &&
      covers(p.communes) &&
      (after(p.declared) || p.confirmed?.after === above.id || after(p.lifted)),
  );
  return spoke || (above.declined ?? []).some(d => d.phase === phase && covers(d.communes));
}

/** How a mandatory notification stands. */
export interface Notified {
  /** Undefined where none was ever made: a declaration from before the rule. */
  readonly decision: Decision | undefined;
  readonly all: number;
  readonly got: number;
  /** Recipients that have not received it. */
  readonly missing: readonly string[];
  /** Of these, those for whom nobody holds a mandate now: nobody can receive it. */
  readonly nobody: readonly string[];
  /** ISO 8601 UTC: from then on what is missing is red. */
  readonly due: string;
  readonly overdue: boolean;
}

/** The notification that an act on a phase demands, at a moment. `now` in ms since 1970. */
export function notifiedOf(room: Room, declaration: Declaration, act: 'declared' | 'lifted', now: number): Notified {
  const made = act === 'lifted' ? (declaration.lifted ?? declaration.declared) : declaration.declared;
  const decision = room.decisions[derivedId(declaration.id, act)];
  const minutes = notificationRules(made.decidedAt).withinMinutes.value;
  // From when it was entered: who records late is not red before anybody could have been told.
  const due = new Date(Date.parse(made.enteredAt) + minutes * 60_000).toISOString();
  const at = new Date(now).toISOString();
  const receipts = Object.values(decision?.receipts ?? {});
  const missing = receipts.filter(r => !r.received);
  const held = Object.values(room.mandates).filter(m => isValid(m, at));
  const nobody = missing.filter(r => !held.some(m => answersFor(m, { id: r.recipient, kind: r.kind })));
  return {
    decision,
    all: receipts.length,
    got: receipts.length - missing.length,
    missing: missing.map(r => r.recipient),
    nobody: nobody.map(r => r.recipient),
    due,
    overdue: now >= Date.parse(due) && (decision === undefined || missing.length > 0),
  };
}
