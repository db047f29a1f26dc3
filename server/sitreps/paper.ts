import PDFDocument from 'pdfkit';
import type { Tongue } from '../../shared/sitreps/doctrine.ts';
import { ASCENT, CAP_HEIGHT, type Face, fontFiles, printable } from './fonts.ts';
import { wrap } from './wrap.ts';

type Doc = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

/** A4 in points, and the frame of its text. */
export const PAGE = { width: 595.28, height: 841.89, left: 48, right: 48, top: 66, bottom: 60 } as const;
export const MEASURE = PAGE.width - PAGE.left - PAGE.right;
/** Printed in black: hierarchy by size, weight and space. */
export const INK = { text: '#111111', older: '#4a4a4a', line: '#9a9a9a', rule: '#111111', paper: '#ffffff' } as const;

/** A stretch of text in one hand. */
export interface Piece {
  readonly text: string;
  readonly face?: Face;
  /** Points; 8.5 where nothing is said. */
  readonly size?: number;
  readonly color?: string;
  /** Its language, for whoever has it read aloud. */
  readonly tongue?: Tongue;
  /** Space above it, points. */
  readonly above?: number;
  /** What it is in the structure of the document. */
  readonly role?: 'P' | 'H1' | 'H2' | 'H3' | 'TH' | 'TD' | 'Caption';
  readonly align?: 'left' | 'right';
  readonly underline?: boolean;
}
export interface Cell {
  readonly x: number;
  readonly width: number;
  readonly pieces: readonly Piece[];
}
const SIZE = 8.5;
const LEADING = 1.42;

/** One printed line, measured. */
interface Line {
  readonly piece: Piece;
  readonly text: string;
  readonly height: number;
  readonly above: number;
  readonly index: number;
}

/** Paper under a pen: rows of cells go down the page, and on to the next. */
export interface Paper {
  readonly doc: Doc;
  /** Where the next row begins, points from the top. */
  y: number;
  /** Starts a new page unless so much is left on this one. */
  need(height: number): void;
  /** Cells side by side; what does not fit goes on at the top of the next page. */
  row(cells: readonly Cell[], after?: number): void;
  heightOf(cells: readonly Cell[]): number;
  rule(weight?: number, color?: string): void;
  space(height: number): void;
  /** Begins a part of the document's structure; what is written next belongs to it. */
  part(): void;
  /** What is drawn says nothing that the text does not. */
  artifact(draw: () => void): void;
  figure(alt: string, draw: () => void): void;
  measure(text: string, face: Face, size: number): number;
  put(text: string, x: number, y: number, hand: Pick<Piece, 'face' | 'size' | 'color'>): void;
  /** Runs for every page when all are there; then the bytes. */
  finish(onPage: (page: number, of: number) => void): Promise<Buffer>;
}
export interface PaperGiven {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  /** BCP 47. */
  readonly lang: string;
  /** When the report was frozen: the same report, the same bytes. */
  readonly at: Date;
}

