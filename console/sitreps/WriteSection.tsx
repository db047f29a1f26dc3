import { useId } from 'react';
import { contributionId } from '../../shared/sitreps/contributionId.ts';
import {
  FIELD_NAMES,
  fieldsOf,
  SECTION_NAMES,
  type Section,
  type Field as SectionField,
} from '../../shared/sitreps/doctrine.ts';
import { isOwnWord } from '../../shared/sitreps/speakers.ts';
import { forgetDraft } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { SendingState, sendByKey } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { personName } from '../situation/names.ts';
import { BilingualField } from '../ui/BilingualField.tsx';
import { Button } from '../ui/Button.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { Meanwhile } from '../ui/Meanwhile.tsx';
import { baseOf, changedField, type Draft, mergeField } from './merge.ts';
import { useSectionName } from './Sections.tsx';

interface Props {
  incident: string;
  section: Section;
  onDone: () => void;
}
interface Written {
  readonly fields: Draft;
  readonly name: string;
}

/** One section, written in both languages; what somebody else changes meanwhile is shown, and chosen. */
export function WriteSection({ incident, section, onDone }: Props) {
  const { say, language } = useLanguage();
  const heading = useId();
  const room = useRoom(store => store.room);
  const me = useRoom(store => store.me);
  const form = `sitrep ${contributionId(incident, section)}`;
  const standing = room.contributions[contributionId(incident, section)]?.fields ?? {};
  const names = fieldsOf(section);
  const [draft, change] = useDraft<Written>(form, () => ({
    fields: Object.fromEntries(names.map(f => [f, { base: baseOf(standing[f]), mine: baseOf(standing[f]) }])),
    name: Object.values(standing).find(told => told.name)?.name ?? '',
  }));
  const { sending, failure, submit } = useSending();
  const who = useSectionName()(section);
  const own = isOwnWord(me?.mandates ?? [], section);
  const merged = names.map(field => {
    const { base, mine } = draft.fields[field] ?? { base: baseOf(undefined), mine: baseOf(undefined) };
    return { field, told: standing[field], ...mergeField(base, standing[field], mine) };
  });
  const set = (field: SectionField, part: NonNullable<Draft[SectionField]>) =>
    change({ fields: { ...draft.fields, [field]: part } });
  const disputed = merged.some(each => each.disputed);
  const save = async () => {
    if (disputed) return;
    const changed = merged.flatMap(each => {
      const sent = changedField(each);
      return sent ? [[each.field, sent] as const] : [];
    });
    if (changed.length === 0) {
      forgetDraft(form);
      return onDone();
    }
    const name = own || draft.name.trim() === '' ? {} : { name: draft.name.trim() };
    const data = { incident, section, fields: Object.fromEntries(changed), ...name };
    if (await submit('sitrep.contribute', data, form)) onDone();
  };
  const tongue = language === 'nl' ? 'nl' : 'fr';
  return (
    <form
      className="sitrep-write"
      aria-labelledby={heading}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={event => {
        sendByKey(event);
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <h4 id={heading}>
        {who === read(SECTION_NAMES[section], language) ? who : `${who} · ${read(SECTION_NAMES[section], language)}`}
      </h4>
      {sending.state !== 'idle' && <SendingState sending={sending} paths={names.map(f => `fields.${f}`)} />}
      {merged.map(({ field, told, value, base, disputed: asks }, place) => (
        <div key={field}>
          {asks && told && (
            <Meanwhile
              field={read(FIELD_NAMES[field], language)}
              who={personName(room, told.written.by)}
              at={told.written.at}
              theirs={[told.fr ?? '–', told.nl ?? '–'].join('\n')}
              onTake={() => set(field, { base: baseOf(told), mine: baseOf(told) })}
              onKeep={() => set(field, { base: baseOf(told), mine: value })}
            />
          )}
          <BilingualField
            label={read(FIELD_NAMES[field], language)}
            value={{ fr: value.fr, nl: value.nl }}
            onChange={mine => set(field, { base, mine })}
            rows={2}
            most={2_000}
            first={tongue}
            autoFocus={place === 0}
            optional
            errors={{ [tongue]: errorFor(`fields.${field}`, failure) }}
          />
        </div>
      ))}
      {!own && (
        <Field label={say('sitreps.saidBy')} hint={say('sitreps.saidByHint')} optional>
          {control => (
            <input
              {...control}
              maxLength={120}
              value={draft.name}
              onChange={event => change({ name: event.target.value })}
            />
          )}
        </Field>
      )}
      <p className="acts">
        <Button rank="primary" type="submit" shortcut="Ctrl Enter" disabled={disputed || sending.state === 'sending'}>
          {say('sitreps.save', { who })}
        </Button>
        <Button shortcut="Esc" onClick={onDone}>
          {say('command.close')}
        </Button>
      </p>
    </form>
  );
}
