import { describe, expect, it } from 'vitest';
import { createDesk } from '../../server/room/testing/desk.ts';
import { nearestFeeds } from '../../shared/feeds/nearest.ts';
import { feedNumbers } from '../../shared/feeds/numbers.ts';
import { destination } from '../../shared/territory/geodesy.ts';
import { inside } from '../../shared/testing/places.ts';
import { idOf } from '../../shared/testing/random.ts';
import type { FeedPresence } from '../room/store.ts';
import { screenName, screensOf } from './screens.ts';
import { pictureOf, type TileFacts } from './tileState.ts';

const MADOU = inside('21014');
const away = (metres: number) => destination([...MADOU], 90, metres);
const desk = createDesk();
const names = ['far', 'near', 'nowhere', 'middle'] as const;
const points = { far: away(900), near: away(20), nowhere: undefined, middle: away(300) };
for (const name of names)
  desk.does('video', 'feed.register', {
    feed: idOf(name),
    name: { fr: name, nl: name },
    source: { kind: 'test' },
    owner: 'STIB',
    regime: 'transport',
    ...(points[name] ? { point: points[name] } : {}),
  });
const order = (feeds: readonly { id: string }[]) => feeds.map(({ id }) => names.find(name => idOf(name) === id));

describe('[room.6] which cameras stand on the tiles', () => {
  it('the nearest to the incident first, those without a place last', () => {
    expect(order(nearestFeeds(desk.room.feeds, MADOU))).toEqual(['near', 'middle', 'far', 'nowhere']);
    expect(order(nearestFeeds(desk.room.feeds, undefined))).toEqual([...names]);
  });

  it('each keeps its number, whatever is in hand, retired or registered anew', () => {
    const other = createDesk();
    for (const name of names)
      other.does('video', 'feed.register', {
        ...{
          feed: idOf(name),
          name: { fr: name, nl: name },
          source: { kind: 'test' },
          owner: 'STIB',
          regime: 'transport',
        },
      });
    const before = feedNumbers(other.room.feeds);
    other.does('video', 'feed.retire', { feed: idOf('far'), reason: 'Fin' });
    const again = {
      feed: idOf('near'),
      name: { fr: 'y', nl: 'y' },
      source: { kind: 'test' },
      owner: 'STIB',
      regime: 'transport',
    };
    other.does('video', 'feed.register', again);
    expect(feedNumbers(other.room.feeds)).toEqual(before);
    expect(before.get(idOf('near'))).toBe(2);
    expect(order(nearestFeeds(other.room.feeds, undefined))).toEqual(['near', 'nowhere', 'middle']);
  });
});

describe('[room.8] what a tile says', () => {
  const live: FeedPresence = { state: 'live', since: '2026-11-24T01:10:00Z', viewers: 1 };
  const facts = (more: Partial<TileFacts> = {}): TileFacts => ({
    presence: live,
    arriving: { kind: 'playing' },
    delay: 180,
    ...more,
  });
  it.each<[string, Partial<TileFacts>, object]>([
    ['live with its delay', {}, { state: 'live', delay: 180 }],
    [
      'reduced where the line carries less, with what it carries',
      { arriving: { kind: 'playing' }, delay: 80, ailing: 'reduced', rate: 350 },
      { state: 'live', delay: 80, ailing: 'reduced', rate: 350 },
    ],
    [
      'refused with reason and article, before all else',
      { refusal: { why: 'x', law: 'y' }, hubLostSince: 'z' },
      { state: 'refused', why: 'x', law: 'y' },
    ],
    [
      'old since the hub is gone, though frames may still arrive',
      { hubLostSince: 'since' },
      { state: 'stale', since: 'since' },
    ],
    [
      'lost since, why, and when it is tried again',
      { presence: { ...live, state: 'lost', reason: 'source-ended', retryAt: 'soon' } },
      { state: 'lost', since: live.since, reason: 'source-ended', retryAt: 'soon' },
    ],
    [
      'connecting with the reason of the last failure',
      { presence: { ...live, state: 'connecting', reason: 'address-unreachable' } },
      { state: 'connecting', reason: 'address-unreachable' },
    ],
    ['stale as the platform says', { presence: { ...live, state: 'stale' } }, { state: 'stale', since: live.since }],
    ['frozen though the platform says live', { frozenSince: 'frozen' }, { state: 'stale', since: 'frozen' }],
    ['connecting while the look is being recorded', { arriving: undefined }, { state: 'connecting' }],
    [
      'connecting while a source wakes for us',
      { presence: { ...live, state: 'sleeping' }, arriving: { kind: 'joining' } },
      { state: 'connecting' },
    ],
    [
      'why the link to it is not made',
      { arriving: { kind: 'refused', reason: 'too-many-viewers' } },
      { state: 'connecting', reason: 'too-many-viewers' },
    ],
  ])('%s', (_title, more, expected) => {
    expect(pictureOf(facts(more))).toMatchObject(expected);
  });
  it('never says live without a picture that plays', () => {
    for (const kind of ['joining', 'waiting'] as const)
      expect(pictureOf(facts({ arriving: { kind } })).state).not.toBe('live');
  });
});

describe('[room.6] sending a camera to the wall', () => {
  it('screens are those with a view and those that wait for one', () => {
    desk.does('operator', 'screen.show', { screen: 'wall-a', layout: 'situation' });
    expect(screensOf(desk.room, [{ screen: 'wall-b' }, {}, { screen: 'wall-a' }])).toEqual(['wall-a', 'wall-b']);
    expect([screenName('wall-a'), screenName('foyer')]).toEqual(['A', 'foyer']);
  });
});
