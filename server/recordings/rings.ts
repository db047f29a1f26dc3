import type { Recorder } from '../../media/recorder/recorder.ts';
import { ringKey } from '../../shared/recordings/ringKey.ts';
import { longestRing } from '../../shared/recordings/settings.ts';
import { ringOf } from '../../shared/recordings/standing.ts';
import type { RoomKeeper } from '../room/keeper.ts';

/**
 * Keeps the recorder's rings those that the room has decided, and no longer than the law in force lets them be: a ring
 * that was set under an older law is cut by the newer one. Returns its undo, which stops all recording.
 */
export function followRings(keeper: RoomKeeper, recorder: Recorder, clock: () => Date): () => void {
  const set = (id: string): void => {
    const ring = ringOf(keeper.room, id);
    const feed = keeper.room.feeds[id];
    if (!ring || !feed) {
      recorder.set(id, undefined);
      return;
    }
    const seconds = Math.min(ring.seconds, longestRing(feed.regime, clock().toISOString()));
    recorder.set(id, { seconds, on: !ring.stopped && !feed.retired });
  };
  const all = () => {
    const decided = Object.values(keeper.room.rings).map(({ feed }) => feed);
    for (const feed of new Set([...decided, ...recorder.feeds()])) set(feed);
  };
  all();
  // The law changes at midnight, if it does.
  const daily = setInterval(all, 3_600_000);
  daily.unref();
  const undo = keeper.onEvents(events => {
    for (const { type, data } of events) {
      const { feed } = data as { feed?: string };
      if (feed === undefined) continue;
      if (type.startsWith('recording.ring-')) set(feed);
      else if ((type === 'feed.registered' || type === 'feed.retired') && keeper.room.rings[ringKey(feed)]) set(feed);
    }
  });
  return () => {
    undo();
    clearInterval(daily);
    for (const { feed } of Object.values(keeper.room.rings)) {
      const ring = ringOf(keeper.room, feed);
      if (ring) recorder.set(feed, { seconds: ring.seconds, on: false });
    }
  };
}
