import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDesk } from '../../server/room/testing/desk.ts';
import { destination } from '../territory/geodesy.ts';
import { inside } from '../testing/places.ts';
import { idOf } from '../testing/random.ts';
import { arrangementOf, fillTiles } from './tiles.ts';

const MADOU = [...inside('21014')] as [number, number];
const names = ['one', 'two', 'three', 'four', 'five'];
const incident = idOf('incident');
function centre() {
  const desk = createDesk();
  names.forEach((name, i) => {
    desk.does('video', 'feed.register', {
      ...{ feed: idOf(name), name: { fr: name, nl: name }, source: { kind: 'test' }, owner: 'STIB' },
      ...{ regime: 'transport', point: destination(MADOU, 90, 100 * (i + 1)) },
    });
  });
  desk.does('operator', 'incident.open', {
    ...{ incident, kind: 'incident', severity: 'severe', title: 'Fumée', point: MADOU },
  });
  const show = (screen: string, more: object = {}) =>
    desk.does('operator', 'screen.show', { screen, layout: 'mosaic', incident, ...more });
  const place = (screen: string, name: string, tile?: number) =>
    desk.does('video', 'screen.place', { screen, feed: idOf(name), ...(tile === undefined ? {} : { tile }) });
  const on = (screen: string) =>
    arrangementOf(desk.room, desk.room.screens[screen]!, Date.parse(desk.now)).feeds.map(
      feed => names.find(name => idOf(name) === feed.id) as string,
    );
  return { desk, show, place, on };
}

describe('[video.3] a camera on tile three of wall A', () => {
  it('keeps its place while the nearest come by themselves around it, and another incident brings others', () => {
    const { desk, show, place, on } = centre();
    show('wall-a');
    place('wall-a', 'five', 3);
    expect(on('wall-a')).toEqual(['one', 'two', 'five', 'three', 'four']);
    const other = { incident: idOf('other'), kind: 'incident', severity: 'minor', title: 'x' };
    desk.does('operator', 'incident.open', { ...other, point: destination(MADOU, 90, 500) });
    desk.does('operator', 'screen.show', {
      ...{ screen: 'wall-a', layout: 'mosaic', incident: other.incident },
      pins: desk.room.screens['wall-a']?.pins,
    });
    expect(on('wall-a')).toEqual(['four', 'three', 'five', 'two', 'one']);
  });

  it('takes the place of the one that was chosen for it, or changes places with it', () => {
    const { show, place, on } = centre();
    show('wall-a', { feeds: ['one', 'two', 'three'].map(idOf) });
    place('wall-a', 'five', 3);
    expect(on('wall-a')).toEqual(['one', 'two', 'five']);
    place('wall-a', 'five', 1);
    expect(on('wall-a')).toEqual(['five', 'two', 'one']);
    place('wall-a', 'four', 9);
    expect(on('wall-a')).toEqual(['five', 'two', 'one', 'four']);
    place('wall-a', 'four');
    expect(on('wall-a')).toEqual(['four', 'five', 'two', 'one']);
  });

  it('leaves the layout and the tour from which it was sent as they are', () => {
    const { desk, show, place, on } = centre();
    const layout = idOf('layout');
    const kept = { layout, name: { fr: 'x', nl: 'y' }, feeds: ['one', 'two'].map(idOf), first: 'equal' };
    desk.does('video', 'layout.save', kept);
    show('wall-a', { saved: layout });
    place('wall-a', 'three', 2);
    expect(on('wall-a')).toEqual(['one', 'three']);
    expect(desk.room.screens['wall-a']).toMatchObject({ first: 'equal', feeds: ['one', 'three'].map(idOf) });
    expect(desk.room.layouts[layout]?.feeds).toEqual(kept.feeds);
  });

  it('brings the pictures beside a map that was alone, and a first view to a screen that had none', () => {
    const { desk, show, place, on } = centre();
    show('wall-a', { layout: 'map' });
    place('wall-a', 'four', 2);
    expect(desk.room.screens['wall-a']).toMatchObject({ layout: 'situation', incident });
    expect(on('wall-a')).toEqual(['one', 'four', 'two']);
    desk.does('operator', 'screen.place', { screen: 'wall-z', feed: idOf('five'), incident });
    expect(on('wall-z')).toEqual(['five', 'one', 'two']);
  });

  it.each<[string, object, string, string]>([
    ['an unknown camera', { feed: idOf('none') }, 'unknown-feed', 'data.feed'],
    ['an unknown incident', { incident: idOf('none') }, 'unknown-incident', 'data.incident'],
    ['a fourth picture beside a map', { tile: 4 }, 'no-such-tile', 'data.tile'],
  ])('is refused with %s, and the screen stays', (_title, more, reason, path) => {
    const { desk } = centre();
    const ask = desk.ask('video', 'screen.place', { screen: 'wall-a', feed: idOf('one'), ...more });
    expect(ask).toMatchObject({ code: 'rejected', reason, path });
    expect(desk.room.screens).toEqual({});
  });

  it('is either cameras, a layout or a tour', () => {
    const { desk } = centre();
    const layout = idOf('layout');
    desk.does('video', 'layout.save', { layout, name: { fr: 'x', nl: 'y' }, feeds: [idOf('one')], first: 'large' });
    const both = { screen: 'wall-a', layout: 'mosaic', saved: layout, feeds: [idOf('one')] };
    expect(desk.ask('operator', 'screen.show', both)).toMatchObject({ reason: 'one-arrangement' });
  });
});

describe('[video.3] pinned tiles', () => {
  it('stay where they are whoever comes; each camera has one place, and no place stands empty', () => {
    const some = fc.uniqueArray(fc.nat(40).map(String), { maxLength: 40 });
    const pins = fc.array(fc.record({ tile: fc.integer({ min: 1, max: 36 }), feed: fc.nat(40).map(String) }), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(some, pins, fc.integer({ min: 1, max: 36 }), (coming, pinned, most) => {
        const filled = fillTiles(pinned, coming, most);
        const all = new Set([...coming, ...pinned.map(({ feed }) => feed)]);
        expect(new Set(filled).size).toBe(filled.length);
        expect(filled.length).toBeLessThanOrEqual(Math.min(most, all.size));
        // The last pin of a place counts; where there are enough to come, it stands there.
        const last = new Map(pinned.map(({ tile, feed }) => [tile, feed]));
        for (const [tile, feed] of last) {
          const once = pinned.filter(pin => pin.feed === feed).length === 1;
          const alone = pinned.filter(pin => pin.tile === tile).length === 1;
          const others = coming.filter(id => !pinned.some(pin => pin.feed === id));
          if (once && alone && tile <= most && others.length >= tile) expect(filled[tile - 1]).toBe(feed);
        }
        // Those that come keep their order.
        const free = new Set(pinned.map(({ feed }) => feed));
        const came = filled.filter(feed => !free.has(feed));
        expect(came).toEqual(coming.filter(feed => came.includes(feed)));
      }),
    );
  });
});
