import type { Room } from '../room.ts';
import { rulingAt } from '../ruling.ts';
import { ringKey } from './ringKey.ts';
import type { Hold, RecordingRing, Replay } from './schema.ts';
import { REPLAY_HOURS } from './settings.ts';

/** Where a hold is on its way. `waiting`: for its after part. `gap`: sealed, but not whole. */
export type HoldState = 'waiting' | 'sealing' | 'whole' | 'gap' | 'released';
export function stateOf(hold: Hold, now: number): HoldState {
  if (hold.released) return 'released';
  if (!hold.sealed) return now < Date.parse(hold.to) ? 'waiting' : 'sealing';
  return hold.sealed.parts.some(part => part.gaps.length > 0) ? 'gap' : 'whole';
}

/** Whether a replay may still be looked at: begun, not ended, and its purpose not too long ago. */
export const isOpen = (replay: Replay, at: string): boolean =>
  replay.ended === undefined &&
  Date.parse(at) - Date.parse(replay.begun.at) < rulingAt(REPLAY_HOURS, replay.begun.at).value * 3_600_000;

/** The ring of a camera, also one that was stopped and still holds something. */
export const ringOf = (room: Room, feed: string): RecordingRing | undefined => room.rings[ringKey(feed)];
/** Whether a camera is recorded now. */
export const isRecorded = (room: Room, feed: string): boolean => {
  const ring = ringOf(room, feed);
  return ring !== undefined && !ring.stopped && !room.feeds[feed]?.retired;
};

/** The export of a hold that was made last and is there to be fetched. */
export const exportsOf = (room: Room, hold: string) =>
  Object.values(room.exports)
    .filter(each => each.hold === hold)
    .sort((a, b) => a.asked.at.localeCompare(b.asked.at));
