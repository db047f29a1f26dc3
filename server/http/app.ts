import express, { type Express, type RequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import type { Accounts } from '../access/accounts.ts';
import type { Pace } from '../access/pace.ts';
import type { Reception } from '../access/reception.ts';
import type { Sessions } from '../access/sessions.ts';
import type { SignInLimits } from '../access/signInLimits.ts';
import type { Metrics } from '../metrics.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { failed } from '../room/outcome.ts';
import { answerErrors, sendFailure } from './answers.ts';
import { asyncApi } from './asyncapi.ts';
import { consoleRoutes } from './console.ts';
import { createDoor, type Door } from './door.ts';
import type { EventStreams } from './eventStream.ts';
import { type Health, healthRoutes } from './health.ts';
import { measureRequests, metricsRoute } from './metrics.ts';
import { openApi } from './openapi.ts';
import type { Operations } from './operations.ts';
import { roomRoutes } from './room.ts';
import { securityHeaders } from './securityHeaders.ts';
import { sessionRoutes } from './session.ts';

export interface AppDeps {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly signInLimits: SignInLimits;
  readonly reception: Reception;
  readonly readPace: Pace;
  readonly streams: EventStreams;
  readonly live: RoomKeeper;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly version: string;
  readonly started: Date;
  readonly publicUrl: string | undefined;
  readonly trustProxy: number | readonly string[] | undefined;
  /** Where the built console is. */
  readonly consoleFolder: string;
  /** Answers under `/territory/`. */
  readonly territory: Router;
  /** What the parts of the server answer, by path; made with the door, so that all ask for the session alike. */
  readonly routes?: (door: Door) => readonly Mounted[];
}
/** Routes of one part, and under which path they stand. */
export interface Mounted {
  readonly path: string;
  readonly router: Router;
  /** What they do, for the document of the interface. */
  readonly operations: Operations;
  /** Answers pages of other sites too: it asks for a bearer token each time and reads no cookie. */
  readonly anyPage?: boolean;
}
/** Routes of the contract that later versions answer. */
const NOT_BUILT = ['/cap', '/features'];

/** Every route of the server, in the order in which a request meets them. */
export function createApp(deps: AppDeps): { readonly app: Express; readonly mounted: readonly Mounted[] } {
  const { live, metrics, clock, log, version, publicUrl } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.trustProxy ?? false);
  app.set('query parser', 'simple');
  const door = createDoor({ sessions: deps.sessions, live, publicUrl, counted: metrics.refused });
  const notHere = (reason: string): RequestHandler => {
    return (request, response) =>
      sendFailure(response, failed('not-found', reason), door.languageOf(request, response));
  };

  app.use(measureRequests(metrics), ...securityHeaders({ publicUrl }), dated(clock));
  app.use(healthRoutes(deps.health, deps.started));
  const mounted = deps.routes?.(door) ?? [];
  for (const { path, router, anyPage } of mounted) if (anyPage) app.use(path, router);
  app.use(door.ownPagesOnly);
  app.use(['/api', '/metrics'], door.recognise);
  app.use(metricsRoute({ metrics, door, live, clock }));
  const secure = publicUrl?.startsWith('https:') ?? false;
  app.use(
    '/api/session',
    (_request, response, next) => {
      response.setHeader('Cache-Control', 'no-store');
      next();
    },
    sessionRoutes({
      ...{ door, live, clock, secure, accounts: deps.accounts, sessions: deps.sessions, limits: deps.signInLimits },
      counted: metrics.signIn,
    }),
  );
  app.get(
    '/api/openapi.json',
    document(() => openApi(version, mounted)),
  );
  app.get(
    '/api/asyncapi.json',
    document(() => asyncApi(version)),
  );
  for (const { path, router, anyPage } of mounted) if (!anyPage) app.use(path, router);
  app.use('/api', roomRoutes({ door, reception: deps.reception, streams: deps.streams, readPace: deps.readPace }));
  app.use(deps.territory);
  app.use(NOT_BUILT, notHere('not-built'));
  app.use(consoleRoutes(deps.consoleFolder, notHere('not-built')));
  app.use(notHere('not-found'));
  app.use(answerErrors(log, door.languageOf));
  return { app, mounted };
}

/** `Date` is the room's time, which every console shows as its own (RFC 9110 §6.6.1). */
const dated =
  (clock: () => Date): RequestHandler =>
  (_request, response, next) => {
    response.setHeader('Date', clock().toUTCString());
    next();
  };

/** Made when first asked for, and then kept: it changes with the version only. */
function document(make: () => unknown): RequestHandler {
  let made: string | undefined;
  return (_request, response) => {
    made ??= JSON.stringify(make());
    response.type('application/json').send(made);
  };
}
