import { useState } from 'react';
import type { Text } from '../../shared/language/text.ts';
import type { Failure } from '../../shared/protocol.ts';
import { AnyOf, OneOf } from '../desk/Choices.tsx';
import { useLanguage } from '../language/Language.tsx';
import { useRoom } from '../room/store.ts';
import { functionName } from '../situation/names.ts';
import { BilingualField } from '../ui/BilingualField.tsx';
import { Button } from '../ui/Button.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import type { Deciders, Informing, Named } from './informing.ts';

const WAYS: readonly Informing['how'][] = ['telephone', 'present', 'video', 'signed'];

interface Props {
  readonly informing: Informing;
  readonly change: (part: Partial<Informing>) => void;
  readonly deciders: Deciders;
  readonly recipients: readonly Named[];
  readonly letter: { readonly headline: Text; readonly body: Text };
  readonly failure: Failure | undefined;
}

/** The decision that goes with a change of perimeter: by whom, to whom, and both texts, before anything leaves. */
export function DecisionPart({ informing, change, deciders, recipients, letter, failure }: Props) {
  const { say, language } = useLanguage();
  const people = useRoom(store => store.room.people);
  const able = deciders.self || deciders.others.length > 0;
  const { without = [] } = informing;
  return (
    <section className="decision-part" aria-label={say('perimeter.decision')}>
      <label className="switch">
        <input
          type="checkbox"
          checked={informing.inform && able}
          disabled={!able}
          onChange={event => change({ inform: event.target.checked })}
        />
        <span>{say('perimeter.inform')}</span>
      </label>
      {!able && <p className="stale">{say('perimeter.noDecider')}</p>}
      {informing.inform && able && (
        <>
          {!deciders.self && (
            <>
              <Field label={say('phase.decidedBy')} error={errorFor('inform.decidedBy', failure)}>
                {control => (
                  <select
                    {...control}
                    value={informing.mandate ?? deciders.others[0]?.id}
                    onChange={event => change({ mandate: event.target.value })}
                  >
                    {deciders.others.map(m => (
                      <option key={m.id} value={m.id}>
                        {people[m.person]?.name ?? m.person}, {functionName(m.function, language)}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              <OneOf
                label={say('phase.given')}
                options={WAYS.map(value => ({ value, label: say(`desk.how.${value}`) }))}
                value={informing.how}
                onChange={how => change({ how })}
              />
            </>
          )}
          {recipients.length > 0 && (
            <AnyOf
              label={say('perimeter.recipients')}
              options={recipients.map(({ value, name }) => ({ value, label: name }))}
              values={recipients.map(r => r.value).filter(value => !without.includes(value))}
              onChange={values =>
                change({ without: recipients.map(r => r.value).filter(value => !values.includes(value)) })
              }
              error={errorFor('inform.to', failure)}
            />
          )}
          <Letter informing={informing} change={change} letter={letter} failure={failure} />
        </>
      )}
    </section>
  );
}

/** Both texts as they will leave; written from the data until a hand changes them. */
function Letter({ informing, change, letter, failure }: Pick<Props, 'informing' | 'change' | 'letter' | 'failure'>) {
  const { say, language } = useLanguage();
  const { headline = letter.headline, body = letter.body } = informing;
  const [editing, setEditing] = useState(informing.headline !== undefined || informing.body !== undefined);
  const wrong = errorFor('inform.headline', failure) ?? errorFor('inform.body', failure);
  const order = language === 'nl' ? (['nl', 'fr'] as const) : (['fr', 'nl'] as const);
  if (!editing && !wrong)
    return (
      <div className="letter">
        {order.map(each => (
          <article key={each} lang={each}>
            <h3>
              <abbr className="n stale" title={say(each === 'fr' ? 'command.french' : 'command.dutch')}>
                {each.toUpperCase()}
              </abbr>{' '}
              {headline[each]}
            </h3>
            <p>{body[each]}</p>
          </article>
        ))}
        <Button rank="link" onClick={() => setEditing(true)}>
          {say('perimeter.editLetter')}
        </Button>
      </div>
    );
  return (
    <div className="letter editing">
      {(['headline', 'body'] as const).map(part => (
        <BilingualField
          key={part}
          label={say(`perimeter.${part}`)}
          value={part === 'headline' ? headline : body}
          onChange={({ fr, nl }) => change({ [part]: { fr, nl } })}
          rows={part === 'headline' ? 3 : 9}
          most={part === 'headline' ? 160 : 2_000}
          first={order[0]}
          errors={{ fr: errorFor(`inform.${part}.fr`, failure), nl: errorFor(`inform.${part}.nl`, failure) }}
        />
      ))}
    </div>
  );
}
