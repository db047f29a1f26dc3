import { describe, expect, test } from 'vitest';
import { sayIn } from '../language/say.ts';
import { errorFor } from './Field.tsx';
import { countLetters, gotCount, inOrder } from './receipts.ts';
import { communeShapes, drawRegion, INSET_WIDTH } from './regionShape.ts';
import { reasonWords } from './Tile.tsx';

describe('receipts', () => {
  const receipts = (['E', '–', 'A', 'R', 'L', 'A'] as const).map((letter, place) => ({ nis: String(place), letter }));

  test('[room.6] cells stand in the order of the code, and as given within a letter', () => {
    expect(inOrder(receipts).map(({ nis, letter }) => nis + letter)).toEqual(['2A', '5A', '4L', '3R', '0E', '1–']);
  });

  test('sent is not received: only A, L and R have it', () => {
    expect(gotCount(receipts)).toBe(4);
    expect(countLetters(receipts)).toEqual({ A: 2, L: 1, R: 1, E: 1, '–': 1 });
  });
});

describe('the Region at a glance', () => {
  const square = (west: number, south: number, size: number) => ({
    type: 'Polygon' as const,
    coordinates: [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ],
    ],
  });
  const shapes = communeShapes(
    [
      { properties: { nis: '1' }, geometry: square(4, 50, 0.1) },
      { properties: { nis: '2' }, geometry: { type: 'MultiPolygon', coordinates: [square(4.1, 50, 0.1).coordinates] } },
    ],
    [{ properties: { nis: '1' }, geometry: { type: 'Point', coordinates: [4.05, 50.05] } }],
  );

  test('[room.6] north is up, and the drawing is as wide as its grid', () => {
    const { communes, height } = drawRegion(shapes);
    expect(communes[0]).toMatchObject({ nis: '1', x: INSET_WIDTH / 4 });
    expect(communes[0]!.y).toBeCloseTo(height / 2, 0);
    expect(communes[1]!.path).toContain(String(INSET_WIDTH));
    expect(height / INSET_WIDTH).toBeCloseTo((0.1 * 111.2) / (0.2 * 70.2), 5);
  });

  test('a ring too small to see leaves no path', () => {
    const speck = { nis: '3', shape: square(4.05, 50.05, 0.00001), label: [4.05, 50.05] };
    expect(drawRegion([...shapes, speck]).communes[2]!.path).toBe('');
  });
});

describe('words for failures', () => {
  test('[room.10] a failure is told at the field whose path it names, and nowhere else', () => {
    const failure = { path: 'data.headline.nl', message: 'manque' };
    expect(errorFor('headline.nl', failure)).toBe('manque');
    expect(errorFor('headline', failure)).toBe('manque');
    expect(errorFor('head', failure)).toBeUndefined();
    expect(errorFor('body', failure)).toBeUndefined();
    expect(errorFor('body', { message: 'x' })).toBeUndefined();
  });

  test('[room.8] every reason of the media platform has words, and one from a newer server says it has none', () => {
    const say = sayIn('nl');
    expect(reasonWords('refused-credentials', say)).toBe('De camera weigert de account of het wachtwoord.');
    expect(reasonWords('solar-flare', say)).toBe(say('feed.reason.unknown'));
  });
});
