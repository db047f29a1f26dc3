import { useEffect, useRef, useState } from 'react';
import {
  CHECKED_EVERY_DAYS,
  cardOf,
  cardsToRemove,
  isStale,
  KEPT_AFTER_DAYS,
  spaced,
  staleCards,
} from '../../shared/contacts/cards.ts';
import type { ContactCard } from '../../shared/contacts/schema.ts';
import { rulingAt } from '../../shared/ruling.ts';
import { begin } from '../desk/deskState.ts';
import { useMay, useSending } from '../desk/form.ts';
import { SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { SheetPart } from '../ui/Sheet.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { Checked } from './FirstNumber.tsx';
import { ORGANISATION_KINDS } from './groups.ts';
import { cardName } from './names.ts';

type Kind = 'all' | 'people' | (typeof ORGANISATION_KINDS)[number];

/** Contact cards with the age of their check, and those past it one after another. */
export function Contacts() {
  const { say, language } = useLanguage();
  const now = useMinute();
  const at = new Date(now).toISOString();
  const room = useRoom(store => store.room);
  const [kind, setKind] = useState<Kind>('all');
  const mayRecord = useMay('contact.record');
  const mayRegister = useMay('organisation.register');
  const rows = rowsOf(kind);
  function rowsOf(of: Kind) {
    const houses = Object.values(room.organisations)
      .filter(house => of === 'all' || house.kind === of)
      .map(({ id, name }) => ({
        key: `organisation:${id}`,
        name: read(name, language),
        card: cardOf(room, { organisation: id }),
      }));
    const people = Object.values(room.contacts).flatMap(card =>
      card.person !== undefined && (of === 'all' || of === 'people')
        ? [{ key: `person:${card.person}`, name: cardName(room, card, language), card }]
        : [],
    );
    return [...(of === 'people' ? [] : houses), ...people].sort((a, b) => a.name.localeCompare(b.name, language));
  }
  return (
    <>
      {mayRecord && <OneAfterAnother at={at} now={now} />}
      <ToRemove at={at} />
      <SheetPart
        title={say('people.contacts')}
        acts={
          mayRegister && (
            <Button onClick={() => begin({ kind: 'form', form: 'people.organisation' })}>
              {say('people.organisationNew')}
            </Button>
          )
        }
      >
        <div className="chooser">
          <Field label={say('people.kind')}>
            {control => (
              <select {...control} value={kind} onChange={event => setKind(event.target.value as Kind)}>
                {(['all', 'people', ...ORGANISATION_KINDS] as const).map(each => (
                  <option key={each} value={each}>
                    {say(`people.kind.${each}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('people.name')}</th>
              <th scope="col">{say('people.number')}</th>
              <th scope="col">{say('people.verified')}</th>
              <th scope="col">
                <span className="unseen">{say('people.record')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, card }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td>{card ? <Numbers card={card} /> : <span className="older">{say('people.noCard')}</span>}</td>
                <td>{card && <Checked at={card.verified?.at} stale={isStale(card, at)} now={now} />}</td>
                <td className="row-act">
                  {mayRegister && key.startsWith('organisation:') && (
                    <Button
                      rank="link"
                      aria-label={`${say('people.organisationChange')} : ${name}`}
                      onClick={() =>
                        begin({ kind: 'form', form: 'people.organisation', about: key.slice('organisation:'.length) })
                      }
                    >
                      {say('people.organisationChange')}
                    </Button>
                  )}
                  {mayRecord && (
                    <Button
                      rank="link"
                      aria-label={`${say(card ? 'people.record' : 'people.recordNew')} : ${name}`}
                      onClick={() => begin({ kind: 'form', form: 'people.record', about: key })}
                    >
                      {say(card ? 'people.record' : 'people.recordNew')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </SheetPart>
    </>
  );
}

/** Cards of those who have left, past the time for which they may be kept. */
function ToRemove({ at }: { at: string }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const mayRemove = useMay('contact.remove');
  const { sending, submit } = useSending();
  const cards = cardsToRemove(room, at);
  if (!mayRemove || cards.length === 0) return null;
  return (
    <SheetPart title={say('people.toRemove', { n: rulingAt(KEPT_AFTER_DAYS, at).value })}>
      <SendingState sending={sending} paths={[]} />
      <ul className="plain-list">
        {cards.map(card => (
          <li key={card.id}>
            <span>{cardName(room, card, language)}</span>
            <Button
              rank="link"
              aria-label={`${say('people.removeCard')} : ${cardName(room, card, language)}`}
              onClick={() => void submit('contact.remove', { contact: card.id })}
            >
              {say('people.removeCard')}
            </Button>
          </li>
        ))}
      </ul>
    </SheetPart>
  );
}

/** All numbers of a card, in the order in which they are tried. */
function Numbers({ card }: { card: ContactCard }) {
  const { say } = useLanguage();
  return (
    <>
      {card.phones.map(({ number, kind }) => (
        <span key={number} className="number">
          <a className="n" href={`tel:${number}`}>
            {spaced(number)}
          </a>{' '}
          <span className="older">{say(`people.phone.${kind}`)}</span>
        </span>
      ))}
      {card.email && <span className="number older">{card.email}</span>}
    </>
  );
}

/** The cards past their check, one at a time: Enter when it answers, and the next one stands there. */
function OneAfterAnother({ at, now }: { at: string; now: number }) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const { sending, submit } = useSending();
  const verify = useRef<HTMLButtonElement>(null);
  const begun = useRef(false);
  const stale = staleCards(room, at);
  const card = stale.find(({ id }) => !skipped.includes(id)) ?? stale[0];
  const ruling = rulingAt(CHECKED_EVERY_DAYS, at);
  const shown = card?.id;
  // The next card takes the hand of the one before: the keyboard never has to look for it.
  useEffect(() => {
    if (begun.current && shown !== undefined) verify.current?.focus();
  }, [shown]);
  if (!card)
    return (
      <SheetPart title={say('people.verifyAll')}>
        <p className="older">
          <StateShape name="tick" tone="done" /> {say('people.allVerified', { n: ruling.value })}
        </p>
      </SheetPart>
    );
  const isOrganisation = card.organisation !== undefined;
  return (
    <SheetPart title={say('people.toVerify', { n: stale.length })}>
      <SendingState sending={sending} paths={[]} />
      <div className="verify-card">
        <p className="name">{cardName(room, card, language)}</p>
        <p>
          <Numbers card={card} />
        </p>
        <p>
          <span className="older">{say('people.verified')}</span>
          <Checked at={card.verified?.at} stale now={now} />
        </p>
        <p className="acts">
          <button
            ref={verify}
            type="button"
            className="button primary"
            onClick={() => {
              begun.current = true;
              void submit('contact.verify', { contact: card.id });
            }}
          >
            <span>{say('people.verify')}</span>
          </button>
          <Button
            onClick={() =>
              begin({
                kind: 'form',
                form: 'people.record',
                about: isOrganisation ? `organisation:${card.organisation}` : `person:${card.person}`,
              })
            }
          >
            {say('people.record')}
          </Button>
          <Button rank="link" onClick={() => setSkipped([...skipped.filter(id => id !== card.id), card.id])}>
            {say('people.skip')}
          </Button>
        </p>
        <p className="older rule">{say('people.rule', { n: ruling.value, source: read(ruling.source, language) })}</p>
      </div>
    </SheetPart>
  );
}
