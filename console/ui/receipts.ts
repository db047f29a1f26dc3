/** Answering, read (lu), received, sent (envoyé), nothing: the letters are the same in each language. */
export type ReceiptLetter = 'A' | 'L' | 'R' | 'E' | '–';
export const RECEIPT_ORDER: readonly ReceiptLetter[] = ['A', 'L', 'R', 'E', '–'];

/** What a commune has of one alert. */
export interface CommuneReceipt {
  readonly nis: string;
  /** As people say it: `1180 Uccle`. */
  readonly name: string;
  readonly letter: ReceiptLetter;
  /** Past its time without a receipt. */
  readonly late?: boolean;
}

/** In the order of the code, then as given: 19 cells from answering to nothing. */
export const inOrder = <R extends { readonly letter: ReceiptLetter }>(receipts: readonly R[]): R[] =>
  [...receipts].sort((a, b) => RECEIPT_ORDER.indexOf(a.letter) - RECEIPT_ORDER.indexOf(b.letter));

/** How many have each letter. */
export function countLetters(receipts: readonly { readonly letter: ReceiptLetter }[]): Record<ReceiptLetter, number> {
  const counts: Record<ReceiptLetter, number> = { A: 0, L: 0, R: 0, E: 0, '–': 0 };
  for (const { letter } of receipts) counts[letter] += 1;
  return counts;
}

/** Those that have it at all: answered, read or received. */
export const gotCount = (receipts: readonly { readonly letter: ReceiptLetter }[]): number => {
  const counts = countLetters(receipts);
  return counts.A + counts.L + counts.R;
};
