import { type RefObject, useEffect } from 'react';
import type { TileView } from './videoLink.ts';

/** A wall that is dragged or a window that is sized says where it stands, not each step on the way. */
const SETTLED_MS = 400;

/** Tells how an element shows its picture: its size in device pixels, and whether anything of it can be seen. */
export function useView(element: RefObject<HTMLElement | null>, tell: ((view: TileView) => void) | undefined): void {
  useEffect(() => {
    const shown = element.current;
    if (!shown || !tell) return;
    let seen = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = () => {
      const { width, height } = shown.getBoundingClientRect();
      const visible = seen && document.visibilityState === 'visible' && height > 0;
      const pixels = (length: number) => Math.min(16_384, Math.round(length * devicePixelRatio));
      tell({ width: pixels(width), height: pixels(height), visible });
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(say, SETTLED_MS);
    };
    const sized = new ResizeObserver(later);
    const scrolled = new IntersectionObserver(entries => {
      seen = entries.at(-1)?.isIntersecting ?? true;
      later();
    });
    sized.observe(shown);
    scrolled.observe(shown);
    document.addEventListener('visibilitychange', later);
    return () => {
      clearTimeout(timer);
      sized.disconnect();
      scrolled.disconnect();
      document.removeEventListener('visibilitychange', later);
    };
  }, [element, tell]);
}
