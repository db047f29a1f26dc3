import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import express, { type Request, type Response, Router } from 'express';
import { pictureFor } from '../../shared/links/shown.ts';
import { uuidSchema } from '../../shared/protocol.ts';
import type { Pace } from '../access/pace.ts';
import { MESSAGE_AT_MOST, sendAnswer, sendFailure } from '../http/answers.ts';
import type { Door } from '../http/door.ts';
import { languageIn } from '../http/language.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { answerIn, failed } from '../room/outcome.ts';
import type { Links } from './links.ts';
import { laterPage, nothingPage, situationPage } from './page.ts';

export interface LinkRoutesOptions {
  readonly links: Links;
  readonly live: RoomKeeper;
  readonly clock: () => Date;
  /** Tries by address, whatever becomes of them. */
  readonly pace: Pace;
  readonly onError: (error: unknown) => void;
}

/** `POST /`, to be mounted at `/api/links`: makes a link and answers with its token, this once. */
export function linkApi({ links, pace }: LinkRoutesOptions, door: Door): Router {
  const routes = Router();
  routes.post('/', door.signedIn, express.json({ limit: MESSAGE_AT_MOST }), async (request, response) => {
    const language = door.languageOf(request, response);
    response.setHeader('Cache-Control', 'no-store');
    const { person, device } = door.sessionOf(response);
    const wait = pace.take(`person ${person}`);
    if (wait > 0)
      return void sendFailure(response, failed('too-many', 'too-many', { params: { seconds: wait } }), language);
    const body = (request.body ?? {}) as { id?: unknown; data?: unknown };
    const id = uuidSchema.safeParse(body.id);
    if (!id.success)
      return void sendFailure(
        response,
        failed('invalid', 'invalid', { invalid: { error: id.error, prefix: 'id' } }),
        language,
      );
    const { outcome, token } = await links.create({ person, device }, body.data, id.data);
    const answer = answerIn(outcome, language);
    if (!answer.ok || token === undefined) return void sendAnswer(response, answer);
    response.status(201).json({ ok: true, seq: answer.seq, events: answer.events, token });
  });
  return routes;
}

const asset = createRequire(import.meta.url);
/** What the page needs beside itself, under names that no token has. */
const FILES: Readonly<Record<string, string>> = {
  'link.css': fileURLToPath(new URL('link.css', import.meta.url)),
  'b612-400.woff2': asset.resolve('@fontsource/b612/files/b612-latin-400-normal.woff2'),
  'b612-700.woff2': asset.resolve('@fontsource/b612/files/b612-latin-700-normal.woff2'),
};

/** `GET /:token`, to be mounted at `/link`: a page that needs no script, no account and keeps nothing. */
export function linkPages({ links, live, clock, pace, onError }: LinkRoutesOptions): Router {
  const routes = Router();
  routes.get(
    Object.keys(FILES).map(name => `/${name}`),
    (request, response) => {
      response.sendFile(FILES[request.path.slice(1)] as string, { maxAge: '1d' });
    },
  );
  const send = (response: Response, status: number, page: string) => {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Robots-Tag', 'noindex, nofollow, noarchive');
    response.setHeader('Vary', 'Accept-Language');
    response.status(status).type('html').send(page);
  };
  routes.get('/:token', async (request: Request<{ token: string }>, response) => {
    const asked = languageIn(request.headers['accept-language']);
    const wait = pace.take(request.ip ?? 'unknown');
    if (wait > 0) {
      response.setHeader('Retry-After', String(wait));
      return send(response, 429, laterPage(asked));
    }
    try {
      const link = await links.open(request.params.token);
      const picture = link && pictureFor(live.room, link);
      if (!link || !picture) return send(response, 404, nothingPage(asked));
      send(response, 200, situationPage(picture, link, clock().toISOString(), asked));
    } catch (error) {
      // Told here and not by the server's last stop, whose line in the log would name the address, and so the token.
      onError(error);
      send(response, 503, laterPage(asked));
    }
  });
  return routes;
}
