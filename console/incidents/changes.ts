import type { CommandData } from '../../shared/commands.ts';
import type { Incident } from '../../shared/incidents/schema.ts';
import type { IncidentDraft } from '../desk/payloads.ts';

/** What a person may change of an incident, as one language shows it. */
export type Change = Pick<IncidentDraft, 'title' | 'text' | 'kind' | 'severity' | 'category'> & {
  readonly lead: string;
};
const FIELDS = ['title', 'text', 'lead', 'kind', 'severity', 'category'] as const;

/** Only what the hand has changed goes: a title in two languages that nobody touched stays in two languages. */
export function changedData(
  { id }: Pick<Incident, 'id'>,
  before: Change,
  after: Change,
): CommandData<'incident.update'> | undefined {
  // An emptied title is sent, and refused at its field; an emptied text or lead cannot be told apart from none.
  const changed = FIELDS.filter(key => after[key] !== before[key] && (after[key] !== '' || key === 'title'));
  return changed.length === 0
    ? undefined
    : { incident: id, ...Object.fromEntries(changed.map(key => [key, after[key]])) };
}

/**
 * What a form shows when the incident has moved on since it was opened. A field that only the other changed takes the
 * new value; one that both changed, each in another way, is disputed until a person chooses.
 * @param base what the form started from @param now as it stands @param mine as typed
 */
export function mergeChange(
  base: Change,
  now: Change,
  mine: Change,
): { readonly draft: Change; readonly disputed: readonly (keyof Change)[] } {
  const moved = FIELDS.filter(field => now[field] !== base[field]);
  const disputed = moved.filter(field => mine[field] !== base[field] && mine[field] !== now[field]);
  const taken = moved.filter(field => mine[field] === base[field]);
  return { draft: { ...mine, ...Object.fromEntries(taken.map(field => [field, now[field]])) }, disputed };
}

/** The newest of what is told of it: whoever sees the form has seen it up to here. */
export const latestOf = ({ told }: Pick<Incident, 'told'>): string | undefined =>
  Object.values(told).reduce<string | undefined>(
    (a, b) => (a === undefined || Date.parse(b) > Date.parse(a) ? b : a),
    undefined,
  );
