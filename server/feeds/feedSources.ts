import type { MediaPlatform } from '../../media/port.ts';
import type { Feed } from '../../shared/feeds/schema.ts';
import { read } from '../../shared/language/read.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import type { FeedCredentials } from './credentials.ts';
import type { SenderKey, SenderKeys } from './senderKeys.ts';

/** Keeps the platform's feeds those of the live room, each with its full address. Returns its undo. */
export async function followFeeds(options: {
  readonly keeper: RoomKeeper;
  readonly media: MediaPlatform;
  readonly credentials: FeedCredentials;
  readonly senderKeys: SenderKeys;
  readonly onError: (error: unknown) => void;
}): Promise<() => void> {
  const { keeper, media, credentials, senderKeys, onError } = options;

  const set = async (id: string): Promise<void> => {
    const feed = keeper.room.feeds[id];
    if (!feed || feed.retired) return media.removeFeed(id);
    const url = feed.source.url === undefined ? undefined : await credentials.fullAddress(id, feed.source.url);
    const key = url === undefined ? await senderKeys.of(id) : undefined;
    // Meanwhile it may have changed: then whoever changed it sets it again, after this.
    if (keeper.room.feeds[id] === feed) media.setFeed(sourceOf(feed, url, key));
  };
  /** One after the other for each feed, so that an older address never overtakes a newer one. */
  const running = new Map<string, Promise<void>>();
  const later = (id: string): Promise<void> => {
    const next = (running.get(id) ?? Promise.resolve()).then(() => set(id)).catch(onError);
    running.set(id, next);
    next.finally(() => running.get(id) === next && running.delete(id));
    return next;
  };

  await Promise.all(Object.keys(keeper.room.feeds).map(later));
  const undo = [
    keeper.onEvents(events => {
      for (const { type, data } of events)
        if (type === 'feed.registered' || type === 'feed.retired') void later((data as { feed: string }).feed);
    }),
    credentials.onChange(feed => void later(feed)),
    senderKeys.onChange(feed => void later(feed)),
  ];
  return () => {
    for (const end of undo) end();
  };
}

const sourceOf = ({ id, name, source }: Feed, url: string | undefined, key: SenderKey | undefined) => ({
  id,
  source: { ...source, ...(url === undefined ? {} : { url }), ...key },
  label: read(name, 'fr'),
});
