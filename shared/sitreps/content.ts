import type { Area, Point } from '../geometry.ts';
import type { Incident } from '../incidents/schema.ts';
import type { Text } from '../language/text.ts';
import type { How } from '../people/authority.ts';
import type { FunctionCode } from '../people/schema.ts';
import type { PerimeterZone } from '../perimeters/schema.ts';
import type { Phase } from '../phases/schema.ts';
import type { Post } from '../posts/schema.ts';
import type { Recipient } from '../recipients/schema.ts';
import type { Category, Source } from '../toll/doctrine.ts';
import type { Field, Section } from './doctrine.ts';

/** Age against the rhythm: within it, past it, past twice it. */
export type Step = 'fresh' | 'older' | 'stale';

export interface FrozenField {
  readonly field: Field;
  readonly text: Text;
  readonly toldAt: string;
  /** Minutes between `toldAt` and the closure of the picture. */
  readonly minutes: number;
  readonly step: Step;
  /** Who said it, where somebody else wrote it down. */
  readonly name?: string;
  readonly writtenBy: string;
}
export interface FrozenSection {
  readonly section: Section;
  /** Its director, by name; absent where the seat is vacant. For disciplines alone. */
  readonly director?: string;
  readonly fields: readonly FrozenField[];
}
export interface FrozenFigure {
  readonly figure: number;
  readonly source: Source;
  readonly name?: string;
  readonly asOf: string;
  /** Whether the doctrine gives the category to this source. */
  readonly owner: boolean;
}
export interface FrozenToll {
  readonly category: Category;
  readonly figures: readonly FrozenFigure[];
  readonly conflicting: boolean;
}
/** A decision that binds, with whoever of its recipients is silent. */
export interface FrozenMeasure {
  readonly kind: 'measure' | 'order';
  readonly headline: Text;
  readonly decidedAt: string;
  readonly authority?: Text;
  /** Its phase has ended; somebody keeps it. */
  readonly kept: boolean;
  readonly received: number;
  readonly recipients: number;
}
export interface FrozenPerimeter {
  readonly zone: PerimeterZone;
  readonly area: Area;
  readonly since: string;
  readonly communes: readonly string[];
}
export interface FrozenPhase {
  readonly phase: Phase;
  readonly communes: readonly string[];
  readonly decidedAt: string;
}
export interface FrozenPost {
  readonly kind: Post['kind'];
  readonly name: Text;
  readonly point: Point;
  readonly since: string;
}

/** What Belfry marks by itself; nobody has to notice it. */
export type Mark =
  | {
      readonly kind: 'stale';
      readonly section: Section;
      readonly since: string;
      readonly minutes: number;
      readonly step: 'older' | 'stale';
    }
  | { readonly kind: 'untold'; readonly section: Section }
  | { readonly kind: 'vacant'; readonly section: Section }
  | { readonly kind: 'conflict'; readonly category: Category }
  | {
      readonly kind: 'silent';
      readonly headline: Text;
      readonly since: string;
      readonly minutes: number;
      readonly recipients: readonly Text[];
    }
  | { readonly kind: 'no-line' };

/** The picture of an incident at one moment: what a report freezes. */
export interface Picture {
  readonly title: Text;
  readonly kind: Incident['kind'];
  readonly severity: Incident['severity'];
  readonly openedAt: string;
  readonly communes: readonly string[];
  readonly zones: readonly string[];
  readonly place: { readonly point?: Point; readonly area?: Area };
  /** When the picture was closed: nothing that came later is in it. */
  readonly closedAt: string;
  /** Minutes between two reports. */
  readonly rhythm: number;
  readonly phases: readonly FrozenPhase[];
  readonly sections: readonly FrozenSection[];
  readonly toll: readonly FrozenToll[];
  readonly measures: readonly FrozenMeasure[];
  readonly perimeters: readonly FrozenPerimeter[];
  readonly posts: readonly FrozenPost[];
  readonly marks: readonly Mark[];
}

/** A report, whole. Names and texts are written out, so that it can be read when the room has long changed. */
export interface SitrepContent extends Picture {
  /** Of this form; a later form gets another figure. */
  readonly form: 1;
  readonly number: number;
  readonly corrects?: { readonly number: number; readonly reason: Text };
  readonly world: string;
  readonly demonstration: boolean;
  readonly validated: {
    readonly at: string;
    readonly name: string;
    readonly function: FunctionCode;
    readonly how: How;
    /** Whoever recorded it, where the validator did not act in person. */
    readonly recordedBy?: string;
  };
  readonly nextDue: string;
  readonly nextMeeting?: { readonly at: string; readonly place?: Text };
  readonly recipients: readonly (Recipient & { readonly name: Text })[];
}

/** Whether every page must say that nothing of this is real. */
export const isRehearsal = (content: Pick<SitrepContent, 'kind' | 'world'>): boolean =>
  content.kind === 'exercise' || content.kind === 'test' || content.world !== 'live';
