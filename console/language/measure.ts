import type { Language } from './say.ts';

const tags: Record<Language, string> = { fr: 'fr-BE', nl: 'nl-BE', en: 'en-GB' };

/** A figure with the reader's decimal comma or point. */
export const figure = (value: number, language: Language, digits = 0): string =>
  new Intl.NumberFormat(tags[language], { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

const NO_BREAK = '\u00a0';

/** Metres as a person says them: `640 m`, `1,2 km`. */
export const distanceOf = (metres: number, language: Language): string =>
  metres < 1000
    ? `${figure(Math.round(metres / 10) * 10, language)}${NO_BREAK}m`
    : `${figure(metres / 1000, language, 1)}${NO_BREAK}km`;

/** Square metres as a person says them: `8 400 m²`, `1,35 km²`. On the sphere, 0.35 % below the official figure. */
export const areaOf = (squareMetres: number, language: Language): string =>
  squareMetres < 100_000
    ? `${figure(Math.round(squareMetres / 100) * 100, language)}${NO_BREAK}m²`
    : `${figure(squareMetres / 1e6, language, 2)}${NO_BREAK}km²`;

const east: Record<Language, string> = { fr: 'E', nl: 'O', en: 'E' };

/** WGS 84, latitude first as people read it, five decimals (about a metre): `50,84940° N · 4,36900° E`. */
export const coordinatesOf = ([longitude, latitude]: readonly [number, number], language: Language): string =>
  `${figure(latitude, language, 5)}° N · ${figure(longitude, language, 5)}° ${east[language]}`;
