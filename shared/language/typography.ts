const NO_BREAK = '\u00a0';

/**
 * Belgian French sets a no-break space before : ; ! ? and inside « »; Dutch and English set none.
 * A no-break space stands before units too, in each language, so that `17 min` is never torn.
 */
export function fine(text: string, language: 'fr' | 'nl' | 'en'): string {
  const joined = text.replace(/(\d) (min|h|s|ms|km|m|km²)(?![\p{L}\d])/gu, `$1${NO_BREAK}$2`);
  if (language !== 'fr') return joined;
  return joined
    .replace(/ ([:;!?])/g, `${NO_BREAK}$1`)
    .replace(/« /g, `«${NO_BREAK}`)
    .replace(/ »/g, `${NO_BREAK}»`);
}

/** For lists of names: `A`, `A et B`, `A, B et C`. */
export const listed = (names: readonly string[], language: 'fr' | 'nl' | 'en'): string =>
  new Intl.ListFormat({ fr: 'fr-BE', nl: 'nl-BE', en: 'en-GB' }[language], { type: 'conjunction' }).format(names);
