import { command, type Draft, refuse } from '../capability.ts';
import { MOST_TILES } from '../layouts/most.ts';
import type { Room } from '../room.ts';
import { placeOnScreenSchema, type Screen, type ScreenShown, showScreenSchema } from './schema.ts';
import { arrangementOf, screenOf, tilesOf } from './tiles.ts';

export const screenCommands = {
  'screen.show': command(showScreenSchema, (room, data, { at }) => {
    if (data.incident && !room.incidents[data.incident])
      return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    const unknown = (data.feeds ?? []).findIndex(feed => !room.feeds[feed]);
    if (unknown >= 0) return refuse('rejected', 'unknown-feed', { path: `data.feeds.${unknown}` });
    const pinned = (data.pins ?? []).findIndex(pin => !room.feeds[pin.feed]);
    if (pinned >= 0) return refuse('rejected', 'unknown-feed', { path: `data.pins.${pinned}.feed` });
    if (data.saved && !room.layouts[data.saved]) return refuse('rejected', 'unknown-layout', { path: 'data.saved' });
    if (data.tour && !room.tours[data.tour]) return refuse('rejected', 'unknown-tour', { path: 'data.tour' });
    const sources = [data.feeds, data.saved, data.tour].filter(source => source !== undefined);
    if (sources.length > 1) return refuse('rejected', 'one-arrangement', { path: 'data' });
    return [...startOf(room, data, at), { type: 'screen.shown', data }];
  }),
  'screen.place': command(placeOnScreenSchema, (room, data, { at }) => {
    if (!room.feeds[data.feed]) return refuse('rejected', 'unknown-feed', { path: 'data.feed' });
    if (room.feeds[data.feed]?.retired) return refuse('conflict', 'feed-retired', { path: 'data.feed' });
    if (data.incident && !room.incidents[data.incident])
      return refuse('rejected', 'unknown-incident', { path: 'data.incident' });
    const view = viewFor(room, data);
    const places = tilesOf(view);
    if ((data.tile ?? 1) > places)
      return refuse('rejected', 'no-such-tile', { path: 'data.tile', params: { tiles: places } });
    return [{ type: 'screen.shown', data: placed(room, view, data, Date.parse(at)) }];
  }),
};

/** A tour that no screen shows begins at its first step; one that runs elsewhere is joined where it stands. */
function startOf(room: Room, { screen, tour }: ScreenShown, at: string): readonly Draft[] {
  const shown = Object.values(room.screens).some(other => other.tour === tour && other.id !== screen);
  if (tour === undefined || shown) return [];
  return [{ type: 'tour.steered', data: { tour, since: at, ahead: 0, paused: false } }];
}

interface Placed {
  readonly screen: string;
  readonly feed: string;
  readonly tile?: number | undefined;
  readonly incident?: string | undefined;
}

/** What the screen shows now; a picture that is sent to a screen of map alone brings the pictures beside it. */
function viewFor(room: Room, { screen, incident }: Placed): ScreenShown {
  const shown = screenOf(room, screen);
  if (!shown) return { screen, layout: 'situation', ...(incident ? { incident } : {}) };
  const { id: _id, shown: _shown, ...view } = shown;
  return { ...view, screen, layout: view.layout === 'map' ? 'situation' : view.layout };
}

/**
 * The view with one camera at its place. Where pictures were chosen it takes the place of the one that stood there, or
 * changes places with it; where the nearest come by themselves it is pinned and they go on coming around it.
 */
function placed(room: Room, view: ScreenShown, { feed, tile }: Placed, now: number): ScreenShown {
  if (!view.feeds && !view.saved && !view.tour) {
    const others = (view.pins ?? []).filter(pin => pin.feed !== feed);
    const pins =
      tile === undefined
        ? [{ tile: 1, feed }, ...others.map(pin => ({ ...pin, tile: pin.tile + 1 }))]
        : [...others.filter(pin => pin.tile !== tile), { tile, feed }];
    return { ...view, pins: pins.filter(pin => pin.tile <= MOST_TILES) };
  }
  const { saved: _saved, tour: _tour, pins: _pins, ...rest } = view;
  const screen: Screen = { ...view, id: view.screen, shown: { at: '', by: { person: '', mandate: '' } } };
  const { feeds: shown, first } = arrangementOf(room, screen, now);
  const feeds = shown.map(({ id }) => id);
  const from = feeds.indexOf(feed);
  if (tile === undefined) {
    if (from >= 0) feeds.splice(from, 1);
    feeds.unshift(feed);
  } else {
    const to = Math.min(tile - 1, from >= 0 ? feeds.length - 1 : feeds.length);
    const there = feeds[to];
    feeds[to] = feed;
    if (from >= 0 && there !== undefined && from !== to) feeds[from] = there;
  }
  return { ...rest, feeds: feeds.slice(0, MOST_TILES), ...(first ? { first } : {}) };
}
