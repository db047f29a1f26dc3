import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createProgress } from './progress.mjs';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Runs a step of this length that reports `detail` and gives back all that was written. */
async function written(ms: number, detail: string, isTTY: boolean) {
  const texts: string[] = [];
  const progress = createProgress({ isTTY, columns: 40, write: text => texts.push(text) });
  const step = progress.step('npm packages', async report => {
    report(detail);
    await new Promise(resolve => setTimeout(resolve, ms));
  });
  await vi.advanceTimersByTimeAsync(ms);
  await step;
  return texts;
}

describe('[room.1] progress of set-up', () => {
  test('says nothing about what is over within two seconds', async () => {
    expect(await written(1900, 'x', false)).toEqual([]);
    expect(await written(1900, 'x', true)).toEqual([]);
  });

  test('in a log is a line every few seconds with the time and the last thing heard', async () => {
    const texts = await written(13_000, '12 fetched', false);
    expect(texts).toEqual([
      'npm packages · 2 s · 12 fetched\n',
      'npm packages · 7 s · 12 fetched\n',
      'npm packages · 12 s · 12 fetched\n',
      '✓ npm packages · 13 s\n',
    ]);
  });

  test('on a terminal is one line, never wider than it, that is rewritten', async () => {
    const texts = await written(5000, 'a detail that is longer than this terminal is wide', true);
    const lines = texts.slice(0, -1);
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) {
      expect(line.startsWith('\r\x1b[K')).toBe(true);
      expect(line).not.toContain('\n');
      expect(line.slice(4).length).toBeLessThan(40);
    }
    expect(texts.at(-1)).toBe('\r\x1b[K✓ npm packages · 5 s\n');
  });

  test('ends with a cross where the step failed, which goes on to the caller', async () => {
    const texts: string[] = [];
    const step = createProgress({ write: text => texts.push(text) }).step('build', async () => {
      await new Promise(resolve => setTimeout(resolve, 3000));
      throw new Error('compiler');
    });
    const failure = expect(step).rejects.toThrow('compiler');
    await vi.advanceTimersByTimeAsync(3000);
    await failure;
    expect(texts.at(-1)).toBe('✗ build · 3 s\n');
  });
});
