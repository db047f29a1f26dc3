import { type KeyboardEvent, memo, useMemo, useState } from 'react';
import type { Feed } from '../../shared/feeds/schema.ts';
import type { Incident } from '../../shared/incidents/schema.ts';
import { distance } from '../../shared/territory/geodesy.ts';
import { moveInLists } from '../desk/shortcuts.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { minuteOf } from '../language/moment.ts';
import { useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import { ListHeading } from '../ui/Row.tsx';
import { StateShape } from '../ui/StateShape.tsx';
import { togglePicture } from './arrangement.ts';
import { useBasis } from './bases.ts';
import { showOnly, useOnly } from './filter.ts';
import { isNamed, isOf, LIST_MARKS, listState, ONLY, type Only } from './listState.ts';
import { sendTo } from './sending.ts';
import { lookCloser } from './spotlight.ts';

interface Props {
  /** Those on a tile now. */
  shown: readonly string[];
  numbers: ReadonlyMap<string, number>;
  incident: Incident | undefined;
}

/** Every camera with how it stands before it is opened. Enter brings it to the mosaic or takes it away. */
export function FeedList({ shown, numbers, incident }: Props) {
  const { say } = useLanguage();
  const feeds = useRoom(store => store.room.feeds);
  const only = useOnly(state => state.only);
  const now = useRoom(store => (only === 'moving' ? store.presence.feeds : undefined));
  const [typed, setTyped] = useState('');
  const listed = useMemo(
    () =>
      Object.values(feeds)
        .filter(feed => !feed.retired && isOf(feed, only, now?.[feed.id]) && isNamed(feed, numbers.get(feed.id), typed))
        .map(feed => ({ feed, away: incident?.point && feed.point ? distance(incident.point, feed.point) : undefined }))
        .sort((a, b) => (a.away ?? Number.MAX_VALUE) - (b.away ?? Number.MAX_VALUE)),
    [feeds, only, now, typed, numbers, incident?.point],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    moveInLists(event);
    const feed = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-listed]') : null;
    const id = feed?.dataset.listed;
    if (!id || event.altKey || event.ctrlKey || event.metaKey) return;
    const letter = event.key.toLowerCase();
    if (letter === 'm') sendTo({ feed: id });
    else if (letter === 'a') lookCloser(id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="feed-list">
      <ListHeading count={listed.length}>{say('mosaic.cameras')}</ListHeading>
      <div className="sieve">
        <input
          type="search"
          aria-label={say('mosaic.search')}
          placeholder={say('mosaic.search')}
          value={typed}
          onChange={event => setTyped(event.target.value)}
        />
        <select aria-label={say('mosaic.only')} value={only} onChange={event => showOnly(event.target.value as Only)}>
          {ONLY.map(kind => (
            <option key={kind} value={kind}>
              {say(`mosaic.only.${kind}`)}
            </option>
          ))}
        </select>
      </div>
      {listed.length === 0 && <p className="nothing">{say('mosaic.nothingFound')}</p>}
      <ul onKeyDown={onKeyDown}>
        {listed.map(({ feed, away }) => (
          <FeedRow
            key={feed.id}
            feed={feed}
            number={numbers.get(feed.id) ?? 0}
            away={away === undefined ? undefined : Math.round(away)}
            incident={incident?.id}
            place={shown.indexOf(feed.id) + 1}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  feed: Feed;
  number: number;
  /** Metres from what is in hand. */
  away: number | undefined;
  incident: string | undefined;
  /** Its place in the mosaic, 0 where it has none. */
  place: number;
}
const NOBODY = [] as const;

const FeedRow = memo(function FeedRow({ feed, number, away, incident, place }: RowProps) {
  const { say, language } = useLanguage();
  const mandates = useRoom(store => store.me?.mandates ?? NOBODY);
  const basis = useBasis(incident);
  const at = new Date(useMinute()).toISOString();
  const state = useRoom(({ room, presence }) =>
    listState(room, feed, presence.feeds[feed.id], { mandates, at, basis }),
  );
  const movingSince = useRoom(({ presence }) => presence.feeds[feed.id]?.movingSince);
  const name = read(feed.name, language);
  const far =
    away === undefined
      ? ''
      : away < 1_000
        ? `${away}\u00a0m`
        : `${(away / 1_000).toFixed(1).replace('.', ',')}\u00a0km`;
  return (
    <li className={place > 0 ? 'row current' : 'row'} data-listed={feed.id} data-state={state}>
      <span className="sign n">{number}</span>
      <button
        type="button"
        className="title pick"
        aria-pressed={place > 0}
        aria-keyshortcuts="M A"
        onClick={() => togglePicture(feed.id)}
        onDoubleClick={() => lookCloser(feed.id)}
      >
        {name}
      </button>
      <span className="n figure">{far}</span>
      <span className="under">
        <StateShape {...LIST_MARKS[state]} /> {say(`mosaic.state.${state}`)} · {read(feed.owner, language)}
        {feed.mobile && ` · ${say('mosaic.mobile')}`}
        {movingSince && state !== 'refused' && (
          <b className="moderate"> · {say('mosaic.moving', { at: minuteOf(movingSince) })}</b>
        )}
      </span>
    </li>
  );
});
