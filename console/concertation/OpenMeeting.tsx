import { PARTS } from '../../shared/meetings/parts.ts';
import type { AgendaPart, Organ } from '../../shared/meetings/schema.ts';
import { isValid } from '../../shared/people/mandates.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import { COMMUNES, sortByName } from '../../shared/territory/reference.ts';
import { OneOf } from '../desk/Choices.tsx';
import { openSheet, stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { communeFull } from '../situation/names.ts';
import { type Bilingual, BilingualField } from '../ui/BilingualField.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { holderName } from './names.ts';

const ORGANS: readonly Organ[] = ['cc-prov', 'cc-com', 'safety-cell', 'hourly', 'free'];
interface Draft {
  readonly id: string;
  readonly organ: Organ;
  readonly name: Bilingual;
  readonly commune: string;
  readonly place: string;
  readonly chair: string;
  readonly secretary: string;
  /** One item a line, by part. */
  readonly agenda: Readonly<Record<AgendaPart, string>>;
}
/** Who is offered first for the chair: the authority of the organ. */
const CHAIRS: Readonly<Record<Organ, string>> = {
  'cc-prov': 'high-official',
  'cc-com': 'mayor',
  'safety-cell': 'mayor',
  hourly: 'high-official',
  free: 'regional-operator',
};

/** Opens a meeting: what meets, where, who chairs, and the agenda in the order of the method. */
export default function OpenMeeting({ incident }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const me = useRoom(store => store.me);
  const name = `meetings.open ${incident ?? ''}`;
  const [draft, change] = useDraft<Draft>(name, () => ({
    id: crypto.randomUUID(),
    organ: 'cc-prov',
    name: { fr: '', nl: '' },
    commune: (incident && room.incidents[incident]?.communes[0]) || '21004',
    place: say('meeting.roomOfCentre'),
    chair: '',
    secretary: me?.mandates[0]?.id ?? '',
    agenda: {
      image: say('meeting.default.image'),
      judgement: say('meeting.default.judgement'),
      decision: say('meeting.default.decision'),
    },
  }));
  const { sending, failure, submit } = useSending();
  const at = new Date(serverNow()).toISOString();
  const holders = Object.values(room.mandates)
    .filter(m => isValid(m, at))
    .sort((a, b) => weight(a, draft.organ) - weight(b, draft.organ));
  const chair = draft.chair || holders[0]?.id || '';
  const withCommune = draft.organ === 'cc-com' || draft.organ === 'safety-cell';
  const open = async () => {
    const agenda = PARTS.flatMap(part =>
      draft.agenda[part]
        .split('\n')
        .filter(title => title.trim())
        .map(title => ({ item: crypto.randomUUID(), part, title: title.trim() })),
    );
    const data = {
      ...{ meeting: draft.id, organ: draft.organ, place: draft.place, chair, agenda },
      ...(draft.organ === 'free' ? { name: { ...draft.name } } : {}),
      ...(withCommune ? { commune: draft.commune } : {}),
      ...(draft.secretary ? { secretary: draft.secretary } : {}),
      ...(incident && draft.organ !== 'safety-cell' ? { incident } : {}),
    };
    if (!(await submit('meeting.open', data, name))) return;
    stepBack();
    openSheet('concertation', draft.id);
  };
  const people = (value: string, onChange: (id: string) => void, control: object, empty: boolean) => (
    <select {...control} value={value} onChange={event => onChange(event.target.value)}>
      {empty && <option value="">–</option>}
      {holders.map(m => (
        <option key={m.id} value={m.id}>
          {holderName(room, m.id, language)}
        </option>
      ))}
    </select>
  );
  return (
    <Dialog
      title={say('meeting.open')}
      onClose={stepBack}
      actions={
        <Button
          rank="primary"
          type="submit"
          form="open-meeting"
          disabled={sending.state === 'sending'}
          shortcut="Ctrl Enter"
        >
          {say('meeting.open')}
        </Button>
      }
    >
      <DialogForm id="open-meeting" onSubmit={() => void open()}>
        <SendingState sending={sending} paths={['organ', 'name', 'commune', 'place', 'chair', 'secretary', 'agenda']} />
        {incident && room.incidents[incident] && (
          <p className="older">{read(room.incidents[incident].title, language)}</p>
        )}
        <OneOf
          label={say('meeting.organ')}
          options={ORGANS.map(value => ({ value, label: say(`meeting.organ.${value}`) }))}
          value={draft.organ}
          onChange={organ => change({ organ, chair: '' })}
        />
        {draft.organ === 'free' && (
          <BilingualField
            label={say('meeting.name')}
            value={draft.name}
            onChange={value => change({ name: value })}
            most={120}
            errors={{ fr: errorFor('name', failure), nl: undefined }}
          />
        )}
        {withCommune && (
          <Field label={say('meeting.commune')} error={errorFor('commune', failure)}>
            {control => (
              <select {...control} value={draft.commune} onChange={e => change({ commune: e.target.value })}>
                {sortByName(COMMUNES, language).map(({ nis }) => (
                  <option key={nis} value={nis}>
                    {communeFull(nis, language)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field label={say('meeting.chair')} error={errorFor('chair', failure)}>
          {control => people(chair, id => change({ chair: id }), control, false)}
        </Field>
        <Field label={say('meeting.secretary')} optional error={errorFor('secretary', failure)}>
          {control => people(draft.secretary, id => change({ secretary: id }), control, true)}
        </Field>
        <Field label={say('meeting.place')} error={errorFor('place', failure)}>
          {control => (
            <input {...control} value={draft.place} maxLength={160} onChange={e => change({ place: e.target.value })} />
          )}
        </Field>
        {PARTS.map(part => (
          <Field key={part} label={say(`meeting.part.${part}`)} hint={say('meeting.oneALine')}>
            {control => (
              <textarea
                {...control}
                rows={2}
                value={draft.agenda[part]}
                onChange={e => change({ agenda: { ...draft.agenda, [part]: e.target.value } })}
              />
            )}
          </Field>
        ))}
      </DialogForm>
    </Dialog>
  );
}
const weight = (m: Mandate, organ: Organ): number =>
  m.function === CHAIRS[organ] ? 0 : /^(high-official|mayor|minister)/.test(m.function) ? 1 : 2;
