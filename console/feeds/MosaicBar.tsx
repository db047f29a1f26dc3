import type { First } from '../../shared/layouts/schema.ts';
import { begin } from '../desk/deskState.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { type Language, read } from '../language/language.ts';
import { useRoom } from '../room/store.ts';
import { Button } from '../ui/Button.tsx';
import {
  type Arranged,
  countTiles,
  enlargeFirst,
  followAgain,
  showLayout,
  showTour,
  useArrangement,
} from './arrangement.ts';
import { type Sent, sendTo } from './sending.ts';
import { TourClock } from './TourClock.tsx';

/** How the mosaic is arranged: the nearest, a layout or a tour by name; how many, which first; keep it, send it. */
export function MosaicBar({ arranged }: { arranged: Arranged }) {
  const { say, language } = useLanguage();
  const state = useArrangement();
  const layouts = useRoom(store => store.room.layouts);
  const tours = useRoom(store => store.room.tours);
  const may = useMay('layout.save');
  const { mode } = arranged;
  const layout = mode === 'chosen' ? state.chosen?.layout : undefined;
  const tour = mode === 'tour' ? state.tour?.id : undefined;
  const unpinned = state.pins.length === 0;
  const choose = (value: string) => {
    const [kind, id = ''] = value.split(' ');
    if (kind === 'layout') showLayout(id);
    else if (kind === 'tour') showTour(id);
    else followAgain();
  };
  const value = layout ? `layout ${layout}` : tour ? `tour ${tour}` : mode;
  return (
    <div className="mosaic-bar" role="toolbar" aria-label={say('mosaic.bar')}>
      <select aria-label={say('mosaic.arrangement')} value={value} onChange={event => choose(event.target.value)}>
        <option value="follow">{say('mosaic.nearest')}</option>
        {value === 'chosen' && <option value="chosen">{say('mosaic.byHand')}</option>}
        {named(layouts, language).map(({ id, name }) => (
          <option key={id} value={`layout ${id}`}>
            {say('mosaic.layoutNamed', { name })}
          </option>
        ))}
        {named(tours, language).map(({ id, name }) => (
          <option key={id} value={`tour ${id}`}>
            {say('mosaic.tourNamed', { name })}
          </option>
        ))}
      </select>
      {mode === 'follow' && <Count count={state.count} />}
      {mode === 'follow' && !unpinned && (
        <Button rank="link" onClick={() => followAgain(true)}>
          {say('mosaic.unpinAll', { n: state.pins.length })}
        </Button>
      )}
      {mode !== 'tour' && (
        <select
          aria-label={say('mosaic.first')}
          value={state.first ?? 'best'}
          onChange={event => enlargeFirst(event.target.value === 'best' ? undefined : (event.target.value as First))}
        >
          {(['best', 'large', 'equal'] as const).map(first => (
            <option key={first} value={first}>
              {say(`mosaic.first.${first}`)}
            </option>
          ))}
        </select>
      )}
      {tour && tours[tour] && <TourClock tour={tours[tour]} />}
      {may && (layout || mode !== 'tour') && (
        <Button onClick={() => begin({ kind: 'form', form: 'pictures.layout', ...(layout ? { about: layout } : {}) })}>
          {say(layout ? 'mosaic.changeLayout' : 'mosaic.saveLayout')}
        </Button>
      )}
      {may && (
        <Button onClick={() => begin({ kind: 'form', form: 'pictures.tour', ...(tour ? { about: tour } : {}) })}>
          {say(tour ? 'mosaic.changeTour' : 'mosaic.makeTour')}
        </Button>
      )}
      {may && (
        <Button rank="primary" onClick={() => sendTo(sentOf(arranged, layout, tour))}>
          {say('mosaic.toScreen')}
        </Button>
      )}
    </div>
  );
}

/** What this desk shows, as it goes to a screen: by its name where it has one. */
function sentOf({ mode, feeds, first }: Arranged, layout: string | undefined, tour: string | undefined): Sent {
  if (layout) return { layout };
  if (tour) return { tour };
  const { pins } = useArrangement.getState();
  const more = first ? { first } : {};
  if (mode === 'chosen') return { these: { feeds: [...feeds], ...more } };
  return { these: { tiles: Math.max(1, feeds.length), pins: pins.map(pin => ({ ...pin })), ...more } };
}

const named = (
  collection: Readonly<Record<string, { readonly id: string; readonly name: { fr: string; nl: string } }>>,
  language: Language,
) =>
  Object.values(collection)
    .map(({ id, name }) => ({ id, name: read(name, language) }))
    .sort((a, b) => a.name.localeCompare(b.name, language));

/** How many pictures come by themselves. */
function Count({ count }: { count: number }) {
  const { say } = useLanguage();
  return (
    <span className="count">
      <button
        type="button"
        aria-label={say('mosaic.fewer')}
        disabled={count <= 1}
        onClick={() => countTiles(count - 1)}
      >
        −
      </button>
      <output aria-label={say('mosaic.count')} className="n">
        {count}
      </output>
      <button
        type="button"
        aria-label={say('mosaic.more')}
        disabled={count >= 36}
        onClick={() => countTiles(count + 1)}
      >
        +
      </button>
    </span>
  );
}
