import type { CommandData } from '../../shared/commands.ts';
import type { Area, Point } from '../../shared/geometry.ts';
import { type PerimeterZone, RINGS } from '../../shared/perimeters/doctrine.ts';
import type { Perimeter } from '../../shared/perimeters/schema.ts';
import { areaOf, type Shape } from '../../shared/perimeters/shapes.ts';
import { momentAt } from '../desk/clockTime.ts';
import { typedPolygon } from '../desk/payloads.ts';
import type { Bilingual } from '../ui/BilingualField.tsx';

/** What is being drawn: one zone, or the rings red, orange and yellow in one gesture. */
export type Drawn = PerimeterZone | 'rings';
export type Gesture = 'circle' | 'sector' | 'follows' | 'map' | 'typed';

/** The form as it is typed; figures stay text until they are read. */
export interface Drawing {
  /** An id for each zone, so that sending twice draws once. */
  readonly ids: Readonly<Record<PerimeterZone, string>>;
  readonly zone: Drawn;
  readonly gesture: Gesture;
  /** Metres: one figure, or up to three from red to yellow. */
  readonly radius: string;
  readonly windFrom: string;
  readonly angle: string;
  /** The track that is followed. */
  readonly track: string;
  readonly points: string;
  readonly reason: string;
  /** A time of day; empty: none. */
  readonly until: string;
  /** A police zone by its code; empty: D3. */
  readonly holder: string;
  readonly despite: string;
  readonly inform: boolean;
  readonly decision: string;
  readonly mandate?: string | undefined;
  readonly how: 'present' | 'telephone' | 'video' | 'signed';
  /** Only what a hand has changed of the letter. */
  readonly headline?: Bilingual | undefined;
  readonly body?: Bilingual | undefined;
}

/** The name of the form's draft: one for new rings of an incident, one for each perimeter that is changed. */
export const drawingName = ({ incident, perimeter }: { incident: string; perimeter?: string }): string =>
  perimeter === undefined ? `draw-perimeter ${incident}` : `change-perimeter ${perimeter}`;

/** Usual first radii on site, metres: a start for the hand, never a rule. */
export const RADIUS: Readonly<Record<Drawn, string>> = {
  red: '100',
  orange: '300',
  yellow: '600',
  judicial: '50',
  rings: '100 300 600',
};
/** Usual first lengths downwind. */
export const LENGTH: Readonly<Record<Drawn, string>> = { ...RADIUS, yellow: '900', rings: '200 500 900' };
const usual = (gesture: Gesture) => (gesture === 'sector' ? LENGTH : RADIUS);

export const newDrawing = (newId: () => string, point: boolean): Drawing => ({
  ids: { red: newId(), orange: newId(), yellow: newId(), judicial: newId() },
  zone: 'red',
  gesture: point ? 'circle' : 'map',
  radius: RADIUS.red,
  windFrom: '',
  angle: '60',
  track: '',
  points: '',
  reason: '',
  until: '',
  holder: '',
  despite: '',
  inform: true,
  decision: newId(),
  how: 'telephone',
});

/** A standing perimeter as the form that changes it: its figures where it was made of figures. */
export function drawingOf(perimeter: Perimeter, newId: () => string): Drawing {
  const { id, zone, shape, reason } = perimeter;
  const start = newDrawing(newId, true);
  const own = {
    ids: { ...start.ids, [zone]: id },
    zone,
    reason: typeof reason === 'string' ? reason : '',
    inform: zone !== 'judicial',
    holder: perimeter.holder?.kind === 'zone' ? perimeter.holder.id : '',
  };
  switch (shape?.kind) {
    case 'circle':
      return { ...start, ...own, gesture: 'circle', radius: String(Math.round(shape.radius)) };
    case 'sector':
      return {
        ...{ ...start, ...own, gesture: 'sector', radius: String(Math.round(shape.length)) },
        windFrom: String(Math.round(shape.windFrom)),
        angle: String(Math.round(shape.angle)),
      };
    case 'follows':
      return { ...start, ...own, gesture: 'follows', track: shape.track, radius: String(Math.round(shape.radius)) };
    default:
      return { ...start, ...own, gesture: 'map', radius: RADIUS[zone] };
  }
}

