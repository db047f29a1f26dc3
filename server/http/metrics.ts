import { type Request, type RequestHandler, Router } from 'express';
import type { FunctionCode } from '../../shared/people/schema.ts';
import type { Metrics } from '../metrics.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { failed } from '../room/outcome.ts';
import { sendFailure } from './answers.ts';
import type { Door } from './door.ts';

/** Right `metrics`: who looks after the server, and who looks at those who do. */
const MAY_READ: readonly FunctionCode[] = ['administrator', 'auditor'];
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** Prometheus text, for this host itself or a session with the right. */
export function metricsRoute(options: {
  readonly metrics: Metrics;
  readonly door: Door;
  readonly live: RoomKeeper;
  readonly clock: () => Date;
}): Router {
  const { metrics, door, live, clock } = options;
  const may: RequestHandler = (request, response, next) => {
    if (isFromThisHost(request)) return next();
    const session = door.maybeSessionOf(response);
    const language = door.languageOf(request, response);
    if (!session) return sendFailure(response, failed('unauthenticated', 'not-signed-in'), language);
    const mandates = live.mandatesOf(session.person, clock().toISOString());
    if (mandates.some(m => MAY_READ.includes(m.function))) return next();
    sendFailure(response, failed('forbidden', 'no-right'), language);
  };
  const routes = Router();
  routes.get('/metrics', may, async (_request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return routes;
}

/** Behind a proxy on this host everybody comes from the loopback, so a forwarded request never counts as such. */
const isFromThisHost = ({ socket, headers }: Request): boolean =>
  LOOPBACK.test(socket.remoteAddress ?? '') &&
  headers['x-forwarded-for'] === undefined &&
  headers.forwarded === undefined;

/** Times every request. */
export function measureRequests(metrics: Metrics): RequestHandler {
  return (_request, response, next) => {
    const began = performance.now();
    response.once('finish', () => metrics.request(response.statusCode, (performance.now() - began) / 1000));
    next();
  };
}
