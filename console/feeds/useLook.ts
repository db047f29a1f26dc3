import { useEffect, useMemo, useState } from 'react';
import { type ImageRefusal, mayWatch } from '../../shared/feeds/images.ts';
import type { Feed } from '../../shared/feeds/schema.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { useMinute } from '../room/useNow.ts';
import type { Ailing } from '../ui/Tile.tsx';
import { usePictures } from './PicturesProvider.tsx';
import type { PictureStats } from './pictureStats.ts';
import type { HeldLook, LookState, Why } from './pictures.ts';
import { ailingOf } from './tileState.ts';
import type { Picture, PictureState, Sound } from './videoLink.ts';

export interface ShownLook {
  /** Refused by the rule that the centre follows too; then nothing is asked of it. */
  readonly refusal: ImageRefusal | undefined;
  readonly look: LookState;
  readonly arriving: PictureState | undefined;
  readonly sound: Sound;
  /** This tile's own hold on it. */
  readonly held: HeldLook | undefined;
}
const ASKING: LookState = { state: 'asking' };
const NONE = { look: ASKING, arriving: undefined, sound: 'none', held: undefined } as const;

/** Looks at a camera for as long as a tile shows it. Begins anew when the reason, the basis or the right changes. */
export function useLook(feed: Feed, why: Why): ShownLook {
  const pictures = usePictures();
  const mandates = useRoom(store => store.me?.mandates);
  const minute = useMinute();
  const [shown, setShown] = useState<Omit<ShownLook, 'refusal'>>(NONE);
  const { id } = feed;
  // By the whole room, yet drawn anew only where the answer is another one.
  const refusal = useRoom(({ room }) => {
    const at = new Date(Math.max(minute, serverNow())).toISOString();
    const may = mayWatch(room, feed, mandates ?? [], at, why.basis);
    return 'refusal' in may ? may.refusal : undefined;
  });
  const reason = JSON.stringify(why);
  const known = mandates !== undefined;
  useEffect(() => {
    if (!pictures || refusal || !known) return;
    const held = pictures.look(id, JSON.parse(reason) as Why);
    let undo = () => {};
    let watched: Picture | undefined;
    const tell = () => {
      const look = held.state();
      const picture = look.state === 'looking' ? look.picture : undefined;
      if (picture !== watched) {
        undo();
        watched = picture;
        undo = picture?.onChange(tell) ?? (() => {});
      }
      setShown({ look, arriving: picture?.state(), sound: picture?.sound() ?? 'none', held });
    };
    const deaf = held.onChange(tell);
    tell();
    return () => {
      deaf();
      undo();
      held.release();
      setShown(NONE);
    };
  }, [pictures, id, reason, refusal, known]);
  return useMemo(() => ({ ...shown, refusal }), [shown, refusal]);
}

/** How often the arriving picture is measured, ms: a frozen one is told within two of these. */
const MEASURE_MS = 2_000;
/** A delay is told anew when it has changed by so much, ms: a figure that trembles is not read. */
const STEP_MS = 10;

export interface Measured {
  /** Milliseconds. */
  readonly delay: number | undefined;
  /** ISO 8601 UTC of the centre: since when no new frame came. */
  readonly frozenSince: string | undefined;
  readonly ailing: Ailing | undefined;
  /** Kilobits a second, where the platform sends less than the whole picture. */
  readonly rate: number | undefined;
}
const UNMEASURED: Measured = { delay: undefined, frozenSince: undefined, ailing: undefined, rate: undefined };

/** Measures a picture while it plays: its delay, whether its frames still come, and what ails it. */
export function useMeasured(picture: Picture | undefined, playing: boolean): Measured {
  const [measured, setMeasured] = useState(UNMEASURED);
  useEffect(() => {
    if (!picture || !playing) return;
    let last: PictureStats | undefined;
    let movedAt = serverNow();
    const timer = setInterval(async () => {
      const stats = await picture.getStats();
      if (!stats) return;
      if (stats.framesDecoded !== last?.framesDecoded) movedAt = serverNow();
      const frozen = serverNow() - movedAt >= MEASURE_MS;
      const next: Measured = {
        delay: stats.latencyMs === undefined ? undefined : Math.round(stats.latencyMs / STEP_MS) * STEP_MS,
        frozenSince: frozen ? new Date(movedAt).toISOString() : undefined,
        ailing: picture.degraded() ? 'reduced' : ailingOf(stats, last),
        rate: picture.degraded() ? rateOf(stats) : undefined,
      };
      last = stats;
      setMeasured(before => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    }, MEASURE_MS);
    return () => {
      clearInterval(timer);
      setMeasured(UNMEASURED);
    };
  }, [picture, playing]);
  return measured;
}

/** To the ten kilobits: a figure that trembles is not read. */
const rateOf = ({ bitsPerSecond }: PictureStats): number | undefined =>
  bitsPerSecond === undefined ? undefined : Math.round(bitsPerSecond / 10_000) * 10;
