import type { BenchLine } from './line.ts';
import { noise } from './noise.ts';

/** `npm run bench` runs all; `npm run bench -- NAME` one. Figures are ratios against a baseline in the same run. */
const BENCHES: Readonly<Record<string, () => Promise<{ bench: () => Promise<BenchLine[]> }>>> = {
  journal: () => import('./journal.ts'),
  fanout: () => import('./fanout.ts'),
  sync: () => import('./sync.ts'),
  start: () => import('./start.ts'),
  map: () => import('./map.ts'),
  search: () => import('./search.ts'),
  room: () => import('./room.ts'),
  video: () => import('./video.ts'),
};
/** Takes an hour (`SOAK_MINUTES` says another time), so it runs only where it is asked for. */
const LONG: typeof BENCHES = { soak: () => import('./soak.ts') };
const ALL = { ...BENCHES, ...LONG };

const asked = process.argv.slice(2);
const unknown = asked.find(name => !(name in ALL));
if (unknown !== undefined) {
  console.error(`no benchmark "${unknown}"; there are: ${Object.keys(ALL).join(', ')}`);
  process.exit(1);
}
const round = (n: number): number => Number(n.toPrecision(4));
const print = (line: BenchLine) =>
  console.log(
    JSON.stringify({
      ...line,
      value: round(line.value),
      ...(line.baseline === undefined ? {} : { baseline: round(line.baseline) }),
      ...(line.ratio === undefined ? {} : { ratio: round(line.ratio) }),
    }),
  );
print(noise());
for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) {
  const { bench } = await (ALL[name] as NonNullable<(typeof BENCHES)[string]>)();
  for (const line of await bench()) print(line);
}
process.exit(0);
