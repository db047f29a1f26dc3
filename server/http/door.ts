import type { Request, RequestHandler, Response } from 'express';
import type { Language } from '../../shared/language/text.ts';
import { currentSession } from '../access/currentSession.ts';
import type { Session, Sessions } from '../access/sessions.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { failed } from '../room/outcome.ts';
import { sendFailure } from './answers.ts';
import { languageIn } from './language.ts';
import { isForeign } from './origin.ts';

/** What every route asks first: whose page sends this, who is signed in, in which language they read. */
export interface Door {
  /** Refuses what another site's page sends to change something. */
  readonly ownPagesOnly: RequestHandler;
  /** Finds the session, if there is one. */
  readonly recognise: RequestHandler;
  /** 401 without a session. */
  readonly signedIn: RequestHandler;
  /** The session of a request that passed `signedIn`. */
  sessionOf(response: Response): Session;
  maybeSessionOf(response: Response): Session | undefined;
  languageOf(request: Request, response?: Response): Language;
}
export interface DoorDeps {
  readonly sessions: Sessions;
  readonly live: RoomKeeper;
  readonly publicUrl: string | undefined;
  readonly counted: (reason: 'foreign-origin' | 'unauthenticated') => void;
}
const HARMLESS = new Set(['GET', 'HEAD', 'OPTIONS']);

export function createDoor({ sessions, live, publicUrl, counted }: DoorDeps): Door {
  const secure = publicUrl?.startsWith('https:') ?? false;
  const found = new WeakMap<Response, Session>();

  const languageOf: Door['languageOf'] = (request, response) => {
    const asked = languageIn(request.headers['accept-language']);
    if (asked) return asked;
    const session = response && found.get(response);
    return (session && live.room.people[session.person]?.language) ?? 'fr';
  };
  return {
    ownPagesOnly(request, response, next) {
      if (HARMLESS.has(request.method) || !isForeign(request.headers, publicUrl)) return next();
      counted('foreign-origin');
      sendFailure(response, failed('forbidden', 'foreign-origin'), languageOf(request));
    },
    async recognise(request, response, next) {
      const session = await currentSession(sessions, request.headers, secure);
      if (session) found.set(response, session);
      next();
    },
    signedIn(request, response, next) {
      if (found.has(response)) return next();
      counted('unauthenticated');
      sendFailure(response, failed('unauthenticated', 'not-signed-in'), languageOf(request));
    },
    sessionOf(response) {
      const session = found.get(response);
      if (!session) throw new Error('this route was reached without a session');
      return session;
    },
    maybeSessionOf: response => found.get(response),
    languageOf,
  };
}
