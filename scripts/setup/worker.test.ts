import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { downloadWorker, workerKey, workerOrigin, workerRuns } from './worker.mjs';

const recipeOfTheRepository = join(import.meta.dirname, '../mediasoup-worker');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'belfry-worker-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('[room.1] the kept video worker', () => {
  test('is another one when version, recipe, system or processor change, and the same one otherwise', () => {
    const recipe = join(folder, 'recipe');
    cpSync(recipeOfTheRepository, recipe, { recursive: true });
    const from = { version: '3.27.1', recipe, system: 'debian 12', arch: 'x64' };
    const key = workerKey(from);
    expect(key).toMatch(/^mediasoup-worker-3\.27\.1-[0-9a-f]{12}$/);
    expect(workerKey({ ...from, recipe: recipeOfTheRepository })).toBe(key);
    expect(workerKey({ ...from, version: '3.27.2' })).not.toBe(key);
    expect(workerKey({ ...from, system: 'debian 13' })).not.toBe(key);
    expect(workerKey({ ...from, arch: 'arm64' })).not.toBe(key);
    writeFileSync(join(recipe, 'README.md'), 'Other words about the same recipe.');
    expect(workerKey(from)).toBe(key);
    writeFileSync(join(recipe, 'patches/another.patch'), '--- a\n+++ b\n');
    expect(workerKey(from)).not.toBe(key);
  });

  test('is the prebuilt one where it can be had and runs here', async () => {
    const path = await download('exit 41');
    expect(workerRuns(path)).toBe(true);
    expect(workerOrigin(path)).toBe('prebuilt');
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o755);
    expect(readdirSync(dirname(path)).sort()).toEqual(['mediasoup-worker', 'origin']);
  });

  test('is not a prebuilt one that this system cannot run, and nothing of it stays', async () => {
    const path = await download('exit 127');
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(join(folder, 'cache'))).toEqual([]);
  });

  test('is not fetched from a host that has none or does not answer', async () => {
    const place = {
      description: description('http://127.0.0.1:9'),
      path: join(folder, 'cache/worker/mediasoup-worker'),
    };
    expect(await downloadWorker(place, () => {}, {})).toBe(false);
    const url = await serve(404, Buffer.alloc(0));
    expect(await downloadWorker({ ...place, description: description(url.address) }, () => {}, {})).toBe(false);
    url.close();
  });
});

/** Downloads, from a host of its own, an archive whose worker is a shell script with this one line. */
async function download(line: string): Promise<string> {
  writeFileSync(join(folder, 'mediasoup-worker'), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
  const { stdout } = spawnSync('tar', ['-czf', '-', '-C', folder, 'mediasoup-worker'], { maxBuffer: 1e7 });
  const host = await serve(200, stdout);
  const path = join(folder, 'cache/mediasoup-worker-9.9.9-0/mediasoup-worker');
  await downloadWorker({ description: description(host.address), path }, () => {}, {});
  host.close();
  expect(host.asked).toEqual([
    expect.stringMatching(/^\/releases\/download\/9\.9\.9\/mediasoup-worker-9\.9\.9-linux-/),
  ]);
  return path;
}

function description(address: string) {
  return { version: '9.9.9', repository: { url: `git+${address}.git` } };
}

async function serve(status: number, body: Buffer) {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(status).end(body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, asked, close: () => server.close() };
}
