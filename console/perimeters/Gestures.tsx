import type { Failure } from '../../shared/protocol.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { errorFor, Field } from '../ui/Field.tsx';
import { type Drawing, withRadius } from './drawing.ts';

interface Props {
  readonly drawing: Drawing;
  readonly change: (part: Partial<Drawing>) => void;
  readonly failure: Failure | undefined;
}

/** The figures of the chosen gesture. */
export function GestureFields({ drawing, change, failure }: Props) {
  const { say } = useLanguage();
  switch (drawing.gesture) {
    case 'circle':
      return <Radius drawing={drawing} change={change} failure={failure} />;
    case 'sector':
      return (
        <>
          <div className="pair">
            <Figure label={say('perimeter.windFrom')} value={drawing.windFrom} set={windFrom => change({ windFrom })} />
            <Figure label={say('perimeter.angle')} value={drawing.angle} set={angle => change({ angle })} />
          </div>
          <Radius drawing={drawing} change={change} failure={failure} />
          <p className="hint">{say('perimeter.byHand')}</p>
        </>
      );
    case 'follows':
      return (
        <>
          <Tracks drawing={drawing} change={change} failure={failure} />
          <Radius drawing={drawing} change={change} failure={failure} />
        </>
      );
    case 'map':
      return <p className="hint">{say('desk.onMapHint')}</p>;
    case 'typed':
      return (
        <Field label={say('desk.byCoordinates')} hint={say('desk.coordinatesHint')}>
          {control => (
            <textarea
              {...control}
              className="n"
              rows={5}
              value={drawing.points}
              onChange={event => change({ points: event.target.value })}
            />
          )}
        </Field>
      );
  }
}

function Figure({ label, value, set }: { label: string; value: string; set: (value: string) => void }) {
  return (
    <Field label={label}>
      {control => (
        <input
          {...control}
          className="n"
          inputMode="numeric"
          value={value}
          onChange={event => set(event.target.value)}
        />
      )}
    </Field>
  );
}

/** One figure for a zone; three for the rings. */
function Radius({ drawing, change, failure }: Props) {
  const { say } = useLanguage();
  return (
    <Field
      label={say(drawing.gesture === 'sector' ? 'perimeter.length' : 'desk.radiusMetres')}
      hint={say('perimeter.radiusHint')}
      error={errorFor('shape', failure)}
    >
      {control => (
        <input
          {...control}
          className="n"
          value={drawing.radius}
          onChange={event => change(withRadius(drawing, event.target.value))}
        />
      )}
    </Field>
  );
}

/** What moves and is heard now. */
function Tracks({ drawing, change }: Props) {
  const { say, language } = useLanguage();
  const feeds = useRoom(store => store.room.feeds);
  const heard = useRoom(store => [...store.tracks.keys()].join(' '));
  const moving = heard.split(' ').flatMap(id => {
    const feed = feeds[id];
    return feed && !feed.retired ? [{ id, name: read(feed.name, language) }] : [];
  });
  if (moving.length === 0 && !drawing.track) return <p className="hint">{say('perimeter.noTrack')}</p>;
  const known = moving.some(({ id }) => id === drawing.track);
  return (
    <Field label={say('perimeter.track')}>
      {control => (
        <select {...control} value={drawing.track} onChange={event => change({ track: event.target.value })}>
          {!known && <option value={drawing.track}>{drawing.track ? '⋯' : ''}</option>}
          {moving.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
