import type { Meeting } from '../../shared/meetings/schema.ts';
import type { Room } from '../../shared/room.ts';
import type { Round, RoundReceipt } from '../../shared/rounds/schema.ts';
import { answerOf, silentIn, tableOrder } from '../../shared/rounds/standing.ts';

/** Open ones first, then the newest. */
export const roundsShown = (room: Room): readonly Round[] =>
  Object.values(room.rounds).sort(
    (a, b) => Number(Boolean(a.closed)) - Number(Boolean(b.closed)) || (a.asked.at < b.asked.at ? 1 : -1),
  );
export const meetingsShown = (room: Room): readonly Meeting[] =>
  Object.values(room.meetings).sort(
    (a, b) => Number(Boolean(a.closed)) - Number(Boolean(b.closed)) || (a.opened.at < b.opened.at ? 1 : -1),
  );

export type CellState = 'silent' | 'waiting' | 'no' | 'reserve' | 'ok';
const CONCERN: readonly CellState[] = ['silent', 'no', 'reserve', 'waiting', 'ok'];

/** How each of those asked stands; the silent first, then what stands against it, then the rest in table order. */
export function cellsOfRound(
  round: Round,
  now: number,
): readonly { readonly receipt: RoundReceipt; readonly state: CellState }[] {
  const silent = new Set(silentIn(round, now).map(({ recipient }) => recipient));
  return tableOrder(Object.values(round.receipts))
    .map(receipt => {
      const said = answerOf(receipt)?.answer;
      return { receipt, state: said ?? (silent.has(receipt.recipient) ? 'silent' : 'waiting') } as const;
    })
    .sort((a, b) => CONCERN.indexOf(a.state) - CONCERN.indexOf(b.state));
}
