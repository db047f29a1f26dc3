import type { Text } from '../../shared/language/text.ts';
import { fine } from '../../shared/language/typography.ts';
import type { Tongue } from '../../shared/sitreps/doctrine.ts';
import { type Cell, INK, MEASURE, PAGE, type Paper, type Piece } from './paper.ts';
import { drawSign, type Sign } from './signs.ts';

/** A narrow column for letters, times and signs, and beside it one column a language, equal in width. */
export interface Layout {
  readonly paper: Paper;
  readonly tongues: readonly Tongue[];
  readonly label: { readonly x: number; readonly width: number };
  readonly columns: readonly { readonly x: number; readonly width: number; readonly tongue: Tongue }[];
  /** The same thing in each language, side by side, with what belongs to both in the narrow column. */
  side(
    make: (tongue: Tongue) => readonly Piece[],
    more?: { label?: readonly Piece[]; sign?: Sign | undefined; after?: number },
  ): void;
  /** Whole width, one line a language where they differ. */
  wide(pieces: readonly Piece[], after?: number): void;
}
type Both = Text | Readonly<Record<Tongue, string>>;

export function createLayout(paper: Paper, tongues: readonly Tongue[]): Layout {
  const gutter = 16;
  const labelWidth = tongues.length > 1 ? 54 : 92;
  const first = PAGE.left + labelWidth + 10;
  const width = (MEASURE - labelWidth - 10 - gutter * (tongues.length - 1)) / tongues.length;
  const columns = tongues.map((tongue, i) => ({ x: first + i * (width + gutter), width, tongue }));
  const label = { x: PAGE.left, width: labelWidth };
  return {
    paper,
    tongues,
    label,
    columns,
    side(make, { label: beside = [], sign, after = 6 } = {}) {
      const cells: Cell[] = [
        { ...label, x: label.x + (sign ? 12 : 0), width: label.width - (sign ? 12 : 0), pieces: beside },
        ...columns.map(({ x, width: w, tongue }) => ({
          ...{ x, width: w },
          pieces: make(tongue).map(piece => ({ ...piece, text: fine(piece.text, tongue), tongue })),
        })),
      ];
      paper.need(Math.min(paper.heightOf(cells), 60));
      if (sign) {
        const y = paper.y + 6;
        paper.artifact(() => drawSign(paper.doc, sign, label.x + 4, y));
      }
      paper.row(cells, after);
    },
    wide: (pieces, after = 6) => paper.row([{ x: PAGE.left, width: MEASURE, pieces }], after),
  };
}

/** A grey word over what it names. */
export const named = (words: Both, tongue: Tongue, value: string, more: Partial<Piece> = {}): readonly Piece[] => [
  { text: words[tongue], size: 6.8, color: INK.older },
  { text: value, ...more },
];
