import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { mediaSignal, onMediaSignal, send, useRoom } from '../room/store.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { createVideoLink, type VideoSignal } from './videoLink.ts';

const PicturesContext = createContext<Pictures | undefined>(undefined);
/** The pictures of this page; undefined for the moment before they are set up. */
export const usePictures = (): Pictures | undefined => use(PicturesContext);

/** What the hub says of a camera without being asked. */
interface MediaMessage {
  readonly feed: string;
  readonly state: string;
  /** With `refused`: in the reader's language. */
  readonly message?: string;
}

/** One video link for all that shows pictures on this page: the hub knows one viewer for a connection. */
let running: { readonly pictures: Pictures; readonly end: () => void; holds: number } | undefined;

function hold(): { readonly pictures: Pictures; readonly release: () => void } {
  running ??= begin();
  const held = running;
  held.holds += 1;
  return {
    pictures: held.pictures,
    release() {
      held.holds -= 1;
      if (held.holds > 0) return;
      held.end();
      if (running === held) running = undefined;
    },
  };
}

function begin(): NonNullable<typeof running> {
  const listeners = new Set<(status: MediaMessage) => void>();
  const link = createVideoLink({
    request,
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const pictures = createPictures({
    watch: data => send('feed.watch', data),
    unwatch: data => send('feed.unwatch', data),
    link,
    newId: () => crypto.randomUUID(),
  });
  const heard = (signal: unknown) => {
    const message = signal as MediaMessage;
    if (message.state === 'refused') pictures.refuse(message.feed, message.message ?? '');
    else for (const listener of listeners) listener(message);
  };
  let deaf = onMediaSignal(heard);
  const undo = useRoom.subscribe((now, before) => {
    if (now.link.state !== 'live' || before.link.state === 'live') return;
    // The console may have another connection by now, as after a change of language.
    deaf();
    deaf = onMediaSignal(heard);
    pictures.renew();
  });
  const end = () => {
    undo();
    deaf();
    pictures.close();
  };
  return { pictures, end, holds: 0 };
}

/** The pictures for all tiles below it; looks and link end with the last of its kind, and begin anew when the hub is back. */
export function PicturesProvider({ children }: { children: ReactNode }) {
  const [pictures, setPictures] = useState<Pictures>();
  useEffect(() => {
    const held = hold();
    setPictures(held.pictures);
    return held.release;
  }, []);
  return <PicturesContext value={pictures}>{children}</PicturesContext>;
}

/** Codes that say nothing of the camera itself: the link asks again. */
const NOT_YET: readonly string[] = ['too-many', 'unavailable', 'internal'];

type Answer =
  | { readonly ok: true; readonly data?: unknown }
  | {
      readonly ok: false;
      readonly error: { readonly code: string; readonly message: string; readonly details?: { reason?: string } };
    };
async function request(signal: VideoSignal): Promise<unknown> {
  const answer = (await mediaSignal(signal)) as Answer;
  if (answer.ok) return answer.data;
  const { code, message, details } = answer.error;
  const reason = details?.reason ?? (NOT_YET.includes(code) ? undefined : code);
  throw Object.assign(new Error(message), reason === undefined ? {} : { reason });
}
