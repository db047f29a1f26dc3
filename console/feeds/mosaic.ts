import type { First } from '../../shared/layouts/schema.ts';

/** Where one tile of a mosaic stands, in the pixels of what it fills. Its picture is above, its line below. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
export interface Mosaic {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  /** Pixels of the line below each picture. */
  readonly caption: number;
  /** Whether the first is larger; absent: whatever shows the most. */
  readonly first?: First | undefined;
}

/** Every picture is drawn in this shape; another one has bars inside it, said by its own tile. */
const RATIO = 16 / 9;
/** How much larger than the next a first must be to be seen as the first, by its sides. */
const LARGER = 1.3;
/** How much tiles that are meant to be alike may differ, by their sides. */
const ALIKE = 1.5;

/**
 * A way to lay a mosaic: the first over `over` by `over` places at the head of a band that is `across` places long, then
 * lines of so many tiles, each as long as the band. By rows the band lies on top, by columns it stands at the left.
 */
interface Plan {
  readonly by: 'rows' | 'columns';
  readonly over: number;
  readonly across: number;
  /** Tiles of each further line. */
  readonly lines: readonly number[];
  /** All tiles of the last, shorter line are of the size of the others, in its middle. */
  readonly even: boolean;
}

/**
 * Places for so many 16:9 pictures, whatever they fill: of all ways, the one whose pictures are largest, each counted by
 * its side, so that a huge one among crumbs does not win.
 */
export function packMosaic({ count, width, height, caption, first }: Mosaic): readonly Box[] {
  if (count < 1 || width <= 0 || height <= 0) return [];
  let best: { readonly boxes: readonly Box[]; readonly worth: number } | undefined;
  for (const plan of plansFor(count, first)) {
    const boxes = plan.by === 'rows' ? inRows(plan, width, height, caption) : inColumns(plan, width, height, caption);
    if (!boxes || !fits(boxes, first, plan)) continue;
    const worth = boxes.reduce((sum, box) => sum + box.width, 0);
    // A hair's breadth is no reason to change: earlier plans are simpler.
    if (!best || worth > best.worth * 1.001) best = { boxes, worth };
  }
  return best?.boxes ?? packMosaic({ count, width, height, caption });
}

function plansFor(count: number, first: First | undefined): readonly Plan[] {
  const plans: Plan[] = [];
  for (const by of ['rows', 'columns'] as const) {
    if (first !== 'large')
      for (let lines = 1; lines <= count; lines += 1) {
        const most = Math.ceil(count / lines);
        if (Math.ceil(count / most) === lines)
          plans.push({ by, over: 0, across: 0, lines: filled(count, most), even: true });
        if (first === undefined && count % lines !== 0)
          plans.push({ by, over: 0, across: 0, lines: spread(count, lines), even: false });
      }
    if (first === 'equal' || count < 2) continue;
    for (let over = 1; over <= 6; over += 1)
      for (let across = over; across <= over + 6; across += 1) {
        const rest = count - 1 - (across - over) * over;
        // Alone in its band it need not be cut into places.
        if (rest < 0 || (across === over && over > 1)) continue;
        for (let lines = rest === 0 ? 0 : 1; lines <= Math.min(rest, 12); lines += 1)
          plans.push({ by, over, across, lines: lines === 0 ? [] : spread(rest, lines), even: false });
      }
  }
  return plans;
}
/** As many in each line, the last takes what is left. */
const filled = (count: number, most: number): readonly number[] =>
  Array.from({ length: Math.ceil(count / most) }, (_, line) => Math.min(most, count - line * most));
/** Nearly as many in each line, longer lines last. */
const spread = (count: number, lines: number): readonly number[] =>
  Array.from({ length: lines }, (_, line) => Math.floor((count + line) / lines));

function fits(boxes: readonly Box[], first: First | undefined, { over }: Plan): boolean {
  const [head, ...others] = boxes.map(box => box.width);
  if (others.length === 0) return true;
  const [least, most] = [Math.min(...others), Math.max(...others)];
  if (most > least * ALIKE * 1.001 || (head as number) < most * 0.999) return false;
  if (first === 'large' && others.length > 1) return (head as number) >= most * LARGER;
  return over > 0 || (head as number) <= least * ALIKE * 1.001;
}

/** Longest line, by which a mosaic of equal tiles is divided. */
const longest = (lines: readonly number[]): number => Math.max(...lines, 1);

