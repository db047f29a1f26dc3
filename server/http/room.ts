import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { worldSchema } from '../../shared/protocol.ts';
import type { Pace } from '../access/pace.ts';
import type { Reception } from '../access/reception.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { failed, invalid } from '../room/outcome.ts';
import { MESSAGE_AT_MOST, sendAnswer, sendFailure } from './answers.ts';
import { sendPacked } from './compressed.ts';
import type { Door } from './door.ts';
import { type EventStreams, pageOf } from './eventStream.ts';

export const roomQuerySchema = z.strictObject({ world: worldSchema.default('live') });
export const EVENTS_AT_MOST = 2_000;
export const eventsQuerySchema = z.strictObject({
  world: worldSchema.default('live'),
  after: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(EVENTS_AT_MOST).default(500),
});

export interface RoomRoutesDeps {
  readonly door: Door;
  readonly reception: Reception;
  readonly streams: EventStreams;
  /** Reads of one person: a page from long ago folds the journal again. */
  readonly readPace: Pace;
}

/** Commands in, the room and its events out. */
export function roomRoutes({ door, reception, streams, readPace }: RoomRoutesDeps): Router {
  const routes = Router();
  const body = express.json({ limit: MESSAGE_AT_MOST });

  routes.post('/commands', door.signedIn, body, async (request, response) => {
    const language = door.languageOf(request, response);
    sendAnswer(response, await reception.command(door.sessionOf(response), request.body, language));
  });

  /** What reading routes have in common; answers itself where it ends here. */
  const reading = async <Query extends { world: string }>(
    request: Request,
    response: Response,
    schema: z.ZodType<Query>,
  ): Promise<{ query: Query; keeper: RoomKeeper } | undefined> => {
    const language = door.languageOf(request, response);
    const query = schema.safeParse(request.query);
    if (!query.success) {
      sendFailure(response, invalid(query.error), language);
      return undefined;
    }
    const wait = readPace.take(door.sessionOf(response).person);
    if (wait > 0) {
      sendFailure(response, failed('too-many', 'too-many', { params: { seconds: wait } }), language);
      return undefined;
    }
    const keeper = await reception.world(query.data.world);
    if ('ok' in keeper) {
      sendFailure(response, keeper, language);
      return undefined;
    }
    return { query: query.data, keeper };
  };

  routes.get('/room', door.signedIn, async (request, response) => {
    const asked = await reading(request, response, roomQuerySchema);
    if (!asked) return;
    const { keeper, query } = asked;
    const { seq, state } = keeper.snapshotFor(keeper.viewerOf(door.sessionOf(response).person));
    response.setHeader('Cache-Control', 'no-store');
    await sendPacked(request, response, { world: query.world, seq, state });
  });
  routes.get('/events', door.signedIn, async (request, response) => {
    const asked = await reading(request, response, eventsQuerySchema);
    if (!asked) return;
    const { keeper, query } = asked;
    const session = door.sessionOf(response);
    response.setHeader('Cache-Control', 'no-store');
    if (request.accepts(['application/json', 'text/event-stream']) === 'text/event-stream') {
      const last = Number(request.headers['last-event-id'] ?? Number.NaN);
      const resumed = Number.isSafeInteger(last) && last >= 0;
      const after = resumed ? last : query.after;
      return streams.open({ response, session, keeper, after, resumed, language: door.languageOf(request, response) });
    }
    const viewer = keeper.viewerOf(session.person);
    const { upTo, events } = await pageOf(keeper, viewer, query.after, query.limit);
    response.json({ world: query.world, after: query.after, upTo, events });
  });
  return routes;
}
