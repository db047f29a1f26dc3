import type { Alert } from '../../shared/alerts/schema.ts';
import { begin } from '../desk/deskState.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { ageOf } from '../language/moment.ts';
import { useMinute } from '../room/useNow.ts';
import { cellsOf } from '../situation/receipts.ts';
import { ReceiptCells, ReceiptCount, ReceiptKey } from '../ui/ReceiptCells.tsx';

/** Beyond this the names of those who are late are a number: the cells show which. */
const NAMED = 3;

/** Receipts of the notice to the communes: how many have it, who has not. */
export function Notice({ alert }: { alert: Alert }) {
  const { say, language } = useLanguage();
  const now = useMinute();
  const cells = cellsOf(alert, now, language);
  const late = cells.filter(cell => cell.late);
  const since = alert.issued?.at;
  return (
    <section className="notice">
      <h3>
        <button type="button" onClick={() => begin({ kind: 'read-alert', alert: alert.id })}>
          <span>{say('receipt.many')}</span>
          <span>{read(alert.headline, language)}</span>
        </button>
        <ReceiptCount receipts={cells} />
      </h3>
      <ReceiptCells receipts={cells} />
      <ReceiptKey receipts={cells} />
      {late.length > 0 && since && (
        <p className="late-names">
          {late.length <= NAMED ? (
            late.map((cell, i) => (
              <span key={cell.nis}>
                {i > 0 && ' · '}
                <b className="severe">{cell.name}</b>
              </span>
            ))
          ) : (
            <b className="severe">{say('room.communes', { n: late.length })}</b>
          )}
          {' · '}
          {say('receipt.late')} <span className="n">{ageOf(since, now, language)}</span>
        </p>
      )}
    </section>
  );
}
