import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { discoverCameras } from '../../media/onvif/discovery.ts';
import { type MediaPlatform, MediaRefusal } from '../../media/port.ts';
import { mandateFor } from '../../shared/access/rights.ts';
import { examinedWords } from '../../shared/feeds/examined.ts';
import { sourceSchema } from '../../shared/feeds/schema.ts';
import { uuidSchema } from '../../shared/protocol.ts';
import type { Pace } from '../access/pace.ts';
import type { Config } from '../config.ts';
import { sendFailure } from '../http/answers.ts';
import type { Door } from '../http/door.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { type Failed, failed, invalid } from '../room/outcome.ts';
import type { FeedCredentials } from './credentials.ts';
import type { SenderKeys } from './senderKeys.ts';

export const examineSchema = z.strictObject({
  source: sourceSchema,
  /** A feed whose login is taken where the address has none and leads to the same place. */
  feed: uuidSchema.optional(),
});
export interface FeedRoutesOptions {
  readonly door: Door;
  readonly live: RoomKeeper;
  readonly media: MediaPlatform;
  readonly credentials: FeedCredentials;
  readonly senderKeys: SenderKeys;
  readonly config: Config;
  readonly clock: () => Date;
  /** Tests and calls of one person. */
  readonly pace: Pace;
}

/** `POST /probe`, `POST /discover`, `POST /:feed/key`, to be mounted at `/api/feeds`; for who may register feeds. */
export function feedRoutes(options: FeedRoutesOptions): Router {
  const { door, live, media, credentials, senderKeys, config, clock, pace } = options;
  const routes = Router();
  routes.use(door.signedIn, (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  const refused = (response: Response, failure: Failed, request: Request) =>
    sendFailure(response, failure, door.languageOf(request, response));

  /** Whether it may go on; else it has been answered. */
  const allowed = (request: Request, response: Response): boolean => {
    const { person } = door.sessionOf(response);
    if (!mandateFor('feed.register', live.mandatesOf(person, clock().toISOString()))) {
      refused(response, failed('forbidden', 'no-right'), request);
      return false;
    }
    const wait = pace.take(person);
    if (wait > 0) refused(response, failed('too-many', 'too-many', { params: { seconds: wait } }), request);
    return wait <= 0;
  };

  routes.post('/probe', express.json({ limit: '8kb' }), async (request, response) => {
    if (!allowed(request, response)) return;
    const input = examineSchema.safeParse(request.body ?? {});
    if (!input.success) return refused(response, invalid(input.error), request);
    const { source, feed } = input.data;
    const known = feed === undefined ? undefined : live.room.feeds[feed];
    if (feed !== undefined && !known)
      return refused(response, failed('rejected', 'unknown-feed', { path: 'feed' }), request);
    const url = known && source.url !== undefined ? await credentials.fullAddress(known.id, source.url) : source.url;
    try {
      const found = await media.examine({ ...source, ...(url !== undefined && { url }) });
      const words = examinedWords(found, door.languageOf(request, response));
      response.json({ ok: true, data: { ...found, words } });
    } catch (error) {
      if (!(error instanceof MediaRefusal)) throw error;
      if (error.reason === 'too-many-viewers')
        return refused(response, failed('too-many', 'too-many', { params: { seconds: 10 } }), request);
      const found = { reason: error.reason };
      response.json({
        ok: true,
        data: { ...found, words: examinedWords(found, door.languageOf(request, response)) },
      });
    }
  });

  routes.post('/discover', async (request, response) => {
    if (!allowed(request, response)) return;
    response.json({ ok: true, data: { cameras: await discoverCameras() } });
  });

  routes.post('/:feed/key', async (request: Request<{ feed: string }>, response) => {
    if (!allowed(request, response)) return;
    const feed = live.room.feeds[request.params.feed];
    if (!feed) return refused(response, failed('not-found', 'unknown-feed', { path: 'feed' }), request);
    if (feed.retired) return refused(response, failed('conflict', 'feed-retired', { path: 'feed' }), request);
    const { kind, url } = feed.source;
    if ((kind !== 'rtmp' && kind !== 'srt') || url !== undefined)
      return refused(response, failed('rejected', 'feed-not-sent', { path: 'feed' }), request);
    const made = await senderKeys.make(feed.id, kind);
    if (!made) return refused(response, failed('rejected', 'no-port-left', { path: 'feed' }), request);
    const host = config.mediaAnnouncedAddress ?? config.mediaApart?.hosts[0]?.host ?? hostOf(request, config);
    const place = host.includes(':') ? `[${host}]` : host;
    response.status(201).json({
      ok: true,
      data:
        kind === 'rtmp'
          ? { url: `rtmp://${place}:${config.mediaRtmpPort}/live`, key: made.key }
          : { url: `srt://${place}:${made.port}?mode=caller&pbkeylen=16`, key: made.key },
    });
  });
  return routes;
}

/** By which name this server is reached; only ever a hint for whoever types it into an encoder. */
function hostOf(request: Request, { publicUrl }: Config): string {
  return publicUrl === undefined ? (request.hostname ?? 'localhost') : new URL(publicUrl).hostname;
}
