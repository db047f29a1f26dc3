import { minuteOf } from '../../shared/language/clock.ts';
import { fine } from '../../shared/language/typography.ts';
import type { FrozenToll } from '../../shared/sitreps/content.ts';
import { REPORT } from '../../shared/sitreps/vocabulary.ts';
import { CATEGORY_NAMES, SOURCE_NAMES, SOURCES, type Source } from '../../shared/toll/doctrine.ts';
import type { Layout } from './layout.ts';
import { type Cell, INK, MEASURE, PAGE, type Piece } from './paper.ts';
import { drawSign } from './signs.ts';

/** The widest table has room for as many sources; whoever speaks after these stands in the plain text too. */
const MOST = 6;

/**
 * One row a category, one column a source: what differs stands side by side by the form of the table itself, and there
 * is no column in which anything could be added up.
 */
export function drawToll({ paper, tongues }: Layout, toll: readonly FrozenToll[]): void {
  const said = new Set(toll.flatMap(row => row.figures.map(f => f.source)));
  const sources = SOURCES.filter(source => said.has(source));
  const parts = Array.from({ length: Math.ceil(sources.length / MOST) }, (_, i) =>
    sources.slice(i * MOST, (i + 1) * MOST),
  );
  for (const part of parts) drawPart(paper, tongues, toll, part);
  const note = tongues.map(t => fine(REPORT.tollNote[t], t)).join('\n');
  paper.row([{ x: PAGE.left, width: MEASURE, pieces: [{ text: note, size: 6.8, color: INK.older }] }], 2);
}

function drawPart(
  paper: Layout['paper'],
  tongues: Layout['tongues'],
  toll: readonly FrozenToll[],
  sources: readonly Source[],
): void {
  const nameWidth = tongues.length > 1 ? 196 : 150;
  const width = Math.min(96, (MEASURE - nameWidth - 74) / sources.length);
  const left = (i: number) => PAGE.left + nameWidth + i * width;
  const both = (text: { readonly fr: string; readonly nl: string }) =>
    [...new Set(tongues.map(t => text[t]))].join(' · ');
  paper.row(
    [
      {
        x: PAGE.left,
        width: nameWidth,
        pieces: [{ text: tongues.map(t => REPORT.source[t]).join(' · '), size: 7, color: INK.older, role: 'TH' }],
      },
      ...sources.map((source, i) => ({
        ...{ x: left(i), width: width - 8 },
        pieces: [
          { text: both(SOURCE_NAMES[source]), face: 'bold', size: 8, align: 'right', role: 'TH' } satisfies Piece,
        ],
      })),
    ],
    2,
  );
  for (const { category, figures, conflicting } of toll.filter(row =>
    row.figures.some(f => sources.includes(f.source)),
  )) {
    paper.need(24);
    paper.rule();
    paper.space(2.5);
    const cells: Cell[] = [
      {
        x: PAGE.left,
        width: nameWidth - 8,
        pieces: tongues.map(t => ({
          text: CATEGORY_NAMES[category][t],
          role: 'TH',
          tongue: t,
        })),
      },
      ...figures
        .filter(f => sources.includes(f.source))
        .map(
          (f): Cell => ({
            x: left(sources.indexOf(f.source)),
            width: width - 8,
            pieces: [
              {
                text: String(f.figure),
                face: f.owner ? 'bold' : 'plain',
                size: 12,
                align: 'right',
                role: 'TD',
                underline: f.owner,
              },
              { text: minuteOf(f.asOf), size: 6.8, color: INK.older, align: 'right' },
            ],
          }),
        ),
      ...(conflicting
        ? [
            {
              x: PAGE.width - PAGE.right - 62,
              width: 62,
              pieces: tongues.map((t): Piece => ({ text: REPORT.differ[t], face: 'bold', size: 7.4, tongue: t })),
            },
          ]
        : []),
    ];
    const y = paper.y + 6;
    if (conflicting) paper.artifact(() => drawSign(paper.doc, 'differs', PAGE.width - PAGE.right - 71, y));
    paper.row(cells, 2.5);
  }
  paper.rule();
  paper.space(4);
}
