import { mayRelease } from '../../shared/drones/images.ts';
import type { Mission } from '../../shared/drones/schema.ts';
import { feedNumbers } from '../../shared/feeds/numbers.ts';
import { begin } from '../desk/deskState.ts';
import { useMay, useSending } from '../desk/form.ts';
import { SendingState } from '../desk/Panel.tsx';
import { LiveTile } from '../feeds/LiveTile.tsx';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { minuteOf } from '../language/moment.ts';
import { useRoom } from '../room/store.ts';
import { communeShort } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { type ShapeName, type ShapeTone, StateShape } from '../ui/StateShape.tsx';
import { Flight } from './Flight.tsx';
import { beyondWords } from './lines.ts';
import { droneName, recipientNames } from './names.ts';
import { withheldWords } from './withheld.ts';

const SHAPES: Readonly<Record<Mission['state'], { readonly name: ShapeName; readonly tone: ShapeTone }>> = {
  requested: { name: 'open', tone: 'moderate' },
  approved: { name: 'tick', tone: 'done' },
  flying: { name: 'dot', tone: 'done' },
  refused: { name: 'ring', tone: 'older' },
  ended: { name: 'ring', tone: 'older' },
};

interface Props {
  mission: Mission;
  current: boolean;
  onShow: (point: readonly [number, number]) => void;
}

/** One mission: its picture, where its drone is, what it was asked for and by whom, and the acts that make sense. */
export function MissionCard({ mission, current, onShow }: Props) {
  const { say, language } = useLanguage();
  const room = useRoom(store => store.room);
  const { state, withheld, beyond } = mission;
  const feed = room.feeds[mission.feed];
  const shape = SHAPES[state];
  const name = droneName(room, mission, language);
  const incident = mission.incident ? room.incidents[mission.incident] : undefined;
  const kept = mission.recording.keep
    ? say('drone.keeps', { days: mission.recording.days ?? 0 })
    : say('drone.keepsNot');
  return (
    <li className={current ? 'mission current' : 'mission'}>
      {feed && state === 'flying' && (
        <LiveTile feed={feed} number={feedNumbers(room.feeds).get(feed.id) ?? ''} incident={incident} />
      )}
      <div className="mission-words">
        <h4>
          <StateShape name={shape.name} tone={shape.tone} />
          <span>{name}</span>
          <span className="older">{say(`drone.state.${state}`)}</span>
          <span className="n older">
            {minuteOf(mission.from)} – {minuteOf(mission.until)}
          </span>
        </h4>
        {beyond && (
          <p className="warns">
            <StateShape name="half" tone="severe" /> {beyondWords(room, mission, language)}
          </p>
        )}
        {state === 'flying' && <Flight feed={mission.feed} onShow={onShow} />}
        <p>{read(mission.purpose, language)}</p>
        <p className="older">
          {read(mission.requester, language)} · {mission.pilot.name} · {read(mission.basis, language)}
        </p>
        <p className="older n">
          {mission.communes.map(communeShort).join(' · ')} · {say('drone.most', { metres: mission.height })}
          {mission.authorisation && ` · ${mission.authorisation}`}
          {mission.skeyes && ` · skeyes ${mission.skeyes}`}
        </p>
        <p className="older">
          {say('drone.recipients')} : {recipientNames(room, mission, language)} · {kept}
        </p>
        {withheld && (
          <p className="warns">
            <StateShape name="half" tone="severe" /> {withheldWords(room, mission, language)}
          </p>
        )}
        {mission.declined && <p className="older">{read(mission.declined.reason, language)}</p>}
        <Acts mission={mission} name={name} />
      </div>
    </li>
  );
}

/** The acts of a mission in its state, for whoever may ask for them. */
function Acts({ mission, name }: { mission: Mission; name: string }) {
  const { say } = useLanguage();
  const room = useRoom(store => store.room);
  const mandates = useRoom(store => store.me?.mandates) ?? [];
  const { sending, submit } = useSending();
  const [decides, starts, ends, withholds, releases] = [
    useMay('mission.approve'),
    useMay('mission.start'),
    useMay('mission.end'),
    useMay('mission.withhold-images'),
    useMay('mission.release-images'),
  ];
  const changes = useMay('mission.change');
  const { id, state, withheld } = mission;
  const open = (act: string) => begin({ kind: 'form', form: 'drones.act', about: `${act} ${id}` });
  const link = (act: 'approve' | 'refuse' | 'start' | 'end' | 'withhold' | 'release', run: () => void) => (
    <Button rank={act === 'approve' ? 'plain' : 'link'} aria-label={`${say(`drone.${act}`)}, ${name}`} onClick={run}>
      {say(`drone.${act}`)}
    </Button>
  );
  const canRelease = releases && mandates.some(m => mayRelease(room, mission, m));
  return (
    <p className="acts">
      <SendingState sending={sending} paths={[]} />
      {changes && state !== 'ended' && state !== 'refused' && (
        <Button
          rank="link"
          aria-label={`${say('drone.change')}, ${name}`}
          onClick={() => begin({ kind: 'form', form: 'drones.change', about: id })}
        >
          {say('drone.change')}
        </Button>
      )}
      {state === 'requested' && decides && link('approve', () => open('approve'))}
      {state === 'requested' && decides && link('refuse', () => open('refuse'))}
      {state === 'approved' && starts && link('start', () => void submit('mission.start', { mission: id }))}
      {(state === 'flying' || state === 'approved') && ends && link('end', () => open('end'))}
      {state === 'flying' && !withheld && withholds && link('withhold', () => open('withhold'))}
      {withheld && canRelease && link('release', () => void submit('mission.release-images', { mission: id }))}
    </p>
  );
}
