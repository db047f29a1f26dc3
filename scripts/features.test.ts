import { describe, expect, test } from 'vitest';
import { featuresPage, itemsIn, testsIn } from './features.ts';

/** Source with ids in other brackets, so that this file's own examples are not taken for tests that show something. */
const source = (text: string) => text.replaceAll('«', '[').replaceAll('»', ']');

describe('the page of features', () => {
  test('finds a title wherever the formatter put it, and gives a group’s id to its tests', () => {
    const text = source(`
describe('«demo.1» the journal', () => {
  test('keeps the order', () => {});
  for (const signal of signals) {
    test(\`survives \${signal}\`, () => {});
  }
});

test(
  "«demo.2» isn't lost, «demo.3» nor doubled",
  async () => {},
);
test.each([
  ['a', 1],
])('«demo.2» holds for %s', () => {});
describe('without an id', () => {
  test('is not listed', () => {});
  test.connect('«demo.2» neither is a method of a variable');
});
`);
    expect(testsIn(text, 'a.test.ts').map(shown => `${shown.id}: ${shown.title}`)).toEqual([
      'demo.1: the journal › keeps the order',
      'demo.1: the journal › survives …',
      "demo.2: isn't lost, nor doubled",
      "demo.3: isn't lost, nor doubled",
      'demo.2: holds for %s',
    ]);
  });

  test('calls an item without test open', () => {
    const items = itemsIn('demo.1\tJournal\ndemo.2\tRoom | hub\n');
    const page = featuresPage(items, [{ id: 'demo.1', title: 'keeps a|b', file: 'a.test.ts' }]);
    expect(page).toContain('## demo.1 Journal\n\n- `a.test.ts`\n  - keeps a|b\n\n## demo.2 Room | hub\n\n*open*');
    expect(page).toContain('Open: demo.2.');
  });
});
