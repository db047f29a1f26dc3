import type { ExpressionSpecification } from 'maplibre-gl';

/** `both`: French and Dutch in equal size, for a wall or the public. English reads French first, as on the ground. */
export type MapLanguage = 'fr' | 'nl' | 'en' | 'both';

const order = (language: MapLanguage): readonly [string, string] =>
  language === 'nl' ? ['name_nl', 'name_fr'] : ['name_fr', 'name_nl'];

/** A name without its other version in the pack is shown as it is: never empty, never twice. */
const named = (key: string): ExpressionSpecification => ['coalesce', ['get', key], ['get', 'name'], ''];

const isOne = (first: string, second: string): ExpressionSpecification => [
  'any',
  ['==', named(first), named(second)],
  ['==', named(second), ''],
];

/** A label in the reader's language first, the other below it, smaller. */
export function bilingual(language: MapLanguage, second = 0.86): ExpressionSpecification {
  const [a, b] = order(language);
  const both = ['format', named(a), {}, '\n', {}, named(b), { 'font-scale': language === 'both' ? 1 : second }];
  return ['case', isOne(a, b), named(a), both as unknown as ExpressionSpecification];
}

/** On a line there is one line of text: `Rue Neuve – Nieuwstraat`. */
export function bilingualLine(language: MapLanguage): ExpressionSpecification {
  const [a, b] = order(language);
  return ['case', isOne(a, b), named(a), ['concat', named(a), ' – ', named(b)]];
}
