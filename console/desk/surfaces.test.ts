import { expect, test } from 'vitest';
import { ACTS } from './acts.ts';
import { SURFACES } from './surfaces.ts';

test('[room.6] no two acts have the same letter or name, and no two capabilities the same name', () => {
  const letters = ACTS.flatMap(({ shortcut }) => shortcut ?? []);
  expect(new Set(letters).size, letters.join(' ')).toBe(letters.length);
  expect(new Set(ACTS.map(act => act.name)).size).toBe(ACTS.length);
  expect(new Set(SURFACES.map(surface => surface.name)).size).toBe(SURFACES.length);
});
