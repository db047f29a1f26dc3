import { cardOf, spaced } from '../../shared/contacts/cards.ts';
import type { PhoneKind } from '../../shared/contacts/schema.ts';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useMay, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { cardName } from './names.ts';
import { dialled } from './phone.ts';

interface Draft {
  readonly id: string;
  readonly seen: string | undefined;
  readonly phones: readonly { readonly number: string; readonly kind: PhoneKind }[];
  readonly email: string;
  readonly note: string;
}
const KINDS: readonly PhoneKind[] = ['duty', 'mobile', 'desk', 'home', 'satellite'];
/** So many lines stand ready; a card rarely has more. */
const LINES = 3;

/** A contact card: its numbers in the order in which they are tried. `about`: `person:ID` or `organisation:ID`. */
export default function RecordContact({ about = '' }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const [kind, id = ''] = about.split(':');
  const subject = kind === 'person' ? { person: id } : { organisation: id };
  const card = cardOf(room, subject);
  const form = `people.record ${about}`;
  const [draft, change] = useDraft<Draft>(form, () => ({
    id: card?.id ?? crypto.randomUUID(),
    seen: card?.recorded.at,
    phones: Array.from({ length: Math.max(LINES, card?.phones.length ?? 0) }, (_each, i) => {
      const phone = card?.phones[i];
      return phone
        ? { number: spaced(phone.number), kind: phone.kind }
        : { number: '', kind: i === 0 ? 'duty' : 'mobile' };
    }),
    email: card?.email ?? '',
    note: card?.note ?? '',
  }));
  const { sending, failure, submit } = useSending();
  const mayRemove = useMay('contact.remove');
  const who = cardName(room, subject, language);
  const filled = draft.phones.filter(({ number }) => number.trim() !== '');
  const save = async () => {
    const data = {
      ...{ contact: draft.id, ...subject },
      phones: filled.map(phone => ({ number: dialled(phone.number), kind: phone.kind })),
      ...(draft.email.trim() ? { email: draft.email.trim() } : {}),
      ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
      ...(draft.seen ? { seen: draft.seen } : {}),
    };
    if (await submit('contact.record', data, form)) stepBack();
  };
  const remove = async () => {
    if (card && (await submit('contact.remove', { contact: card.id }, form))) stepBack();
  };
  /** The server counts the numbers that were sent, the form its lines: an error goes to the line it came from. */
  const errorAt = (line: number) => {
    const place = filled.indexOf(draft.phones[line] as (typeof filled)[number]);
    return place < 0 ? undefined : errorFor(`phones.${place}`, failure);
  };
  const set = (line: number, part: Partial<Draft['phones'][number]>) =>
    change({ phones: draft.phones.map((phone, i) => (i === line ? { ...phone, ...part } : phone)) });
  return (
    <Dialog
      title={say('people.recordFor', { who })}
      onClose={stepBack}
      actions={
        <>
          <Button rank="primary" type="submit" form="record-contact" disabled={sending.state === 'sending'}>
            {say('people.saveCard')}
          </Button>
          {card && mayRemove && <Button onClick={() => void remove()}>{say('people.removeCard')}</Button>}
        </>
      }
    >
      <DialogForm id="record-contact" onSubmit={() => void save()}>
        <SendingState sending={sending} paths={['email', 'note', ...filled.map((_each, i) => `phones.${i}`)]} />
        <p className="older">{say('people.phoneHint')}</p>
        {draft.phones.map((phone, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the line is its place
          <div className="phone-line" key={i}>
            <Field label={say('people.phone', { n: i + 1 })} error={errorAt(i)}>
              {control => (
                <input
                  {...control}
                  className="n"
                  inputMode="tel"
                  value={phone.number}
                  onChange={event => set(i, { number: event.target.value })}
                />
              )}
            </Field>
            <Field label={say('people.phoneKind', { n: i + 1 })}>
              {control => (
                <select
                  {...control}
                  value={phone.kind}
                  onChange={event => set(i, { kind: event.target.value as PhoneKind })}
                >
                  {KINDS.map(each => (
                    <option key={each} value={each}>
                      {say(`people.phone.${each}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
        ))}
        <Field label={say('people.email')} optional error={errorFor('email', failure)}>
          {control => (
            <input
              {...control}
              type="email"
              value={draft.email}
              onChange={event => change({ email: event.target.value })}
            />
          )}
        </Field>
        <Field label={say('people.note')} optional error={errorFor('note', failure)}>
          {control => (
            <input {...control} value={draft.note} onChange={event => change({ note: event.target.value })} />
          )}
        </Field>
      </DialogForm>
    </Dialog>
  );
}
