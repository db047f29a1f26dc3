import type { Words } from '../../shared/language/text.ts';
import type { Event } from '../../shared/protocol.ts';
import type { Room } from '../../shared/room.ts';
import type { Journal } from '../journal/port.ts';

/** One look at images of a stretch of time: who, in which function, why, on which basis. Times are ISO 8601 UTC. */
export interface ViewerLine {
  readonly seq: number;
  readonly at: string;
  readonly until?: string | undefined;
  readonly what: 'look' | 'replay' | 'snapshot' | 'export';
  readonly feeds: readonly string[];
  readonly person: { readonly id: string; readonly name: string; readonly function?: string | undefined };
  readonly purpose?: Words | undefined;
  readonly basis?: Words | undefined;
  readonly prosecutorRef?: string | undefined;
  /** Of a replay or a snapshot: what was looked at. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
interface Told {
  readonly look?: string;
  readonly replay?: string;
  readonly feed?: string;
  readonly feeds?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly moment?: string;
  readonly purpose?: Words;
  readonly basis?: Words;
  readonly prosecutorRef?: string;
}
const KINDS: Readonly<Record<string, ViewerLine['what']>> = {
  'feed.look-started': 'look',
  'recording.replayed': 'replay',
  'recording.snapshot-taken': 'snapshot',
  'recording.exported': 'export',
};
const PAGE = 5_000;

/**
 * Who looked at these cameras between two moments (live), or later at what was taken between them (replay, snapshot,
 * export), out of the journal.
 */
export async function viewerLog(
  journal: Journal,
  room: Room,
  feeds: readonly string[],
  from: string,
  to: string,
): Promise<readonly ViewerLine[]> {
  const lines: ViewerLine[] = [];
  const ends = new Map<string, string>();
  for (let after = 0; ; ) {
    const events = await journal.read(room.world, after, PAGE);
    if (events.length === 0) break;
    after = events.at(-1)!.seq;
    for (const event of events) {
      const told = event.data as Told;
      if (event.type === 'feed.look-ended') ends.set(`look ${told.look}`, event.at);
      else if (event.type === 'recording.replay-ended') ends.set(`replay ${told.replay}`, event.at);
      else if (KINDS[event.type]) lines.push(lineOf(room, event, KINDS[event.type]!, told));
    }
  }
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  return lines.flatMap(({ key, ...line }: ViewerLine & { readonly key?: string }) => {
    const until = key === undefined ? undefined : ends.get(key);
    const own = line.feeds.filter(feed => feeds.includes(feed));
    // A look that has no end yet lasts; a replay counts for what it showed.
    const first = Date.parse(line.from ?? line.at);
    const last = Date.parse(line.to ?? until ?? (line.what === 'look' ? to : line.at));
    const touches = line.what === 'export' || (first <= end && last >= begin);
    return own.length > 0 && touches ? [{ ...line, feeds: own, ...(until ? { until } : {}) }] : [];
  });
}

function lineOf(room: Room, { seq, at, by }: Event, what: ViewerLine['what'], told: Told) {
  const { purpose, basis, prosecutorRef, look, replay, moment } = told;
  const mandate = room.mandates[by.mandate];
  return {
    ...{ seq, at, what, purpose, basis, prosecutorRef },
    feeds: told.feeds ?? (told.feed === undefined ? [] : [told.feed]),
    person: { id: by.person, name: room.people[by.person]?.name ?? by.person, function: mandate?.function },
    ...(what === 'replay' ? { from: told.from, to: told.to } : {}),
    ...(what === 'snapshot' ? { from: moment, to: moment } : {}),
    ...(look ? { key: `look ${look}` } : replay ? { key: `replay ${replay}` } : {}),
  };
}
