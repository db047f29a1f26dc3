import type { Words } from '../language/text.ts';

const HIDDEN = '▒▒▒';
/**
 * What names a person by number: telephone, national register, e-mail, plate. A second fence behind the person who
 * marked the line, since a journal shared by link has shown such data before.
 */
const PERSONAL: readonly RegExp[] = [
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  /\b\d{2}[.\s]?\d{2}[.\s]?\d{2}[-\s]?\d{3}[.\s]?\d{2}\b/g,
  /(?:\+|00)\d{1,3}(?:[\s./-]?\d){6,12}/g,
  /\b0\d(?:[\s./-]?\d){6,9}\b/g,
  /\b[0-9]-[A-Z]{3}-\d{3}\b/g,
];
const masked = (line: string): string => PERSONAL.reduce((text, pattern) => text.replace(pattern, HIDDEN), line);

/** The words with every such number covered. */
export const withoutPersonal = (words: Words): Words =>
  typeof words === 'string'
    ? masked(words)
    : (Object.fromEntries(
        Object.entries(words).map(([language, line]) => [language, masked(line ?? '')]),
      ) as typeof words);
