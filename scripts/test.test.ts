import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runScript, temporaryCheckout } from './temporary-checkout.ts';

let checkout: ReturnType<typeof temporaryCheckout>;

beforeEach(() => {
  checkout = temporaryCheckout(['vite', 'vitest', 'typescript', '@biomejs', '.bin/biome', '.bin/tsc']);
  const { write } = checkout;
  write('biome.json', '{ "files": { "includes": ["sum/**"] }, "linter": { "enabled": true } }\n');
  write('tsconfig.json', '{ "compilerOptions": { "noEmit": true, "strict": true, "types": [] }, "include": ["sum"] }');
  write(
    'vitest.config.ts',
    `export default { test: { projects: [
      { test: { name: 'unit', include: ['sum/*.test.ts'], exclude: ['**/*.browser.test.ts'] } },
      { test: { name: 'browser', include: ['sum/*.browser.test.ts'] } },
    ] } };\n`,
  );
  write('vite.config.ts', "export default { root: 'console', build: { outDir: '../dist', emptyOutDir: true } };\n");
  write('console/index.html', '<!doctype html><title>Belfry</title>');
  write('sum/sum.ts', 'export const sum: number = 1 + 2;\n');
  write('sum/sum.test.ts', testOf('sum'));
  write('sum/page.browser.test.ts', testOf('page'));
});
afterEach(() => checkout.remove());

function testOf(name: string) {
  return `import { expect, test } from "vitest";\n\ntest("${name} holds", () => expect(1 + 2).toBe(3));\n`;
}

async function npmTest(...filter: string[]) {
  const { ended, text } = await runScript(checkout.root, ['scripts/test.mjs', ...filter]);
  const code = await ended;
  const summary = [...text().matchAll(/^([✓✗]) (.*?) · (?:passed|failed) · [\d.]+ s$/gm)].map(
    line => `${line[1]} ${line[2]}`,
  );
  return { code, summary, text: text() };
}

describe('[room.1] npm test', () => {
  test('runs lint, types, unit tests, build and browser tests, and answers 0 when all pass', async () => {
    const { code, summary, text } = await npmTest();
    expect(summary, text).toEqual([
      '✓ lint and format',
      '✓ types',
      '✓ unit and contract tests',
      '✓ console build',
      '✓ browser tests',
    ]);
    expect(code).toBe(0);
  });

  test('goes on after a stage that failed, says which, and answers 1', async () => {
    checkout.write('sum/sum.ts', 'export const sum: string = 1 + 2;\n');
    checkout.write('console/index.html', '<script type="module" src="./missing.ts"></script>');
    const { code, summary, text } = await npmTest();
    expect(summary, text).toEqual([
      '✓ lint and format',
      '✗ types',
      '✓ unit and contract tests',
      '✗ console build',
      '✓ browser tests',
    ]);
    expect(text).toContain("Type 'number' is not assignable to type 'string'");
    expect(code).toBe(1);
  });

  test('names each test that failed once more at the end, with its first words', async () => {
    checkout.write('sum/sum.test.ts', testOf('sum').replace('toBe(3)', 'toBe(4)'));
    const { code, text } = await npmTest('sum');
    expect(text.slice(text.lastIndexOf('  ✗ '))).toMatch(
      /^ {2}✗ sum\/sum\.test\.ts > sum holds: .*expected 3 to be 4.*\n✗ vitest sum · /,
    );
    expect(code).toBe(1);
  });

  test('with words runs only the tests whose path holds them', async () => {
    const { code, summary, text } = await npmTest('page');
    expect(summary, text).toEqual(['✓ console build', '✓ vitest page']);
    expect(text).toContain('page.browser.test.ts');
    expect(text).not.toContain('sum.test.ts');
    expect(code).toBe(0);
  });
});
