import type { Words } from '../language/text.ts';
import type { LogEntry } from './schema.ts';

/** What a line says now: its last correction, or what was first written. */
export const currentText = (entry: Pick<LogEntry, 'text' | 'corrections'>): Words =>
  entry.corrections?.at(-1)?.text ?? entry.text;
