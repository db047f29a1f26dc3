import type { Recipient } from '../../shared/recipients/schema.ts';
import { COMMUNES, POLICE_ZONES, sortByName } from '../../shared/territory/reference.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { communeFull, functionName, zoneFull } from '../situation/names.ts';
import { Field } from '../ui/Field.tsx';
import { FUNCTIONS_ADDRESSED } from './functions.ts';

export const ownerKey = ({ kind, id }: Recipient): string => `${kind} ${id}`;
export const ownerOfKey = (key: string): Recipient => {
  const [kind = 'function', id = ''] = key.split(' ');
  return { kind: kind as Recipient['kind'], id };
};

interface Props {
  value: string;
  onChange: (key: string) => void;
  error: React.ReactNode;
}

/** Whom a task is for: functions, communes, zones, organisations, in one list with headings. */
export function OwnerField({ value, onChange, error }: Props) {
  const { say, language } = useLanguage();
  const organisations = useRoom(store => store.room.organisations);
  const others = Object.values(organisations).sort((a, b) =>
    read(a.name, language).localeCompare(read(b.name, language), language),
  );
  return (
    <Field label={say('task.owner')} error={error}>
      {control => (
        <select {...control} value={value} onChange={event => onChange(event.target.value)}>
          <optgroup label={say('task.ownerFunctions')}>
            {FUNCTIONS_ADDRESSED.map(code => (
              <option key={code} value={`function ${code}`}>
                {functionName(code, language)}
              </option>
            ))}
          </optgroup>
          <optgroup label={say('task.ownerCommunes')}>
            {sortByName(COMMUNES, language).map(({ nis }) => (
              <option key={nis} value={`commune ${nis}`}>
                {communeFull(nis, language)}
              </option>
            ))}
          </optgroup>
          <optgroup label={say('task.ownerZones')}>
            {POLICE_ZONES.map(({ zone }) => (
              <option key={zone} value={`zone ${zone}`}>
                {zoneFull(zone, language)}
              </option>
            ))}
          </optgroup>
          {others.length > 0 && (
            <optgroup label={say('task.ownerOrganisations')}>
              {others.map(({ id, name }) => (
                <option key={id} value={`organisation ${id}`}>
                  {read(name, language)}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      )}
    </Field>
  );
}
