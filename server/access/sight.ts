import { type Viewer, viewerOf } from '../../shared/access/audience.ts';
import { nextChangeOf } from '../../shared/people/mandates.ts';
import type { Event } from '../../shared/protocol.ts';
import type { Journal } from '../journal/port.ts';
import type { RoomKeeper } from '../room/keeper.ts';

/** When what a person may see becomes another: a mandate is given or withdrawn, or begins or ends by itself. */
export interface Sight {
  /** Calls back at each change. Returns its undo. */
  watch(person: string, onChange: (viewer: Viewer) => void): () => void;
  /**
   * Whether a reader who stood at a position saw then what it may see now, so that the events since are enough for it.
   * In doubt it is not: a snapshot is always right.
   */
  unchangedSince(person: string, after: number): Promise<boolean>;
}
/** A timer holds at most 24.8 days, and a clock may be set meanwhile: it looks again at least so often. */
const LOOK_AGAIN_MS = 3_600_000;
/** How far back changes are known. A reader farther behind gets a snapshot, as the keeper would give it anyway. */
const KNOWN_BACK = 5_000;
/** The longest batch that a reader may have been told by somebody else: another node, or this one before it started. */
const BATCH = 1_000;

/** A server that was killed cannot say that it noticed the end of a mandate late: so much is always in doubt. */
const LATE_MS = 1_000;

export interface SightDeps {
  readonly keeper: RoomKeeper;
  readonly journal: Journal;
  readonly clock: () => Date;
  /** No other node tells readers of this room. */
  readonly alone: boolean;
}

export async function createSight({ keeper, journal, clock, alone }: SightDeps): Promise<Sight> {
  const { room, world } = keeper;
  /** Who stands at `upTo` or before may have been told of the change, yet not been joined anew for it. */
  const changes: { readonly upTo: number; readonly person: string }[] = [];
  const watchers = new Set<() => void>();
  const note = (events: readonly Event[], upToOf: (event: Event) => number) => {
    const known = changes.length;
    for (const event of events) {
      const person = personOf(event, keeper);
      if (person !== undefined) changes.push({ upTo: upToOf(event), person });
    }
    if (changes.length > known) for (const check of watchers) check();
  };
  const start = room.seq;
  const floor = Math.max(0, start - KNOWN_BACK);
  keeper.onEvents(events => note(events, () => room.seq + (alone ? 0 : BATCH)));
  const before = (await journal.read(world, floor, KNOWN_BACK)).filter(event => event.seq <= start);
  note(before, event => (alone ? lastOfBatch(before, event) : event.seq + BATCH));

  return {
    watch(person, onChange) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      /** What the person sees now, and a timer for its next change: both of one moment, so that none falls between. */
      const lookNow = (): Viewer => {
        clearTimeout(timer);
        const now = clock();
        const at = now.toISOString();
        const next = nextChangeOf(room, person, at);
        if (next !== undefined) {
          timer = setTimeout(check, Math.min(LOOK_AGAIN_MS, Math.max(1, next - now.getTime())));
          timer.unref();
        }
        return viewerOf(keeper.mandatesOf(person, at));
      };
      const check = () => {
        const viewer = lookNow();
        if (viewer.key === key) return;
        key = viewer.key;
        // Up to here the reader was told what its old sight allowed, also after the moment at which that ended.
        changes.push({ upTo: room.seq, person });
        onChange(viewer);
      };
      let { key } = lookNow();
      watchers.add(check);
      return () => {
        clearTimeout(timer);
        watchers.delete(check);
        // A line that was cut after its sight had ended, and before the timer said so: told too much until now.
        if (keeper.viewerOf(person).key !== key) changes.push({ upTo: room.seq, person });
      };
    },
    async unchangedSince(person, after) {
      if (after === 0 || after > room.seq || (floor > 0 && after < floor + BATCH)) return false;
      if (changes.some(change => change.person === person && after <= change.upTo)) return false;
      const [stood] = await journal.read(world, after - 1, 1);
      if (stood?.seq !== after) return false;
      const next = nextChangeOf(room, person, new Date(Date.parse(stood.at) - LATE_MS).toISOString());
      return next === undefined || next > clock().getTime();
    },
  };
}

/** The events of one batch are decided at one moment; a second is more than a batch takes. */
const BATCH_MS = 1_000;
const lastOfBatch = (events: readonly Event[], { seq, at }: Event): number =>
  events.findLast(later => later.seq <= seq + BATCH && Date.parse(later.at) <= Date.parse(at) + BATCH_MS)?.seq ?? seq;

/** Whose mandate an event gives or withdraws. */
function personOf({ type, data }: Event, keeper: RoomKeeper): string | undefined {
  if (type !== 'mandate.granted' && type !== 'mandate.revoked') return undefined;
  return keeper.room.mandates[(data as { mandate: string }).mandate]?.person;
}

/** The sight of each world, made when first asked for. */
export function createSights(deps: Omit<SightDeps, 'keeper'>): (keeper: RoomKeeper) => Promise<Sight> {
  const made = new Map<RoomKeeper, Promise<Sight>>();
  return keeper => {
    const known = made.get(keeper);
    if (known) return known;
    const making = createSight({ keeper, ...deps });
    made.set(keeper, making);
    making.catch(() => made.delete(keeper));
    return making;
  };
}
