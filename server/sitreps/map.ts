import type { Area, Point } from '../../shared/geometry.ts';
import type { SitrepContent } from '../../shared/sitreps/content.ts';
import type { Tongue } from '../../shared/sitreps/doctrine.ts';
import { ZONE_LETTERS } from '../../shared/sitreps/vocabulary.ts';
import type { Bbox, Inset } from '../territory/inset.ts';
import { INK, type Paper } from './paper.ts';

/** Where the map stands on the page, points. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
type Zone = SitrepContent['perimeters'][number]['zone'];
/** Hatch by density, so that zones are told apart in black and white; hues as on the screens, dark enough for paper. */
const ZONES: Readonly<Record<Zone, { step: number; width: number; color: string; outline: number; dash?: number }>> = {
  red: { step: 4, width: 0.9, color: '#a8001c', outline: 1.8 },
  orange: { step: 7.5, width: 0.8, color: '#a34a00', outline: 1.3 },
  yellow: { step: 13, width: 0.7, color: '#6b5800', outline: 1 },
  judicial: { step: 0, width: 0, color: '#111111', outline: 1.2, dash: 3 },
};

/** What the map shows: everything that is placed with air around it, else the communes, else the Region. */
export function boundsOf(content: SitrepContent, region: Bbox, communes: readonly Point[], aspect: number): Bbox {
  const points = [
    ...(content.place.point ? [content.place.point] : []),
    ...(content.place.area ? ringsOf(content.place.area).flat() : []),
    ...content.perimeters.flatMap(p => ringsOf(p.area).flat()),
    ...content.posts.map(p => p.point),
  ];
  const shown = points.length > 0 ? points : communes;
  if (shown.length === 0) return toAspect(region, aspect, 0);
  return toAspect(
    [
      Math.min(...shown.map(p => p[0])),
      Math.min(...shown.map(p => p[1])),
      Math.max(...shown.map(p => p[0])),
      Math.max(...shown.map(p => p[1])),
    ],
    aspect,
    points.length > 0 ? 1_100 : 4_000,
  );
}
const METRES_PER_DEGREE = 111_195;
const AIR = 1.22;
/** Widened to the frame, at least so many metres wide, within the one degree that a drawing may span. */
function toAspect([west, south, east, north]: Bbox, aspect: number, least: number): Bbox {
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const width = Math.max((east - west) * shrink * METRES_PER_DEGREE * AIR, least);
  const height = (north - south) * METRES_PER_DEGREE * AIR;
  const wide = Math.min(Math.max(width, height * aspect), 0.98 * shrink * METRES_PER_DEGREE);
  const [dx, dy] = [wide / 2 / (shrink * METRES_PER_DEGREE), wide / aspect / 2 / METRES_PER_DEGREE];
  return [x - dx, y - dy, x + dx, y + dy];
}

/** Polygons of an area as rings of positions. */
export const ringsOf = (area: Area): readonly (readonly Point[])[] =>
  area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();

