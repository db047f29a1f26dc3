import { maySee, type Viewer } from '../../shared/access/audience.ts';
import { attachmentsOf, CARRIERS, type Carrier } from '../../shared/files/references.ts';
import type { Attachment } from '../../shared/files/schema.ts';
import type { Event } from '../../shared/protocol.ts';
import type { Room } from '../../shared/room.ts';
import { changesOf } from '../../shared/room.ts';
import type { RoomKeeper } from '../room/keeper.ts';

/** Which entities of a world refer to a file. */
export interface References {
  has(hash: string): boolean;
  /** The file as this reader meets it, where they may see an entity that refers to it. */
  shownTo(viewer: Viewer, hash: string): Attachment | undefined;
  close(): void;
}

export function referencesIn(keeper: RoomKeeper): References {
  const { room } = keeper;
  const by = new Map<string, Set<string>>();
  const note = (carrier: Carrier, id: string, entity: Room[Carrier][string]) => {
    for (const { hash } of attachmentsOf(entity)) by.set(hash, (by.get(hash) ?? new Set()).add(`${carrier} ${id}`));
  };
  for (const carrier of CARRIERS) for (const [id, entity] of Object.entries(room[carrier])) note(carrier, id, entity);
  const deaf = keeper.onEvents((events: readonly Event[]) => {
    for (const event of events) {
      if (!('attachments' in (event.data as object))) continue;
      const patch = changesOf(room, event);
      for (const carrier of CARRIERS)
        for (const [id, entity] of Object.entries(patch[carrier] ?? {})) if (entity) note(carrier, id, entity);
    }
  });
  return {
    has: hash => by.has(hash),
    shownTo(viewer, hash) {
      for (const key of by.get(hash) ?? []) {
        const [carrier, id] = key.split(' ') as [Carrier, string];
        const entity = room[carrier][id];
        if (entity && maySee(room, viewer, carrier, entity as never))
          return attachmentsOf(entity).find(file => file.hash === hash);
      }
      return undefined;
    },
    close: deaf,
  };
}
