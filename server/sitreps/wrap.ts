/** How wide a text is, in points. */
export type Measure = (text: string) => number;

/**
 * Breaks a text into lines that fit. Breaks at spaces and at line ends that its writer typed; a word that is wider
 * than a line is cut. Never breaks at a no-break space.
 */
export function wrap(text: string, width: number, measure: Measure): readonly string[] {
  return text.split('\n').flatMap(paragraph => wrapParagraph(paragraph, width, measure));
}

function wrapParagraph(paragraph: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/[ ]+/).flatMap(each => cut(each, width, measure))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function cut(word: string, width: number, measure: Measure): string[] {
  if (measure(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const sign of word) {
    if (piece !== '' && measure(piece + sign) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += sign;
  }
  return [...pieces, piece];
}