/** Draws the map as lines and letters: territory, perimeters, posts, the place, a scale. */
export function drawMap(paper: Paper, frame: Frame, inset: Inset, content: SitrepContent, tongues: readonly Tongue[]) {
  const { doc } = paper;
  const scale = frame.width / inset.size.x;
  const [west, south, east, north] = inset.bbox;
  const at = ([longitude, latitude]: Point): readonly [number, number] => [
    frame.x + ((longitude - west) / (east - west)) * frame.width,
    frame.y + ((north - latitude) / (north - south)) * frame.height,
  ];
  doc.save().rect(frame.x, frame.y, frame.width, frame.height).clip();
  drawGround(doc, frame, inset, scale);
  const rings = ['yellow', 'orange', 'red'].flatMap(zone => content.perimeters.filter(p => p.zone === zone));
  for (const perimeter of rings) drawHatch(doc, frame, perimeter, inner(perimeter.zone, content), at);
  for (const { zone, area } of [...content.perimeters.filter(p => p.zone === 'judicial'), ...rings])
    drawOutline(doc, zone, area, at);
  // Signs first find their room, then names beside them; what is drawn last lies on top.
  const letters = content.perimeters.flatMap(({ zone, area }) => letterPlaces(frame, zone, area, at));
  const posts = content.posts.map(post => ({ at: at(post.point), lines: distinct(tongues.map(t => post.name[t])) }));
  const place = content.place.point && at(content.place.point);
  const taken: Frame[] = [
    ...letters.map(({ at: [x, y] }) => square(x, y, 6)),
    ...posts.map(({ at: [x, y] }) => square(x, y, 7)),
    ...(place ? [square(place[0], place[1], 9)] : []),
    { x: frame.x + frame.width - 120, y: frame.y + frame.height - 26, width: 120, height: 26 },
  ];
  for (const post of posts)
    drawName(paper, frame, { ...post, size: 6.6, face: 'bold', opacity: 0.9, must: true, reach: 9 }, taken);
  for (const { x, y, ...names } of inset.communes) {
    const lines = distinct(tongues.map(t => names[t].toUpperCase()));
    const middle = [frame.x + x * scale, frame.y + y * scale] as const;
    drawName(paper, frame, { at: middle, lines, size: 6.2, face: 'plain', opacity: 0.72, reach: 0 }, taken);
  }
  for (const { x, y, ...names } of inset.stations) {
    const middle = [frame.x + x * scale, frame.y + y * scale] as const;
    const lines = distinct(tongues.map(t => names[t]));
    if (drawName(paper, frame, { at: middle, lines, size: 5.6, face: 'plain', opacity: 0.72, reach: 4 }, taken))
      doc.circle(middle[0], middle[1], 1.6).lineWidth(0.8).fillAndStroke(INK.paper, '#444444');
  }
  for (const { at: middle, zone } of letters) drawLetter(paper, zone, middle);
  for (const post of posts) drawPost(doc, post.at);
  if (place) drawPlace(doc, place);
  drawScale(paper, frame, inset);
  doc.restore();
  doc.rect(frame.x, frame.y, frame.width, frame.height).lineWidth(0.6).strokeColor(INK.text).stroke();
}
const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)];
const square = (x: number, y: number, r: number): Frame => ({ x: x - r, y: y - r, width: 2 * r, height: 2 * r });

const GROUND = [
  ['land', { fill: '#ffffff' }],
  ['green', { fill: '#eef0ec' }],
  ['water', { fill: '#d3dade' }],
  ['canal', { stroke: '#c3ccd1', width: 2.4 }],
  ['minor', { stroke: '#dcdcdc', width: 0.7 }],
  ['main', { stroke: '#c4c4c4', width: 1.5 }],
  ['trunk', { stroke: '#b0b0b0', width: 2.2 }],
  ['rail', { stroke: '#8c8c8c', width: 0.6, dash: 2.2 }],
  ['metro', { stroke: '#6d6d6d', width: 1, dash: 4 }],
  ['communes', { stroke: '#555555', width: 0.7, dash: 5 }],
] as const satisfies readonly (readonly [keyof Inset['paths'], object])[];

function drawGround(doc: PDFKit.PDFDocument, frame: Frame, inset: Inset, scale: number): void {
  doc.rect(frame.x, frame.y, frame.width, frame.height).fill('#f1f1f1');
  for (const [name, style] of GROUND) {
    const data = inset.paths[name];
    if (!data) continue;
    doc.save().translate(frame.x, frame.y).scale(scale).path(data);
    if ('fill' in style) doc.fill(style.fill);
    else {
      doc
        .lineWidth(style.width / scale)
        .lineJoin('round')
        .strokeColor(style.stroke);
      if ('dash' in style) doc.dash(style.dash / scale, { space: (style.dash * 0.7) / scale });
      doc.stroke();
    }
    doc.restore();
  }
}

