import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommandData } from '../../shared/commands.ts';
import type { Failure } from '../../shared/protocol.ts';
import { send } from '../room/store.ts';
import { correct, createReplayClock, type ReplayClock } from './clock.ts';
import { createReplayPicture, type ReplayPicture } from './picture.ts';
import { gapAt, isKept, type KeptStretch, LEAD_MS } from './stretch.ts';

type Asked = Omit<CommandData<'recording.replay'>, 'replay'>;
export type Begun =
  | { readonly state: 'asking' }
  | { readonly state: 'refused'; readonly failure: Failure }
  | { readonly state: 'open'; readonly replay: string; readonly stretches: ReadonlyMap<string, KeptStretch> };

/** Begins a replay (its purpose goes into the journal), loads what is kept of its cameras, and ends it when left. */
export function useBegun(asked: Asked | undefined): Begun {
  const [begun, setBegun] = useState<Begun>({ state: 'asking' });
  useEffect(() => {
    if (!asked) return;
    let left = false;
    const replay = crypto.randomUUID();
    setBegun({ state: 'asking' });
    const answered = send('recording.replay', { replay, ...asked });
    void answered.then(async answer => {
      if (left) return;
      if (!answer.ok) return setBegun({ state: 'refused', failure: answer.error });
      const stretches = await Promise.all(
        asked.feeds.map(async feed => {
          const response = await fetch(`/api/recordings/replays/${replay}/${feed}`);
          const found = response.ok ? ((await response.json()) as KeptStretch) : { segments: [], gaps: [] };
          return [feed, found] as const;
        }),
      );
      if (!left) setBegun({ state: 'open', replay, stretches: new Map(stretches) });
    });
    return () => {
      left = true;
      void answered.then(async answer => {
        if (answer.ok) await send('recording.end-replay', { replay });
      });
    };
  }, [asked]);
  return begun;
}

/** One picture on the screen: its element, and what it says where it shows nothing. */
export interface Shown {
  readonly gap?: string;
  readonly waits: boolean;
  readonly failed: boolean;
}
export interface Player {
  readonly moment: number;
  readonly playing: boolean;
  readonly speed: number;
  readonly shown: ReadonlyMap<string, Shown>;
  attach(feed: string, video: HTMLVideoElement | null): void;
  toggle(): void;
  seek(moment: number): void;
  setSpeed(speed: number): void;
}

/** Pictures run by themselves; so often they are looked at and kept in step. A hand is answered at once. */
const TICK_MS = 80;

/** Keeps all pictures of a replay with one clock. */
export function usePlayer(begun: Begun, from: number, to: number): Player {
  const clock = useRef<ReplayClock>(null);
  clock.current ??= createReplayClock(from, to);
  const videos = useRef(new Map<string, HTMLVideoElement>());
  const pictures = useRef(new Map<string, ReplayPicture>());
  const failures = useRef(new Set<string>());
  const looking = useRef<() => void>(undefined);
  const [view, setView] = useState({ moment: from, playing: false, speed: 1, shown: new Map<string, Shown>() });

  useEffect(() => {
    if (begun.state !== 'open') return;
    for (const [feed, stretch] of begun.stretches) {
      const video = videos.current.get(feed);
      if (!video) continue;
      const path = `/api/recordings/replays/${begun.replay}/${feed}`;
      const failed = () => failures.current.add(feed);
      pictures.current.set(feed, createReplayPicture(video, path, stretch, from - LEAD_MS, failed));
    }
    // Where nothing is kept yet at its start, a replay opens at the first picture there is.
    const firsts = [...begun.stretches.values()].flatMap(({ segments }) => segments[0]?.from ?? []);
    const untouched = clock.current!.at(performance.now()) === from;
    if (untouched && firsts.length > 0) clock.current!.set(Math.max(from, Math.min(...firsts)), performance.now());
    const tick = () => {
      const next = follow(clock.current!, pictures.current, videos.current, failures.current, from - LEAD_MS);
      setView(before => (sameView(before, next) ? before : next));
    };
    tick();
    looking.current = tick;
    const ticking = setInterval(tick, TICK_MS);
    const made = pictures.current;
    return () => {
      clearInterval(ticking);
      looking.current = undefined;
      for (const picture of made.values()) picture.close();
      made.clear();
    };
  }, [begun, from]);

  const act = useCallback((change: (clock: ReplayClock, now: number) => void) => {
    change(clock.current!, performance.now());
    looking.current?.();
  }, []);
  return {
    ...view,
    attach: useCallback((feed, video) => {
      if (video) videos.current.set(feed, video);
      else videos.current.delete(feed);
    }, []),
    toggle: () => act((each, now) => (each.playing ? each.pause(now) : each.play(now))),
    seek: moment => act((each, now) => each.set(moment, now)),
    setSpeed: speed => act((each, now) => each.setSpeed(speed, now)),
  };
}

/** One look at everything: loads, waits, corrects; answers with what there is to show. */
function follow(
  clock: ReplayClock,
  pictures: ReadonlyMap<string, ReplayPicture>,
  videos: ReadonlyMap<string, HTMLVideoElement>,
  failures: ReadonlySet<string>,
  base: number,
) {
  const now = performance.now();
  const moment = clock.at(now);
  const shown = new Map<string, Shown>();
  let waits = false;
  for (const [feed, picture] of pictures) {
    picture.need(moment, clock.speed);
    const gap = gapAt(picture.stretch, moment);
    const failed = failures.has(feed);
    // A crack between two segments is no reason to wait: nothing will ever fill it.
    const missing = !gap && !failed && isKept(picture.stretch, moment) && !picture.has(moment);
    waits ||= missing;
    shown.set(feed, { ...(gap ? { gap: gap.reason } : {}), waits: missing, failed });
  }
  clock.hold(waits, now);
  const running = clock.playing && !waits;
  for (const [feed, picture] of pictures) {
    const video = videos.get(feed);
    if (!video || !picture.has(moment)) {
      video?.pause();
      continue;
    }
    const should = (moment - base) / 1000;
    // While a jump is under way another would only start it anew.
    if (!video.seeking) {
      const how = correct(video.currentTime, should, clock.speed, running);
      if ('jump' in how) video.currentTime = how.jump;
      else if (video.playbackRate !== how.rate) video.playbackRate = how.rate;
    }
    if (running && video.paused) void video.play().catch(() => undefined);
    else if (!running && !video.paused) video.pause();
  }
  return { moment, playing: clock.playing, speed: clock.speed, shown };
}

type View = ReturnType<typeof follow>;
/** A replay that stands is not drawn again. */
const sameView = (a: View, b: View): boolean =>
  a.moment === b.moment &&
  a.playing === b.playing &&
  a.speed === b.speed &&
  a.shown.size === b.shown.size &&
  [...b.shown].every(([feed, { gap, waits, failed }]) => {
    const was = a.shown.get(feed);
    return was?.gap === gap && was?.waits === waits && was?.failed === failed;
  });
