import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import type { Language } from '../../shared/language/text.ts';
import { type Answer, STATUS } from '../../shared/protocol.ts';
import { JournalUnavailable } from '../journal/port.ts';
import { RecordsUnavailable } from '../records/port.ts';
import { answerIn, type Failed, failed } from '../room/outcome.ts';

/** Bytes of a body or of a socket's message; the largest area with 5,000 points a ring fits. */
export const MESSAGE_AT_MOST = 256_000;

/** Sends an answer of the contract with the status of its code. */
export function sendAnswer(response: Response, answer: Answer): void {
  if (answer.ok) {
    response.json(answer);
    return;
  }
  const { code, details } = answer.error;
  if (code === 'too-many') response.setHeader('Retry-After', String(details?.seconds ?? 1));
  if (code === 'unauthenticated') response.setHeader('WWW-Authenticate', 'Bearer realm="belfry"');
  response.status(STATUS[code]).json(answer);
}
export const sendFailure = (response: Response, failure: Failed, language: Language): void =>
  sendAnswer(response, answerIn(failure, language));

/** The last stop of every error: one that the caller may read, or a line in the log and `internal`. */
export function answerErrors(log: Logger, languageOf: (request: Request) => Language): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const failure = failureOf(error);
    if (failure.code === 'internal') log.error({ err: error, path: request.path }, 'a request failed');
    sendFailure(response, failure, languageOf(request));
  };
}

function failureOf(error: unknown): Failed {
  if (error instanceof JournalUnavailable || error instanceof RecordsUnavailable)
    return failed('unavailable', 'journal-unavailable');
  const { type, status } = error as { type?: unknown; status?: unknown };
  if (type === 'entity.too.large') return failed('too-large', 'too-large', { params: { maximum: MESSAGE_AT_MOST } });
  // The body cannot be read (not JSON, another character set, cut off), or the address has a broken %-escape.
  if (typeof type === 'string') return failed('invalid', 'not-json');
  if (status === 400) return failed('not-found', 'not-found');
  return failed('internal', 'internal');
}
