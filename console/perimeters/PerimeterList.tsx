import './perimeters.css';
import { ADMITTED_NAMES } from '../../shared/perimeters/doctrine.ts';
import type { Checkpoint, Perimeter } from '../../shared/perimeters/schema.ts';
import { FACILITY_KINDS } from '../../shared/territory/facilities.ts';
import { begin } from '../desk/deskState.ts';
import { useMay, useSending } from '../desk/form.ts';
import { SendingState } from '../desk/Panel.tsx';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { communeShort } from '../situation/names.ts';
import { Button } from '../ui/Button.tsx';
import { Moment } from '../ui/Moment.tsx';
import { CHECKPOINT_FORM } from './forms.ts';
import { standingOf } from './standing.ts';
import { ZoneLetter } from './ZoneLetter.tsx';

/** The perimeters of an incident in force with what they touch, and its checkpoints; the acts on each. */
export function PerimeterList({ incident }: { incident: string }) {
  const { say } = useLanguage();
  const may = useMay('perimeter.lift');
  const room = useRoom(store => store.room);
  const standing = standingOf(room, incident);
  const open = room.incidents[incident]?.status === 'open';
  const checkpoints = Object.values(room.checkpoints).filter(p => p.incident === incident && !p.removed);
  return (
    <>
      <section className="perimeter-list">
        <h3>{say('desk.perimeters')}</h3>
        {standing.length === 0 && <p className="stale">{say('room.empty')}</p>}
        <ul>
          {standing.map(p => (
            <PerimeterRow key={p.id} perimeter={p} may={may && open} />
          ))}
        </ul>
        {may && open && (
          <p className="acts">
            <Button rank="link" onClick={() => begin({ kind: 'draw-perimeter', incident })}>
              {say('perimeter.draw')}
            </Button>
          </p>
        )}
      </section>
      {(checkpoints.length > 0 || (may && open && standing.length > 0)) && (
        <section className="perimeter-list">
          <h3>{say('checkpoint.many')}</h3>
          {checkpoints.length === 0 && <p className="stale">{say('room.empty')}</p>}
          <ul>
            {checkpoints.map(point => (
              <CheckpointRow key={point.id} point={point} may={may && open} />
            ))}
          </ul>
          {may && open && (
            <p className="acts">
              <Button rank="link" onClick={() => begin({ kind: 'form', form: CHECKPOINT_FORM, incident })}>
                {say('checkpoint.place')}
              </Button>
            </p>
          )}
        </section>
      )}
    </>
  );
}

function PerimeterRow({ perimeter: p, may }: { perimeter: Perimeter; may: boolean }) {
  const { say, language } = useLanguage();
  const feed = useRoom(store => (p.shape?.kind === 'follows' ? store.room.feeds[p.shape.track] : undefined));
  const { counts = {}, named = [] } = p.facilities ?? {};
  const touched = FACILITY_KINDS.flatMap(kind => {
    const count = counts[kind] ?? 0;
    return count > 0 ? [{ kind, words: `${count} ${say(`perimeter.kind.${kind}`)}` }] : [];
  });
  const names = (kind: string) =>
    named
      .filter(each => each.kind === kind)
      .map(each => (language === 'nl' ? each.nl : each.fr))
      .join(' · ');
  const where = p.communes.map(communeShort).join(' · ');
  return (
    <li>
      <abbr className={`zone ${p.zone}`} title={say(`perimeter.${p.zone}`)}>
        {p.zone === 'judicial' ? 'J' : p.zone[0]!.toUpperCase()}
      </abbr>
      <span>
        {read(p.reason, language)} <Moment at={p.drawn.at} form="second" />
        {p.until && (
          <span className="older">
            {' '}
            · {say('perimeter.until').toLowerCase()} <Moment at={p.until} />
          </span>
        )}
        {p.shape?.kind === 'follows' && (
          <span className="older"> · {say('perimeter.follows', { name: feed ? read(feed.name, language) : '⋯' })}</span>
        )}
        <span className="older line n">
          {where}
          {touched.map(({ kind, words }) => (
            <span key={kind} title={names(kind)}>
              {' · '}
              {words}
            </span>
          ))}
        </span>
        {p.admits && (
          <span className="stale line">{p.admits.map(code => read(ADMITTED_NAMES[code], language)).join(', ')}</span>
        )}
      </span>
      {may && (
        <span className="acts">
          <Button
            rank="link"
            aria-label={`${say('perimeter.change')}, ${say(`perimeter.${p.zone}`)}`}
            onClick={() => begin({ kind: 'draw-perimeter', incident: p.incident, perimeter: p.id })}
          >
            {say('perimeter.changeShort')}
          </Button>
          <Button
            rank="link"
            aria-label={`${say('perimeter.lift')}, ${say(`perimeter.${p.zone}`)}`}
            onClick={() => begin({ kind: 'lift-perimeter', perimeter: p.id })}
          >
            {say('desk.undrawn')}
          </Button>
        </span>
      )}
    </li>
  );
}

function CheckpointRow({ point, may }: { point: Checkpoint; may: boolean }) {
  const { say, language } = useLanguage();
  const zone = useRoom(store => (point.perimeter ? store.room.perimeters[point.perimeter]?.zone : undefined));
  const { sending, submit } = useSending();
  const holder = point.holder?.kind === 'zone' ? `${language === 'fr' ? 'ZP' : 'PZ'} ${point.holder.id}` : 'D3';
  return (
    <li>
      {zone ? <ZoneLetter zone={zone} /> : <span />}
      <span>
        {read(point.name, language)}
        <span className="older">
          {' '}
          · {say(`checkpoint.kind.${point.kind}`)} · {holder}
        </span>
        <SendingState sending={sending} paths={[]} />
      </span>
      {may && (
        <Button
          rank="link"
          aria-label={`${say('checkpoint.remove')}, ${read(point.name, language)}`}
          onClick={() => void submit('checkpoint.remove', { checkpoint: point.id })}
        >
          {say('checkpoint.remove')}
        </Button>
      )}
    </li>
  );
}
