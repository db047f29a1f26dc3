import { expect, test } from 'vitest';
import { rightsPage } from './rights.ts';

test('[engine.10] the page of rights in the docs is the table that decides', async () => {
  // Written anew by `npm run rights`.
  await expect(rightsPage()).toMatchFileSnapshot('../docs/rights.md');
});
