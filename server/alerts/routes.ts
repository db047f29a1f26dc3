import { json, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Language } from '../../shared/language/text.ts';
import { STATUS } from '../../shared/protocol.ts';
import { answerIn, failed, invalid, type Outcome } from '../room/outcome.ts';
import { endpointSchema, type Owner, type Subscriptions, subscriptionSchema } from './subscriptions.ts';

export interface PushRoutesOptions {
  readonly publicKey: string;
  readonly subscriptions: Subscriptions;
  /** The session that the request's cookie or bearer token names; undefined where it names none that is alive. */
  readonly sessionOf: (request: Request) => Promise<Owner | undefined>;
  readonly languageOf: (request: Request) => Language;
}

/** Larger than any browser's subscription. */
const BODY_AT_MOST = '4kb';

/** `GET /key`, `POST /subscriptions`, `DELETE /subscriptions`, to be mounted at `/api/push`. */
export function pushRoutes({ publicKey, subscriptions, sessionOf, languageOf }: PushRoutesOptions): Router {
  const routes = Router();
  const say = (request: Request, response: Response, outcome: Outcome & { ok: false }) =>
    response.status(STATUS[outcome.code]).json(answerIn(outcome, languageOf(request)));

  routes.get('/key', (_request, response) => {
    response.json({ key: publicKey });
  });
  routes.post('/subscriptions', json({ limit: BODY_AT_MOST }), async (request, response) => {
    const session = await sessionOf(request);
    if (!session) return void say(request, response, failed('unauthenticated', 'not-signed-in'));
    const input = subscriptionSchema.safeParse(request.body ?? {});
    if (!input.success) return void say(request, response, invalid(input.error));
    const kept = await subscriptions.add(session, input.data);
    if ('refused' in kept) return void say(request, response, invalid(refusedEndpoint()));
    response.status(201).json({ device: kept.device });
  });
  routes.delete('/subscriptions', json({ limit: BODY_AT_MOST }), async (request, response) => {
    const session = await sessionOf(request);
    if (!session) return void say(request, response, failed('unauthenticated', 'not-signed-in'));
    const input = endpointSchema.safeParse(request.body ?? {});
    if (!input.success) return void say(request, response, invalid(input.error));
    await subscriptions.remove(session.id, input.data.endpoint);
    response.status(204).end();
  });
  return routes;
}

/** What is wrong with an address that this server must not call, in the form of every other fault of a field. */
const refusedEndpoint = (): z.ZodError =>
  new z.ZodError([{ code: 'custom', path: ['endpoint'], message: 'endpoint-refused', input: undefined }]);
