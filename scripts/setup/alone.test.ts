import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { alone } from './alone.mjs';

test('[room.1] two set-ups of one checkout go one after the other, those of two checkouts side by side', async () => {
  const told: string[] = [];
  const work = (name: string) => async () => {
    told.push(`${name} begins`);
    await new Promise(resolve => setTimeout(resolve, 50));
    told.push(`${name} ends`);
  };
  const first = `/checkout-${process.pid}`;
  await Promise.all([alone(first, work('a')), alone(first, work('b'))]);
  expect([told.slice(0, 2), told.slice(2)].sort()).toEqual([
    ['a begins', 'a ends'],
    ['b begins', 'b ends'],
  ]);
  await alone(first, () => alone(`${first}-other`, work('c')));
  expect(told.at(-1)).toBe('c ends');
});

test('[room.1] a set-up that was killed does not keep the next one waiting', async () => {
  const root = `/killed-${process.pid}`;
  const module = join(import.meta.dirname, 'alone.mjs');
  const hold = `import(${JSON.stringify(module)}).then(({ alone }) => alone(${JSON.stringify(root)}, () => {
    console.log('held');
    return new Promise(() => setInterval(() => {}, 1000));
  }))`;
  const holder = spawn(process.execPath, ['-e', hold], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  let waited = false;
  const next = alone(
    root,
    async () => 'done',
    free => {
      waited = true;
      holder.kill('SIGKILL');
      return free;
    },
  );
  expect(await next).toBe('done');
  expect(waited).toBe(true);
});
