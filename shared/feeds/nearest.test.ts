import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { destination, distance } from '../territory/geodesy.ts';
import { inside } from '../testing/places.ts';
import { nearestFeeds, regardOf } from './nearest.ts';
import type { Feed } from './schema.ts';

const MADOU = [...inside('21014')] as [number, number];
type View = Partial<Pick<Feed, 'bearing' | 'range' | 'spread' | 'mobile' | 'retired'>>;
/** A camera so many metres from the incident, in a direction, looking where it looks. */
const camera = (id: string, metres: number | undefined, towards = 0, view: View = {}): Feed =>
  ({ id, ...(metres === undefined ? {} : { point: destination(MADOU, towards, metres) }), ...view }) as unknown as Feed;
const order = (...feeds: readonly Feed[]) =>
  nearestFeeds(Object.fromEntries(feeds.map(feed => [feed.id, feed])), MADOU).map(({ id }) => id);

describe('[video.3] the cameras that come by themselves', () => {
  it('are the nearest of those that do not say where they look', () => {
    expect(order(camera('far', 900), camera('near', 20), camera('nowhere', undefined), camera('middle', 300))).toEqual([
      ...['near', 'middle', 'far', 'nowhere'],
    ]);
  });

  it('are rather one that looks at the incident than one that stands a little nearer and looks away', () => {
    // North of it, so that a bearing of 180 looks at it.
    const [looks, away] = [camera('looks', 120, 0, { bearing: 180 }), camera('away', 60, 0, { bearing: 0 })];
    expect([regardOf(looks, MADOU), regardOf(away, MADOU)]).toEqual(['sees', 'away']);
    expect(order(away, looks)).toEqual(['looks', 'away']);
    // So much nearer that it is of more use, if only for who comes out.
    expect(order(camera('at the door', 10, 0, { bearing: 0 }), looks)[0]).toBe('at the door');
  });

  it.each<[string, number, View, string]>([
    ['at the edge of its field', 100, { bearing: 180 + 21.9 }, 'sees'],
    ['just outside it', 100, { bearing: 180 + 22.5 }, 'away'],
    ['across north', 100, { bearing: 180, spread: 360 }, 'sees'],
    ['turned to it from too far to tell what is there', 400, { bearing: 180 }, 'towards'],
    ['with a lens that reaches so far', 400, { bearing: 180, range: 300 }, 'sees'],
    ['that does not say where it looks', 100, {}, 'unknown'],
    ['that moves', 100, { bearing: 180, mobile: true }, 'unknown'],
  ])('%s: a camera north of the incident at %s m', (_title, metres, view, regard) => {
    expect(regardOf(camera('x', metres, 0, view), MADOU)).toBe(regard);
  });

  it('are never those that are retired', () => {
    const retired = { at: '', by: { person: '', mandate: '' } };
    expect(order(camera('gone', 10, 0, { retired }), camera('kept', 500))).toEqual(['kept']);
  });

  const metres = fc.double({ min: 1, max: 5_000, noNaN: true });
  const angle = fc.double({ min: 0, max: 359.9, noNaN: true });
  const cameras = fc.array(
    fc.record({ metres: fc.option(metres), towards: angle, bearing: fc.option(angle), spread: fc.option(angle) }),
    { maxLength: 24 },
  );
  it('are each camera in use once, and the same for every screen that asks', () => {
    fc.assert(
      fc.property(cameras, told => {
        const feeds = told.map(({ metres: away, towards, bearing, spread }, i) =>
          camera(`${i}`, away ?? undefined, towards, {
            ...(bearing === null ? {} : { bearing }),
            ...(spread === null ? {} : { spread }),
          }),
        );
        const came = order(...feeds);
        expect([...came].sort()).toEqual(feeds.map(({ id }) => id).sort());
        expect(order(...feeds)).toEqual(came);
        // Whatever has no place comes after whatever has one.
        const placed = came.map(id => told[Number(id)]?.metres !== null);
        expect(placed.lastIndexOf(true)).toBeLessThan(placed.includes(false) ? placed.indexOf(false) : came.length);
      }),
    );
  });

  it('come no later for looking at the incident, nor for standing nearer', () => {
    fc.assert(
      fc.property(cameras, metres, angle, angle, (told, away, towards, turned) => {
        const others = told.map(({ metres: m, towards: t, bearing }, i) =>
          camera(`${i}`, m ?? undefined, t, bearing === null ? {} : { bearing }),
        );
        const place = (one: Feed) => order(...others, one).indexOf('x');
        const looking = place(camera('x', away, towards, { bearing: (towards + 180) % 360 }));
        expect(looking).toBeLessThanOrEqual(place(camera('x', away, towards, { bearing: turned })));
        const view = { bearing: (towards + 180) % 360, range: 100 };
        expect(place(camera('x', away / 2, towards, view))).toBeLessThanOrEqual(
          place(camera('x', away, towards, view)),
        );
      }),
    );
  });

  it('stand in the order of their distance where they all look alike', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(metres, angle), { maxLength: 24 }), told => {
        const feeds = told.map(([away, towards], i) => camera(`${i}`, away, towards));
        const far = order(...feeds).map(id => distance(MADOU, feeds[Number(id)]?.point ?? MADOU));
        expect(far).toEqual([...far].sort((a, b) => a - b));
      }),
    );
  });
});
