import { CENTRE } from '../../shared/access/functions.ts';
import type { Decision, DecisionReceipt } from '../../shared/decisions/schema.ts';
import { type Standing, type StandingState, standingOf } from '../../shared/decisions/standing.ts';
import { read } from '../../shared/language/read.ts';
import { listed } from '../../shared/language/typography.ts';
import { callOrder } from '../../shared/people/callOrder.ts';
import type { Room } from '../../shared/room.ts';
import { type Language, sayIn } from '../language/say.ts';
import type { Asker, Askings, Brought } from '../situation/queue.ts';
import { whoShort } from './names.ts';

/** More recipients of one decision than this are one row. */
const ONE_BY_ONE = 3;
type Stood = { readonly receipt: DecisionReceipt; readonly standing: Standing };

/** What decisions ask of the centre, and of whoever took them: silences and refusals in red, lateness in orange. */
export const decisionAskings: Askings = (room, me, now) =>
  Object.values(room.decisions)
    .filter(decision => !decision.lifted && follows(me, decision))
    .flatMap(decision => {
      const stood = Object.values(decision.receipts).map(receipt => ({
        receipt,
        standing: standingOf(receipt, decision, now),
      }));
      return (['refused', 'silent', 'late', 'unread'] as const).flatMap(state => {
        const those = stood.filter(
          ({ standing, receipt }) =>
            standing.state === state && !(decision.origin?.kind === 'phase' && isNobodys(room, receipt, now)),
        );
        return grouped(decision, those).map(group => askingOf(room, decision, state, group));
      });
    });

/** Nobody holds a mandate for it now: that is a hole, said of the phase itself, and no silence. */
const isNobodys = (room: Room, { recipient, kind }: DecisionReceipt, now: number): boolean =>
  callOrder(room, { id: recipient, kind }, new Date(now).toISOString()).length === 0;

const follows = (me: Asker, decision: Decision): boolean =>
  me.mandates.some(m => (CENTRE as readonly string[]).includes(m.function) || m.id === decision.authority);

/** An order's recipients each on a row of their own while they are few; all of a notification's together. */
function grouped(decision: Decision, those: readonly Stood[]): readonly (readonly Stood[])[] {
  if (those.length === 0) return [];
  return decision.kind !== 'notification' && those.length <= ONE_BY_ONE ? those.map(each => [each]) : [those];
}

function askingOf(
  room: Room,
  decision: Decision,
  state: Extract<StandingState, 'refused' | 'silent' | 'late' | 'unread'>,
  group: readonly Stood[],
): Brought {
  const [first] = group as readonly [Stood, ...Stood[]];
  const one = group.length === 1;
  const who = (l: Language) =>
    listed(
      group.slice(0, 2).map(({ receipt }) => whoShort(room, receipt, l)),
      l,
    );
  const title = (l: Language) => read(decision.headline, l);
  // Red stays for what must be carried out; of a notification nothing burns.
  // Who must by rule be told of a phase and has not received it in time is red; of other notifications nothing burns.
  const red =
    first.standing.urgency === 'now' && (decision.kind !== 'notification' || decision.origin?.kind === 'phase');
  const toCall = one && state !== 'refused';
  return {
    kind: 'brought',
    key: `decision ${decision.id} ${state} ${group.map(({ receipt }) => receipt.recipient).join('+')}`,
    urgency: red ? 'now' : 'soon',
    since: first.standing.since,
    title: l =>
      state === 'silent'
        ? group.length > 2
          ? sayIn(l)('desk.silentMany', { n: group.length })
          : sayIn(l)('desk.silentOne', { who: who(l) })
        : sayIn(l)(`decisions.asks.${state}`, { who: group.length > 2 ? `${who(l)} +${group.length - 2}` : who(l) }),
    under: l => `${title(l)}.${underOf(state, first.receipt, one, l)}`,
    act: l =>
      toCall ? sayIn(l)('decisions.call', { who: whoShort(room, first.receipt, l) }) : sayIn(l)('decisions.asks.see'),
    open: toCall
      ? { form: 'decisions.call', about: `${decision.id} ${first.receipt.recipient}` }
      : { sheet: 'decisions', about: decision.id },
    ...(red
      ? {
          rings: (l: Language) =>
            sayIn(l)(state === 'refused' ? 'decisions.alarm.refused' : 'decisions.alarm.silent', {
              who: who(l),
              title: title(l),
            }),
        }
      : {}),
  };
}

function underOf(state: StandingState, receipt: DecisionReceipt, one: boolean, language: Language): string {
  if (!one) return '';
  if (state === 'refused' && receipt.refused) return ` ${read(receipt.refused.reason, language)}`;
  const called = (receipt.calls ?? []).filter(({ outcome }) => outcome === 'no-answer').length;
  return state === 'silent' && called > 0 ? ` ${sayIn(language)('decisions.asks.called', { n: called })}` : '';
}
