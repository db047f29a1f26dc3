import './words.ts';
import './images.css';
import { stepBack } from '../desk/deskState.ts';
import { useDraft, useSending } from '../desk/form.ts';
import type { FormProps } from '../desk/surface.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { FormFrame } from './FormFrame.tsx';
import { Line } from './fields.tsx';

const PATHS = ['mavlink', 'cot', 'remoteId', 'klv'];

/** Says by which of its signals a drone is known, so that its position goes with its picture. `about`: the feed. */
export default function BindForm({ about = '' }: FormProps) {
  const { say, language } = useLanguage();
  const feed = useRoom(store => store.room.feeds[about]);
  const bound = useRoom(store => store.room.drones[about]);
  const name = `images.bind ${about}`;
  const [draft, change] = useDraft(name, () => ({
    mavlink: bound?.mavlink ? String(bound.mavlink.system) : '',
    cot: bound?.cot?.uid ?? '',
    remoteId: bound?.remoteId ?? '',
    klv: bound?.klv && 'port' in bound.klv ? String(bound.klv.port) : '',
    inStream: bound?.klv !== undefined && 'stream' in bound.klv,
  }));
  const { sending, failure, submit } = useSending();
  if (!feed) return null;
  const bind = async () => {
    const { mavlink, cot, remoteId, klv, inStream } = draft;
    const data = {
      feed: feed.id,
      ...(mavlink.trim() ? { mavlink: { system: Number(mavlink) } } : {}),
      ...(cot.trim() ? { cot: { uid: cot } } : {}),
      ...(remoteId.trim() ? { remoteId: remoteId.trim() } : {}),
      ...(inStream ? { klv: { stream: true as const } } : klv.trim() ? { klv: { port: Number(klv) } } : {}),
    };
    if (await submit('drone.bind', data, name)) stepBack();
  };
  return (
    <FormFrame id="images-bind" title={say('images.bind')} {...{ sending, paths: PATHS }} onSubmit={() => void bind()}>
      <p>
        {read(feed.name, language)}. {say('images.bindWhat')}
      </p>
      <div className="pair">
        <Line
          {...{ label: say('images.mavlink'), hint: '1–255', path: 'mavlink', failure, figures: true, optional: true }}
          value={draft.mavlink}
          onChange={mavlink => change({ mavlink })}
        />
        <Line
          {...{ label: say('images.remoteId'), path: 'remoteId', failure, figures: true, optional: true, most: 20 }}
          value={draft.remoteId}
          onChange={remoteId => change({ remoteId })}
        />
      </div>
      <div className="pair">
        <Line
          {...{ label: say('images.cot'), path: 'cot', failure, figures: true, optional: true, most: 120 }}
          value={draft.cot}
          onChange={cot => change({ cot })}
        />
        {!draft.inStream && (
          <Line
            {...{ label: say('images.klv'), hint: '1024–65535', path: 'klv', failure, figures: true, optional: true }}
            value={draft.klv}
            onChange={klv => change({ klv })}
          />
        )}
      </div>
      <label className="images-tick">
        <input
          type="checkbox"
          checked={draft.inStream}
          onChange={event => change({ inStream: event.target.checked })}
        />{' '}
        {say('images.klvStream')}
      </label>
    </FormFrame>
  );
}
