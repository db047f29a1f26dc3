import { describe, expect, it } from 'vitest';
import { createDesk } from '../../server/room/testing/desk.ts';
import { inside } from '../testing/places.ts';
import { idOf } from '../testing/random.ts';
import { isOpen } from './standing.ts';

const [phone, camera, key] = [idOf('phone'), idOf('camera'), idOf('key')];
const desk = () => {
  const made = createDesk();
  const told = { name: { fr: 'GSM', nl: 'Gsm' }, owner: 'Saint-Josse', regime: 'camera-law', point: inside('21009') };
  made.does('video', 'feed.register', { ...told, feed: phone, source: { kind: 'whip' } });
  made.does('video', 'feed.register', { ...told, feed: camera, source: { kind: 'test' } });
  return made;
};
const give = (more: object = {}) => ({
  ...{ key, feed: phone, holder: 'GSM 12', expiresAt: '2026-11-24T13:10:00.000Z' },
  ...more,
});

describe('[video.1] a key to send is given for one feed that waits for it, until a moment', () => {
  it('and opens it until then, or until it is revoked', () => {
    const made = desk();
    made.does('video', 'stream.allow-sender', give());
    const given = () => made.room.streamKeys[key]!;
    expect(given()).toMatchObject({ use: 'send', feed: phone, holder: 'GSM 12' });
    expect(isOpen(given(), '2026-11-24T13:09:59.999Z')).toBe(true);
    expect(isOpen(given(), '2026-11-24T13:10:00.000Z')).toBe(false);
    made.does('video', 'stream.revoke', { key });
    expect(isOpen(given(), '2026-11-24T12:00:00.000Z')).toBe(false);
    expect(made.ask('video', 'stream.revoke', { key })).toMatchObject({ reason: 'already-lifted' });
  });

  it.each([
    ['to a camera that Belfry fetches itself', { feed: camera }, 'not-sent-to-us', 'data.feed'],
    ['to a feed that is not there', { feed: idOf('none') }, 'unknown-feed', 'data.feed'],
    ['that ended before it began', { expiresAt: '2026-11-24T01:00:00.000Z' }, 'deadline-past', 'data.expiresAt'],
    ['for more than a year', { expiresAt: '2028-11-24T01:10:00.000Z' }, 'stream-too-long', 'data.expiresAt'],
  ])('%s is refused', (_title, more, reason, path) => {
    expect(desk().ask('video', 'stream.allow-sender', give(more))).toMatchObject({ reason, path });
  });
});

describe('[video.2] a key to play is given by whoever may look, for a purpose', () => {
  const play = (more: object = {}) => give({ feed: camera, purpose: 'suivi', ...more });

  it('and by nobody else', () => {
    const made = desk();
    made.does('operator', 'stream.allow-player', play());
    expect(made.room.streamKeys[key]).toMatchObject({ use: 'play', purpose: 'suivi' });
    const other = play({ key: idOf('other') });
    for (const who of ['auditor', 'zone-5339'])
      expect(made.ask(who, 'stream.allow-player', other), who).toMatchObject({ ok: false });
    expect(
      made.ask('operator', 'stream.allow-player', play({ key: idOf('long'), expiresAt: '2026-11-28T01:10:00Z' })),
    ).toMatchObject({ reason: 'stream-too-long' });
  });

  it('and is taken back by whoever gave it or by those who run the cameras', () => {
    const made = desk();
    made.does('operator', 'stream.allow-player', play());
    expect(made.ask('high-official', 'stream.revoke', { key })).toMatchObject({ reason: 'unknown-stream-key' });
    made.does('video', 'stream.revoke', { key });
  });
});
