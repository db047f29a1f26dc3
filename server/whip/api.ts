import express, { Router } from 'express';
import { uuidSchema } from '../../shared/protocol.ts';
import type { Pace } from '../access/pace.ts';
import { MESSAGE_AT_MOST, sendAnswer, sendFailure } from '../http/answers.ts';
import type { Door } from '../http/door.ts';
import { answerIn, failed } from '../room/outcome.ts';
import type { StreamKeys } from './keys.ts';

/** `POST /`, to be mounted at `/api/streams`: gives a key to send or to play, and answers with its token, this once. */
export function streamKeyApi({ keys, pace }: { keys: StreamKeys; pace: Pace }, door: Door): Router {
  const routes = Router();
  routes.post('/', door.signedIn, express.json({ limit: MESSAGE_AT_MOST }), async (request, response) => {
    const language = door.languageOf(request, response);
    response.setHeader('Cache-Control', 'no-store');
    const { person, device } = door.sessionOf(response);
    const wait = pace.take(`person ${person}`);
    if (wait > 0)
      return void sendFailure(response, failed('too-many', 'too-many', { params: { seconds: wait } }), language);
    const body = (request.body ?? {}) as { id?: unknown; use?: unknown; data?: unknown };
    const id = uuidSchema.safeParse(body.id);
    if (!id.success) return void sendFailure(response, failed('invalid', 'invalid', { path: 'id' }), language);
    if (body.use !== 'send' && body.use !== 'play')
      return void sendFailure(response, failed('invalid', 'invalid', { path: 'use' }), language);
    const { outcome, token } = await keys.give({ person, device }, body.use, body.data, id.data);
    const answer = answerIn(outcome, language);
    if (!answer.ok || token === undefined) return void sendAnswer(response, answer);
    const { feed } = body.data as { feed: string };
    const address = `/${body.use === 'send' ? 'whip' : 'whep'}/${feed.toLowerCase()}`;
    response.status(201).json({ ok: true, seq: answer.seq, events: answer.events, token, address });
  });
  return routes;
}
