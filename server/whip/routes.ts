import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { type MediaPlatform, MediaRefusal } from '../../media/port.ts';
import { LONGEST_DESCRIPTION } from '../../media/webrtc/description.ts';
import { text } from '../../shared/language/read.ts';
import { sayRefusal } from '../../shared/language/refusals.ts';
import { uuidSchema } from '../../shared/protocol.ts';
import type { Pace } from '../access/pace.ts';
import type { Sessions } from '../access/sessions.ts';
import { languageIn } from '../http/language.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import type { IceServer } from './iceServers.ts';
import { iceLinks } from './iceServers.ts';
import type { StreamKeys } from './keys.ts';
import { type Bearer, isSame, type StreamSession, type StreamSessions, type Why } from './sessions.ts';
import { type Said, say } from './words.ts';

export interface WhipRoutesOptions {
  readonly way: 'whip' | 'whep';
  readonly streams: StreamSessions;
  readonly keys: StreamKeys;
  readonly sessions: Sessions;
  readonly live: RoomKeeper;
  readonly media: MediaPlatform;
  /** Tries with a token that opens nothing, by address. */
  readonly pace: Pace;
  readonly iceServers: (client: string) => readonly IceServer[];
}
const SDP = 'application/sdp';
const FRAGMENT = 'application/trickle-ice-sdpfrag';
/** Seconds after which it is worth asking again for a picture that is not there. */
const RETRY_S = '5';

/** What the media platform refuses, as the status of RFC 9725 and its draft for players. */
const REFUSED: Readonly<Partial<Record<MediaRefusal['reason'], readonly [number, Said]>>> = {
  'bad-sdp': [400, 'bad-sdp'],
  'unfit-sdp': [422, 'unfit-sdp'],
  unsupported: [422, 'not-sent-to-us'],
  'stale-session': [412, 'stale-session'],
  'unknown-session': [404, 'unknown-session'],
  'unknown-feed': [404, 'unknown-feed'],
  'too-many-viewers': [503, 'too-many-viewers'],
  'worker-died': [503, 'unavailable'],
};

/**
 * `POST /:feed` and its sessions, to be mounted at `/whip` or `/whep`: for clients of other makers, from any page. A
 * bearer token is asked for each time and no cookie is read, so that no page can use somebody's session.
 */
