import type { LogSource } from '../../shared/log/schema.ts';

/** Who may speak in a line, in the order of the keys. */
export const SOURCES: readonly LogSource[] = ['S', 'D1', 'D2', 'D3', 'D4', 'D5', 'HF', 'V', 'C'];
export const DISCIPLINES: readonly LogSource[] = ['D1', 'D2', 'D3', 'D4', 'D5'];
