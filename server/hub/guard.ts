import type { Session, Sessions } from '../access/sessions.ts';
import type { Metrics } from '../metrics.ts';
import { failed } from '../room/outcome.ts';
import { type HubServer, type HubSocket, refusal } from './connection.ts';

/** Ends sockets: whose session has ended, who cannot keep up, who sends what is too large. */
export interface Guard {
  watch(socket: HubSocket): void;
  close(): void;
}
export interface GuardDeps {
  readonly io: HubServer;
  readonly sessions: Sessions;
  readonly metrics: Metrics;
  readonly onError: (error: unknown) => void;
  readonly waiting?: Waiting | undefined;
}
/** What may wait for a reader. Beyond it is cut, and syncs again. */
export interface Waiting {
  readonly messages: number;
  readonly bytes: number;
}
/** Another node may have ended a session: noticed so soon. */
const SESSIONS_EVERY_MS = 10_000;
const BUFFERS_EVERY_MS = 1_000;
/** The snapshot of a large room fits. */
const WAITING_AT_MOST: Waiting = { messages: 1_000, bytes: 64_000_000 };

export function createGuard({ io, sessions, metrics, onError, waiting = WAITING_AT_MOST }: GuardDeps): Guard {
  const bySession = new Map<string, Set<HubSocket>>();

  const cutSession = ({ id }: Pick<Session, 'id'>) => {
    for (const socket of bySession.get(id) ?? []) {
      metrics.cut('session-ended');
      socket.emit('ended', refusal(failed('unauthenticated', 'not-signed-in'), socket.data.language).error);
      socket.disconnect(true);
    }
  };
  const checkSessions = async () => {
    for (const [id, sockets] of bySession) {
      const [socket] = sockets;
      const session = socket && (await sessions.still(socket.data.session));
      if (!session) cutSession({ id });
      else for (const each of sockets) each.data.session = session;
    }
  };
  const checkBuffers = () => {
    for (const socket of io.of('/').sockets.values()) {
      const { transport, writeBuffer } = socket.conn as unknown as Buffers;
      const bytes = (transport?.socket?.bufferedAmount ?? 0) + sizeOf(writeBuffer);
      if (writeBuffer.length <= waiting.messages && bytes <= waiting.bytes) continue;
      metrics.cut('slow');
      // What waits is thrown away: closing kindly would wait for it to be read.
      socket.conn.close(true);
    }
  };
  const timers = [
    setInterval(() => checkSessions().catch(onError), SESSIONS_EVERY_MS),
    setInterval(checkBuffers, BUFFERS_EVERY_MS),
  ];
  const undo = sessions.onEnd(cutSession);

  return {
    watch(socket) {
      const { id } = socket.data.session;
      const sockets = bySession.get(id) ?? new Set<HubSocket>();
      bySession.set(id, sockets.add(socket));
      socket.on('disconnect', (_reason, description) => {
        if (isTooLarge(description)) metrics.cut('too-large');
        sockets.delete(socket);
        if (sockets.size === 0 && bySession.get(id) === sockets) bySession.delete(id);
      });
    },
    close() {
      for (const timer of timers) clearInterval(timer);
      undo();
    },
  };
}

/** Parts of engine.io that its types keep to themselves. */
interface Buffers {
  readonly writeBuffer: readonly { readonly data?: unknown }[];
  readonly transport?: { readonly socket?: { readonly bufferedAmount?: number } };
}

/**
 * Bytes that wait before the transport: a batch of many commands is one message, so that counting messages alone would
 * let a closed laptop hold gigabytes.
 */
function sizeOf(packets: Buffers['writeBuffer']): number {
  let size = 0;
  for (const { data } of packets) {
    if (typeof data === 'string') size += Buffer.byteLength(data);
    else if (ArrayBuffer.isView(data)) size += data.byteLength;
  }
  return size;
}

/** What ws says of a message beyond `maxPayload`, wherever engine.io has wrapped it. */
function isTooLarge(description: unknown): boolean {
  const { code, context, description: inner } = (description ?? {}) as Record<string, unknown>;
  if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' || /max payload/i.test(String((description as Error)?.message)))
    return true;
  return [context, inner].some(part => part !== undefined && part !== null && isTooLarge(part));
}
