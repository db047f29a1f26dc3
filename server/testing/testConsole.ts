import { io, type Socket } from 'socket.io-client';
import { createReplica, type SyncAnswer } from '../../console/room/replica.ts';
import type { CommandData, CommandType } from '../../shared/commands.ts';
import type { Answer, EventsMessage, TelemetryMessage } from '../../shared/protocol.ts';
import type { Room } from '../../shared/room.ts';

/** A console without a screen: a real socket and the console's own replica, with what a test asks of them. */
export interface TestConsole {
  readonly socket: Socket;
  readonly room: Room;
  /** Batches as they came, in order. */
  readonly batches: readonly EventsMessage[];
  readonly telemetry: readonly TelemetryMessage[];
  /** How often the room came as a snapshot, and how often as events that were missed. */
  readonly joins: { readonly snapshots: number; readonly missed: number };
  send<T extends CommandType>(type: T, data: CommandData<T>, more?: { id?: string; at?: string }): Promise<Answer>;
  /** Waits until the room is as asked; rejects with what it is instead. */
  until(what: (room: Room) => boolean, ms?: number): Promise<Room>;
  /** The next message of a name. */
  next(event: string, ms?: number): Promise<unknown>;
  /** Cuts the line as a network does, without a goodbye; socket.io comes back by itself. */
  cut(): void;
  close(): void;
}
export interface TestConsoleOptions {
  readonly url: string;
  readonly token: string;
  readonly world?: string;
  readonly language?: 'fr' | 'nl' | 'en';
}
const PATIENCE_MS = 15_000;

/** Signs a console on and waits until it has joined its world. */
export async function connectConsole(options: TestConsoleOptions): Promise<TestConsole> {
  const { url, token, world = 'live', language = 'fr' } = options;
  const replica = createReplica(world);
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    auth: { token, protocol: 1, language },
    reconnectionDelay: 50,
    reconnectionDelayMax: 300,
  });
  const batches: EventsMessage[] = [];
  const telemetry: TelemetryMessage[] = [];
  const joins = { snapshots: 0, missed: 0 };
  const looks = new Set<() => void>();
  const changed = () => {
    for (const look of looks) look();
  };
  const join = async () => {
    const attempt = replica.join();
    const { after } = replica;
    const request = { world, ...(after === undefined ? {} : { after }) };
    // Without an answer the line was cut: the next connection joins.
    const answer = (await socket.emitWithAck('sync', request).catch(() => undefined)) as SyncAnswer | undefined;
    if (!answer || !('seq' in answer)) return;
    const result = replica.answered(attempt, answer);
    if (result === 'late') return;
    if ('state' in answer) joins.snapshots++;
    else joins.missed++;
    changed();
    if (result === 'lost') void join();
  };
  socket.on('connect', () => void join());
  socket.on('resync', () => void join());
  socket.on('telemetry', (message: TelemetryMessage) => telemetry.push(message));
  socket.on('events', (message: EventsMessage) => {
    batches.push(message);
    if (replica.receive(message) === 'lost') void join();
    changed();
  });

  const self: TestConsole = {
    ...{ socket, batches, telemetry, joins },
    get room() {
      return replica.room;
    },
    send(type, data, { id = crypto.randomUUID(), at } = {}) {
      return socket.emitWithAck('command', { id, world, type, data, ...(at ? { at } : {}) }) as Promise<Answer>;
    },
    until: (what, ms = PATIENCE_MS) => {
      // Made here, so that it names the line that waited.
      const late = new Error();
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          looks.delete(look);
          late.message = `not so after ${ms} ms; the room stands at ${replica.room.seq}`;
          reject(late);
        }, ms);
        const look = () => {
          if (!what(replica.room)) return;
          clearTimeout(timer);
          looks.delete(look);
          resolve(replica.room);
        };
        looks.add(look);
        look();
      });
    },
    next: (event, ms = PATIENCE_MS) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no ${event} within ${ms} ms`)), ms);
        socket.once(event, (message: unknown) => {
          clearTimeout(timer);
          resolve(message);
        });
      }),
    cut: () => socket.io.engine.close(),
    close: () => socket.disconnect(),
  };
  await new Promise<void>((resolve, reject) => {
    socket.once('connect_error', error => {
      socket.disconnect();
      reject(error);
    });
    self.until(() => joins.snapshots > 0).then(() => resolve(), reject);
  });
  socket.off('connect_error');
  return self;
}
