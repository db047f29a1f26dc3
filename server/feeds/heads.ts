import { onvifCamera } from '../../media/onvif/camera.ts';
import { headOf } from '../../media/onvif/head.ts';
import type { CameraHead, CameraHeads } from '../../media/onvif/port.ts';
import type { RefuseHost } from '../../media/source/reach.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import type { FeedCredentials } from './credentials.ts';
import { onvifAddressOf } from './onvifAddress.ts';

/** The heads of the live room's ONVIF cameras, each asked once what it can do until its registration changes. */
export function createCameraHeads(options: {
  readonly keeper: RoomKeeper;
  readonly credentials: FeedCredentials;
  readonly refuseHost: RefuseHost;
}): CameraHeads & { close(): void } {
  const { keeper, credentials, refuseHost } = options;
  const known = new Map<string, Promise<CameraHead | undefined>>();

  const find = async (id: string): Promise<CameraHead | undefined> => {
    const feed = keeper.room.feeds[id];
    if (!feed || feed.retired) return undefined;
    const address = await onvifAddressOf(feed, credentials);
    return address && headOf(onvifCamera(address, refuseHost), feed.source.profile);
  };
  const undo = [
    credentials.onChange(feed => known.delete(feed)),
    keeper.onEvents(events => {
      for (const { type, data } of events)
        if (type === 'feed.registered' || type === 'feed.retired') known.delete((data as { feed: string }).feed);
    }),
  ];
  return {
    headOf(feed) {
      const head = known.get(feed) ?? find(feed);
      known.set(feed, head);
      // A camera that could not be asked is asked again.
      head.catch(() => known.get(feed) === head && known.delete(feed));
      return head;
    },
    close() {
      for (const end of undo) end();
    },
  };
}
