import './receipts.css';
import { useLanguage } from '../language/Language.tsx';
import { type CommuneReceipt, countLetters, gotCount, inOrder, RECEIPT_ORDER } from './receipts.ts';

/** One cell a commune, in order A L R E –; the letter says it, the hatch repeats it, an orange edge says late. */
export function ReceiptCells({ receipts, label }: { receipts: readonly CommuneReceipt[]; label?: string }) {
  const { say } = useLanguage();
  return (
    <ol className="receipt-cells" aria-label={label ?? say('receipt.many')} style={{ '--cells': receipts.length }}>
      {inOrder(receipts).map(({ nis, name, letter, late }) => {
        const told = `${name}, ${say(`receipt.${letter}`)}${late ? `, ${say('receipt.late')}` : ''}`;
        return (
          <li key={nis} className={`cell ${letter === '–' ? 'none' : letter}${late ? ' late' : ''}`} title={told}>
            <span aria-hidden>{letter}</span>
            <span className="unseen">{told}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** The key under the cells, only of letters in use, with their count. */
export function ReceiptKey({ receipts }: { receipts: readonly CommuneReceipt[] }) {
  const { say } = useLanguage();
  const counts = countLetters(receipts);
  return (
    <p className="receipt-key">
      {RECEIPT_ORDER.filter(letter => counts[letter] > 0).map(letter => (
        <span key={letter}>
          <b className="n">{letter}</b> {say(`receipt.${letter}`)} <span className="n">{counts[letter]}</span>
        </span>
      ))}
    </p>
  );
}

/** `17/19`: how many have it. */
export function ReceiptCount({ receipts }: { receipts: readonly CommuneReceipt[] }) {
  const { say } = useLanguage();
  const [got, total] = [gotCount(receipts), receipts.length];
  return (
    <span className="n receipt-count" title={say('receipt.count', { got, total })}>
      {got}/{total}
    </span>
  );
}