type At = (point: Point) => readonly [number, number];
function tracePath(doc: PDFKit.PDFDocument, area: Area, at: At): void {
  for (const ring of ringsOf(area)) {
    ring.forEach((point, i) => {
      const [x, y] = at(point);
      if (i === 0) doc.moveTo(x, y);
      else doc.lineTo(x, y);
    });
    doc.closePath();
  }
}
const RINGS: readonly Zone[] = ['red', 'orange', 'yellow'];
/** The perimeters that lie inside one of this zone: its hatch leaves them free. */
const inner = (zone: Zone, { perimeters }: SitrepContent): readonly Area[] =>
  perimeters.filter(p => RINGS.includes(p.zone) && RINGS.indexOf(p.zone) === RINGS.indexOf(zone) - 1).map(p => p.area);

function drawHatch(
  doc: PDFKit.PDFDocument,
  frame: Frame,
  { zone, area }: { zone: Zone; area: Area },
  holes: readonly Area[],
  at: At,
): void {
  const { step, width, color } = ZONES[zone];
  doc.save();
  for (const each of [area, ...holes]) tracePath(doc, each, at);
  doc.clip('even-odd').lineWidth(width).strokeColor(color);
  for (let x = frame.x - frame.height; x < frame.x + frame.width; x += step)
    doc.moveTo(x, frame.y + frame.height).lineTo(x + frame.height, frame.y);
  doc.stroke().restore();
}

/** A border with paper on both sides of it, so that it stands off the hatch and the streets. */
function drawOutline(doc: PDFKit.PDFDocument, zone: Zone, area: Area, at: At): void {
  const { color, outline, dash } = ZONES[zone];
  tracePath(doc, area, at);
  doc
    .lineWidth(outline + 1.6)
    .strokeColor(INK.paper)
    .stroke();
  tracePath(doc, area, at);
  doc.lineWidth(outline).strokeColor(color);
  if (dash) doc.dash(dash, { space: dash * 0.7 });
  doc.stroke().undash();
}

interface Letter {
  readonly zone: Zone;
  readonly at: readonly [number, number];
}
/** Where a border comes furthest north and furthest south. */
function letterPlaces(frame: Frame, zone: Zone, area: Area, at: At): readonly Letter[] {
  const sorted = ringsOf(area)
    .flat()
    .map(at)
    .filter(([x, y]) => within(frame, x, y, 6))
    .sort((a, b) => a[1] - b[1]);
  return [...new Set([sorted[0], sorted.at(-1)])].flatMap(place => (place ? [{ zone, at: place }] : []));
}
/** The zone's letter, light in a filled square: it is told in black and white too. */
function drawLetter(paper: Paper, zone: Zone, [x, y]: readonly [number, number]): void {
  const { doc } = paper;
  doc
    .rect(x - 5, y - 5, 10, 10)
    .lineWidth(1.6)
    .strokeColor(INK.paper)
    .stroke();
  doc.rect(x - 5, y - 5, 10, 10).fill(ZONES[zone].color);
  const letter = ZONE_LETTERS[zone];
  paper.put(letter, x - paper.measure(letter, 'bold', 7.5) / 2, y - 2.8, {
    face: 'bold',
    size: 7.5,
    color: INK.paper,
  });
}
const within = (frame: Frame, x: number, y: number, margin: number): boolean =>
  x > frame.x + margin &&
  y > frame.y + margin &&
  x < frame.x + frame.width - margin &&
  y < frame.y + frame.height - margin;

/** The place of the situation: a disc in a ring. */
function drawPlace(doc: PDFKit.PDFDocument, [x, y]: readonly [number, number]): void {
  doc.circle(x, y, 8.2).fill(INK.paper);
  doc.circle(x, y, 6.6).lineWidth(1.5).strokeColor(INK.text).stroke();
  doc.circle(x, y, 3.4).fill(INK.text);
}

/** A post: a pentagon. */
function drawPost(doc: PDFKit.PDFDocument, [x, y]: readonly [number, number]): void {
  const corner = (i: number, r: number) =>
    [x + r * Math.sin((i * 2 * Math.PI) / 5), y - r * Math.cos((i * 2 * Math.PI) / 5)] as [number, number];
  for (const [r, color] of [
    [7, INK.paper],
    [5.2, INK.text],
  ] as const)
    doc.polygon(...[0, 1, 2, 3, 4].map(i => corner(i, r))).fill(color);
}

