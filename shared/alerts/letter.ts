import type { Receipt } from './schema.ts';

/** The letter of a receipt on map and list: – nothing, E sent, R received, L read, A answering. */
export function letterOf(receipt: Receipt): '–' | 'E' | 'R' | 'L' | 'A' {
  if (receipt.answer) return 'A';
  if (receipt.read) return 'L';
  if (receipt.received) return 'R';
  return receipt.sent ? 'E' : '–';
}
