import type { MessageNumber } from '../../shared/log/schema.ts';
import { dayOf } from '../language/moment.ts';
import { useMinute } from '../room/useNow.ts';

/** The number of a message; one of another day says which, since every day begins at 1. */
export function MessageNumberMark({ number }: { number: MessageNumber }) {
  const today = dayOf(useMinute());
  const [, month = '', day = ''] = number.day.split('-');
  return (
    <span className="n number" title={number.day}>
      M{number.n}
      {`${day}/${month}` !== today && <span className="stale">{`${day}/${month}`}</span>}
    </span>
  );
}
