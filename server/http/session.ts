import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { uuidSchema } from '../../shared/protocol.ts';
import { type Accounts, accountNameSchema, passwordSchema } from '../access/accounts.ts';
import { cookieName } from '../access/currentSession.ts';
import { LIFETIMES, type Session, type Sessions, sessionEndsAt } from '../access/sessions.ts';
import type { SignInLimits } from '../access/signInLimits.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { failed, invalid } from '../room/outcome.ts';
import { sendFailure } from './answers.ts';
import type { Door } from './door.ts';

export const signInSchema = z.strictObject({
  account: z.string().trim().toLowerCase().pipe(accountNameSchema),
  password: passwordSchema,
  /** A device that signs in again says which it is, so that receipts of alerts go on under its name. */
  device: uuidSchema.optional(),
});

export interface SessionRoutesDeps {
  readonly door: Door;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly limits: SignInLimits;
  readonly live: RoomKeeper;
  readonly clock: () => Date;
  readonly secure: boolean;
  readonly counted: (outcome: 'ok' | 'wrong' | 'too-many') => void;
}

/** Signing in and out, and who one is. */
export function sessionRoutes(deps: SessionRoutesDeps): Router {
  const { door, accounts, sessions, limits, live, clock, secure, counted } = deps;
  const routes = Router();
  const cookie = { httpOnly: true, sameSite: 'strict', secure, path: '/' } as const;

  const meOf = (session: Session) => {
    const person = live.room.people[session.person];
    return {
      account: session.account,
      person: { id: session.person, name: person?.name ?? session.account, language: person?.language ?? 'fr' },
      mandates: live.mandatesOf(session.person, clock().toISOString()),
      expiresAt: new Date(sessionEndsAt(session)).toISOString(),
      device: session.device,
      language: person?.language ?? 'fr',
    };
  };

  routes.post('/', express.json({ limit: '4kb' }), async (request: Request, response: Response) => {
    const language = door.languageOf(request);
    const input = signInSchema.safeParse(request.body ?? {});
    if (!input.success) return sendFailure(response, invalid(input.error), language);
    const { account: name, password, device = crypto.randomUUID() } = input.data;
    const begun = limits.begin(name, request.ip ?? 'unknown');
    if (!('succeeded' in begun)) {
      counted('too-many');
      return sendFailure(response, failed('too-many', 'too-many', { params: { seconds: begun.wait } }), language);
    }
    const account = await accounts.check(name, password);
    if (!account) {
      counted('wrong');
      return sendFailure(response, failed('unauthenticated', 'wrong-credentials'), language);
    }
    begun.succeeded();
    counted('ok');
    // A session that this browser still holds is of no use to anybody afterwards (ASVS 5.0 V7.2.4).
    const former = door.maybeSessionOf(response);
    if (former && former.account === account.account && request.headers.cookie) await sessions.end(former);
    const lifetime = live.viewerOf(account.person).whole ? LIFETIMES.centre : LIFETIMES.reached;
    const { token, session } = await sessions.open({ account: name, person: account.person, device }, lifetime);
    response.cookie(cookieName(secure), token, { ...cookie, maxAge: Date.parse(session.endsAt) - clock().getTime() });
    response.json({ token, ...meOf(session) });
  });
  routes.get('/', door.signedIn, (_request, response) => {
    response.json(meOf(door.sessionOf(response)));
  });
  routes.delete('/', door.signedIn, async (_request, response) => {
    await sessions.end(door.sessionOf(response));
    response.clearCookie(cookieName(secure), cookie);
    response.json({ ok: true });
  });
  return routes;
}
