import { type KeyboardEvent, type PointerEvent, useSyncExternalStore } from 'react';
import { useLanguage } from '../language/Language.tsx';

type Side = 'left' | 'right';
/** Desk pixels: as drawn, and how narrow or wide a hand may make it. */
const LIMITS = { left: { is: 352, least: 280, most: 560 }, right: { is: 432, least: 340, most: 720 } } as const;
const KEY = 'belfry.panes';
/** What an arrow moves, px. */
const STEP = 16;

type Widths = Readonly<Record<Side, number>>;
const within = (side: Side, width: number): number =>
  Math.round(Math.min(LIMITS[side].most, Math.max(LIMITS[side].least, width)));

function kept(): Widths {
  try {
    const { left, right } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Widths>;
    return { left: within('left', left ?? LIMITS.left.is), right: within('right', right ?? LIMITS.right.is) };
  } catch {
    return { left: LIMITS.left.is, right: LIMITS.right.is };
  }
}
let widths = kept();
const listeners = new Set<() => void>();
function resize(side: Side, width: number): void {
  widths = { ...widths, [side]: within(side, width) };
  localStorage.setItem(KEY, JSON.stringify(widths));
  for (const listener of listeners) listener();
}
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Widths of the side panes on this device, px. */
export const usePanes = (): Widths => useSyncExternalStore(subscribe, () => widths);

/** The edge of a pane: dragged, or moved by arrows; Home, End and a double press go to the least, the most, as drawn. */
export function Separator({ side }: { side: Side }) {
  const { say } = useLanguage();
  const { [side]: width } = usePanes();
  const { is, least, most } = LIMITS[side];
  const towards = side === 'left' ? 1 : -1;
  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowRight: width + towards * STEP,
      ArrowLeft: width - towards * STEP,
      Home: least,
      End: most,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    resize(side, to);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const from = event.clientX;
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    const move = (now: globalThis.PointerEvent) => resize(side, width + towards * (now.clientX - from));
    const end = () => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('lostpointercapture', end);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', end);
  };
  return (
    <hr
      tabIndex={0}
      className={`separator ${side}`}
      aria-orientation="vertical"
      aria-label={say(side === 'left' ? 'desk.widthLeft' : 'desk.widthRight')}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onDoubleClick={() => resize(side, is)}
    />
  );
}
