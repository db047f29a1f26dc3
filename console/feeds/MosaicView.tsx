import { type CSSProperties, type ReactNode, type RefObject, useEffect, useMemo, useState } from 'react';
import type { Feed } from '../../shared/feeds/schema.ts';
import type { First } from '../../shared/layouts/schema.ts';
import { type Box, packMosaic } from './mosaic.ts';

interface Props {
  feeds: readonly Feed[];
  /** Pictures that are fetched and not shown yet: the next step of a tour. */
  coming?: readonly Feed[];
  /** Where each of them stands, as `useMosaic` packed them. */
  boxes: readonly Box[];
  children: (feed: Feed, place: number) => ReactNode;
}

/** Packs as many pictures into an element as there are, again when its size changes. One look at the size for all. */
export function useMosaic(
  element: RefObject<HTMLElement | null>,
  count: number,
  caption: number,
  first: First | undefined,
): readonly Box[] {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const around = element.current;
    if (!around) return;
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = around;
      setSize(before => (before.width === width && before.height === height ? before : { width, height }));
    });
    observer.observe(around);
    return () => observer.disconnect();
  }, [element]);
  return useMemo(() => packMosaic({ count, caption, first, ...size }), [count, caption, first, size]);
}

/**
 * Tiles at their places. In the document they stand in an order that never changes, since a video that is moved in it
 * stops: where each stands is told by its place alone.
 */
export function MosaicView({ feeds, coming = [], boxes, children }: Props) {
  const places = new Map(feeds.map(({ id }, place) => [id, place]));
  const all = [...feeds, ...coming.filter(feed => !places.has(feed.id))].sort((a, b) => a.id.localeCompare(b.id));
  return all.map(feed => {
    const place = places.get(feed.id);
    const box = place === undefined ? undefined : boxes[place];
    return (
      <div key={feed.id} className="place" style={box ? styleOf(box) : AWAY} aria-hidden={!box}>
        {children(feed, place ?? -1)}
      </div>
    );
  });
}
const AWAY: CSSProperties = { visibility: 'hidden', width: 320, height: 180 };
const styleOf = ({ left, top, width, height }: Box): CSSProperties => ({ left, top, width, height });
