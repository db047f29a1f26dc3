import type { ReactNode } from 'react';
import { titleOf } from '../../shared/people/capacity.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { Field } from '../ui/Field.tsx';

interface Props {
  label: ReactNode;
  value: string;
  offered: (mandate: Mandate) => boolean;
  onChange: (mandate: string) => void;
  error?: ReactNode;
  /** What stands for no mandate at all, where that may be chosen. */
  none?: string;
  hint?: ReactNode;
}

/** A mandate by its person and title, by name. */
export function MandateSelect({ label, value, offered, onChange, error, none, hint }: Props) {
  const { language } = useLanguage();
  const room = useRoom(store => store.room);
  const options = Object.values(room.mandates)
    .filter(offered)
    .map(mandate => ({
      id: mandate.id,
      label: `${room.people[mandate.person]?.name ?? ''}, ${read(titleOf(room, mandate), language)}`,
    }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
  return (
    <Field label={label} error={error} hint={hint}>
      {control => (
        <select {...control} value={value} onChange={event => onChange(event.target.value)}>
          <option value="">{none ?? '–'}</option>
          {options.map(option => (
            <option key={option.id} value={option.id}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
