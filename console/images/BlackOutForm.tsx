import './words.ts';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { whenOf } from '../phases/when.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { FormFrame } from './FormFrame.tsx';
import { Line, Reason } from './fields.tsx';

/** Makes a camera dark for everybody, until a moment or until it is shown again. `about`: the camera. */
export default function BlackOutForm({ about = '' }: FormProps) {
  const { say, language } = useLanguage();
  const feed = useRoom(store => store.room.feeds[about]);
  const name = `images.blackOut ${about}`;
  const [draft, change] = useDraft(name, () => ({ id: crypto.randomUUID(), until: '', reason: '' }));
  const { sending, failure, submit } = useSending();
  if (!feed) return null;
  const until = draft.until.trim() === '' ? undefined : whenOf(draft.until, serverNow(), 'future');
  const wrong = draft.until.trim() !== '' && until === undefined ? say('images.badMoment') : undefined;
  const make = async () => {
    if (wrong) return;
    const data = { feed: feed.id, blackout: draft.id, reason: draft.reason, ...(until ? { until } : {}) };
    if (await submit('feed.black-out', data, name)) stepBack();
  };
  return (
    <FormFrame
      id="images-dark"
      title={say('images.blackOut')}
      grave
      {...{ sending, paths: ['until', 'reason'] }}
      onSubmit={() => void make()}
    >
      <p>
        {read(feed.name, language)}. {say('images.blackOutWhat')}
      </p>
      <Line
        {...{ label: say('images.until'), path: 'until', failure, wrong, figures: true, optional: true }}
        hint={`${say('images.untilHint')} · ${say('images.untilLifted')}`}
        value={draft.until}
        onChange={value => change({ until: value })}
      />
      <Reason failure={failure} value={draft.reason} onChange={reason => change({ reason })} />
    </FormFrame>
  );
}
