import { useMemo } from 'react';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { Field } from '../ui/Field.tsx';

interface Props {
  value: string | undefined;
  onChange: (incident: string | undefined) => void;
  error?: string | undefined;
}

/** Which incident it is about: those that are open, newest first, or none. */
export function IncidentChoice({ value, onChange, error }: Props) {
  const { say, language } = useLanguage();
  const incidents = useRoom(store => store.room.incidents);
  const open = useMemo(
    () =>
      Object.values(incidents)
        .filter(incident => incident.status === 'open' || incident.id === value)
        .sort((a, b) => b.opened.at.localeCompare(a.opened.at))
        .slice(0, 200),
    [incidents, value],
  );
  return (
    <Field label={say('message.about')} error={error}>
      {control => (
        <select {...control} value={value ?? ''} onChange={event => onChange(event.target.value || undefined)}>
          <option value="">{say('desk.wholeRoom')}</option>
          {open.map(incident => (
            <option key={incident.id} value={incident.id}>
              {read(incident.title, language)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
