import { pipeline } from 'node:stream/promises';
import { type Response, Router } from 'express';
import { z } from 'zod';
import { type Attachment, hashSchema } from '../../shared/files/schema.ts';
import { worldSchema } from '../../shared/protocol.ts';
import type { Pace } from '../access/pace.ts';
import { sendFailure } from '../http/answers.ts';
import type { Door } from '../http/door.ts';
import { failed, invalid } from '../room/outcome.ts';
import type { Worlds } from '../worlds.ts';
import type { Files } from './files.ts';
import { takeIn, tooLarge } from './intake.ts';
import type { FileStore } from './store.ts';

export const sendFileQuerySchema = z.strictObject({ name: z.string().max(400).default('') });
export const readFileQuerySchema = z.strictObject({ world: worldSchema.default('live') });

/** `POST /` and `GET /:hash`, to be mounted at `/api/files`. */
export function fileRoutes(given: {
  readonly door: Door;
  readonly files: Files;
  readonly store: FileStore;
  readonly worlds: Worlds;
  readonly pace: Pace;
  /** Where files come in, on the same disk as the store. */
  readonly folder: string;
  /** Bytes of one file. */
  readonly most: number;
  readonly newId: () => string;
}): Router {
  const { door, files, store, worlds, pace, folder, most, newId } = given;
  const routes = Router();

  routes.post('/', door.signedIn, async (request, response) => {
    const language = door.languageOf(request, response);
    const { person } = door.sessionOf(response);
    const query = sendFileQuerySchema.safeParse(request.query);
    if (!query.success) return sendFailure(response, invalid(query.error), language);
    const wait = pace.take(person);
    if (wait > 0) return sendFailure(response, failed('too-many', 'too-many', { params: { seconds: wait } }), language);
    if (Number(request.headers['content-length'] ?? 0) > 2 * most) {
      // So large that the rest is not worth reading: the line is closed behind the answer.
      response.setHeader('Connection', 'close');
      return sendFailure(response, tooLarge(most), language);
    }
    const taken = await takeIn(request, { folder, name: newId(), most });
    if ('ok' in taken) return sendFailure(response, taken, language);
    response.status(201).json(await files.keep(taken, { person, name: query.data.name }));
  });

  routes.get('/:hash', door.signedIn, async (request, response) => {
    const language = door.languageOf(request, response);
    const { person } = door.sessionOf(response);
    const query = readFileQuerySchema.safeParse(request.query);
    const hash = hashSchema.safeParse(request.params.hash);
    const keeper = query.success ? await worlds.find(query.data.world) : undefined;
    const viewer = keeper?.viewerOf(person);
    const file = keeper && viewer && hash.success ? await files.shownTo(keeper.world, viewer, hash.data) : undefined;
    // What is not here and what is not for the asker are one answer.
    if (!keeper || !viewer || !file) return sendFailure(response, failed('not-found', 'not-found'), language);
    if (/^(image|video)\//.test(file.type)) {
      const data = { hash: file.hash, person, mandate: viewer.mandates[0]?.id ?? 'none' };
      const noted = await keeper.submit('belfry', { id: newId(), world: keeper.world, type: 'file.note-read', data });
      if (!noted.ok) return sendFailure(response, noted, language);
    }
    headersFor(response, file);
    if (request.method === 'HEAD') return void response.end();
    // A reader who goes away in the middle is no error of ours.
    await pipeline(store.read(file.hash), response).catch(() => response.destroy());
  });
  return routes;
}

/** Shown in its place only where it is an image; nothing in it may act as a page of ours. */
function headersFor(response: Response, { type, size, name }: Attachment): void {
  const plain = name.normalize('NFD').replace(/[^\x20-\x7e]|["\\%]/g, '');
  const how = type.startsWith('image/') ? 'inline' : 'attachment';
  response.setHeader('Content-Type', type === 'text/plain' ? 'text/plain; charset=utf-8' : type);
  response.setHeader('Content-Length', size);
  response.setHeader('Content-Disposition', `${how}; filename="${plain}"; filename*=UTF-8''${encoded(name)}`);
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox; frame-ancestors 'none'");
  response.setHeader('X-Content-Type-Options', 'nosniff');
  // Every read is asked for, and so noted.
  response.setHeader('Cache-Control', 'private, no-store');
}
/** RFC 8187: what a header may not carry, by its bytes. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
