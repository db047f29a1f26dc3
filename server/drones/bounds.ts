import { beyondOf } from '../../shared/drones/bounds.ts';
import type { Track } from '../../shared/protocol.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import type { Tracks } from '../tracks.ts';

/** Compares each position of a flying drone with its mission; the journal learns of a crossing and of the return. */
export function watchBounds(options: {
  readonly live: RoomKeeper;
  readonly tracks: Tracks;
  readonly newId: () => string;
  readonly onError: (error: unknown) => void;
}): { close(): Promise<void> } {
  const { live, tracks, newId, onError } = options;
  const writing = new Map<string, Promise<void>>();
  const kinds = (what: readonly { readonly what: string }[]) => what.map(each => each.what).join();
  const deaf = tracks.onReport((world, [feed, longitude, latitude, , , , told]: Track) => {
    if (world !== live.world) return;
    for (const mission of Object.values(live.room.missions)) {
      if (mission.state !== 'flying' || mission.feed !== feed || writing.has(mission.id)) continue;
      const beyond = beyondOf(mission, { point: [longitude, latitude], height: told?.height });
      if (kinds(beyond) === kinds(mission.beyond?.what ?? [])) continue;
      const data = { mission: mission.id, beyond };
      writing.set(
        mission.id,
        live
          .submit('belfry', { id: newId(), world, type: 'mission.report-bounds', data })
          .then(() => undefined, onError)
          .finally(() => writing.delete(mission.id)),
      );
    }
  });
  return {
    async close() {
      deaf();
      await Promise.all(writing.values());
    },
  };
}
