import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { maySee } from '../../shared/access/audience.ts';
import { mandateFor } from '../../shared/access/rights.ts';
import { pointSchema } from '../../shared/geometry.ts';
import { instantSchema, uuidSchema } from '../../shared/protocol.ts';
import { sendFailure } from '../http/answers.ts';
import type { Door } from '../http/door.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { failed } from '../room/outcome.ts';
import { readCot } from './cot.ts';
import type { Counts } from './counts.ts';
import type { Drop, Heard, Source } from './heard.ts';
import type { Intake } from './intake.ts';
import type { DroneTokens } from './tokens.ts';
import type { Trails } from './trail.ts';

const degrees = z.number().min(-360).max(720);
/** What a gateway posts: one position. Metres, degrees, metres a second, per cent. */
export const positionSchema = z.strictObject({
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
  at: instantSchema.optional(),
  altitude: z.number().min(-500).max(20_000).optional(),
  height: z.number().min(-500).max(20_000).optional(),
  heading: degrees.optional(),
  speed: z.number().min(0).max(300).optional(),
  battery: z.number().min(0).max(100).optional(),
  camera: z
    .strictObject({
      azimuth: degrees,
      depression: z.number().min(-90).max(90),
      across: z.number().positive().max(169).optional(),
      upright: z.number().positive().max(169).optional(),
    })
    .optional(),
  footprint: z.array(pointSchema).length(4).optional(),
});
const LARGEST = 65_536;
/** The longest time line that is asked for at once. */
const TRAIL_AT_MOST_MS = 24 * 3_600_000;

export interface DroneRoutesOptions {
  readonly live: RoomKeeper;
  readonly intake: Intake;
  readonly counts: Counts;
  readonly tokens: DroneTokens;
  readonly trails: Trails;
  readonly clock: () => Date;
  /** Ports that are listened on now, by name. */
  readonly ports: Readonly<Record<string, number>>;
}

/** To be mounted at `/api/drones`. */
export function droneRoutes(options: DroneRoutesOptions, door: Door): Router {
  const { live, intake, counts, tokens, trails, clock, ports } = options;
  const routes = Router();
  const refused = (request: Request, response: Response, ...why: Parameters<typeof failed>) =>
    sendFailure(response, failed(...why), door.languageOf(request, response));

  /** The drone whose token the request bears; answers where there is none. */
  const sender = async (request: Request, response: Response, source: Source): Promise<string | undefined> => {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const feed = token === undefined ? undefined : await tokens.feedOf(token);
    if (feed !== undefined) return feed;
    counts.dropped(source, 'wrong-token', { sender: request.ip });
    refused(request, response, 'unauthenticated', 'not-signed-in');
    return undefined;
  };
  const answer = (request: Request, response: Response, drop: Drop | undefined) => {
    if (drop === undefined) return void response.status(204).end();
    if (drop === 'too-many') return refused(request, response, 'too-many', 'too-many', { params: { seconds: 1 } });
    refused(request, response, 'rejected', 'telemetry-dropped', { params: { reason: drop } });
  };
  routes.post('/telemetry', express.json({ limit: LARGEST }), async (request, response) => {
    const feed = await sender(request, response, 'json');
    if (feed === undefined) return;
    const told = positionSchema.safeParse(request.body);
    if (!told.success) {
      counts.dropped('json', 'not-a-message', { drone: feed });
      return refused(request, response, 'invalid', 'invalid', { invalid: { error: told.error, prefix: '' } });
    }
    const { camera, at, ...rest } = told.data;
    const heard: Heard = {
      source: 'json',
      ...rest,
      at: at === undefined ? undefined : Date.parse(at),
      view: view(camera),
    };
    answer(request, response, intake.hear(feed, heard));
  });
  routes.post('/cot', express.text({ type: () => true, limit: LARGEST }), async (request, response) => {
    const feed = await sender(request, response, 'cot');
    if (feed === undefined) return;
    const event = readCot(typeof request.body === 'string' ? request.body : '');
    if (typeof event !== 'string') return answer(request, response, intake.hear(feed, event.heard));
    counts.dropped('cot', event, { drone: feed });
    answer(request, response, event);
  });

  /** Whoever may bind a drone may give its token and see what comes in. */
  const mayBind: RequestHandler = (request, response, next) => {
    const { person } = door.sessionOf(response);
    if (mandateFor('drone.bind', live.mandatesOf(person, clock().toISOString()))) return next();
    refused(request, response, 'forbidden', 'no-right');
  };
  routes.get('/intake', door.signedIn, mayBind, (_request, response) => {
    response.json({ ports, sources: counts.read() });
  });
  const feedIn = (request: Request, response: Response): string | undefined => {
    const feed = uuidSchema.safeParse(request.params.feed);
    if (feed.success && live.room.feeds[feed.data]) return feed.data;
    refused(request, response, 'not-found', 'unknown-feed');
    return undefined;
  };
  routes.post('/:feed/token', door.signedIn, mayBind, async (request, response) => {
    const feed = feedIn(request, response);
    if (feed === undefined) return;
    response.setHeader('Cache-Control', 'no-store');
    response.status(201).json({ token: await tokens.make(feed) });
  });
  routes.delete('/:feed/token', door.signedIn, mayBind, async (request, response) => {
    const feed = feedIn(request, response);
    if (feed === undefined) return;
    await tokens.revoke(feed);
    response.status(204).end();
  });
  routes.get('/:feed/trail', door.signedIn, async (request, response) => {
    const feed = feedIn(request, response);
    if (feed === undefined) return;
    const viewer = live.viewerOf(door.sessionOf(response).person);
    const known = live.room.feeds[feed];
    if (!known || !maySee(live.room, viewer, 'feeds', known))
      return refused(request, response, 'not-found', 'unknown-feed');
    const now = clock().getTime();
    const to = momentIn(request.query.to) ?? now;
    const from = momentIn(request.query.from) ?? to - 10 * 60_000;
    response.json({ samples: await trails.read(feed, Math.max(from, to - TRAIL_AT_MOST_MS), to) });
  });
  return routes;
}

const view = (camera: z.infer<typeof positionSchema>['camera']): Heard['view'] => {
  if (!camera) return undefined;
  const { azimuth, depression, across, upright } = camera;
  return {
    ...{ azimuth, depression },
    ...(across === undefined ? {} : { across }),
    ...(upright === undefined ? {} : { upright }),
  };
};
const momentIn = (asked: unknown): number | undefined => {
  const read = instantSchema.safeParse(asked);
  return read.success ? Date.parse(read.data) : undefined;
};
