import { footprintOf } from '../../shared/drones/footprint.ts';
import type { Feed } from '../../shared/feeds/schema.ts';
import type { Point } from '../../shared/geometry.ts';
import type { Telemetry, Track } from '../../shared/protocol.ts';
import { distance } from '../../shared/territory/geodesy.ts';
import { createPace } from '../access/pace.ts';
import type { Counts } from './counts.ts';
import type { Drop, Heard } from './heard.ts';

/** Where a position is believed: a circle around the Region, wide enough for a neighbour's drone that comes to help. */
export interface Reach {
  readonly middle: Point;
  readonly metres: number;
}
export const REACH: Reach = { middle: [4.37, 50.84], metres: 150_000 };
/** A light drone at full speed, wind behind it, and the error of two fixes. */
const FASTEST = { metresPerSecond: 120, slack: 150 } as const;
/** After so long without a believed position the next one stands for itself: a reboot, a new battery. */
const ANEW_MS = 5_000;
/** A clock that differs by more than this from ours is not believed; when it was heard counts. */
const CLOCK_OFF_MS = 60_000;
const PACE = { perSecond: 30, burst: 60 } as const;
/** Drones that are not ours are shown up to this many at once: a forger could send any number of serials. */
const STRANGERS = 64;
/** Corners farther off than this are of another place. Metres. */
const FOOTPRINT_AT_MOST = 20_000;

interface Last {
  readonly source: Heard['source'];
  readonly heardAt: number;
  readonly sent: number | undefined;
  readonly clock: Heard['clock'];
  readonly point: Point;
}
export interface Intake {
  /** A position of one of our drones, by its feed. */
  hear(feed: string, heard: Heard): Drop | undefined;
  /** A position of a drone that is not ours, by the serial that it sends. */
  hearStranger(remoteId: string, heard: Heard): Drop | undefined;
}
export interface IntakeDeps {
  readonly feedOf: (feed: string) => Feed | undefined;
  readonly report: (track: Track) => void;
  readonly counts: Counts;
  readonly clock: () => Date;
  readonly reach?: Reach;
}

/** Believes or drops what adapters heard, whichever it was: one gate for all of them. */
export function createIntake({ feedOf, report, counts, clock, reach = REACH }: IntakeDeps): Intake {
  const last = new Map<string, Last>();
  const pace = createPace({ ...PACE, clock });
  const fault = (id: string, heard: Heard, now: number): Drop | undefined => {
    const { longitude, latitude } = heard;
    if (pace.take(id) > 0) return 'too-many';
    // 0, 0 is what a receiver without a fix says.
    if (!Number.isFinite(longitude) || !Number.isFinite(latitude) || (longitude === 0 && latitude === 0))
      return 'no-position';
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return 'no-position';
    const point: Point = [longitude, latitude];
    if (distance(reach.middle, point) > reach.metres) return 'out-of-reach';
    const before = last.get(id);
    if (!before || now - before.heardAt >= ANEW_MS) return undefined;
    if (heard.at !== undefined && before.sent !== undefined && before.clock === heard.clock) {
      if (heard.at === before.sent) return 'repeated';
      if (heard.at < before.sent) return 'time-backwards';
    }
    const seconds = (now - before.heardAt) / 1_000;
    return distance(before.point, point) > FASTEST.slack + FASTEST.metresPerSecond * seconds
      ? 'impossible-jump'
      : undefined;
  };
  const take = (id: string, heard: Heard, feed?: Feed): Drop | undefined => {
    const now = clock().getTime();
    // What a drone broadcasts to everybody is coarser than what it tells us: it stands in where that is silent.
    const before = last.get(id);
    if (
      feed &&
      heard.source === 'remote-id' &&
      before &&
      before.source !== 'remote-id' &&
      now - before.heardAt < ANEW_MS
    )
      return undefined;
    const reason = fault(id, heard, now);
    if (reason) {
      counts.dropped(heard.source, reason, { drone: id });
      return reason;
    }
    const point: Point = [heard.longitude, heard.latitude];
    last.set(id, { source: heard.source, heardAt: now, sent: heard.at, clock: heard.clock, point });
    counts.taken(heard.source);
    report(trackOf(id, heard, now, feed));
    return undefined;
  };
  return {
    hear(id, heard) {
      const feed = feedOf(id);
      if (!feed || feed.retired) {
        counts.dropped(heard.source, 'unbound', { drone: id });
        return 'unbound';
      }
      return take(id, heard, feed);
    },
    hearStranger(remoteId, heard) {
      const id = `remote-id:${remoteId}`;
      const now = clock().getTime();
      for (const [other, { heardAt }] of last)
        if (other.startsWith('remote-id:') && now - heardAt > 30_000) last.delete(other);
      const known = [...last.keys()].filter(other => other.startsWith('remote-id:'));
      if (!last.has(id) && known.length >= STRANGERS) {
        counts.dropped(heard.source, 'too-many', { drone: id });
        return 'too-many';
      }
      return take(id, { ...heard, remoteId });
    },
  };
}

function trackOf(id: string, heard: Heard, now: number, feed: Feed | undefined): Track {
  const { longitude, latitude, altitude, height, heading, speed, battery, source } = heard;
  const believed = heard.clock !== 'boot' && heard.at !== undefined && Math.abs(heard.at - now) <= CLOCK_OFF_MS;
  const footprint = heard.footprint ? near([longitude, latitude], heard.footprint) : fieldOf(heard, feed);
  const telemetry: Telemetry = {
    source,
    at: new Date(believed ? (heard.at as number) : now).toISOString(),
    ...(isReal(height) ? { height: round(height) } : {}),
    ...(footprint ? { footprint } : {}),
    ...(isReal(battery) && battery >= 0 && battery <= 100 ? { battery: Math.round(battery) } : {}),
    ...(heard.remoteId ? { remoteId: heard.remoteId } : {}),
    ...(heard.pilot ? { pilot: heard.pilot } : {}),
  };
  return [
    ...([id, longitude, latitude] as const),
    isReal(altitude) ? round(altitude) : null,
    isReal(heading) ? ((heading % 360) + 360) % 360 : null,
    isReal(speed) && speed >= 0 ? round(speed) : null,
    telemetry,
  ];
}
const isReal = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value);
const round = (value: number): number => Math.round(value * 10) / 10;
const near = (from: Point, corners: readonly Point[]): readonly Point[] | undefined =>
  corners.length === 4 && corners.every(c => c.every(Number.isFinite) && distance(from, c) <= FOOTPRINT_AT_MOST)
    ? corners
    : undefined;
/** From how the camera looks; an opening that is not sent is the feed's own, with the sides of a usual picture. */
function fieldOf({ longitude, latitude, height, view }: Heard, feed: Feed | undefined): readonly Point[] | undefined {
  const across = view?.across ?? feed?.spread;
  if (!view || across === undefined || !isReal(height)) return undefined;
  const upright = view.upright ?? (2 * Math.atan((Math.tan((across * Math.PI) / 360) * 9) / 16) * 180) / Math.PI;
  return footprintOf([longitude, latitude], height, { ...view, across, upright });
}
