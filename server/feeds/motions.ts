import { setTimeout as sleep } from 'node:timers/promises';
import { onvifCamera } from '../../media/onvif/camera.ts';
import { followMotion } from '../../media/onvif/motion.ts';
import type { RefuseHost } from '../../media/source/reach.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import type { FeedCredentials } from './credentials.ts';
import { onvifAddressOf } from './onvifAddress.ts';

/** A camera on the line gives its subscription back within this. */
const GOODBYE_MS = 1_000;

/** What the live room's ONVIF cameras notice themselves. Told, never stored. */
export interface CameraMotions {
  /** Since when something moves before that camera, ISO 8601 by our clock; undefined: nothing, or it does not say. */
  movingSince(feed: string): string | undefined;
  /** Called when `movingSince` changed. Returns its undo. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

export function createCameraMotions(options: {
  readonly keeper: RoomKeeper;
  readonly credentials: FeedCredentials;
  readonly refuseHost: RefuseHost;
  readonly clock: () => Date;
  readonly onError: (error: unknown) => void;
}): CameraMotions {
  const { keeper, credentials, refuseHost, clock, onError } = options;
  const moving = new Map<string, string>();
  const listeners = new Set<() => void>();
  const runs = new Map<string, { readonly end: AbortController; readonly ended: Promise<void> }>();

  const say = (feed: string, since: string | undefined) => {
    if (moving.get(feed) === since) return;
    if (since === undefined) moving.delete(feed);
    else moving.set(feed, since);
    for (const listener of listeners) listener();
  };
  const follow = async (id: string, signal: AbortSignal) => {
    const feed = keeper.room.feeds[id];
    const address = feed && !feed.retired ? await onvifAddressOf(feed, credentials) : undefined;
    if (!address || signal.aborted) return;
    const heard = ({ moving }: { readonly moving: boolean }) => {
      // A camera's clock may be anywhere: what is shown is when it was heard.
      if (!signal.aborted) say(id, moving ? clock().toISOString() : undefined);
    };
    await followMotion(onvifCamera(address, refuseHost), heard, signal);
  };
  /** Asks that camera anew, as it is registered now. */
  const begin = (feed: string) => {
    const before = runs.get(feed);
    before?.end.abort();
    say(feed, undefined);
    const end = new AbortController();
    const ended = Promise.resolve(before?.ended)
      .then(() => follow(feed, end.signal))
      .catch(onError);
    runs.set(feed, { end, ended });
  };
  const undo = [
    credentials.onChange(begin),
    keeper.onEvents(events => {
      for (const { type, data } of events)
        if (type === 'feed.registered' || type === 'feed.retired') begin((data as { feed: string }).feed);
    }),
  ];
  for (const feed of Object.keys(keeper.room.feeds)) begin(feed);
  return {
    movingSince: feed => moving.get(feed),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      for (const end of undo) end();
      for (const { end } of runs.values()) end.abort();
      // A camera that does not answer holds up nobody's end; what it keeps for us it forgets within a minute.
      const ended = Promise.all([...runs.values()].map(run => run.ended));
      await Promise.race([ended, sleep(GOODBYE_MS, undefined, { ref: false })]);
    },
  };
}
