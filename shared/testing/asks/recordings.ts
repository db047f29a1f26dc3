import type { recordingCommands } from '../../recordings/decide.ts';
import { anyPoint } from '../places.ts';
import { type Asks, around, fresh, incidentOf, known, maybe, words } from './making.ts';

const HASH = 'ab'.repeat(32);
export const recordingAsks: Asks<typeof recordingCommands> = {
  make: {
    'recording.set-ring': ({ random, room }) => ({
      feed: known(random, room.feeds),
      seconds: random.pick([60, 900, 86_400, 30 * 86_400, 31 * 86_400, 366 * 86_400]),
      decidedBy: words(random),
    }),
    'recording.stop-ring': ({ random, room }) => ({ feed: known(random, room.feeds), reason: words(random) }),
    'recording.keep': given => {
      const { random, room, now } = given;
      return {
        hold: fresh(random, room.holds),
        ...incidentOf(given),
        ...(random.chance(0.5) ? { point: anyPoint(random) } : {}),
        ...(random.chance(0.6) ? { feeds: [known(random, room.feeds), known(random, room.feeds)] } : {}),
        ...maybe(random, 'radius', () => random.whole(10, 5_000)),
        ...maybe(random, 'moment', () => around(random, now, 1_200)),
        ...maybe(random, 'before', () => random.whole(0, 900)),
        ...maybe(random, 'after', () => random.whole(0, 900)),
        ...maybe(random, 'basis', () => 'LFP 25/3'),
        reason: words(random),
      };
    },
    'recording.release': ({ random, room }) => ({ hold: known(random, room.holds), reason: words(random) }),
    'recording.seal': ({ random, room, now }) => {
      const hold = known(random, room.holds);
      const parts = (room.holds[hold]?.feeds ?? [random.uuid()]).map(feed => ({
        ...{ feed, segments: random.whole(0, 300), bytes: random.whole(0, 1e9), hash: HASH },
        gaps: random.chance(0.3) ? [{ from: now, to: now, reason: 'source-lost' }] : [],
      }));
      return { hold, parts };
    },
    'recording.replay': given => {
      const { random, room, now } = given;
      return {
        replay: fresh(random, room.replays),
        feeds: [known(random, room.feeds)],
        from: around(random, now, 3_600),
        to: now,
        ...incidentOf(given),
        ...(random.chance(0.4) ? { hold: known(random, room.holds) } : {}),
        purpose: words(random),
        ...maybe(random, 'basis', () => 'LFP 25/7'),
      };
    },
    'recording.end-replay': ({ random, room }) => ({ replay: known(random, room.replays) }),
    'recording.snapshot': given => {
      const { random, room, now } = given;
      return {
        snapshot: fresh(random, room.snapshots),
        feed: known(random, room.feeds),
        moment: around(random, now, 3_600),
        ...incidentOf(given),
        purpose: words(random),
        ...maybe(random, 'basis', () => 'LFP 25/7'),
      };
    },
    'recording.report-snapshot': ({ random, room, now }) => ({
      snapshot: known(random, room.snapshots),
      ...(random.chance(0.7) ? { kept: { hash: HASH, bytes: 10, frameAt: now } } : { failed: 'no-picture' }),
    }),
    'recording.export': ({ random, room }) => ({
      export: fresh(random, room.exports),
      hold: known(random, room.holds),
      ...(random.chance(0.2) ? { feeds: [known(random, room.feeds)] } : {}),
      purpose: words(random),
      ...maybe(random, 'basis', () => 'LFP 25/7'),
    }),
    'recording.report-export': ({ random, room }) => ({
      export: known(random, room.exports),
      ...(random.chance(0.7)
        ? { sealed: { hash: HASH, bytes: 10, name: 'pack.tar', key: HASH } }
        : { failed: 'not-made' }),
    }),
  },
  weights: { 'recording.set-ring': 4, 'recording.keep': 4, 'recording.seal': 3, 'recording.stop-ring': 1 },
};
