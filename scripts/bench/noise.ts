import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { BenchLine } from './line.ts';
import { quantile } from './quantile.ts';

/** The machine's own noise: the same work thirty times; the slowest tenth against the median. */
export function noise(): BenchLine {
  const times = Array.from({ length: 30 }, () => {
    const from = performance.now();
    const hash = createHash('sha256');
    for (let i = 0; i < 20_000; i++) hash.update('the same work each time');
    hash.digest();
    return performance.now() - from;
  });
  const [value, baseline] = [quantile(times, 0.9), quantile(times, 0.5)];
  return {
    bench: 'machine',
    figure: `noise of one core of ${availableParallelism()}, p90 of equal work against p50`,
    value,
    unit: 'ms',
    baseline,
    ratio: value / baseline,
  };
}