/** Another zone: a radius that a hand has typed is kept. */
export function withZone(drawing: Drawing, zone: Drawn): Partial<Drawing> {
  const untouched = drawing.radius === usual(drawing.gesture)[drawing.zone];
  const inform = zone !== 'judicial';
  const gesture =
    zone === 'rings' && (drawing.gesture === 'map' || drawing.gesture === 'typed') ? 'circle' : drawing.gesture;
  return { zone, inform, gesture, ...(untouched ? { radius: usual(gesture)[zone] } : {}) };
}
export function withGesture(drawing: Drawing, gesture: Gesture): Partial<Drawing> {
  const untouched = drawing.radius === usual(drawing.gesture)[drawing.zone];
  return { gesture, ...(untouched ? { radius: usual(gesture)[drawing.zone] } : {}) };
}
/** Two or three figures are rings; one figure after that is the zone that was last chosen, or red. */
export function withRadius(drawing: Drawing, radius: string): Partial<Drawing> {
  const many = figures(radius).length > 1;
  if (many && drawing.zone !== 'rings') return { radius, zone: 'rings' };
  return { radius };
}

/** The figures of a text, decimal comma or point, from a metre to fifty kilometres. */
export const figures = (text: string): readonly number[] =>
  [...text.matchAll(/\d+(?:[.,]\d+)?/g)]
    .map(([figure]) => Number(figure.replace(',', '.')))
    .filter(metres => metres > 0 && metres <= 50_000);

/** One ring as it will be sent and as the map shows it. */
export interface DrawnRing {
  readonly perimeter: string;
  readonly zone: PerimeterZone;
  readonly shape: Shape;
  readonly area: Area;
}

/** Where the hand stands: the incident's point, what is followed, what was clicked. */
export interface Ground {
  readonly point: Point | undefined;
  readonly followed: Point | undefined;
  readonly clicked: Area | undefined;
}

/** The rings that the form says, from the inside out; none while something is missing. */
export function ringsOf(drawing: Drawing, ground: Ground): readonly DrawnRing[] {
  const { zone, gesture, points, ids } = drawing;
  if (gesture === 'map' || gesture === 'typed') {
    const area = gesture === 'map' ? ground.clicked : typedPolygon(points);
    return area && zone !== 'rings' ? [{ perimeter: ids[zone], zone, shape: { kind: 'polygon' }, area }] : [];
  }
  const sizes = figures(drawing.radius);
  const zones = zone === 'rings' ? RINGS.slice(0, sizes.length) : [zone];
  return zones.flatMap((each, i) => {
    const shape = shapeOf(drawing, sizes[i], ground);
    const area = shape && areaOf(shape);
    return shape && area ? [{ perimeter: ids[each], zone: each, shape, area }] : [];
  });
}

function shapeOf(drawing: Drawing, size: number | undefined, { point, followed }: Ground): Shape | undefined {
  if (size === undefined) return undefined;
  if (drawing.gesture === 'circle') return point && { kind: 'circle', centre: point, radius: size };
  if (drawing.gesture === 'follows')
    return followed && { kind: 'follows', track: drawing.track, radius: size, centre: followed };
  const [windFrom, angle] = [degreesOf(drawing.windFrom), degreesOf(drawing.angle)];
  if (!point || windFrom === undefined || windFrom > 360 || angle === undefined || angle < 5 || angle > 360)
    return undefined;
  // Beside and upwind of the source a tenth of the length: the rings of one plume then lie in each other.
  return { kind: 'sector', origin: point, windFrom, angle, length: size, near: Math.round(size / 10) };
}
const degreesOf = (text: string): number | undefined =>
  /^\s*\d{1,3}(?:[.,]\d+)?\s*°?\s*$/.test(text) ? Number.parseFloat(text.replace(',', '.')) : undefined;

type Set_ = CommandData<'perimeter.draw-set'>;

/** What every ring of the act carries, and the decision where one is taken. @param now ms since 1970 */
export const commonOf = (
  drawing: Drawing,
  incident: string,
  now: number,
): Pick<Set_, 'incident' | 'reason' | 'until' | 'holder' | 'despite'> => ({
  incident,
  reason: drawing.reason,
  // What is no time is sent as it stands, so that the refusal names the field.
  ...(drawing.until.trim() ? { until: momentAt(drawing.until, now, 'future') ?? drawing.until } : {}),
  ...(drawing.holder ? { holder: { kind: 'zone' as const, id: drawing.holder } } : {}),
  ...(drawing.despite.trim() ? { despite: drawing.despite } : {}),
});
/** A ring without what the server computes from its shape. */
export const sentRing = ({ perimeter, zone, shape, area }: DrawnRing) =>
  shape.kind === 'polygon' ? { perimeter, zone, shape, area } : { perimeter, zone, shape };
