import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Sitrep } from './schema.ts';

/** JSON with the keys of every object in the order of their code units and no space: the same content, the same bytes. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
}

/** SHA-256 over the canonical JSON in UTF-8, lower-case hexadecimal. */
export const sealOf = (content: unknown): string => bytesToHex(sha256(utf8ToBytes(canonical(content))));

/** Whether a report still says what was validated. */
export const isWhole = (sitrep: Pick<Sitrep, 'content' | 'sha256'>): boolean =>
  sealOf(sitrep.content) === sitrep.sha256;
