import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import { z } from 'zod';
import type { Language } from '../../shared/language/text.ts';
import type { Failure } from '../../shared/protocol.ts';
import type { Session } from '../access/sessions.ts';
import { answerIn, type Failed } from '../room/outcome.ts';

/** What the hub knows of a socket from its handshake on. */
export interface Connected {
  session: Session;
  readonly language: Language;
}
export type HubServer = Server<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Connected>;
export type HubSocket = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Connected>;

export type Ack = (answer: unknown) => void;
/** A client may ask without waiting for an answer, and may send anything at all in its place. */
export const ackOf = (value: unknown): Ack => (typeof value === 'function' ? (value as Ack) : () => {});

export const refusal = (failure: Failed, language: Language): { ok: false; error: Failure } =>
  answerIn(failure, language) as { ok: false; error: Failure };

/**
 * Listens to one event of a socket. Whatever goes wrong inside is logged and answered, and ends neither the socket nor
 * the server.
 */
export function listen(
  socket: HubSocket,
  event: string,
  work: (message: unknown) => unknown,
  failed: (error: unknown) => unknown,
): void {
  socket.on(event, async (message: unknown, ack: unknown) => {
    const answer = ackOf(typeof message === 'function' ? message : ack);
    try {
      answer(await work(message));
    } catch (error) {
      answer(failed(error));
    }
  });
}

/** A socket that shows one of the wall's screens says which. */
export const screenSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