export function createPaper({ title, author, subject, keywords, lang, at }: PaperGiven): Paper {
  const doc = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang,
    info: {
      Title: title,
      Author: author,
      Subject: subject,
      Keywords: keywords,
      Creator: 'Belfry',
      Producer: 'Belfry',
      CreationDate: at,
      ModDate: at,
    },
  });
  const bytes = gather(doc);
  for (const [face, file] of Object.entries(fontFiles())) doc.registerFont(face, file);
  const root = doc.struct('Document');
  doc.addStructure(root);
  let part: Element = doc.struct('Sect');
  root.add(part);

  const bottom = PAGE.height - PAGE.bottom;
  const use = ({ face = 'plain', size = SIZE }: Pick<Piece, 'face' | 'size'>) => doc.font(face).fontSize(size);
  const measure = (text: string, face: Face, size: number) => use({ face, size }).widthOfString(text);

  const paper: Paper = {
    doc,
    y: PAGE.top,
    measure,
    need(height) {
      if (paper.y + height > bottom) newPage();
    },
    heightOf: cells => Math.max(0, ...cells.map(cell => total(linesOf(cell)))),
    row(cells, after = 6) {
      const rest = cells.map(cell => ({ cell, lines: [...linesOf(cell)], elements: new Map<number, Element>() }));
      const height = Math.max(0, ...rest.map(({ lines }) => total(lines)));
      // A row that fits on one page is not torn, unless it would leave most of a page empty.
      if (paper.y + height > bottom && (height < (bottom - PAGE.top) * 0.45 || paper.y + 40 > bottom)) newPage();
      while (rest.some(({ lines }) => lines.length > 0)) {
        const used = rest.map(each => writeDown(each, paper.y, bottom));
        paper.y += Math.max(0, ...used);
        if (rest.some(({ lines }) => lines.length > 0)) newPage();
      }
      for (const { elements } of rest) for (const element of elements.values()) element.end();
      paper.y += after;
    },
    rule(weight = 0.4, color: string = INK.line) {
      paper.artifact(() => {
        doc.moveTo(PAGE.left, paper.y).lineTo(PAGE.width - PAGE.right, paper.y);
        doc.lineWidth(weight).strokeColor(color).stroke();
      });
    },
    space(height) {
      paper.y += height;
    },
    part() {
      part.end();
      part = doc.struct('Sect');
      root.add(part);
    },
    artifact(draw) {
      doc.markContent('Artifact');
      draw();
      doc.endMarkedContent();
    },
    figure(alt, draw) {
      const element = doc.struct('Figure', { alt, title: alt }, draw);
      part.add(element);
      element.end();
    },
    put(text, x, y, hand) {
      const { size = SIZE, color = INK.text } = hand;
      use(hand)
        .fillColor(color)
        .text(printable(text), x, y - (ASCENT - CAP_HEIGHT) * size, { lineBreak: false });
    },
    async finish(onPage) {
      part.end();
      root.end();
      const { count } = doc.bufferedPageRange();
      for (let page = 0; page < count; page++) {
        doc.switchToPage(page);
        paper.artifact(() => onPage(page + 1, count));
      }
      doc.end();
      return bytes;
    },
  };

  function newPage(): void {
    doc.addPage();
    paper.y = PAGE.top;
  }
  function linesOf({ width, pieces }: Cell): readonly Line[] {
    return pieces.flatMap((piece, index) => {
      const { face = 'plain', size = SIZE, above = 0 } = piece;
      use({ face, size });
      const lines = wrap(printable(piece.text), width, text => doc.widthOfString(text));
      return lines.map((text, n) => ({ piece, text, index, height: size * LEADING, above: n === 0 ? above : 0 }));
    });
  }
  /** Writes what fits of a cell and takes it off; tells how far down it came. */
  function writeDown(
    { cell, lines, elements }: { cell: Cell; lines: Line[]; elements: Map<number, Element> },
    top: number,
    end: number,
  ): number {
    let y = top;
    while (lines.length > 0) {
      const line = lines[0] as Line;
      const above = y === top && top === PAGE.top ? 0 : line.above;
      // Always one line at least: a line higher than a page would never fit.
      if (y + above + line.height > end && y > top) break;
      lines.shift();
      y += above;
      const at = y;
      let element = elements.get(line.index);
      if (!element) {
        const { tongue, role = 'P' } = line.piece;
        element = doc.struct(role, tongue ? { lang: `${tongue}-BE` } : {});
        part.add(element);
        elements.set(line.index, element);
      }
      element.add(() => writeLine(cell, line, at));
      y += line.height;
    }
    return y - top;
  }
  function writeLine({ x, width }: Cell, { piece, text, height }: Line, y: number): void {
    const { size = SIZE, color = INK.text, align = 'left', underline } = piece;
    use(piece).fillColor(color);
    const wide = doc.widthOfString(text);
    const left = align === 'right' ? x + width - wide : x;
    // The line's own box: its capitals stand in the middle of its height.
    const cap = y + (height - size * CAP_HEIGHT) / 2;
    doc.text(text, left, cap - (ASCENT - CAP_HEIGHT) * size, { lineBreak: false });
    if (underline) {
      doc.moveTo(left, cap + size * CAP_HEIGHT + 2.2).lineTo(left + wide, cap + size * CAP_HEIGHT + 2.2);
      doc.lineWidth(0.9).strokeColor(color).stroke();
    }
  }
  return paper;
}

const total = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + line.above + line.height, 0);

function gather(doc: Doc): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}
