import type { IncidentDraft } from '../desk/payloads.ts';
import { useLanguage } from '../language/Language.tsx';
import { Field } from '../ui/Field.tsx';

/** Fields of an incident's forms, as the server names them. */
export const incidentPaths = ['title', 'text', 'severity', 'category', 'kind', 'outcome'] as const;

const CATEGORIES: readonly IncidentDraft['category'][] = [
  'smoke',
  'fire',
  'gas',
  'power',
  'flood',
  'crowd',
  'transport',
  'cyber',
  'other',
];
const KINDS: readonly IncidentDraft['kind'][] = ['incident', 'event', 'exercise', 'test'];

/** Nature and kind, side by side. */
export function CategoryAndKind({
  draft,
  change,
}: {
  draft: Pick<IncidentDraft, 'category' | 'kind'>;
  change: (part: Partial<Pick<IncidentDraft, 'category' | 'kind'>>) => void;
}) {
  const { say } = useLanguage();
  return (
    <div className="pair">
      <Field label={say('incident.category')}>
        {control => (
          <select
            {...control}
            value={draft.category}
            onChange={event => change({ category: event.target.value as IncidentDraft['category'] })}
          >
            {CATEGORIES.map(category => (
              <option key={category} value={category}>
                {say(`incident.category.${category}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('incident.kind')}>
        {control => (
          <select
            {...control}
            value={draft.kind}
            onChange={event => change({ kind: event.target.value as IncidentDraft['kind'] })}
          >
            {KINDS.map(kind => (
              <option key={kind} value={kind}>
                {say(`incident.kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
