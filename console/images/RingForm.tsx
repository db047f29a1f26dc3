import './words.ts';
import { ringKey } from '../../shared/recordings/ringKey.ts';
import { longestRing } from '../../shared/recordings/settings.ts';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { errorFor, Field } from '../ui/Field.tsx';
import { FormFrame } from './FormFrame.tsx';
import { Line } from './fields.tsx';

const HOUR = 3_600;

/** Sets how much of a camera is kept behind now, as its owner decided. `about`: the camera. */
export default function RingForm({ about = '' }: FormProps) {
  const { say, language } = useLanguage();
  const feed = useRoom(store => store.room.feeds[about]);
  const ring = useRoom(store => store.room.rings[ringKey(about)]);
  const name = `images.ring ${about}`;
  const [draft, change] = useDraft(name, () => ({
    hours: ring ? Math.round(ring.seconds / HOUR) : 24,
    decidedBy: ring ? read(ring.decidedBy, language) : '',
  }));
  const { sending, failure, submit } = useSending();
  if (!feed) return null;
  const most = longestRing(feed.regime, new Date(serverNow()).toISOString());
  const set = async () => {
    const data = { feed: feed.id, seconds: Math.round(draft.hours * HOUR), decidedBy: draft.decidedBy };
    if (await submit('recording.set-ring', data, name)) stepBack();
  };
  return (
    <FormFrame
      id="images-ring"
      title={say('images.ring')}
      {...{ sending, paths: ['seconds', 'decidedBy'] }}
      onSubmit={() => void set()}
    >
      <p>
        {read(feed.name, language)} · {say(`feed.regime.${feed.regime}`)}
      </p>
      <Field
        label={say('images.ringHours')}
        hint={say('images.ringMost', { n: Math.floor(most / (24 * HOUR)) })}
        error={errorFor('seconds', failure)}
      >
        {control => (
          <input
            {...control}
            type="number"
            min={1}
            max={Math.floor(most / HOUR)}
            value={draft.hours}
            onChange={event => change({ hours: Number(event.target.value) })}
          />
        )}
      </Field>
      <Line
        {...{ label: say('images.decidedBy'), path: 'decidedBy', failure, value: draft.decidedBy }}
        onChange={decidedBy => change({ decidedBy })}
      />
    </FormFrame>
  );
}
