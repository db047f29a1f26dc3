import type { Round, RoundAnswer, RoundReceipt, RoundRow, RoundWord } from './schema.ts';

/** What counts of what was answered: the last word. */
export const answerOf = (receipt: RoundReceipt): RoundAnswer | undefined => receipt.answers.at(-1);

/** From when on whoever has not answered is silent, not merely waiting: when they are first asked again. */
export const silentFrom = (round: Round): string => round.chases[0] ?? round.due;

/** Those who have not answered although they were asked long enough ago. `now` in ms since 1970; of a closed round, all. */
export const silentIn = (round: Round, now: number): readonly RoundReceipt[] =>
  round.closed || now >= Date.parse(silentFrom(round)) ? unanswered(round) : [];
export const unanswered = (round: Round): readonly RoundReceipt[] =>
  tableOrder(Object.values(round.receipts)).filter(receipt => receipt.answers.length === 0);

export type Standing = Readonly<Record<RoundWord | 'none', number>>;
/** How many said what. */
export function standingOf(round: Round): Standing {
  const counts = { ok: 0, reserve: 0, no: 0, none: 0 };
  for (const receipt of Object.values(round.receipts)) counts[answerOf(receipt)?.answer ?? 'none'] += 1;
  return counts;
}

const KINDS: readonly RoundReceipt['kind'][] = ['function', 'zone', 'commune', 'organisation'];
/** As one goes round a table: the disciplines and services, the zones, the communes, the organisations. */
export const tableOrder = <R extends Pick<RoundReceipt, 'recipient' | 'kind'>>(receipts: readonly R[]): readonly R[] =>
  [...receipts].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.recipient < b.recipient ? -1 : 1));

/** The result as it is frozen: everyone who was asked, the silent ones too. */
export const resultOf = (round: Round): RoundRow[] =>
  tableOrder(Object.values(round.receipts)).map(receipt => {
    const { recipient, kind, chased } = receipt;
    const last = answerOf(receipt);
    return {
      recipient,
      kind,
      ...(last
        ? {
            answer: last.answer,
            ...(last.line === undefined ? {} : { line: last.line }),
            at: last.actedAt,
            person: last.by.person,
            ...(last.heardFrom === undefined ? {} : { heardFrom: last.heardFrom }),
          }
        : {}),
      chased: chased.length,
    };
  });

/** The last reminder that was taken, 0 where none was. */
const stepTaken = (round: Round): number =>
  Math.max(0, ...Object.values(round.receipts).flatMap(r => r.chased.map(chase => chase.step ?? 0)));

/** When the next reminder is due; undefined where nobody is waited for or none is left. */
export const nextChase = (round: Round): string | undefined =>
  round.closed || unanswered(round).length === 0 ? undefined : round.chases[stepTaken(round)];

/** The reminder that is due now: of several that were missed, the last alone. `now` in ms since 1970. */
export function chaseDue(round: Round, now: number): number | undefined {
  if (nextChase(round) === undefined) return undefined;
  const due = round.chases.filter(at => Date.parse(at) <= now).length;
  return due > stepTaken(round) ? due : undefined;
}
