import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installDependencies, nodeBinary } from './dependencies.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'belfry-npm-'));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'checkout', version: '1.0.0' }));
  lock({});
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function lock(packages: Record<string, object>) {
  const whole = { '': { name: 'checkout', version: '1.0.0' }, ...packages };
  const text = JSON.stringify({
    name: 'checkout',
    version: '1.0.0',
    lockfileVersion: 3,
    requires: true,
    packages: whole,
  });
  writeFileSync(join(root, 'package-lock.json'), text);
}

/** npm as it would be run, counted; `record` is what it leaves in node_modules. */
function npm(code = 0) {
  let runs = 0;
  const runNpm = async () => {
    runs += 1;
    return { code, lines: ['npm http fetch GET 200 x.tgz', 'npm error the reason'] };
  };
  return { runNpm, runs: () => runs };
}

describe('[room.1] npm packages', () => {
  test('are installed by the real npm once, and a second set-up does nothing', async () => {
    expect(await installDependencies(root)).toEqual({ ok: true, installed: true });
    const { runNpm, runs } = npm();
    expect(await installDependencies(root, { runNpm })).toEqual({ ok: true, installed: false });
    expect(runs()).toBe(0);
  });

  test('are installed again when the lock file changed', async () => {
    const { runNpm, runs } = npm();
    await installDependencies(root, { runNpm });
    lock({ 'node_modules/a': { version: '2.0.0', integrity: 'sha512-a' } });
    await installDependencies(root, { runNpm });
    expect(runs()).toBe(2);
  });

  test('that somebody installed by hand are taken as they are, if they are what the lock file asks for', async () => {
    const a = { version: '2.0.0', integrity: 'sha512-a' };
    const elsewhere = { version: '1.0.0', optional: true, os: ['aix'], cpu: ['ppc64'] };
    lock({ 'node_modules/a': a, 'node_modules/elsewhere': elsewhere });
    mkdirSync(join(root, 'node_modules'));
    const record = (packages: object) =>
      writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
    const { runNpm, runs } = npm();
    record({ 'node_modules/a': a });
    expect(await installDependencies(root, { runNpm })).toEqual({ ok: true, installed: false });
    rmSync(join(root, 'node_modules/.cache'), { recursive: true });
    record({ 'node_modules/a': { ...a, version: '1.9.0' } });
    await installDependencies(root, { runNpm });
    expect(runs()).toBe(1);
  });

  test('that cannot be had stop the set-up with what npm said, and the next one tries again', async () => {
    const { runNpm } = npm(1);
    expect(await installDependencies(root, { runNpm })).toEqual({ ok: false, lines: ['npm error the reason'] });
    expect(existsSync(join(root, 'node_modules/.cache/belfry-lock'))).toBe(false);
  });

  test('bring Node 24; without them a system Node that is new enough serves', () => {
    const path = '/usr/bin/node';
    expect(nodeBinary(root, { path, version: '20.20.2' })).toBeUndefined();
    expect(nodeBinary(root, { path, version: '24.0.0' })).toBe(path);
    mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
    writeFileSync(join(root, 'node_modules/.bin/node'), '');
    expect(nodeBinary(root, { path, version: '26.1.0' })).toBe(join(root, 'node_modules/.bin/node'));
  });
});
