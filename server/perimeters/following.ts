import type { Point } from '../../shared/geometry.ts';
import { moveDue } from '../../shared/perimeters/follow.ts';
import type { Part, PartGiven } from '../parts.ts';

/** How often positions are looked at, ms: the rule itself says how seldom one is written. */
const EVERY_MS = 1_000;
/** A position older than this is no longer where the thing is. */
const FRESH_MS = 30_000;

type Given = Pick<PartGiven, 'live' | 'tracks' | 'ground' | 'clock' | 'newId' | 'onError'>;

/**
 * Takes perimeters along with what they follow. Screens draw them around the latest position by themselves; here the
 * journal learns of a move that changes whom it touches, so that sight and lists follow. Whichever node hears the
 * position writes; a second one finds nothing left to write.
 */
export async function openFollowing({ live, tracks, ground, clock, newId, onError }: Given): Promise<Part> {
  const latest = new Map<string, { readonly at: number; readonly point: Point }>();
  let writing: Promise<unknown> | undefined;
  const deaf = tracks.onReport((world, [id, longitude, latitude]) => {
    if (world === live.world) latest.set(id, { at: clock().getTime(), point: [round(longitude), round(latitude)] });
  });
  const look = async (): Promise<void> => {
    const now = clock();
    for (const perimeter of Object.values(live.room.perimeters)) {
      if (perimeter.lifted || perimeter.shape?.kind !== 'follows') continue;
      const heard = latest.get(perimeter.shape.track);
      if (!heard || now.getTime() - heard.at > FRESH_MS) continue;
      if (!moveDue(perimeter, heard.point, ground, now.toISOString())) continue;
      const data = { perimeter: perimeter.id, centre: heard.point };
      await live.submit('belfry', { id: newId(), world: live.world, type: 'perimeter.move', data });
    }
  };
  const timer = setInterval(() => {
    // The journal may be slow: one look at a time.
    writing ??= look()
      .catch(onError)
      .finally(() => {
        writing = undefined;
      });
  }, EVERY_MS);
  return {
    async close() {
      clearInterval(timer);
      deaf();
      await writing;
    },
  };
}
/** Six decimals: a tenth of a metre. */
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
