import { type RefObject, useEffect, useRef } from 'react';
import type { HeldLook } from './pictures.ts';

/** What is told of an element: its size in pixels of the screen, and whether it is in sight. */
type Told = (wish: { readonly width: number; readonly height: number; readonly visible: boolean }) => void;

/** One observer for all tiles of the page: thirty-six of them would each be asked at every scroll. */
const told = new Map<Element, { tell: Told; visible: boolean; width: number; height: number }>();
let observers: { readonly near: IntersectionObserver; readonly size: ResizeObserver } | undefined;

function sayOf(element: Element): void {
  const one = told.get(element);
  if (!one) return;
  const scale = devicePixelRatio;
  one.tell({
    width: one.width * scale,
    height: one.height * scale,
    visible: one.visible && document.visibilityState === 'visible',
  });
}
const onHide = (): void => {
  for (const element of told.keys()) sayOf(element);
};

function begin(): NonNullable<typeof observers> {
  document.addEventListener('visibilitychange', onHide);
  const near = new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) {
      const one = told.get(target);
      if (one) one.visible = isIntersecting;
      sayOf(target);
    }
  });
  const size = new ResizeObserver(entries => {
    for (const { target } of entries) {
      const one = told.get(target);
      // As drawn: a wall is zoomed as a whole.
      const { width, height } = target.getBoundingClientRect();
      if (one) Object.assign(one, { width, height });
      sayOf(target);
    }
  });
  return { near, size };
}

/** Follows one element until its undo is called. */
function follow(element: Element, tell: Told): () => void {
  observers ??= begin();
  told.set(element, { tell, visible: false, width: 0, height: 0 });
  observers.near.observe(element);
  observers.size.observe(element);
  return () => {
    told.delete(element);
    observers?.near.unobserve(element);
    observers?.size.unobserve(element);
    if (told.size > 0) return;
    observers?.near.disconnect();
    observers?.size.disconnect();
    observers = undefined;
    document.removeEventListener('visibilitychange', onHide);
  };
}

/** Tells the platform how large a picture is shown and whether anybody sees it. `hidden`: something lies over it. */
export function useSight(look: HeldLook | undefined, hidden: boolean): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!look || !element.current) return;
    return follow(element.current, wish => look.prefer(hidden ? { ...wish, visible: false } : wish));
  }, [look, hidden]);
  return element;
}
