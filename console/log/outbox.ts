import { create } from 'zustand';
import type { CommandData } from '../../shared/commands.ts';
import type { Failure } from '../../shared/protocol.ts';
import { withoutPath } from '../desk/form.ts';
import { createOutbox, type Outbox, type OutboxEntry, postCommand } from '../room/outbox.ts';
import { serverNow, useRoom } from '../room/store.ts';
import { preferences } from '../shell/preferences.ts';

/** A log line that has not arrived yet. It waits for the hub, survives a reload of the page, and arrives once. */
export interface Leaving {
  readonly command: string;
  readonly entry: string;
  readonly text: string;
  readonly incident?: string;
  /** ISO 8601 UTC: when it was written here. */
  readonly at: string;
  readonly refused?: Failure;
}
type Written = Pick<CommandData<'log.write'>, 'entry' | 'incident'> & { readonly text: string };
/** What a line carries beside its text. */
export type WithLine = Omit<CommandData<'log.write'>, 'entry' | 'incident' | 'text'>;

export const useOutbox = create<{ readonly lines: readonly Leaving[] }>(() => ({ lines: [] }));

/** A line whose first try failed on a bad network leaves by itself within this, also where the link itself held. */
const RETRY_MS = 5_000;

let box: Outbox | undefined;
/** Refused lines whose text was taken back; the box itself forgets them after its time. */
const dismissed = new Set<string>();

const lineOf = ({ envelope, enqueuedAt, state, failure }: OutboxEntry): Leaving => {
  const { entry, text, incident } = envelope.data as Written;
  return {
    command: envelope.id,
    entry,
    text,
    ...(incident ? { incident } : {}),
    at: envelope.at ?? new Date(enqueuedAt).toISOString(),
    ...(state === 'refused' && failure ? { refused: withoutPath(failure) } : {}),
  };
};

/** Writes a line to the log: at once where the hub is there, later by itself where it is not. */
export function writeLine(text: string, incident: string | undefined, more: WithLine = {}): void {
  const { world, me } = useRoom.getState();
  if (!box || !me) return;
  const data = { entry: crypto.randomUUID(), text, ...(incident ? { incident } : {}), ...more };
  const at = new Date(serverNow()).toISOString();
  const owner = me.person.id;
  void box
    .enqueue({ id: crypto.randomUUID(), world, type: 'log.write', data, at }, owner)
    .then(() => box?.flush(owner));
}

/** Takes a refused line out of sight and gives its text back. */
export function takeBack(line: Leaving): string {
  dismissed.add(line.command);
  useOutbox.setState(({ lines }) => ({ lines: lines.filter(l => l.command !== line.command) }));
  return line.text;
}

/** Shows what waits, and sends it each time the hub is there. Returns its undo. */
export function startOutbox(): () => void {
  const opened = createOutbox({ post: postCommand(() => preferences().language), clock: Date.now });
  box = opened;
  const look = async () => {
    const { me, world, room } = useRoom.getState();
    const mine = (await opened.entries()).filter(
      e => e.owner === me?.person.id && e.envelope.world === world && e.envelope.type === 'log.write',
    );
    const waiting = mine.filter(e => e.state !== 'arrived' && !dismissed.has(e.envelope.id)).map(lineOf);
    // The event may overtake the answer: a line that stands in the log is not shown as leaving too.
    useOutbox.setState({ lines: waiting.filter(line => !room.log[line.entry]) });
  };
  const flush = () => {
    const { me } = useRoom.getState();
    if (me && navigator.onLine) void opened.flush(me.person.id);
  };
  const retry = setInterval(() => {
    if (useOutbox.getState().lines.some(line => !line.refused)) flush();
  }, RETRY_MS);
  addEventListener('online', flush);
  const unlisten = opened.subscribe(() => void look());
  const unfollow = useRoom.subscribe((now, before) => {
    if (now.room.log !== before.room.log || now.me !== before.me) void look();
    const back = now.link.state === 'live' && now.link !== before.link;
    if (back || now.me !== before.me) flush();
  });
  void look();
  flush();
  return () => {
    unlisten();
    unfollow();
    clearInterval(retry);
    removeEventListener('online', flush);
    if (box === opened) box = undefined;
  };
}
