import type { Incident } from '../../shared/incidents/schema.ts';
import type { FunctionCode, OrganisationKind } from '../../shared/people/schema.ts';
import type { Perimeter } from '../../shared/perimeters/schema.ts';
import { COMMUNES, POLICE_ZONES, sortByName } from '../../shared/territory/reference.ts';
import { AnyOf } from '../desk/Choices.tsx';
import type { AlertDraft } from '../desk/payloads.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { communeFull, functionName, zoneFull } from '../situation/names.ts';
import { Field } from '../ui/Field.tsx';

/** Functions that may be addressed: services and directors first, then authorities, then the centre. */
const FUNCTION_CODES: readonly FunctionCode[] = [
  'transport-dispatch',
  'fire-dispatch',
  'dir-d1',
  'dir-d2',
  'dir-d3',
  'dir-d4',
  'dir-d5',
  'high-official',
  'minister-interior',
  'mayor',
  'commune-liaison',
  'zone-officer',
  'zone-images',
  'information-manager',
  'regional-operator',
  'video-operator',
];

type To = Pick<AlertDraft, 'communes' | 'zones' | 'functions' | 'perimeter'> & {
  /** Offered where the draft knows of them. */
  readonly organisations?: readonly string[];
};
/** Those that are addressed by themselves; communes, zones and the fire service are reached as such. */
const ADDRESSED: readonly OrganisationKind[] = ['transport', 'utility', 'hospital', 'federal', 'other'];

/** How many the alert will have: communes of a drawn area that are named too count once. */
export const recipientCount = (draft: To, perimeter: Pick<Perimeter, 'communes'> | undefined): number =>
  new Set([...draft.communes, ...(perimeter?.communes ?? [])]).size +
  draft.zones.length +
  draft.functions.length +
  (draft.organisations?.length ?? 0);

interface Props {
  draft: To;
  change: (part: Partial<To>) => void;
  incident: Incident | undefined;
  /** The draft that is revised carries an area of its own. */
  keptArea: boolean;
  error: string | undefined;
}

/** To whom: communes, police zones, functions, a drawn area; each set of the incident is one press away. */
export function Recipients({ draft, change, incident, keptArea, error }: Props) {
  const { say, language } = useLanguage();
  const perimeters = useRoom(store => store.room.perimeters);
  const drawn = Object.values(perimeters).filter(p => !p.lifted && p.incident === incident?.id);
  const all = COMMUNES.map(c => c.nis);
  const organisations = useRoom(store => store.room.organisations);
  const houses = Object.values(organisations)
    .filter(({ kind }) => ADDRESSED.includes(kind))
    .sort((a, b) => read(a.name, language).localeCompare(read(b.name, language), language));
  return (
    <>
      <AnyOf
        label={say('alert.toCommunes')}
        options={sortByName(COMMUNES, language).map(({ nis }) => ({ value: nis, label: communeFull(nis, language) }))}
        values={draft.communes}
        onChange={communes => change({ communes })}
        sets={[
          ...(incident?.communes.length ? [{ label: say('desk.incidentCommunes'), values: incident.communes }] : []),
          { label: say('alert.allCommunes'), values: all },
          { label: say('desk.noCommunes'), values: [] },
        ]}
        error={error}
      />
      <AnyOf
        label={say('alert.toZones')}
        options={POLICE_ZONES.map(({ zone }) => ({ value: zone, label: zoneFull(zone, language) }))}
        values={draft.zones}
        onChange={zones => change({ zones })}
        sets={incident?.zones.length ? [{ label: say('desk.incidentCommunes'), values: incident.zones }] : []}
        columns={1}
      />
      <AnyOf
        label={say('alert.toFunctions')}
        options={FUNCTION_CODES.map(code => ({ value: code, label: functionName(code, language) }))}
        values={draft.functions}
        onChange={functions => change({ functions: functions as readonly FunctionCode[] })}
      />
      {draft.organisations !== undefined && houses.length > 0 && (
        <AnyOf
          label={say('alert.toOrganisations')}
          options={houses.map(({ id, name }) => ({ value: id, label: read(name, language) }))}
          values={draft.organisations}
          onChange={organisations => change({ organisations })}
        />
      )}
      {(drawn.length > 0 || keptArea) && (
        <Field label={say('alert.toArea')}>
          {control => (
            <select
              {...control}
              value={draft.perimeter ?? ''}
              onChange={event => change({ perimeter: event.target.value || undefined })}
            >
              <option value="">{say('desk.noArea.none')}</option>
              {keptArea && <option value="kept">{say('alert.toArea')}</option>}
              {drawn.map(p => (
                <option key={p.id} value={p.id}>
                  {say(`perimeter.${p.zone}`)} · {read(p.reason, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </>
  );
}
