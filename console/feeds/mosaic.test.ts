import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, isArrow, type Mosaic, packMosaic, placeAt, placeBeside } from './mosaic.ts';

/** How much of what it fills are pictures, 0 to 1. */
const used = (boxes: readonly Box[], { width, height }: Mosaic) =>
  boxes.reduce((sum, box) => sum + (box.width * box.width * 9) / 16, 0) / (width * height);
const WALL = { width: 3840, height: 2160, caption: 0 };
const apart = (one: Box, other: Box) =>
  one.left + one.width <= other.left + 0.01 ||
  other.left + other.width <= one.left + 0.01 ||
  one.top + one.height <= other.top + 0.01 ||
  other.top + other.height <= one.top + 0.01;

describe('[video.3] a mosaic', () => {
  const mosaics = fc.record({
    count: fc.integer({ min: 1, max: 36 }),
    width: fc.integer({ min: 300, max: 3840 }),
    height: fc.integer({ min: 200, max: 2160 }),
    caption: fc.constantFrom(0, 24, 44),
    first: fc.constantFrom('large', 'equal', undefined),
  }) satisfies fc.Arbitrary<Mosaic>;

  it('has a place for each picture, inside, none over another, none of another shape, whatever it fills', () => {
    fc.assert(
      fc.property(mosaics, mosaic => {
        // Thirty-six lines of text are higher than a low strip: there is nothing to see then.
        fc.pre(mosaic.caption * Math.sqrt(mosaic.count) < mosaic.height / 3);
        const boxes = packMosaic(mosaic);
        expect(boxes).toHaveLength(mosaic.count);
        for (const [place, box] of boxes.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(-0.01);
          expect(box.top).toBeGreaterThanOrEqual(-0.01);
          expect(box.left + box.width).toBeLessThanOrEqual(mosaic.width + 0.01);
          expect(box.top + box.height).toBeLessThanOrEqual(mosaic.height + 0.01);
          expect(box.width).toBeGreaterThan(0);
          // The first of a band may be higher by the lines of those beside it.
          const own = box.height - mosaic.caption - (box.width * 9) / 16;
          expect(own).toBeGreaterThanOrEqual(-0.01);
          if (place > 0 || mosaic.caption === 0) expect(own).toBeLessThan(0.01);
          for (const other of boxes.slice(0, place)) expect(apart(box, other)).toBe(true);
        }
      }),
    );
  });

  it('never has a first that is smaller than another', () => {
    fc.assert(
      fc.property(mosaics, mosaic => {
        const [head, ...others] = packMosaic(mosaic);
        for (const box of others) expect(head?.width).toBeGreaterThanOrEqual(box.width * 0.999);
      }),
    );
  });

  it.each([1, 4, 9, 16, 25, 36])('of %i equal pictures fills a wall without a strip of waste', count => {
    expect(used(packMosaic({ ...WALL, count }), { ...WALL, count })).toBeCloseTo(1, 3);
  });
  it.each([6, 13, 22, 33])('of %i with the first larger fills a wall without a strip of waste', count => {
    const boxes = packMosaic({ ...WALL, count, first: 'large' });
    expect(used(boxes, { ...WALL, count })).toBeGreaterThan(0.98);
    expect(boxes[0]!.width).toBeGreaterThan(boxes[1]!.width * 1.3);
  });

  it('of any number fills at least two thirds of a wall with pictures, two alone half of it', () => {
    const share = Array.from({ length: 36 }, (_, i) => {
      const mosaic = { ...WALL, count: i + 1 };
      return used(packMosaic(mosaic), mosaic);
    });
    expect(share[1]).toBeCloseTo(0.5, 3);
    for (const [i, part] of share.entries()) if (i !== 1) expect(part, `${i + 1}`).toBeGreaterThan(0.66);
  });

  it('of three beside the map of a wall is one large over two, without waste', () => {
    const beside = { width: 1280, height: 1232, caption: 76, count: 3, first: 'large' } as const;
    const boxes = packMosaic(beside);
    expect(boxes.map(({ width }) => Math.round(width))).toEqual([1280, 640, 640]);
    expect(boxes.map(({ left, top }) => [left, top].map(Math.round))).toEqual([
      [0, 0],
      [0, 796],
      [640, 796],
    ]);
  });

  it('of equal pictures has tiles of one size', () => {
    for (let count = 1; count <= 36; count += 1) {
      const sizes = packMosaic({ ...WALL, count, first: 'equal' }).map(box => Math.round(box.width));
      expect(new Set(sizes).size, `${count}`).toBe(1);
    }
  });
});

describe('[video.3] a tile that is moved', () => {
  const boxes = packMosaic({ ...WALL, count: 6, first: 'large' });
  it('comes down on the place under the pointer, or the nearest to it', () => {
    boxes.forEach((box, place) => {
      expect(placeAt(boxes, box.left + box.width / 2, box.top + box.height / 2)).toBe(place);
    });
    expect(placeAt(boxes, -500, -500)).toBe(0);
    expect(placeAt(boxes, 9_000, 9_000)).toBe(boxes.length - 1);
  });

  it('goes where the arrow points, and by arrows every place is reached from every other', () => {
    // One large with two beside it and three below.
    expect(placeBeside(boxes, 0, 'ArrowRight')).toBe(1);
    expect(placeBeside(boxes, 1, 'ArrowDown')).toBe(2);
    expect(placeBeside(boxes, 1, 'ArrowLeft')).toBe(0);
    expect([3, 4]).toContain(placeBeside(boxes, 0, 'ArrowDown'));
    expect(placeBeside(boxes, 3, 'ArrowUp')).toBe(0);
    expect([isArrow('ArrowUp'), isArrow('Enter')]).toEqual([true, false]);
    for (let count = 1; count <= 36; count += 1) {
      const all = packMosaic({ ...WALL, count });
      const reached = new Set([0]);
      for (const from of reached)
        for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const)
          reached.add(placeBeside(all, from, key));
      expect(reached.size, `${count}`).toBe(count);
    }
  });
});