interface Named {
  readonly at: readonly [number, number];
  /** One line a language. */
  readonly lines: readonly string[];
  readonly size: number;
  readonly face: 'plain' | 'bold';
  readonly opacity: number;
  /** How far from its point a name stands, points; 0: over it. */
  readonly reach: number;
  /** Stands to its right even where something else stands already. */
  readonly must?: boolean;
}
/** Writes a name on a white plate where nothing else stands yet; one that finds no room is left out. */
function drawName(
  paper: Paper,
  frame: Frame,
  { lines, size, face, opacity, reach, must, ...named }: Named,
  taken: Frame[],
) {
  const [x, y] = named.at;
  const width = Math.max(...lines.map(line => paper.measure(line, face, size))) + 3.2;
  const height = lines.length * size * 1.28;
  const places: readonly Frame[] =
    reach === 0
      ? [{ x: x - width / 2, y: y - height / 2, width, height }]
      : [
          { x: x + reach, y: y - height / 2, width, height },
          { x: x - reach - width, y: y - height / 2, width, height },
          { x: x - width / 2, y: y + reach, width, height },
          { x: x - width / 2, y: y - reach - height, width, height },
        ];
  const box =
    places.find(each => isInside(frame, each) && !taken.some(other => overlap(other, each))) ??
    (must ? places[0] : undefined);
  if (!box) return false;
  taken.push(box);
  paper.doc.save().fillOpacity(opacity).rect(box.x, box.y, box.width, box.height).fill(INK.paper).restore();
  lines.forEach((line, i) => {
    const wide = paper.measure(line, face, size);
    const left = reach === 0 ? x - wide / 2 : box.x + 1.6;
    paper.put(line, left, box.y + (i + 0.5) * size * 1.28 - size * 0.375, {
      face,
      size,
      color: face === 'bold' ? INK.text : '#3a3a3a',
    });
  });
  return true;
}
const isInside = (frame: Frame, box: Frame): boolean =>
  within(frame, box.x, box.y, 2) && within(frame, box.x + box.width, box.y + box.height, 2);
const overlap = (a: Frame, b: Frame): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** A bar of a round length, in the corner; north is up. */
function drawScale(paper: Paper, frame: Frame, { bbox: [west, south, east, north] }: Inset): void {
  const { doc } = paper;
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const metres = (east - west) * shrink * METRES_PER_DEGREE;
  const most = (metres * 90) / frame.width;
  const power = 10 ** Math.floor(Math.log10(most));
  const length = [5, 2, 1].map(n => n * power).find(n => n <= most) ?? power;
  const wide = (length / metres) * frame.width;
  const [x, y] = [frame.x + frame.width - wide - 12, frame.y + frame.height - 10];
  const said = length >= 1_000 ? `${length / 1_000} km` : `${length} m`;
  doc
    .save()
    .fillOpacity(0.85)
    .rect(x - 20, y - 14, wide + 26, 20)
    .fill(INK.paper)
    .restore();
  doc.rect(x, y - 1, wide / 2, 2.4).fill(INK.text);
  doc
    .rect(x, y - 1, wide, 2.4)
    .lineWidth(0.5)
    .strokeColor(INK.text)
    .stroke();
  paper.put(said, x + wide - paper.measure(said, 'mono', 6.2), y - 9, { face: 'mono', size: 6.2 });
  doc
    .moveTo(x - 11, y + 2)
    .lineTo(x - 11, y - 8)
    .lineWidth(0.9)
    .strokeColor(INK.text)
    .stroke();
  doc
    .moveTo(x - 11, y - 11)
    .lineTo(x - 8.6, y - 6)
    .lineTo(x - 13.4, y - 6)
    .closePath()
    .fill(INK.text);
  paper.put('N', x - 8, y - 9, { face: 'bold', size: 5.6 });
}
