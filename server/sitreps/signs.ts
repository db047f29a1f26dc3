import type { Mark } from '../../shared/sitreps/content.ts';
import { INK } from './paper.ts';

/** Signs beside a line, told apart by shape alone: a report is printed in black. */
export type Sign = 'filled' | 'half' | 'open' | 'differs';

export const signOf = (mark: Mark): Sign => {
  switch (mark.kind) {
    case 'silent':
      return 'filled';
    case 'stale':
      return mark.step === 'stale' ? 'filled' : 'half';
    case 'conflict':
      return 'differs';
    case 'vacant':
    case 'untold':
    case 'no-line':
      return 'open';
  }
};

/** Draws a sign whose middle is at this point; `r` in points. */
export function drawSign(doc: PDFKit.PDFDocument, sign: Sign, x: number, y: number, r = 3): void {
  doc.save().lineWidth(0.9).strokeColor(INK.text).fillColor(INK.text);
  if (sign === 'differs') {
    doc
      .moveTo(x - r, y - 1.3)
      .lineTo(x + r, y - 1.3)
      .moveTo(x - r, y + 1.3)
      .lineTo(x + r, y + 1.3);
    doc
      .moveTo(x + r * 0.7, y - r * 1.1)
      .lineTo(x - r * 0.7, y + r * 1.1)
      .stroke();
  } else if (sign === 'filled') {
    doc
      .moveTo(x, y - r)
      .lineTo(x + r * 1.1, y + r * 0.85)
      .lineTo(x - r * 1.1, y + r * 0.85)
      .closePath()
      .fill();
  } else {
    doc.circle(x, y, r * 0.9).stroke();
    if (sign === 'half')
      doc
        .save()
        .rect(x - r, y - r, r, 2 * r)
        .clip()
        .circle(x, y, r * 0.9)
        .fill()
        .restore();
  }
  doc.restore();
}
