import type { Context } from '../capability.ts';
import type { Tongue } from './doctrine.ts';
import type { TellField, Told } from './schema.ts';

/** Whether a field holds words in any language. */
export const isTold = (told: Told | undefined): told is Told => told?.fr !== undefined || told?.nl !== undefined;

/**
 * The field as it stands after somebody has told it. Whoever fills in the language that lacked or lagged translates
 * what was told before: the fact is no younger for it. Whoever says something new in one language leaves the other
 * behind, and no report goes out until it has caught up. Who says the same again confirms it.
 */
export function tell(
  current: Told | undefined,
  given: Omit<TellField, 'basedOn'>,
  { toldAt, name }: { toldAt: string; name: string | undefined },
): Omit<Told, 'written'> {
  const version = (current?.version ?? 0) + 1;
  const fresh = { version, toldAt, ...(name === undefined ? {} : { name }) };
  const only = onlyTongue(given);
  const words = wordsOf(given);
  if (only === undefined || !isTold(current)) return { ...fresh, ...words };
  const other: Tongue = only === 'fr' ? 'nl' : 'fr';
  if (current[other] !== undefined && (current[only] === undefined || current.behind === only)) {
    const { behind: _caughtUp, written: _before, ...same } = current;
    return { ...same, version, ...wordsOf(given) };
  }
  if (current[only] === given[only]) {
    const { written: _before, name: _said, ...same } = current;
    return { ...same, ...fresh };
  }
  const kept = current[other];
  return { ...fresh, ...words, ...(kept === undefined ? {} : { [other]: kept, behind: other }) };
}
const wordsOf = ({ fr, nl }: Omit<TellField, 'basedOn'>): { fr?: string; nl?: string } => ({
  ...(fr === undefined ? {} : { fr }),
  ...(nl === undefined ? {} : { nl }),
});
const onlyTongue = ({ fr, nl }: Omit<TellField, 'basedOn'>): Tongue | undefined => {
  if ((fr === undefined) === (nl === undefined)) return undefined;
  return fr === undefined ? 'nl' : 'fr';
};

/** When it held: as told, else when its writer acted. */
export const toldAtOf = (given: string | undefined, { actedAt }: Context): string =>
  new Date(given ?? actedAt).toISOString();
