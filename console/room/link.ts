import { io, type Socket } from 'socket.io-client';
import type { Answer, Envelope, EventsMessage, TelemetryMessage } from '../../shared/protocol.ts';
import { PROTOCOL_VERSION } from '../../shared/protocolVersion.ts';
import type { Room } from '../../shared/room.ts';
import { createReplica, type SyncAnswer } from './replica.ts';

/** How the console stands to the hub; each state has only its own fields. Times are ms since 1970. */
export type LinkState =
  | { readonly state: 'joining'; readonly since: number }
  | { readonly state: 'live'; readonly since: number }
  /** The hub is gone; the room shown is as it was at `since`. */
  | { readonly state: 'lost'; readonly since: number }
  /** The hub will not have us: sign in again, or reload a page that is too old. */
  | { readonly state: 'refused'; readonly reason: 'unauthenticated' | 'reload-needed' };

export interface LinkOptions {
  readonly url: string;
  readonly world: string;
  readonly language: string;
  readonly token?: string;
  /** The screen of the wall that this page shows: desks see it among those present. */
  readonly screen?: string;
  readonly onRoom: (room: Room, fresh: EventsMessage | undefined) => void;
  readonly onLink: (link: LinkState) => void;
  readonly onTelemetry?: (message: TelemetryMessage) => void;
  readonly onPresence?: (presence: unknown) => void;
}
export interface Link {
  readonly room: Room;
  readonly state: LinkState;
  /** Sends a command; while the hub is gone it waits and leaves when it is back, once, by the same id. */
  send(envelope: Envelope): Promise<Answer>;
  /** Signalling of pictures; rejects while the hub is gone. */
  media(signal: unknown): Promise<unknown>;
  /** What a hand tells its camera; rejects while the hub is gone. */
  ptz(signal: unknown): Promise<unknown>;
  /** Signalling of a coordination room; rejects while the hub is gone. */
  call(signal: unknown): Promise<unknown>;
  onMedia(listener: (signal: unknown) => void): () => void;
  onCall(listener: (told: unknown) => void): () => void;
  close(): void;
}

/** A hub that does not answer a join for so long is treated as gone; longer than the slowest snapshot on a bad line. */
const ANSWER_MS = 15_000;

export function createLink(options: LinkOptions): Link {
  const { world } = options;
  const replica = createReplica(world);
  let state: LinkState = { state: 'joining', since: Date.now() };
  const unanswered = new Map<string, { envelope: Envelope; resolve: (answer: Answer) => void }>();
  const socket: Socket = io(options.url, {
    path: '/socket.io',
    transports: ['websocket'],
    auth: {
      protocol: PROTOCOL_VERSION,
      language: options.language,
      ...(options.token ? { token: options.token } : {}),
    },
    reconnectionDelay: 300,
    reconnectionDelayMax: 3_000,
  });

  const set = (next: LinkState) => {
    state = next;
    options.onLink(next);
  };
  const join = async () => {
    const attempt = replica.join();
    const after = replica.after;
    if (state.state === 'live') set({ state: 'joining', since: Date.now() });
    try {
      const answer: SyncAnswer = await socket
        .timeout(ANSWER_MS)
        .emitWithAck('sync', { world, ...(after === undefined ? {} : { after }) });
      if (!('seq' in answer)) return;
      const outcome = replica.answered(attempt, answer);
      if (outcome === 'late') return;
      if (outcome === 'lost') return void join();
      options.onRoom(replica.room, undefined);
      set({ state: 'live', since: Date.now() });
      if (options.screen) socket.emit('presence', { screen: options.screen });
      for (const id of unanswered.keys()) deliver(id);
    } catch {
      // No answer: the connection is worth nothing; a new one joins again.
      if (socket.connected) socket.disconnect().connect();
    }
  };
  const deliver = (id: string) => {
    const waiting = unanswered.get(id);
    if (!waiting) return;
    socket.emitWithAck('command', waiting.envelope).then(
      (answer: Answer) => {
        if (unanswered.delete(id)) waiting.resolve(answer);
      },
      // The connection went; `join` sends it again by the same id.
      () => {},
    );
  };

  socket.on('connect', () => void join());
  socket.on('events', (message: EventsMessage) => {
    const result = replica.receive(message);
    if (result === 'applied') options.onRoom(replica.room, message);
    if (result === 'lost') void join();
  });
  socket.on('resync', () => void join());
  socket.on('telemetry', (message: TelemetryMessage) => message.world === world && options.onTelemetry?.(message));
  socket.on('presence', (presence: unknown) => options.onPresence?.(presence));
  socket.on('disconnect', reason => {
    if (reason === 'io client disconnect') return;
    if (state.state !== 'refused') set({ state: 'lost', since: Date.now() });
    if (reason === 'io server disconnect') socket.connect();
  });
  socket.on('connect_error', error => {
    const code = (error as Error & { data?: { code?: string } }).data?.code ?? error.message;
    if (code === 'unauthenticated' || code === 'reload-needed') {
      set({ state: 'refused', reason: code });
      socket.disconnect();
    } else if (state.state !== 'lost') set({ state: 'lost', since: Date.now() });
  });

  const hear = (event: string, listener: (told: unknown) => void) => {
    socket.on(event, listener);
    return () => void socket.off(event, listener);
  };

  return {
    get room() {
      return replica.room;
    },
    get state() {
      return state;
    },
    send(envelope) {
      return new Promise(resolve => {
        unanswered.set(envelope.id, { envelope, resolve });
        if (state.state === 'live') deliver(envelope.id);
      });
    },
    media: signal => socket.timeout(ANSWER_MS).emitWithAck('media', signal),
    ptz: signal => socket.timeout(ANSWER_MS).emitWithAck('ptz', signal),
    call: signal => socket.timeout(ANSWER_MS).emitWithAck('call', signal),
    onMedia: listener => hear('media', listener),
    onCall: listener => hear('call', listener),
    close: () => socket.disconnect(),
  };
}
