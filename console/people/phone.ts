/** A number as people write it, with spaces, dots and a national zero, as what every telephone dials (E.164). */
export const dialled = (typed: string): string =>
  typed
    .replace(/[\s./()-]/g, '')
    .replace(/^00/, '+')
    .replace(/^0(?=\d)/, '+32');
