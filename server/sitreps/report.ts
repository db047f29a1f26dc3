import type { Point } from '../../shared/geometry.ts';
import { exactOf } from '../../shared/language/clock.ts';
import type { Text } from '../../shared/language/text.ts';
import { fine } from '../../shared/language/typography.ts';
import type { SitrepContent } from '../../shared/sitreps/content.ts';
import { TONGUES, type Tongue } from '../../shared/sitreps/doctrine.ts';
import type { Sitrep } from '../../shared/sitreps/schema.ts';
import { bannerOf, REPORT } from '../../shared/sitreps/vocabulary.ts';
import type { Bbox, createInsets } from '../territory/inset.ts';
import type { LoadedTerritory } from '../territory/load.ts';
import { createLayout, type Layout } from './layout.ts';
import { boundsOf, drawMap } from './map.ts';
import { createPaper, INK, MEASURE, PAGE, type Paper } from './paper.ts';
import { binding, heading, legendOf, marked, opening, sealing, sections, tolls } from './parts.ts';

/** In which language a report is read, and which of the two stands first. */
export interface Reading {
  readonly tongues: readonly Tongue[];
}
/** French and Dutch take turns in standing first, by the number of the report, unless a reader asks otherwise. */
export const turnOf = (number: number): Tongue => TONGUES[(number + 1) % 2] as Tongue;

export interface Drawing {
  readonly territory: LoadedTerritory;
  readonly insets: ReturnType<typeof createInsets>;
}

/** A report as a printed document. The same report, the same territory, the same bytes. */
export async function reportPdf(sitrep: Sitrep, { tongues }: Reading, drawing: Drawing): Promise<Buffer> {
  const { content } = sitrep;
  const both = (text: Text | Record<Tongue, string>) => [...new Set(tongues.map(t => text[t]))].join(' – ');
  const numbered = tongues.map(t => `${REPORT.title[t]} ${REPORT.number[t]} ${content.number}`).join(' – ');
  const paper = createPaper({
    title: `${numbered} : ${both(content.title)}`,
    author: content.validated.name,
    subject: `${both(REPORT.closedAt)} ${exactOf(content.closedAt)}`,
    keywords: `SHA-256 ${sitrep.sha256}`,
    lang: `${tongues[0] ?? 'fr'}-BE`,
    at: new Date(content.validated.at),
  });
  const layout = createLayout(paper, tongues);

  opening(layout, content);
  marked(layout, content);
  await mapOf(layout, content, drawing);
  tolls(layout, content);
  sections(layout, content);
  binding(layout, content);
  sealing(layout, sitrep.sha256);

  return paper.finish((page, of) => frame(paper, content, tongues, page, of));
}

/** How high a map is, and what its captions take under it, points. */
const [LEAST, MOST, UNDER] = [190, 300, 46];
async function mapOf(layout: Layout, content: SitrepContent, { territory, insets }: Drawing): Promise<void> {
  const { paper, tongues } = layout;
  const placed = content.perimeters.length + content.posts.length > 0 || content.place.point || content.place.area;
  const labels = territory.pack.labels.features
    .filter(f => content.communes.includes(f.properties.nis))
    .map(f => f.geometry.coordinates as Point);
  heading(layout, REPORT.map, LEAST + UNDER);
  // As much of the page as is left, within what a map wants.
  const left = PAGE.height - PAGE.bottom - paper.y - UNDER;
  const height = placed ? Math.min(Math.max(left, LEAST), MOST) : LEAST;
  const bbox = boundsOf(content, regionOf(territory), labels, MEASURE / height);
  const inset = await insets.draw(bbox, Math.round(MEASURE));
  const frame = { x: PAGE.left, y: paper.y, width: MEASURE, height };
  const alt = tongues.map(t => `${REPORT.map[t]} : ${legendOf(content, t).join(' ; ')}`).join(' – ');
  paper.figure(alt, () => drawMap(paper, frame, inset, content, tongues));
  paper.space(height + 5);
  for (const tongue of tongues) {
    const said = [
      ...legendOf(content, tongue),
      ...(territory.level === 'schematic' ? [REPORT.approximate[tongue]] : []),
      territory.pack.attribution[tongue],
    ];
    paper.row(
      [
        {
          x: PAGE.left,
          width: MEASURE,
          pieces: [{ text: fine(said.join(' · '), tongue), size: 6.6, color: INK.older, tongue, role: 'Caption' }],
        },
      ],
      1,
    );
  }
  paper.space(9);
}
function regionOf({ pack }: LoadedTerritory): Bbox {
  const positions = pack.region.features.flatMap(f =>
    f.geometry.type === 'Polygon' ? f.geometry.coordinates.flat() : f.geometry.coordinates.flat(2),
  );
  const [xs, ys] = [positions.map(p => p[0] ?? 0), positions.map(p => p[1] ?? 0)];
  return [
    xs.reduce((a, b) => Math.min(a, b)),
    ys.reduce((a, b) => Math.min(a, b)),
    xs.reduce((a, b) => Math.max(a, b)),
    ys.reduce((a, b) => Math.max(a, b)),
  ];
}

/** What stands on every page: which report of what, when its picture was closed, the page; over it, that it is not real. */
function frame(paper: Paper, content: SitrepContent, tongues: readonly Tongue[], page: number, of: number): void {
  const { doc } = paper;
  const [left, right] = [PAGE.left, PAGE.width - PAGE.right];
  const small = { face: 'plain', size: 7, color: INK.older } as const;
  const banner = bannerOf(content);
  if (banner) {
    doc.rect(0, 0, PAGE.width, 20).fill(INK.text);
    const said = tongues.map(t => banner[t]);
    const hand = { face: 'bold', size: 8, color: INK.paper } as const;
    paper.put(said[0] ?? '', left, 7, hand);
    if (said[1]) paper.put(said[1], right - paper.measure(said[1], 'bold', 8), 7, hand);
  }
  const number = `${tongues.map(t => REPORT.number[t]).join('/')} ${content.number}`;
  paper.put(number, left, 34, { face: 'bold', size: 7 });
  const title = [...new Set(tongues.map(t => content.title[t]))].join(' – ');
  const closed = exactOf(content.closedAt);
  const end = right - paper.measure(closed, 'plain', 7);
  const start = left + paper.measure(number, 'bold', 7) + 10;
  paper.put(cutTo(paper, title, end - start - 12), start, 34, small);
  paper.put(closed, end, 34, { face: 'plain', size: 7 });
  doc.moveTo(left, 46).lineTo(right, 46).lineWidth(0.4).strokeColor(INK.line).stroke();

  const foot = PAGE.height - 38;
  doc
    .moveTo(left, foot - 8)
    .lineTo(right, foot - 8)
    .lineWidth(0.4)
    .strokeColor(INK.line)
    .stroke();
  paper.put(
    tongues.map(t => `${REPORT.title[t]} ${REPORT.number[t]} ${content.number}`).join(' – '),
    left,
    foot,
    small,
  );
  const pages = `${tongues.map(t => REPORT.page[t]).join(' – ')} ${page}/${of}`;
  paper.put(pages, right - paper.measure(pages, 'plain', 7), foot, small);
}
function cutTo(paper: Paper, text: string, width: number): string {
  if (paper.measure(text, 'plain', 7) <= width) return text;
  let cut = text;
  while (cut.length > 1 && paper.measure(`${cut}…`, 'plain', 7) > width) cut = cut.slice(0, -1);
  return `${cut.trimEnd()}…`;
}
