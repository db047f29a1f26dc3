import { type Refusal, refuse } from '../capability.ts';
import { differencesIn, sayDifference } from './parity.ts';
import type { Text } from './text.ts';

/**
 * Nothing goes out in which French and Dutch tell other hours, figures, codes, streets or communes: the refusal shows
 * what differs and in which field.
 */
export function refusedDifferences(
  texts: Readonly<Record<string, Pick<Text, 'fr' | 'nl'> | undefined>>,
  path: string,
): Refusal | undefined {
  const differences = differencesIn(texts);
  const [first] = differences;
  if (!first) return undefined;
  return refuse('rejected', 'languages-differ', {
    path,
    params: { difference: differences.map(sayDifference).join(' ; '), differences },
  });
}
