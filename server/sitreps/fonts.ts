import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The faces of a report: B612 as on the screens, embedded as subsets, so that a report prints alike everywhere. */
export const FACES = {
  plain: '@fontsource/b612/files/b612-latin-400-normal.woff',
  bold: '@fontsource/b612/files/b612-latin-700-normal.woff',
  italic: '@fontsource/b612/files/b612-latin-400-italic.woff',
  mono: '@fontsource/b612-mono/files/b612-mono-latin-400-normal.woff',
  monoBold: '@fontsource/b612-mono/files/b612-mono-latin-700-normal.woff',
} as const;
export type Face = keyof typeof FACES;

/** Of one em: where a line's letters begin under its top. Half of what these faces leave above their capitals. */
export const CAP_HEIGHT = 0.75;
export const ASCENT = 0.965;

const require = createRequire(import.meta.url);
let kept: Readonly<Record<Face, Buffer>> | undefined;
/** Read once; some 130 kB. */
export function fontFiles(): Readonly<Record<Face, Buffer>> {
  kept ??= Object.fromEntries(
    Object.entries(FACES).map(([face, file]) => [face, readFileSync(require.resolve(file))]),
  ) as Record<Face, Buffer>;
  return kept;
}

/** Signs that these faces have beyond Latin-1. */
const SIGNS = 'Œœˆ˚˜–—‘’‚“”„•…′″‹›€™↑↓−';
const INSTEAD: Readonly<Record<string, string>> = {
  '\u2011': '-',
  '\u2009': ' ',
  '\u202f': '\u00a0',
  '→': '>',
  '←': '<',
  '≥': '>=',
  '≤': '<=',
  '≠': '<>',
  '\t': ' ',
  '\r': '',
};
/** Text in the signs that can be printed: an accent that a face lacks is left off, what is no Latin letter becomes `?`. */
export const printable = (text: string): string =>
  Array.from(text, sign => (hasSign(sign) ? sign : (INSTEAD[sign] ?? withoutAccents(sign)))).join('');
const hasSign = (sign: string): boolean => /^[\n\u0020-\u007e\u00a0-\u00ff]$/u.test(sign) || SIGNS.includes(sign);
const withoutAccents = (sign: string): string => {
  const base = sign.normalize('NFKD').replace(/\p{M}/gu, '');
  return base !== '' && [...base].every(hasSign) ? base : '?';
};
