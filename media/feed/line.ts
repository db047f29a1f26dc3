/**
 * What a viewer's line can carry, as a pure rule: measured once a second, told when it lasts. A picture is lowered
 * soon, since every second of loss is seen, and raised late, since each change is seen too.
 */
export interface LineSample {
  /** mediasoup's score of what arrives, 0 to 10; undefined before the first report. */
  readonly score: number | undefined;
  /** Bits a second that the line is thought to carry, and that its pictures want; undefined where nobody measures. */
  readonly available: number | undefined;
  readonly wanted: number | undefined;
}
export interface Line {
  readonly state: 'good' | 'poor';
  /** Seconds in a row that spoke for the other state. */
  readonly against: number;
  /** Seconds that a poor line must be good before it is believed: twice as many after each relapse. */
  readonly patience: number;
  /** Seconds in this state. */
  readonly lasted: number;
}
/** A hiccup of one report says nothing; three seconds of a broken picture are noticed by everybody. */
export const SECONDS_TO_POOR = 3;
/** A line that recovers in bursts would change the picture each time. */
export const SECONDS_TO_GOOD = 15;
const LONGEST_PATIENCE = 240;
/** Good for so long, its earlier relapses are forgotten. */
const FORGIVEN = 120;
export const GOOD_LINE: Line = { state: 'good', against: 0, patience: SECONDS_TO_GOOD, lasted: 0 };

/** The line one second later. */
export function lineAfter(line: Line, sample: LineSample): Line {
  const speaksAgainst = line.state === 'good' ? isPoor(sample) : isGood(sample);
  const against = speaksAgainst ? line.against + 1 : 0;
  const lasted = line.lasted + 1;
  if (line.state === 'good' && against >= SECONDS_TO_POOR) {
    // The first second of all may be poor: that is no relapse.
    const relapse = lasted < FORGIVEN && line.patience > SECONDS_TO_GOOD;
    const patience = relapse ? Math.min(LONGEST_PATIENCE, line.patience) : SECONDS_TO_GOOD;
    return { state: 'poor', against: 0, patience, lasted: 0 };
  }
  if (line.state === 'poor' && against >= line.patience)
    return { state: 'good', against: 0, patience: Math.min(LONGEST_PATIENCE, line.patience * 2), lasted: 0 };
  return { ...line, against, lasted };
}

/** Half of what is sent does not arrive whole, or a fifth more is wanted than the line carries. */
const isPoor = ({ score, available, wanted }: LineSample): boolean =>
  (score !== undefined && score <= 5) || (available !== undefined && wanted !== undefined && available < wanted * 0.8);
const isGood = ({ score, available, wanted }: LineSample): boolean =>
  (score === undefined || score >= 9) && (available === undefined || wanted === undefined || available >= wanted * 1.2);

/** How a tile shows a feed: device pixels of its picture. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly visible: boolean;
}
/** Feeds that one console shows at once before small tiles are worth an encoder: below it a source passes untouched. */
export const MANY_TILES = 6;
/** Lines of the low picture. */
export const LOW_LINES = 360;

/** Whether the low picture is enough: for a small tile among many, or all that the line carries. */
export function wantsLow(view: View | undefined, tiles: number, line: Line['state']): boolean {
  if (line === 'poor') return true;
  return view !== undefined && tiles >= MANY_TILES && view.height > 0 && view.height <= LOW_LINES;
}

/**
 * The layer of a simulcast, 0 the lowest, that a tile needs: each is half as high as the next; a quarter fewer lines
 * than the tile has are not seen in motion. On a poor line the lowest.
 */
export function layerFor(view: View | undefined, layers: number, lines: number, line: Line['state']): number {
  const top = layers - 1;
  if (line === 'poor') return 0;
  if (!view || view.height <= 0) return top;
  for (let layer = 0; layer < top; layer++) if (lines / 2 ** (top - layer) >= view.height * 0.75) return layer;
  return top;
}
