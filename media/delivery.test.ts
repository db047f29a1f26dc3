import { afterEach, describe, expect, test } from 'vitest';
import { MANY_TILES } from './feed/line.ts';
import { descendants, eventually, ffmpegs, type Standing, standingPlatform } from './platform.fixture.ts';
import type { Delivery } from './port.ts';

let standing: Standing | undefined;
afterEach(async () => {
  await standing?.platform.close();
  standing = undefined;
  expect([...descendants().values()].filter(line => /ffmpeg|mediasoup-worker/.test(line))).toEqual([]);
});
const small = { width: 320, height: 180, visible: true };

describe('[video.2] many small tiles', () => {
  test('share one low picture of a source, made while somebody wants it and no longer', async () => {
    standing = await standingPlatform();
    const { platform } = standing;
    const told: Delivery[] = [];
    platform.onDelivery(one => told.push(one));
    platform.setFeed({ id: 'bars', source: { kind: 'test' } });
    const capabilities = platform.capabilities();
    for (const viewer of ['a', 'b']) {
      await platform.openViewer(viewer);
      const offer = await platform.watch(viewer, 'bars', capabilities);
      await platform.resume(viewer, offer.id);
      // Alone it is worth no encoder of its own.
      await platform.prefer(viewer, 'bars', small);
    }
    expect(platform.figures()).toMatchObject({ ladders: 0 });
    for (let n = 1; n < MANY_TILES; n++) {
      platform.setFeed({ id: `none ${n}`, source: { kind: 'test' } });
      const { id } = await platform.watch('a', `none ${n}`, capabilities);
      await platform.resume('a', id);
    }
    await platform.prefer('a', 'bars', small);
    await eventually('the low picture is offered', () => told.some(one => one.state === 'switch'), 60_000);
    expect(told.filter(one => one.state === 'switch')).toEqual([{ viewer: 'a', feed: 'bars', state: 'switch' }]);
    const before = ffmpegs('ladder').length + ffmpegs('data:application/sdp').length;
    const low = await platform.watch('a', 'bars', capabilities);
    await platform.resume('a', low.id);
    expect(platform.figures()).toMatchObject({ ladders: 1, sourceStarts: MANY_TILES });
    expect(before).toBe(1);
    // A large tile of the same camera gets the whole picture again.
    await platform.prefer('a', 'bars', { ...small, height: 1_080 });
    expect(told.filter(one => one.state === 'switch')).toHaveLength(2);
    await platform.watch('a', 'bars', capabilities);
    await eventually('its encoder rests', () => platform.figures().ladders === 0, 30_000);
  });

  test('that are hidden get nothing, and go on when they are seen again', async () => {
    standing = await standingPlatform();
    const { platform } = standing;
    platform.setFeed({ id: 'bars', source: { kind: 'test' } });
    await platform.openViewer('a');
    const offer = await platform.watch('a', 'bars', platform.capabilities());
    await platform.prefer('a', 'bars', { ...small, visible: false });
    await platform.resume('a', offer.id);
    expect(platform.figures()).toMatchObject({ flowing: 0, consumers: 1 });
    await platform.prefer('a', 'bars', small);
    expect(platform.figures()).toMatchObject({ flowing: 1 });
    await platform.prefer('a', 'bars', { ...small, visible: false });
    expect(platform.figures()).toMatchObject({ flowing: 0 });
    // Of a feed at which nobody looks there is nothing to fit.
    await platform.prefer('a', 'nothing', small);
    await expect(platform.prefer('nobody', 'bars', small)).rejects.toMatchObject({ reason: 'unknown-viewer' });
  });
});

describe('[video.2] a recorder', () => {
  test('keeps a source running and is told as nobody who looks', async () => {
    standing = await standingPlatform({ maxViewersPerFeed: 1, linger: 200 });
    const { platform, until } = standing;
    platform.setFeed({ id: 'bars', source: { kind: 'test' } });
    const watch = async (viewer: string) => {
      await platform.openViewer(viewer);
      await platform.watch(viewer, 'bars', platform.capabilities());
    };
    await watch('recorder:bars');
    expect(platform.status('bars')).toMatchObject({ state: 'live', viewers: 0 });
    await watch('person');
    expect(platform.status('bars')).toMatchObject({ viewers: 1 });
    await expect(watch('another')).rejects.toMatchObject({ reason: 'too-many-viewers' });
    await platform.closeViewer('person');
    expect(platform.status('bars')).toMatchObject({ state: 'live', viewers: 0 });
    await platform.closeViewer('recorder:bars');
    await platform.closeViewer('another');
    await until('bars', status => status.state === 'sleeping');
  });
});
