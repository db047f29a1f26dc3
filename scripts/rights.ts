import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LIMITS, type Limit } from '../shared/access/functions.ts';
import { commandLines, readLines } from '../shared/access/table.ts';
import type { SeenBy } from '../shared/access/viewer.ts';
import { FUNCTIONS, type FunctionCode } from '../shared/people/schema.ts';
import { FUNCTION_TITLES } from '../shared/people/titles.ts';

/** A letter for each limit, since the table is wide; what it means stands above it. */
const LIMIT: Readonly<Record<Limit, readonly [letter: string, meaning: string]>> = {
  'own-territory': ['t', 'on the ground of the mandate alone'],
  'own-discipline': ['d', 'of the own discipline alone'],
  recorded: ['r', 'to record what an authority decided, never to decide'],
  'in-sight': ['s', 'on what is in sight: what touches or is addressed to the mandate'],
  recipient: ['a', 'as one of those to whom it is addressed'],
  'own-images': ['i', 'images of the own zone, of the own centre, or under a grant in force'],
  'second-person': ['2', 'never what the same person wrote'],
  'own-phase': ['p', 'for the phase that this function declares'],
  'own-thing': ['o', 'what is one’s own'],
};
const SEEN: Readonly<Record<SeenBy | 'all', readonly [sign: string, meaning: string]>> = {
  all: ['●', 'all of it'],
  everyone: ['●', 'all of it'],
  territory: ['t', 'what touches the ground of the mandate'],
  incident: ['s', 'what belongs to an incident in sight, or mentions the mandate'],
  recipient: ['a', 'what is addressed to the mandate, with its own receipts alone'],
  owner: ['o', 'what is one’s own'],
  nobody: ['', ''],
};

/** As narrow as a column. */
const SHORT: Readonly<Record<FunctionCode, string>> = {
  'regional-operator': 'Op',
  'information-manager': 'IM',
  'high-official': 'HF',
  'minister-interior': 'Min',
  mayor: 'Bgm',
  'commune-liaison': 'Lia',
  'zone-officer': 'ZP',
  'zone-images': 'ZPi',
  'video-operator': 'Vid',
  'transport-dispatch': 'STIB',
  'fire-dispatch': 'SIAMU',
  'dir-d1': 'D1',
  'dir-d2': 'D2',
  'dir-d3': 'D3',
  'dir-d4': 'D4',
  'dir-d5': 'D5',
  auditor: 'Aud',
  administrator: 'Adm',
  'emergency-coordinator': 'Plan',
  'minister-president': 'MP',
  'neighbour-governor': 'Gov',
  'national-crisis-centre': 'NCCN',
  'dispatch-112': '112',
  prosecutor: 'Pk',
  partner: 'Part',
  'remote-pilot': 'Pilot',
  'data-protection': 'DPO',
};

/** The page that a person reads: every command and every read by every function. */
export function rightsPage(): string {
  const lines = commandLines();
  const used = new Set(lines.flatMap(line => Object.values(line.cells)));
  const commandCell = (cell: 'no' | 'yes' | Limit) => (cell === 'no' ? '' : cell === 'yes' ? '●' : LIMIT[cell][0]);
  return [
    '# Who may do and see what',
    '',
    'Written by `npm run rights` from the tables that decide; every cell is tested (`shared/access/cells.test.ts`). A person may hold several mandates; any of them is enough. Columns are functions:',
    '',
    ...FUNCTIONS.map(
      code => `- **${SHORT[code]}** \`${code}\` ${FUNCTION_TITLES[code].fr} – ${FUNCTION_TITLES[code].nl}`,
    ),
    '',
    '## Commands',
    '',
    `● may ask; ${LIMITS.filter(limit => used.has(limit))
      .map(limit => `${LIMIT[limit][0]} ${LIMIT[limit][1]}`)
      .join('; ')}. Empty: refused. *Belfry*: only the system itself.`,
    '',
    ...table(
      lines.map(line => [
        line.system ? `\`${line.command}\` *Belfry*` : `\`${line.command}\``,
        row(line.cells, commandCell),
      ]),
    ),
    '',
    '## Reads',
    '',
    `${[
      ...new Set(
        Object.values(SEEN)
          .filter(([sign]) => sign !== '')
          .map(([sign, meaning]) => `${sign} ${meaning}`),
      ),
    ].join('; ')}. Empty: nothing. Whoever holds no mandate in force sees nothing.`,
    '',
    ...table(readLines().map(({ collection, cells }) => [`\`${collection}\``, row(cells, cell => SEEN[cell][0])])),
    '',
  ].join('\n');
}

const row = <Cell>(cells: Readonly<Record<FunctionCode, Cell>>, sign: (cell: Cell) => string): readonly string[] =>
  FUNCTIONS.map(code => sign(cells[code]));
const table = (rows: readonly (readonly [string, readonly string[]])[]): readonly string[] => [
  `| | ${FUNCTIONS.map(code => SHORT[code]).join(' | ')} |`,
  `|---|${FUNCTIONS.map(() => ':-:').join('|')}|`,
  ...rows.map(([name, cells]) => `| ${name} | ${cells.join(' | ')} |`),
];

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('../docs/rights.md', import.meta.url), rightsPage());
