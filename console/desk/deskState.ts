import { create } from 'zustand';
import type { Area, Point } from '../../shared/geometry.ts';
import type { PerimeterZone } from '../../shared/perimeters/schema.ts';
import type { Opening } from '../situation/queue.ts';

/** What the hand is doing. One thing at a time; Escape goes one step back and never loses text. */
export type Task =
  | { readonly kind: 'none' }
  /** A pin is being placed for a new incident: arrows or a click move it, Enter opens. */
  | { readonly kind: 'open-incident' }
  /** New rings, or a standing one that is changed. */
  | { readonly kind: 'draw-perimeter'; readonly incident: string; readonly perimeter?: string }
  | { readonly kind: 'lift-perimeter'; readonly perimeter: string }
  | { readonly kind: 'declare-phase'; readonly incident?: string }
  | { readonly kind: 'lift-phase'; readonly declaration: string }
  /** A new alert, or a draft that is revised. */
  | { readonly kind: 'write-alert'; readonly incident?: string; readonly alert?: string }
  | { readonly kind: 'read-alert'; readonly alert: string }
  | { readonly kind: 'change-incident'; readonly incident: string }
  | { readonly kind: 'close-incident'; readonly incident: string }
  /** A form that a capability brings (surfaces.ts), by its name. */
  | { readonly kind: 'form'; readonly form: string; readonly about?: string; readonly incident?: string }
  /** The sheet of shortcuts. */
  | { readonly kind: 'keys' };

/** What is being drawn, from the inside out; `out`: the parts that stick out of the ring around them. */
export interface Sketch {
  readonly rings: readonly {
    readonly zone: PerimeterZone;
    readonly area: Area;
    readonly axis?: readonly [Point, Point];
  }[];
  readonly out: readonly Area[];
  /** Standing perimeters that the sketch takes the place of. */
  readonly instead: readonly string[];
}

export interface DeskState {
  /** The incident in hand: the right pane, the map's centre, the pictures near it. */
  readonly inHand: string | undefined;
  readonly task: Task;
  /** The sheet over the map, by the name of its surface; `about`: what it shows first. */
  readonly sheet: { readonly name: string; readonly about?: string } | undefined;
  /** Where the pin of a new incident stands. */
  readonly pin: Point | undefined;
  /** The perimeters being drawn, as the map shows them. */
  readonly sketch: Sketch | undefined;
  /** The contour that a hand clicked on the map. */
  readonly clicked: Area | undefined;
  /** Text typed into forms, by form: kept when a form is left. */
  readonly drafts: Readonly<Record<string, unknown>>;
  /** Asks the map to go somewhere; a new object each time. */
  readonly goTo: { readonly point: Point; readonly zoom?: number } | undefined;
  /** The middle of what the map shows, as the map last said. */
  readonly centre: Point | undefined;
}
export const useDesk = create<DeskState>(() => ({
  inHand: undefined,
  task: { kind: 'none' },
  sheet: undefined,
  pin: undefined,
  sketch: undefined,
  clicked: undefined,
  drafts: {},
  goTo: undefined,
  centre: undefined,
}));

export const takeInHand = (incident: string | undefined, point?: Point): void =>
  useDesk.setState({ inHand: incident, ...(point ? { goTo: { point } } : {}) });
export const begin = (task: Task): void => useDesk.setState({ task });
/** Lays a sheet over the map, or takes it away. */
export const openSheet = (name: string | undefined, about?: string): void =>
  useDesk.setState({ sheet: name === undefined ? undefined : { name, ...(about === undefined ? {} : { about }) } });
/** Opens what a row of the list asks for. */
export function openFor(open: Opening): void {
  if ('sheet' in open) openSheet(open.sheet, open.about);
  else begin({ kind: 'form', ...open });
}
/** One step back. What was typed stays in `drafts`. */
export const stepBack = (): void =>
  useDesk.setState({ task: { kind: 'none' }, pin: undefined, sketch: undefined, clicked: undefined });
export const placePin = (pin: Point | undefined): void => useDesk.setState({ pin });
export const sketchRings = (sketch: Sketch | undefined): void => useDesk.setState({ sketch });
export const clickArea = (clicked: Area | undefined): void => useDesk.setState({ clicked });
/** Told by the map when it rests: a new pin without a place stands there. */
export const seeCentre = (centre: Point): void => useDesk.setState({ centre });
export const goToPoint = (point: Point, zoom?: number): void =>
  useDesk.setState({ goTo: zoom === undefined ? { point } : { point, zoom } });
export const keepDraft = (form: string, draft: unknown): void =>
  useDesk.setState(desk => ({ drafts: { ...desk.drafts, [form]: draft } }));
/** Forgets a draft once what it said has been sent. */
export const forgetDraft = (form: string): void =>
  useDesk.setState(desk => ({
    drafts: Object.fromEntries(Object.entries(desk.drafts).filter(([key]) => key !== form)),
  }));
