import './pictures.css';
import { useState } from 'react';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import { DialogForm, SendingState } from '../desk/Panel.tsx';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { type Bilingual, BilingualField } from '../ui/BilingualField.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { errorFor, Field } from '../ui/Field.tsx';
import { followAgain, showTour } from './arrangement.ts';
import { useArranged } from './useArranged.ts';

/** One halt: a camera, or a saved layout. */
interface Halt {
  readonly key: string;
  readonly layout?: string | undefined;
  readonly feeds?: readonly string[] | undefined;
  readonly seconds: string;
}
interface Draft {
  readonly id: string;
  readonly name: Bilingual;
  readonly halts: readonly Halt[];
  readonly seen: string;
}
/** How long a camera is looked at before the next, where nobody says otherwise: the rhythm of a watch at a wall. */
const USUAL = '10';
const halt = (what: Pick<Halt, 'layout' | 'feeds'>, seconds = USUAL): Halt => ({
  key: crypto.randomUUID(),
  seconds,
  ...what,
});

/** A tour: which cameras or layouts, in which order, for how long each. */
export default function EditTour({ about }: FormProps) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const arranged = useArranged();
  const kept = about === undefined ? undefined : room.tours[about];
  const form = `tour ${about ?? ''}`;
  const [draft, change] = useDraft<Draft>(form, () => ({
    id: about ?? crypto.randomUUID(),
    name: kept ? { fr: kept.name.fr, nl: kept.name.nl } : { fr: '', nl: '' },
    halts: kept
      ? kept.steps.map(({ feeds, layout, seconds }) => halt({ feeds, layout }, String(seconds)))
      : arranged.feeds.map(id => halt({ feeds: [id] })),
    seen: new Date(serverNow()).toISOString(),
  }));
  const [removing, setRemoving] = useState(false);
  const { sending, failure, submit } = useSending();
  const { halts } = draft;
  const nameOf = ({ layout, feeds = [] }: Halt) =>
    layout
      ? say('mosaic.layoutNamed', { name: read(room.layouts[layout]?.name ?? '', language) })
      : feeds.map(id => read(room.feeds[id]?.name ?? '', language)).join(' · ');
  const put = (next: readonly Halt[]) => change({ halts: next });
  const shift = (place: number, by: number) => {
    const next = [...halts];
    const [one] = next.splice(place, 1);
    if (one) next.splice(place + by, 0, one);
    put(next);
  };
  const add = (value: string) => {
    const [kind, id = ''] = value.split(' ');
    put([...halts, halt(kind === 'layout' ? { layout: id } : { feeds: [id] })]);
  };
  const save = async () => {
    const { id, name, seen } = draft;
    const steps = halts.map(({ layout, feeds, seconds }) => ({
      ...(layout ? { layout } : { feeds: [...(feeds ?? [])] }),
      seconds: Number(seconds),
    }));
    if (!(await submit('tour.save', { tour: id, name: { ...name }, steps, ...(kept ? { seen } : {}) }, form))) return;
    showTour(id);
    stepBack();
  };
  const remove = async () => {
    if (about === undefined || !(await submit('tour.remove', { tour: about }, form))) return;
    followAgain();
    stepBack();
  };
  return (
    <Dialog
      title={say(kept ? 'mosaic.changeTour' : 'mosaic.makeTour')}
      onClose={stepBack}
      actions={
        <>
          <Button rank="primary" type="submit" form="edit-tour" shortcut="Ctrl Enter">
            {say('mosaic.keepTour', { n: halts.length })}
          </Button>
          {kept && !removing && <Button onClick={() => setRemoving(true)}>{say('mosaic.removeTour')}</Button>}
          {kept && removing && (
            <Button rank="grave" onClick={() => void remove()}>
              {say('mosaic.removeNamed', { name: read(kept.name, language) })}
            </Button>
          )}
        </>
      }
    >
      <DialogForm id="edit-tour" onSubmit={() => void save()}>
        <SendingState sending={sending} paths={['name.fr', 'name.nl', 'steps']} />
        <BilingualField
          label={say('mosaic.name')}
          value={draft.name}
          onChange={name => change({ name })}
          most={80}
          first={language === 'nl' ? 'nl' : 'fr'}
          autoFocus
          errors={{ fr: errorFor('name.fr', failure), nl: errorFor('name.nl', failure) }}
        />
        <ol className="halts">
          {halts.map((one, place) => {
            const name = nameOf(one);
            return (
              <li key={one.key}>
                <span className="n">{place + 1}</span>
                <b>{name}</b>
                <label>
                  <span className="unseen">{say('mosaic.seconds', { name })}</span>
                  <input
                    className="n"
                    inputMode="numeric"
                    value={one.seconds}
                    onChange={event =>
                      put(halts.map(h => (h.key === one.key ? { ...h, seconds: event.target.value } : h)))
                    }
                  />
                  <span aria-hidden="true">s</span>
                </label>
                <button
                  type="button"
                  disabled={place === 0}
                  aria-label={say('mosaic.earlier', { name })}
                  onClick={() => shift(place, -1)}
                >
                  ↑
                </button>
                <button
                  type="button"
                  disabled={place === halts.length - 1}
                  aria-label={say('mosaic.later', { name })}
                  onClick={() => shift(place, 1)}
                >
                  ↓
                </button>
                <button
                  type="button"
                  aria-label={say('mosaic.dropStep', { name })}
                  onClick={() => put(halts.filter(h => h.key !== one.key))}
                >
                  ×
                </button>
              </li>
            );
          })}
        </ol>
        <Field label={say('mosaic.addStep')} error={errorFor('steps', failure)}>
          {control => (
            <select {...control} value="" onChange={event => add(event.target.value)}>
              <option value="">{say('mosaic.chooseStep')}</option>
              {Object.values(room.layouts).map(layout => (
                <option key={layout.id} value={`layout ${layout.id}`}>
                  {say('mosaic.layoutNamed', { name: read(layout.name, language) })}
                </option>
              ))}
              {Object.values(room.feeds)
                .filter(feed => !feed.retired)
                .map(feed => (
                  <option key={feed.id} value={`feed ${feed.id}`}>
                    {read(feed.name, language)}
                  </option>
                ))}
            </select>
          )}
        </Field>
      </DialogForm>
    </Dialog>
  );
}
