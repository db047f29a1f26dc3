import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { placeOf, splitAddress, withLoginOf } from './address.ts';
import { createCipher } from './cipher.ts';
import { createRefuseHost } from './refuseHost.ts';

describe('[room.8] the address of a camera', () => {
  it.each([
    ['rtsp://admin:p%40ss@10.0.0.9:554/stream1', 'rtsp://10.0.0.9:554/stream1'],
    ['rtsp://admin:p@ss@camera.example/1', 'rtsp://camera.example/1'],
    ['rtsp://admin@camera.example/1?channel=2', 'rtsp://camera.example/1?channel=2'],
    ['rtsp://camera.example/1?user=a&password=b&channel=2', 'rtsp://camera.example/1?channel=2'],
    ['srt://encoder.example:9000?passphrase=longenough1', 'srt://encoder.example:9000'],
  ])('is shown without what is secret in it: %s', (full, shown) => {
    expect(splitAddress(full)).toEqual({ shown, full, secret: true });
  });

  it('is left as it is where nothing is secret', () => {
    const address = 'rtsp://camera.example:8554/live?profile=main';
    expect(splitAddress(address)).toEqual({ shown: address, full: address, secret: false });
  });

  it('takes its login along to another path of the same place only', () => {
    const full = 'rtsp://admin:secret@camera.example:554/old';
    expect(withLoginOf('rtsp://camera.example:554/new', full)).toBe('rtsp://admin:secret@camera.example:554/new');
    expect(placeOf('rtsp://camera.example:554/new')).toBe(placeOf(full));
    expect(placeOf('rtsp://thief.example:554/new')).not.toBe(placeOf(full));
    expect(placeOf('rtsp://camera.example:555/new')).not.toBe(placeOf(full));
  });
});

describe('[room.8] the cipher of camera logins', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'belfry-cipher-'));
  afterAll(() => rm(folder, { recursive: true }));

  it('opens what it sealed, also after a restart, with a key that only its owner reads', async () => {
    const sealed = (await createCipher(folder)).seal('feed-1', 'rtsp://a:b@c/');
    expect(sealed).not.toContain('rtsp');
    expect((await createCipher(folder)).open('feed-1', sealed)).toBe('rtsp://a:b@c/');
    expect((await stat(join(folder, 'feeds.key'))).mode & 0o777).toBe(0o600);
  });

  it('refuses what was changed, or is brought under another name', async () => {
    const cipher = await createCipher(folder);
    const sealed = cipher.seal('feed-1', 'rtsp://a:b@c/');
    expect(() => cipher.open('feed-2', sealed)).toThrow();
    const changed = `${sealed.slice(0, -1)}${sealed.endsWith('A') ? 'B' : 'A'}`;
    expect(() =>
      cipher.open('feed-1', changed.slice(0, 20) + (changed[20] === 'x' ? 'y' : 'x') + changed.slice(21)),
    ).toThrow();
  });

  it('stops at a damaged key file and makes no new key over it', async () => {
    const other = await mkdtemp(join(tmpdir(), 'belfry-cipher-'));
    await writeFile(join(other, 'feeds.key'), 'short');
    await expect(createCipher(other)).rejects.toThrow(/damaged/);
    await rm(other, { recursive: true });
  });
});

describe('[room.8] hosts that a source may not be at', () => {
  const strict = createRefuseHost({ allowLoopback: false });
  const demonstration = createRefuseHost({ allowLoopback: true });

  it.each([
    '169.254.169.254',
    '[fe80::1]',
    'fd00:ec2::254',
    '100.100.100.200',
    '0.0.0.0',
    '::',
    '224.0.0.1',
    '::ffff:169.254.169.254',
  ])('%s is refused always', async host => {
    expect(await strict(host)).toBe(true);
    expect(await demonstration(host)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '::1',
    'localhost',
    '2130706433',
    '::ffff:127.0.0.1',
  ])('%s is this host: refused but for the demonstration', async host => {
    expect(await strict(host)).toBe(true);
    expect(await demonstration(host)).toBe(false);
  });

  it.each([
    '10.1.2.3',
    '192.168.1.20',
    '192.0.2.1',
    '2001:db8::1',
    'no-such-host.invalid',
  ])('%s may be tried', async host => {
    expect(await strict(host)).toBe(false);
  });
});