export function whipRoutes(options: WhipRoutesOptions): Router {
  const { way, streams, live } = options;
  const routes = Router();
  const body = express.text({ type: () => true, limit: LONGEST_DESCRIPTION + 1_000 });

  routes.use(forEveryPage);
  routes.options(['/:feed', '/:feed/:session'], (_request, response) => void response.status(204).end());
  routes.use(body);

  /** Who asks, or the refusal is sent. */
  const bearerOf = async (request: Request, response: Response): Promise<Bearer | undefined> => {
    const token = /^Bearer ([\w-]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
    const key = token && (await options.keys.find(token));
    if (key) return { key };
    const session = token && way === 'whep' ? await options.sessions.find(token) : undefined;
    if (session) return { session };
    const wait = token ? options.pace.take(request.ip ?? 'unknown') : 0;
    if (wait > 0) refuse(request, response, 429, 'too-many', { 'Retry-After': String(wait) });
    else refuse(request, response, 401, 'no-bearer', { 'WWW-Authenticate': 'Bearer realm="belfry"' });
    return undefined;
  };
  const isFor = (bearer: Bearer, feed: string): boolean =>
    !('key' in bearer) || (bearer.key.feed === feed && bearer.key.use === (way === 'whip' ? 'send' : 'play'));

  const endpoint: RequestHandler<{ feed: string }> = async (request, response) => {
    const bearer = await bearerOf(request, response);
    if (!bearer) return;
    const feed = request.params.feed.toLowerCase();
    if (!isFor(bearer, feed)) return refuse(request, response, 403, 'foreign-token');
    const known = uuidSchema.safeParse(feed).success ? live.room.feeds[feed] : undefined;
    if (!known || known.retired) return refuse(request, response, 404, 'unknown-feed');
    if (request.method === 'GET' || request.method === 'HEAD') return void response.status(204).end();
    if (request.method !== 'POST')
      return refuse(request, response, 405, 'wrong-method', { Allow: 'POST, GET, HEAD, OPTIONS' });
    if (!request.is(SDP)) return refuse(request, response, 415, 'wrong-type', {}, SDP);
    const offer = typeof request.body === 'string' ? request.body : '';
    try {
      const opened =
        way === 'whip'
          ? await streams.publish(feed, bearer, offer)
          : nobodySends(options.media, feed)
            ? 'no-picture'
            : await streams.play(feed, bearer, whyOf(request, bearer), offer);
      if (opened === 'other-sender' || opened === 'no-picture')
        return refuse(request, response, 409, opened, { 'Retry-After': RETRY_S });
      if ('ok' in opened) {
        const words = sayRefusal(opened.reason, opened.params, languageIn(request.headers['accept-language']) ?? 'en');
        const status =
          opened.code === 'forbidden'
            ? 403
            : opened.code === 'unavailable'
              ? 503
              : opened.code === 'invalid'
                ? 400
                : 422;
        return void response.status(status).type('text/plain').send(words);
      }
      const { session, answer } = opened;
      response.setHeader('Location', `/${way}/${feed}/${session.id}`);
      response.setHeader('ETag', session.etag);
      links(response, options.iceServers(session.id));
      response.status(201).setHeader('Content-Type', SDP).send(Buffer.from(answer));
    } catch (error) {
      refuseMedia(request, response, error);
    }
  };

  const resource: RequestHandler<{ feed: string; session: string }> = async (request, response) => {
    const bearer = await bearerOf(request, response);
    if (!bearer) return;
    const feed = request.params.feed.toLowerCase();
    if (!isFor(bearer, feed)) return refuse(request, response, 403, 'foreign-token');
    const session = streams.find(request.params.session.toLowerCase());
    if (!session || session.way !== way || session.feed !== feed)
      return refuse(request, response, 404, 'unknown-session');
    if (!isSame(session.bearer, bearer)) return refuse(request, response, 403, 'foreign-token');
    if (request.method === 'DELETE') {
      await streams.end(session);
      return void response.status(200).end();
    }
    if (request.method !== 'PATCH')
      return refuse(request, response, 405, 'wrong-method', { Allow: 'PATCH, DELETE, OPTIONS' });
    if (!request.is(FRAGMENT)) return refuse(request, response, 415, 'wrong-type', {}, FRAGMENT);
    await patch(request, response, session);
  };

  const patch = async (request: Request, response: Response, session: StreamSession): Promise<void> => {
    const match = request.headers['if-match']?.trim();
    const fragment = typeof request.body === 'string' ? request.body : '';
    // A widely used player never says which generation it means; its candidates change nothing, so they may come.
    if (match === undefined) {
      if (way === 'whep' && /^a=candidate:/m.test(fragment)) session.trickles = true;
      if (!session.trickles) return refuse(request, response, 428, 'no-if-match');
    }
    if (match !== undefined && match !== '*' && match !== session.etag)
      return refuse(request, response, 412, 'stale-session');
    try {
      const patched = await streams.patch(session, fragment, match === '*');
      if (patched.kind === 'trickled') return void response.status(204).end();
      response.setHeader('ETag', session.etag);
      links(response, options.iceServers(session.id));
      response.status(200).setHeader('Content-Type', FRAGMENT).send(Buffer.from(patched.answer));
    } catch (error) {
      refuseMedia(request, response, error);
    }
  };
  routes.all('/:feed', endpoint);
  routes.all('/:feed/:session', resource);
  return routes;
}

/** CORS for any page: what a client needs to send and to read (RFC 9725 §4.1). */
const forEveryPage: RequestHandler = (_request, response, next) => {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Methods', 'POST, PATCH, DELETE, GET, OPTIONS');
  response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, If-Match, Accept-Language');
  response.setHeader('Access-Control-Expose-Headers', 'Location, ETag, Link, Retry-After, Accept-Patch');
  response.setHeader('Access-Control-Max-Age', '600');
  response.setHeader('Accept-Post', SDP);
  response.setHeader('Accept-Patch', FRAGMENT);
  response.setHeader('Cache-Control', 'no-store');
  next();
};

function refuse(
  request: Request,
  response: Response,
  status: number,
  what: Said,
  headers: Readonly<Record<string, string>> = {},
  type?: string,
): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.status(status).type('text/plain');
  response.send(say(what, languageIn(request.headers['accept-language']) ?? 'en', type));
}

function refuseMedia(request: Request, response: Response, error: unknown): void {
  if (!(error instanceof MediaRefusal)) throw error;
  const [status, what] = REFUSED[error.reason] ?? [409, 'no-picture'];
  refuse(request, response, status, what, status === 503 || status === 409 ? { 'Retry-After': RETRY_S } : {});
}

/** A feed that waits for its sender has nothing to see: no look is recorded for that. */
function nobodySends(media: MediaPlatform, feed: string): boolean {
  const status = media.status(feed);
  return status?.state === 'lost' && status.reason === 'nobody-sends';
}

/** Why somebody looks: as the key says it, else as the client says it in its address. */
function whyOf(request: Request, bearer: Bearer): Why {
  const said = (name: string) => {
    const value = request.query[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 300) : undefined;
  };
  if ('key' in bearer) {
    const { purpose, incident, basis, holder } = bearer.key;
    return { purpose: purpose ?? holder, ...(incident && { incident }), ...(basis && { basis }) };
  }
  const [purpose, basis, incident] = [said('purpose'), said('basis'), said('incident')];
  return {
    purpose: purpose ?? text('lecteur externe (WHEP)', 'externe speler (WHEP)'),
    ...(basis && { basis }),
    ...(incident && { incident }),
  };
}

function links(response: Response, servers: readonly IceServer[]): void {
  const values = iceLinks(servers);
  if (values.length > 0) response.setHeader('Link', values as string[]);
}
