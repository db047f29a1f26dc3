import type { MapView } from '../../shared/calls/now.ts';
import { useDesk } from '../desk/deskState.ts';
import { useRoom } from '../room/store.ts';
import { useCall } from './call.ts';

/** Zoom of a map that is about to be shown: some streets around. */
const START_ZOOM = 14;
const PENTAGON: readonly [number, number] = [4.3517, 50.8466];

/** The map that is shown in the room, whether it is one’s own, and where one’s own would begin. */
export function useShownMap() {
  const map = useCall(call => call.now?.map);
  const me = useRoom(store => store.me?.person.id);
  const start = (): MapView => {
    const { centre, inHand } = useDesk.getState();
    const point = useRoom.getState().room.incidents[inHand ?? '']?.point;
    const [longitude, latitude] = point ?? centre ?? PENTAGON;
    return { center: [longitude, latitude], zoom: START_ZOOM };
  };
  return { map, mine: map !== undefined && map.by === me, start } as const;
}
