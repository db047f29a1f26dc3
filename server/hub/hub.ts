import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import { Server } from 'socket.io';
import type { CameraHeads } from '../../media/onvif/port.ts';
import type { MediaPlatform } from '../../media/port.ts';
import type { Track } from '../../shared/protocol.ts';
import { createPace, type Pace } from '../access/pace.ts';
import type { Reception } from '../access/reception.ts';
import type { Sessions } from '../access/sessions.ts';
import type { Sight } from '../access/sight.ts';
import type { CameraMotions } from '../feeds/motions.ts';
import { MESSAGE_AT_MOST } from '../http/answers.ts';
import { isForeign } from '../http/origin.ts';
import { JournalUnavailable } from '../journal/port.ts';
import type { Metrics } from '../metrics.ts';
import { RecordsUnavailable } from '../records/port.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { failed } from '../room/outcome.ts';
import type { IceServer } from '../whip/iceServers.ts';
import { createAudienceHall } from './audience.ts';
import { createCallLane } from './calls.ts';
import { createCommand } from './command.ts';
import { type HubServer, type HubSocket, listen, refusal } from './connection.ts';
import { parser } from './encoded.ts';
import { createGuard, type Waiting } from './guard.ts';
import { handshake } from './handshake.ts';
import { createLooks } from './looks.ts';
import { createMediaLane } from './media.ts';
import { createPresence } from './presence.ts';
import { createPtzLane } from './ptz.ts';
import { createSync } from './sync.ts';
import { createTelemetry } from './telemetry.ts';

export interface HubDeps {
  /** What may wait for one reader, where that is not the usual. */
  readonly waiting?: Waiting | undefined;
  readonly server: HttpServer;
  readonly reception: Reception;
  readonly sessions: Sessions;
  readonly sightOf: (keeper: RoomKeeper) => Promise<Sight>;
  readonly live: RoomKeeper;
  readonly media: MediaPlatform;
  /** The moving heads of cameras. */
  readonly heads: CameraHeads;
  readonly motions: CameraMotions;
  readonly metrics: Metrics;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly log: Logger;
  readonly publicUrl: string | undefined;
  /** Commands of one socket. */
  readonly pace: Pace;
  /** No other node serves this room, so a look that belongs to no socket here belongs to none. */
  readonly alone: boolean;
  /** STUN and TURN servers that are told to a console. */
  readonly iceServers: (client: string) => readonly IceServer[];
}
export interface Hub {
  readonly io: HubServer;
  /** Where a moving thing is now. */
  report(world: string, track: Track): void;
  sockets(): number;
  /** Says goodbye to all sockets, ends their looks, and lets the HTTP server go. */
  close(): Promise<void>;
}
/**
 * A line that died without a word is noticed within twenty seconds. The answer to a ping queues behind a snapshot, and
 * that of a large room takes some seconds on a bad line: so the patience, and a short round.
 */
const PING = { pingInterval: 5_000, pingTimeout: 15_000 };
/** Signals of pictures: a wall that opens thirty-six tiles at once sends some two hundred. */
const SIGNALS = { perSecond: 40, burst: 400 };

/** The hub: one file for each thing that crosses the socket; this one only puts them together. */
export function createHub(deps: HubDeps): Hub {
  const { server, reception, sessions, sightOf, live, media, metrics, clock, newId, log, publicUrl } = deps;
  const io: HubServer = new Server(server, {
    path: '/socket.io',
    transports: ['websocket', 'polling'],
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    parser,
    maxHttpBufferSize: MESSAGE_AT_MOST,
    connectTimeout: 10_000,
    ...PING,
    // The `cors` option would not stop a raw WebSocket: the origin is checked before anything is upgraded.
    allowRequest: (request: IncomingMessage, answer) => {
      const foreign = isForeign(request.headers, publicUrl);
      if (foreign) metrics.refused('foreign-origin');
      answer(foreign ? 'foreign-origin' : undefined, !foreign);
    },
  });
  const onError = (error: unknown) => log.error({ err: error }, 'the hub failed at something');
  const hall = createAudienceHall(io, () => {});
  const looks = createLooks({ live, clock, newId, onError });
  const telemetry = createTelemetry(io, hall, clock);
  const presence = createPresence({ io, hall, media, motions: deps.motions, clock });
  const lane = createMediaLane({
    ...{ io, hall, media, looks, live, onError, iceServers: deps.iceServers },
    pace: createPace({ ...SIGNALS, clock }),
  });
  const ptz = createPtzLane({ live, heads: deps.heads, clock, newId, alone: deps.alone, onError });
  const calls = createCallLane({
    ...{ live, clock, newId, onError, calls: media.calls, iceServers: deps.iceServers, alone: deps.alone },
    pace: createPace({ ...SIGNALS, clock }),
  });
  const sync = createSync({
    ...{ reception, hall, sightOf },
    joined(socket, audience) {
      telemetry.greet(socket, audience);
      presence.joined(audience);
    },
  });
  const command = createCommand({ reception, pace: deps.pace, counted: metrics.command });
  const guard = createGuard({ io, sessions, metrics, onError, waiting: deps.waiting });
  if (deps.alone) looks.endOrphans();
  if (deps.alone) ptz.endOrphans();

  io.use(handshake({ sessions, live, publicUrl, refused: metrics.refused }));
  io.on('connection', (socket: HubSocket) => {
    const fault = (error: unknown) => {
      const unavailable = error instanceof JournalUnavailable || error instanceof RecordsUnavailable;
      if (!unavailable) onError(error);
      const failure = unavailable ? failed('unavailable', 'journal-unavailable') : failed('internal', 'internal');
      return refusal(failure, socket.data.language);
    };
    guard.watch(socket);
    listen(socket, 'sync', message => sync.sync(socket, message), fault);
    listen(socket, 'command', message => carryOut(socket, message), fault);
    listen(socket, 'presence', message => presence.report(socket, message), fault);
    listen(socket, 'media', message => lane.signal(socket, message), fault);
    listen(socket, 'call', message => calls.signal(socket, message), fault);
    listen(socket, 'ptz', message => ptz.signal(socket, message), fault);
    socket.on('disconnect', () => {
      sync.left(socket);
      presence.left(socket);
      lane.left(socket);
      ptz.left(socket);
      calls.left(socket);
      deps.pace.forget(socket.id);
    });
  });
  async function carryOut(socket: HubSocket, message: unknown) {
    const answer = await command(socket, message);
    if (answer.ok)
      for (const { type, data } of answer.events)
        if (type === 'feed.look-started') looks.began(socket, (data as { look: string }).look);
        else if (type === 'ptz.taken' || type === 'ptz.pre-empted') ptz.took(socket, (data as { lease: string }).lease);
    return answer;
  }

  return {
    io,
    report: telemetry.report,
    sockets: () => io.engine.clientsCount,
    async close() {
      guard.close();
      lane.close();
      presence.close();
      telemetry.close();
      await Promise.all([looks.close(), ptz.close(), calls.close()]);
      hall.close();
      await io.close();
    },
  };
}
