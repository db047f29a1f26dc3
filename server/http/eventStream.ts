import type { Response } from 'express';
import type { Viewer } from '../../shared/access/audience.ts';
import type { Language } from '../../shared/language/text.ts';
import type { Event, EventsMessage } from '../../shared/protocol.ts';
import type { Session, Sessions } from '../access/sessions.ts';
import type { Sight } from '../access/sight.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { failed } from '../room/outcome.ts';
import { sendFailure } from './answers.ts';

/** A page of the stream as a reader may see it: from what the room remembers, else from the journal. */
export async function pageOf(
  keeper: RoomKeeper,
  viewer: Viewer,
  after: number,
  limit: number,
): Promise<{ readonly upTo: number; readonly events: readonly Event[] }> {
  const told = viewer.whole ? undefined : await keeper.missedBy(viewer, after);
  if (!told) return keeper.eventsFor(viewer, after, limit);
  const events = told.events.slice(0, limit);
  return { upTo: events.length < told.events.length ? (events.at(-1) as Event).seq : told.seq, events };
}

/** Lines that stay open (server-sent events, HTML Living Standard 9.2): `id` is `upTo`, so a browser resumes by itself. */
export interface EventStreams {
  open(options: {
    response: Response;
    session: Session;
    keeper: RoomKeeper;
    after: number;
    /** The position is one that this reader was told, under what it could see then. */
    resumed: boolean;
    language: Language;
  }): Promise<void>;
  /** Lines open now. */
  count(): number;
  close(): void;
}
export interface EventStreamsDeps {
  readonly sessions: Sessions;
  readonly sightOf: (keeper: RoomKeeper) => Promise<Sight>;
  readonly onError: (error: unknown) => void;
  readonly heartbeatMs?: number;
}
/** Shorter than the half minute after which proxies cut a silent line. */
const HEARTBEAT_MS = 15_000;
const PAGE = 500;
const LINES_OF_A_SESSION = 10;
/** A reader who leaves so much unread is cut; it comes back and resumes. */
const UNREAD_AT_MOST = 4_000_000;

interface Line {
  readonly session: Session;
  end(): void;
}

export function createEventStreams({ sessions, sightOf, onError, heartbeatMs }: EventStreamsDeps): EventStreams {
  const lines = new Set<Line>();
  sessions.onEnd(({ id }) => {
    for (const line of lines) if (line.session.id === id) line.end();
  });

  return {
    async open({ response, session, keeper, after, resumed, language }) {
      if ([...lines].filter(line => line.session.id === session.id).length >= LINES_OF_A_SESSION)
        return sendFailure(response, failed('too-many', 'too-many', { params: { seconds: 60 } }), language);
      const sight = await sightOf(keeper);
      const fits = after === 0 || !resumed || (await sight.unchangedSince(session.person, after));
      if (response.destroyed) return;
      response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
      const viewer = keeper.viewerOf(session.person);
      const undo: (() => void)[] = [];
      const line: Line = {
        session,
        end() {
          if (!lines.delete(line)) return;
          for (const each of undo) each();
          response.end();
        },
      };
      lines.add(line);
      response.on('close', line.end);

      const resync = () => {
        response.write('event: resync\ndata: {}\n\n');
        line.end();
      };
      if (!fits) return resync();

      let stands = after;
      /** Held while the past is being read. */
      let held: EventsMessage[] | undefined = [];
      const send = (upTo: number, events: readonly Event[]) => {
        if (upTo <= stands || !lines.has(line)) return;
        const fresh = events.filter(event => event.seq > stands);
        const message: EventsMessage = { world: keeper.world, after: stands, upTo, events: fresh };
        stands = upTo;
        response.write(`event: events\nid: ${upTo}\ndata: ${JSON.stringify(message)}\n\n`);
        if (response.writableLength > UNREAD_AT_MOST) response.destroy();
      };
      undo.push(
        keeper.listen(viewer, message => {
          if (held) held.push(message);
          else send(message.upTo, message.events);
        }),
        // What was sent no longer fits what it may see: it asks for the room anew.
        sight.watch(session.person, resync),
        every(heartbeatMs ?? HEARTBEAT_MS, async () => {
          if (await sessions.still(session)) response.write(': beat\n\n');
          else line.end();
        }),
      );
      response.write(`: ${keeper.world}\nretry: 2000\n\n`);
      try {
        for (;;) {
          const page = await pageOf(keeper, viewer, stands, PAGE);
          if (!lines.has(line)) return;
          if (page.events.length > 0) send(page.upTo, page.events);
          await drained(response);
          if (page.events.length < PAGE) break;
        }
        const waiting = held;
        held = undefined;
        for (const { upTo, events } of waiting) send(upTo, events);
      } catch (error) {
        onError(error);
        line.end();
      }
    },
    count: () => lines.size,
    close() {
      for (const line of lines) line.end();
    },
  };

  function every(ms: number, work: () => Promise<void>): () => void {
    const timer = setInterval(() => work().catch(onError), ms);
    return () => clearInterval(timer);
  }
}

const drained = (response: Response): Promise<void> =>
  response.writableNeedDrain && !response.destroyed
    ? new Promise(resolve => {
        response.once('drain', resolve).once('close', resolve);
      })
    : Promise.resolve();
