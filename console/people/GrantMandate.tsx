import { isValid } from '../../shared/people/mandates.ts';
import type { FunctionCode, Scope } from '../../shared/people/schema.ts';
import { FUNCTION_TITLES } from '../../shared/people/titles.ts';
import { COMMUNES, POLICE_ZONES, sortByName } from '../../shared/territory/reference.ts';
import { OneOf } from '../desk/Choices.tsx';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { LANGUAGE_NAMES, type Language, read } from '../language/language.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { communeFull, functionName, zoneFull } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { MandateSelect } from './MandateSelect.tsx';

interface Draft {
  readonly id: string;
  readonly newPerson: string;
  /** An id, or nothing where a new person is registered together with the mandate. */
  readonly person: string;
  readonly name: string;
  readonly language: Language;
  readonly deputyOf: string;
  readonly function: FunctionCode;
  readonly ground: string;
  readonly organisation: string;
  readonly rank: string;
  readonly until: string;
}
const FORM = 'people.grant';
const CODES = Object.keys(FUNCTION_TITLES) as FunctionCode[];

/** `region`, a commune's code or a zone's, as the mandate holds it. */
const scopeOf = (ground: string): Scope =>
  ground === 'region'
    ? 'region'
    : ground.length === 5
      ? { communes: [ground], zones: [] }
      : { communes: [], zones: [ground] };

/** Gives somebody a function on a ground, as holder or as deputy of one; a new person is registered with it. */
export default function GrantMandate(_props: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const at = new Date(serverNow()).toISOString();
  const [draft, change] = useDraft<Draft>(FORM, () => ({
    ...{ id: crypto.randomUUID(), newPerson: crypto.randomUUID(), person: '', name: '', language: 'fr' },
    ...{ deputyOf: '', function: 'commune-liaison', ground: '21004', organisation: '', rank: '1', until: '' },
  }));
  const { sending, failure, submit } = useSending();
  const holder = room.mandates[draft.deputyOf];
  const people = Object.values(room.people).sort((a, b) => a.name.localeCompare(b.name, language));
  const houses = Object.values(room.organisations).sort((a, b) =>
    read(a.name, language).localeCompare(read(b.name, language), language),
  );
  const grant = async () => {
    const person = draft.person || draft.newPerson;
    const known = room.people[person] !== undefined;
    if (!known && !(await submit('person.register', { person, name: draft.name, language: draft.language }))) return;
    const organisation = holder?.organisation ?? draft.organisation;
    const data = {
      ...{ mandate: draft.id, person, from: new Date(serverNow()).toISOString() },
      function: holder?.function ?? draft.function,
      scope: holder?.scope ?? scopeOf(draft.ground),
      ...(organisation ? { organisation } : {}),
      ...(holder ? { deputyOf: holder.id } : {}),
      rank: Number.parseInt(draft.rank, 10) || 1,
      ...(draft.until ? { to: new Date(`${draft.until}T23:59:59Z`).toISOString() } : {}),
    };
    if (await submit('mandate.grant', data, FORM)) stepBack();
  };
  return (
    <Dialog
      title={say('people.grant')}
      onClose={stepBack}
      actions={
        <Button
          rank="primary"
          type="submit"
          form={FORM}
          disabled={sending.state === 'sending' || (!draft.person && draft.name.trim() === '')}
        >
          {say('people.grantThis')}
        </Button>
      }
    >
      <DialogForm id={FORM} onSubmit={() => void grant()}>
        <SendingState sending={sending} paths={['person', 'name', 'deputyOf', 'rank', 'to']} />
        <Field label={say('people.person')} error={errorFor('person', failure)}>
          {control => (
            <select {...control} value={draft.person} onChange={event => change({ person: event.target.value })}>
              <option value="">{say('people.newPerson')}</option>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        {!draft.person && (
          <>
            <Field label={say('people.name')} error={errorFor('name', failure)}>
              {control => (
                <input {...control} value={draft.name} onChange={event => change({ name: event.target.value })} />
              )}
            </Field>
            <OneOf
              label={say('people.language')}
              options={(['fr', 'nl'] as const).map(value => ({ value, label: LANGUAGE_NAMES[value] }))}
              value={draft.language}
              onChange={value => change({ language: value })}
            />
          </>
        )}
        <MandateSelect
          label={say('people.deputyOf')}
          none={say('people.nobody')}
          value={draft.deputyOf}
          offered={m => isValid(m, at) && m.deputyOf === undefined}
          onChange={deputyOf => change({ deputyOf })}
          error={errorFor('deputyOf', failure)}
        />
        {!holder && (
          <>
            <Field label={say('people.function')}>
              {control => (
                <select
                  {...control}
                  value={draft.function}
                  onChange={event => change({ function: event.target.value as FunctionCode })}
                >
                  {CODES.map(code => (
                    <option key={code} value={code}>
                      {functionName(code, language)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field label={say('people.ground')}>
              {control => (
                <select {...control} value={draft.ground} onChange={event => change({ ground: event.target.value })}>
                  <option value="region">{say('people.wholeRegion')}</option>
                  {sortByName(COMMUNES, language).map(({ nis }) => (
                    <option key={nis} value={nis}>
                      {communeFull(nis, language)}
                    </option>
                  ))}
                  {POLICE_ZONES.map(({ zone }) => (
                    <option key={zone} value={zone}>
                      {zoneFull(zone, language)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field label={say('people.organisation')} optional>
              {control => (
                <select
                  {...control}
                  value={draft.organisation}
                  onChange={event => change({ organisation: event.target.value })}
                >
                  <option value="">{say('people.none')}</option>
                  {houses.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {read(name, language)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </>
        )}
        <Field label={say('people.rank')} error={errorFor('rank', failure)}>
          {control => (
            <input
              {...control}
              type="number"
              min={1}
              max={99}
              className="n"
              value={draft.rank}
              onChange={event => change({ rank: event.target.value })}
            />
          )}
        </Field>
        <Field label={say('people.endsOn')} optional error={errorFor('to', failure)}>
          {control => (
            <input
              {...control}
              type="date"
              value={draft.until}
              onChange={event => change({ until: event.target.value })}
            />
          )}
        </Field>
      </DialogForm>
    </Dialog>
  );
}
