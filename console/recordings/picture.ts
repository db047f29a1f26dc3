import { type KeptSegment, type KeptStretch, offsetOf, wantedAt } from './stretch.ts';

/** Feeds one video element with the segments of one camera around a moment, and forgets what is far from it. */
export interface ReplayPicture {
  readonly stretch: KeptStretch;
  /** Loads what a moment needs. Call it often: it does one thing after the other. */
  need(moment: number, speed: number): void;
  /** Whether the element could show this moment now. */
  has(moment: number): boolean;
  close(): void;
}
export const canReplay = (): boolean => typeof MediaSource !== 'undefined';

const AHEAD_MS = 12_000;
/** What lies further behind or ahead is let go: a wall of pictures must not fill the memory. */
const KEPT_S = 60;

/** @param path of this camera of the replay, without a slash at its end */
export function createReplayPicture(
  video: HTMLVideoElement,
  path: string,
  stretch: KeptStretch,
  base: number,
  onError: (error: unknown) => void,
): ReplayPicture {
  const [first] = stretch.segments;
  if (!first) return { stretch, need() {}, has: () => false, close() {} };
  const source = new MediaSource();
  const closed = new AbortController();
  const url = URL.createObjectURL(source);
  const inits = new Map<string, Promise<ArrayBuffer>>();
  const have = new Set<number>();
  let buffer: SourceBuffer | undefined;
  let run: { name: string; offset: number } | undefined;
  let working = false;
  let wanted: { moment: number; speed: number } = { moment: base, speed: 1 };

  const fetched = async (name: string): Promise<ArrayBuffer> => {
    const response = await fetch(`${path}/${name}`, { signal: closed.signal });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response.arrayBuffer();
  };
  const settled = (target: SourceBuffer): Promise<void> =>
    target.updating
      ? new Promise((resolve, reject) => {
          target.addEventListener('updateend', () => resolve(), { once: true });
          target.addEventListener('error', () => reject(new Error('the picture cannot be decoded')), { once: true });
        })
      : Promise.resolve();
  const append = async (target: SourceBuffer, bytes: ArrayBuffer): Promise<void> => {
    target.appendBuffer(bytes);
    await settled(target);
  };
  const add = async (target: SourceBuffer, segment: KeptSegment): Promise<void> => {
    const offset = offsetOf(segment, base);
    const name = `${segment.run} ${segment.init}`;
    const bytes = await fetched(`${segment.from}.m4s`);
    if (closed.signal.aborted) return;
    // Within a run the media's own clock is even; it is set anew only where it has drifted by more than a frame's half.
    if (run?.name !== name || Math.abs(run.offset - offset) > 0.02) {
      if (run?.name !== name) {
        const head = inits.get(segment.init) ?? fetched(`${segment.init}.mp4`);
        inits.set(segment.init, head);
        const headBytes = await head;
        target.abort();
        await append(target, headBytes);
      }
      target.timestampOffset = offset;
      run = { name, offset };
    }
    await append(target, bytes);
    have.add(segment.from);
  };
  const forget = async (target: SourceBuffer): Promise<void> => {
    const at = (wanted.moment - base) / 1000;
    for (const [from, to] of [
      [0, at - KEPT_S],
      [at + KEPT_S, Number.POSITIVE_INFINITY],
    ] as const) {
      const held = stretch.segments.filter(
        each => have.has(each.from) && (each.to - base) / 1000 > from && (each.to - base) / 1000 <= to,
      );
      const far = to === Number.POSITIVE_INFINITY ? held.filter(each => (each.from - base) / 1000 >= from) : held;
      if (far.length === 0) continue;
      const [begin, end] = [(far[0]!.from - base) / 1000, (far.at(-1)!.to - base) / 1000];
      target.remove(Math.max(0, begin), end);
      await settled(target);
      for (const each of far) have.delete(each.from);
    }
  };
  const work = async (): Promise<void> => {
    if (working || !buffer || closed.signal.aborted) return;
    working = true;
    try {
      for (;;) {
        const ahead = AHEAD_MS * Math.max(1, wanted.speed);
        const next = wantedAt(stretch, wanted.moment, ahead).find(each => !have.has(each.from));
        if (!next || closed.signal.aborted) break;
        await add(buffer, next);
        await forget(buffer);
      }
    } catch (error) {
      if (!closed.signal.aborted) onError(error);
    } finally {
      working = false;
    }
  };
  source.addEventListener('sourceopen', () => {
    const type = `video/mp4; codecs="${first.codec}"`;
    if (!MediaSource.isTypeSupported(type)) {
      onError(new Error(type));
      return;
    }
    buffer = source.addSourceBuffer(type);
    source.duration = (stretch.segments.at(-1)!.to - base) / 1000 + 1;
    void work();
  });
  video.src = url;
  return {
    stretch,
    need(moment, speed) {
      wanted = { moment, speed };
      void work();
    },
    has(moment) {
      const at = (moment - base) / 1000;
      const { buffered } = video;
      for (let i = 0; i < buffered.length; i++)
        // A seam between two segments is no hole.
        if (buffered.start(i) - 0.15 <= at && at < buffered.end(i) + 0.1) return true;
      return false;
    },
    close() {
      closed.abort();
      video.removeAttribute('src');
      video.load();
      URL.revokeObjectURL(url);
    },
  };
}
