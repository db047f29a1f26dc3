import { create } from 'zustand';
import { begin, openSheet, takeInHand } from '../desk/deskState.ts';
import { useRoom } from '../room/store.ts';
import type { Hit } from './search.ts';

/** The line that was asked for: the log brings it into sight and marks it. A new object each time. */
export const useSoughtLine = create<{ readonly sought: { readonly id: string } | undefined }>(() => ({
  sought: undefined,
}));
export const seekLine = (id: string | undefined): void =>
  useSoughtLine.setState({ sought: id === undefined ? undefined : { id } });

/** Opens what was found where it belongs: a line among its neighbours, a message in its traffic. */
export function openHit({ collection, id }: Pick<Hit, 'collection' | 'id'>): void {
  const { room } = useRoom.getState();
  switch (collection) {
    case 'log': {
      const { incident } = room.log[id] ?? {};
      takeInHand(incident, incident === undefined ? undefined : room.incidents[incident]?.point);
      seekLine(id);
      break;
    }
    case 'incidents':
      takeInHand(id, room.incidents[id]?.point);
      break;
    case 'alerts':
      begin({ kind: 'read-alert', alert: id });
      break;
    case 'messages':
    case 'decisions':
      openSheet(collection, id);
  }
}