function inRows(
  { over, across, lines, even }: Plan,
  width: number,
  height: number,
  caption: number,
): Box[] | undefined {
  const side = (n: number): number => width / (even ? longest(lines) : n);
  const rows = over + lines.length;
  const tall = over === 0 ? 0 : over * (width / across / RATIO);
  const pictures = tall + lines.reduce((sum, n) => sum + side(n) / RATIO, 0);
  const scale = Math.min(1, (height - rows * caption) / pictures);
  if (scale <= 0) return undefined;
  const boxes: Box[] = [];
  const left = (width - width * scale) / 2;
  let top = (height - pictures * scale - rows * caption) / 2;
  if (over > 0) {
    const small = (width * scale) / across;
    const step = small / RATIO + caption;
    boxes.push({ left, top, width: small * over, height: step * over });
    for (let row = 0; row < over; row += 1)
      for (let column = over; column < across; column += 1)
        boxes.push({ left: left + column * small, top: top + row * step, width: small, height: step });
    top += step * over;
  }
  for (const n of lines) {
    const small = side(n) * scale;
    const start = (width - small * n) / 2;
    for (let column = 0; column < n; column += 1)
      boxes.push({ left: start + column * small, top, width: small, height: small / RATIO + caption });
    top += small / RATIO + caption;
  }
  return boxes;
}

function inColumns(
  { over, across, lines, even }: Plan,
  width: number,
  height: number,
  caption: number,
): Box[] | undefined {
  const parts = (n: number): number => (even ? longest(lines) : n);
  // The width that all columns take is `a * height - b`: they are made lower until it fits.
  const a = ((over === 0 ? 0 : over / across) + lines.reduce((sum, n) => sum + 1 / parts(n), 0)) * RATIO;
  const b = (over + lines.length) * caption * RATIO;
  const high = Math.min(height, (width + b) / a);
  const boxes: Box[] = [];
  let left = (width - (a * high - b)) / 2;
  const top = (height - high) / 2;
  if (over > 0) {
    const step = high / across;
    const small = (step - caption) * RATIO;
    if (small <= 0) return undefined;
    boxes.push({ left, top, width: small * over, height: step * over });
    for (let row = over; row < across; row += 1)
      for (let column = 0; column < over; column += 1)
        boxes.push({ left: left + column * small, top: top + row * step, width: small, height: step });
    left += small * over;
  }
  for (const n of lines) {
    const step = high / parts(n);
    const small = (step - caption) * RATIO;
    if (small <= 0) return undefined;
    const start = top + (high - step * n) / 2;
    for (let row = 0; row < n; row += 1) boxes.push({ left, top: start + row * step, width: small, height: step });
    left += small;
  }
  return boxes;
}

/** The place nearest to a point of what the mosaic fills: where a dragged tile would come down. */
export function placeAt(boxes: readonly Box[], x: number, y: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  boxes.forEach((box, place) => {
    const dx = Math.max(box.left - x, 0, x - box.left - box.width);
    const dy = Math.max(box.top - y, 0, y - box.top - box.height);
    if (dx * dx + dy * dy < least) {
      least = dx * dx + dy * dy;
      best = place;
    }
  });
  return best;
}

const TURNS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const;
export type Arrow = keyof typeof TURNS;
export const isArrow = (key: string): key is Arrow => Object.hasOwn(TURNS, key);

/**
 * The place that an arrow key goes to: what lies that way and least aside; where nothing does, the next or the one
 * before in order, so that every place can be reached.
 */
export function placeBeside(boxes: readonly Box[], from: number, key: Arrow): number {
  const here = boxes[from];
  if (!here) return 0;
  const [dx, dy] = TURNS[key];
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  boxes.forEach((box, place) => {
    const x = box.left + box.width / 2 - here.left - here.width / 2;
    const y = box.top + box.height / 2 - here.top - here.height / 2;
    const along = x * dx + y * dy;
    // Whoever begins beyond this one's edge lies that way.
    const clear = dx !== 0 ? box.height + here.height : box.width + here.width;
    const aside = Math.abs(dx !== 0 ? y : x);
    if (place === from || along <= 1 || aside >= clear / 2) return;
    if (along + aside * 0.5 < least) {
      least = along + aside * 0.5;
      best = place;
    }
  });
  return best ?? Math.min(boxes.length - 1, Math.max(0, from + (dx + dy)));
}
