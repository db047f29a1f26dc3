import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** An item of the plan, as `features.txt` lists them: `id`, a tab, title. */
export interface Item {
  readonly id: string;
  readonly title: string;
}
/** A test whose title, or whose group's title, carries an item's id in brackets. */
export interface Shown {
  readonly id: string;
  readonly title: string;
  readonly file: string;
}

/**
 * A call of `describe`, `test` or `it` with its title; `test.each(…)` and its like have a call before that. Only names
 * that vitest knows: a variable called `test` has methods of its own.
 */
const CALL =
  /\b(describe|test|it)(?:\.(?:each|for|runIf|skipIf)\([\s\S]*?\)|\.(?:concurrent|sequential|fails|only))*\(\s*(['"`])((?:\\.|(?!\2)[\s\S])*)\2/g;
const ID = /\[([a-z]+\.\d+)\]/g;

/**
 * The tests in `source` that carry an id. A group's id goes down to its tests: what encloses what is read from
 * the indentation, which the formatter guarantees.
 */
export function testsIn(source: string, file: string): Shown[] {
  const shown: Shown[] = [];
  const groups: { indent: number; title: string }[] = [];
  for (const call of source.matchAll(CALL)) {
    const indent = call.index - (source.lastIndexOf('\n', call.index) + 1);
    while (groups.length > 0 && groups.at(-1)!.indent >= indent) groups.pop();
    const [, kind, , written = ''] = call;
    const title = written.replace(/\$\{[^}]*\}/g, '…').replace(/\\(.)/g, '$1');
    if (kind === 'describe') {
      groups.push({ indent, title });
      continue;
    }
    const whole = [...groups.map(group => group.title), title].join(' › ');
    const ids = new Set([...whole.matchAll(ID)].map(match => match[1]!));
    for (const id of ids) shown.push({ id, title: whole.replace(ID, '').replace(/\s+/g, ' ').trim(), file });
  }
  return shown;
}

/** The page: each item with the tests that show it, file by file; an item without one is open. */
export function featuresPage(items: readonly Item[], shown: readonly Shown[]): string {
  const plain = (text: string) => text.replaceAll('<', '&lt;');
  const parts = items.flatMap(({ id, title }) => {
    const tests = shown.filter(test => test.id === id);
    const files = [...new Set(tests.map(test => test.file))];
    const told = files.flatMap(file => [
      `- \`${file}\``,
      ...tests.filter(test => test.file === file).map(test => `  - ${plain(test.title)}`),
    ]);
    return [`## ${id} ${plain(title)}`, '', ...(told.length > 0 ? told : ['*open*']), ''];
  });
  const open = items.filter(item => !shown.some(test => test.id === item.id)).map(item => item.id);
  return [
    '# What works, and which test shows it',
    '',
    'Written by `npm run features` from the titles of the tests; an item is shown when a test with its id runs the real path.',
    '',
    open.length > 0 ? `Open: ${open.join(', ')}.` : 'Nothing is open.',
    '',
    ...parts,
  ].join('\n');
}

/** Reads `features.txt`. */
export function itemsIn(text: string): Item[] {
  return text
    .split('\n')
    .filter(line => line.includes('\t'))
    .map(line => {
      const [id = '', title = ''] = line.split('\t');
      return { id, title };
    });
}

/** Writes docs/features.md, or with `--check` compares it; the answer is the exit code. */
function main(root: string, check: boolean): number {
  const items = itemsIn(readFileSync(join(root, 'scripts/features.txt'), 'utf8'));
  const list = execFileSync('git', ['ls-files', '*.test.ts', '*.test.tsx', '*.spec.ts', '*.spec.tsx'], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = list.split('\n').filter(file => file !== '' && existsSync(join(root, file)));
  const shown = files.flatMap(file => testsIn(readFileSync(join(root, file), 'utf8'), file));
  const unknown = shown.filter(test => !items.some(item => item.id === test.id));
  for (const test of unknown) console.error(`${test.file}: no item is called [${test.id}]`);
  if (unknown.length > 0) return 1;

  const page = featuresPage(items, shown);
  const place = join(root, 'docs/features.md');
  if (check) {
    const current = existsSync(place) && readFileSync(place, 'utf8') === page;
    if (!current) console.error('docs/features.md is not what the tests say: run npm run features');
    return current ? 0 : 1;
  }
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, page);
  const open = items.filter(item => !shown.some(test => test.id === item.id)).map(item => item.id);
  console.log(
    `${items.length - open.length} of ${items.length} items shown${open.length > 0 ? `; open: ${open.join(' ')}` : ''}`,
  );
  return 0;
}

const self = fileURLToPath(import.meta.url);
if (process.argv[1] !== undefined && resolve(process.argv[1]) === self) {
  process.exitCode = main(resolve(dirname(self), '..'), process.argv.includes('--check'));
}
