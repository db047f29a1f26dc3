import './words.ts';
import { sameOwner } from '../../shared/conventions/standing.ts';
import type { ImageRightCode } from '../../shared/feeds/schema.ts';
import { AnyOf, OneOf } from '../desk/Choices.tsx';
import { openSheet, stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { dayOf, dayTyped, dayWritten, instantOf } from '../plans/days.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { errorFor, Field } from '../ui/Field.tsx';
import { FormFrame } from './FormFrame.tsx';
import { Line } from './fields.tsx';
import { camerasInOrder, IMAGE_RIGHTS } from './names.ts';

const FORM = 'images.sign';
const PATHS = ['owner', 'reference', 'signed', 'expires', 'scope.rights', 'scope.feeds'];

/** Writes down what an owner and the centre have signed on paper. */
export default function ConventionForm() {
  const { say, language } = useLanguage();
  const feeds = useRoom(store => store.room.feeds);
  const cameras = camerasInOrder(feeds, language);
  const owners = [...new Map(cameras.map(({ owner }) => [read(owner, language), owner])).values()];
  const today = dayOf(serverNow());
  const [draft, change] = useDraft(FORM, () => ({
    ...{ id: crypto.randomUUID(), owner: owners[0] ? read(owners[0], language) : '', reference: '' },
    ...{ signed: dayWritten(today), expires: dayWritten(`${Number(today.slice(0, 4)) + 1}${today.slice(4)}`) },
    ...{ rights: ['live'] as readonly string[], which: 'all' as 'all' | 'some', feeds: [] as readonly string[] },
  }));
  const { sending, failure, submit } = useSending();
  const owner = owners.find(each => read(each, language) === draft.owner);
  const theirs = owner === undefined ? [] : cameras.filter(feed => sameOwner(feed.owner, owner));
  const sign = async () => {
    const done = await submit(
      'convention.sign',
      {
        ...{ convention: draft.id, owner: owner ?? draft.owner, reference: draft.reference },
        // What is no day is sent as it was typed, and refused at its field.
        signed: instantOf(dayTyped(draft.signed), '00:00') ?? draft.signed,
        expires: instantOf(dayTyped(draft.expires), '00:00') ?? draft.expires,
        scope: {
          rights: draft.rights as ImageRightCode[],
          ...(draft.which === 'some' ? { feeds: [...draft.feeds] } : {}),
        },
      },
      FORM,
    );
    if (!done) return;
    stepBack();
    openSheet('images');
  };
  return (
    <FormFrame
      id="images-sign"
      title={say('images.sign')}
      act={say('images.signShort')}
      {...{ sending, paths: PATHS }}
      onSubmit={() => void sign()}
    >
      <Field label={say('feed.owner')} error={errorFor('owner', failure)}>
        {control => (
          <select {...control} value={draft.owner} onChange={event => change({ owner: event.target.value, feeds: [] })}>
            {owners.map(each => (
              <option key={read(each, language)}>{read(each, language)}</option>
            ))}
          </select>
        )}
      </Field>
      <Line
        {...{
          label: say('images.reference'),
          hint: say('images.referenceHint'),
          path: 'reference',
          failure,
          most: 120,
        }}
        value={draft.reference}
        onChange={reference => change({ reference })}
      />
      <div className="pair">
        <Line
          {...{ label: say('images.signed'), hint: say('images.dayHint'), path: 'signed', failure, figures: true }}
          value={draft.signed}
          onChange={signed => change({ signed })}
        />
        <Line
          {...{ label: say('images.expires'), hint: say('images.dayHint'), path: 'expires', failure, figures: true }}
          value={draft.expires}
          onChange={expires => change({ expires })}
        />
      </div>
      <AnyOf
        label={say('images.rights')}
        options={IMAGE_RIGHTS.map(value => ({ value, label: say(`images.right.${value}`) }))}
        values={draft.rights}
        onChange={rights => change({ rights })}
        error={errorFor('scope.rights', failure)}
        columns={4}
      />
      <OneOf
        label={say('images.cameras')}
        options={[
          { value: 'all', label: say('images.allCameras') },
          { value: 'some', label: say('images.someCameras') },
        ]}
        value={draft.which}
        onChange={which => change({ which })}
      />
      {draft.which === 'some' && (
        <AnyOf
          label={say('images.cameras')}
          options={theirs.map(({ id, name }) => ({ value: id, label: read(name, language) }))}
          values={draft.feeds}
          onChange={chosen => change({ feeds: chosen })}
          error={errorFor('scope.feeds', failure)}
        />
      )}
    </FormFrame>
  );
}
