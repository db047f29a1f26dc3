import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Recorder } from '../../media/recorder/recorder.ts';
import { maySee } from '../../shared/access/audience.ts';
import { mandateFor } from '../../shared/access/rights.ts';
import { imageRight } from '../../shared/feeds/images.ts';
import { hashSchema } from '../../shared/files/schema.ts';
import { uuidSchema } from '../../shared/protocol.ts';
import type { Replay } from '../../shared/recordings/schema.ts';
import { isOpen } from '../../shared/recordings/standing.ts';
import type { Pace } from '../access/pace.ts';
import { sendFailure } from '../http/answers.ts';
import type { Door } from '../http/door.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { type Failed, failed } from '../room/outcome.ts';
import type { EvidenceKey } from './key.ts';
import { exportFile, snapshotFile } from './making.ts';

export interface RecordingRoutesDeps {
  readonly door: Door;
  readonly live: RoomKeeper;
  readonly recorder: Recorder;
  readonly key: EvidenceKey;
  readonly folder: string;
  readonly pace: Pace;
  readonly clock: () => Date;
  readonly newId: () => string;
}
const VERIFIER = fileURLToPath(new URL('../../scripts/verify-evidence.mjs', import.meta.url));
const segmentName = z.string().regex(/^\d{1,15}$/);
const NOT_HERE = failed('not-found', 'not-found');

/**
 * What was kept, to whoever may see it now: a replay that they began (its purpose stands in the journal), snapshots and
 * packs (each read is written there first). Nothing of it is stored on the way.
 */
export function recordingRoutes(deps: RecordingRoutesDeps): Router {
  const { door, live, recorder, key, folder, pace } = deps;
  const routes = Router();
  routes.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'private, no-store');
    next();
  });

  routes.get('/key', (_request, response) => {
    response.json({ algorithm: 'Ed25519', publicKey: key.publicKey, fingerprint: key.fingerprint });
  });
  routes.get('/verifier', async (_request, response) => {
    response.setHeader('Content-Disposition', 'attachment; filename="verify-evidence.mjs"');
    response.type('text/javascript; charset=utf-8').send(await readFile(VERIFIER));
  });
  routes.get('/status', door.signedIn, (request, response) => {
    const person = door.sessionOf(response).person;
    const viewer = live.viewerOf(person);
    if (!mandateFor('recording.keep', viewer.mandates))
      return sendFailure(response, failed('forbidden', 'no-right'), door.languageOf(request, response));
    const { disk, free, bytes, feeds } = recorder.status();
    const seen = Object.entries(feeds).filter(([id]) => {
      const feed = live.room.feeds[id];
      return feed && maySee(live.room, viewer, 'feeds', feed);
    });
    response.json({ disk, free, bytes, feeds: Object.fromEntries(seen) });
  });

  routes.get('/replays/:replay/:feed', door.signedIn, async (request, response) => {
    const replay = mayReplay(deps, request, response);
    if ('ok' in replay) return sendFailure(response, replay, door.languageOf(request, response));
    response.json(await recorder.list(String(request.params.feed), Date.parse(replay.from), Date.parse(replay.to)));
  });
  routes.get('/replays/:replay/:feed/:name.:kind', door.signedIn, async (request, response) => {
    const language = door.languageOf(request, response);
    const wait = pace.take(door.sessionOf(response).person);
    if (wait > 0) return sendFailure(response, failed('too-many', 'too-many', { params: { seconds: wait } }), language);
    const replay = mayReplay(deps, request, response);
    if ('ok' in replay) return sendFailure(response, replay, language);
    const { feed, name, kind } = request.params as { feed: string; name: string; kind: string };
    const path =
      kind === 'mp4' && hashSchema.safeParse(name).success
        ? await recorder.initFile(feed, name)
        : kind === 'm4s' && segmentName.safeParse(name).success && (await within(recorder, replay, feed, Number(name)))
          ? await recorder.segmentFile(feed, Number(name))
          : undefined;
    if (!path) return sendFailure(response, NOT_HERE, language);
    send(response, path, 'video/mp4');
  });

  routes.get('/snapshots/:id.png', door.signedIn, async (request, response) => {
    const { person } = door.sessionOf(response);
    const language = door.languageOf(request, response);
    const snapshot = live.room.snapshots[String(request.params.id)];
    if (!snapshot?.kept) return sendFailure(response, NOT_HERE, language);
    const use = { ...snapshot, right: 'replay' as const, takenAt: snapshot.moment };
    const refused = await noteRead(deps, person, [snapshot.feed], use, snapshot.kept.hash);
    if (refused) return sendFailure(response, refused, language);
    send(response, snapshotFile(folder, snapshot.id), 'image/png');
  });

  routes.get('/exports/:id.tar', door.signedIn, async (request, response) => {
    const { person } = door.sessionOf(response);
    const language = door.languageOf(request, response);
    const made = live.room.exports[String(request.params.id)];
    const hold = made && live.room.holds[made.hold];
    if (!made?.sealed || !hold) return sendFailure(response, NOT_HERE, language);
    if (hold.released) return sendFailure(response, failed('not-found', 'hold-released'), language);
    const use = { ...made, right: 'export' as const, takenAt: hold.from };
    const refused = await noteRead(deps, person, made.feeds, use, made.sealed.hash);
    if (refused) return sendFailure(response, refused, language);
    response.setHeader('Content-Disposition', `attachment; filename="${made.sealed.name}"`);
    send(response, exportFile(folder, made.id), 'application/x-tar');
  });
  return routes;
}

/** The running replay of whoever asks, where they may still see this camera of it; else one answer for all reasons. */
function mayReplay(deps: RecordingRoutesDeps, request: Request, response: Response): Replay | Failed {
  const { live, clock, door } = deps;
  const { person } = door.sessionOf(response);
  const at = clock().toISOString();
  const id = uuidSchema.safeParse(request.params.replay);
  const replay = id.success ? live.room.replays[id.data] : undefined;
  const feed = live.room.feeds[String(request.params.feed)];
  if (!replay || replay.begun.by.person !== person || !feed || !replay.feeds.includes(feed.id) || !isOpen(replay, at))
    return NOT_HERE;
  const { basis, prosecutorRef, from } = replay;
  const use = { right: 'replay' as const, basis, prosecutorRef, takenAt: from };
  const may = imageRight(live.room, feed, live.mandatesOf(person, at), at, use);
  return 'refusal' in may ? failed('forbidden', may.refusal) : replay;
}
/** A segment is served where it touches what the replay named, and nothing beside it. */
async function within(recorder: Recorder, replay: Replay, feed: string, from: number): Promise<boolean> {
  const [begin, end] = [Date.parse(replay.from), Date.parse(replay.to)];
  if (from >= end) return false;
  if (from >= begin) return true;
  const { segments } = await recorder.list(feed, begin, begin + 1);
  return segments.some(segment => segment.from === from);
}

/** Writes down that somebody reads what was kept, where they may; why not, where they may not. */
async function noteRead(
  { live, clock, newId }: RecordingRoutesDeps,
  person: string,
  feeds: readonly string[],
  use: Parameters<typeof imageRight>[4],
  hash: string,
): Promise<Failed | undefined> {
  const at = clock().toISOString();
  const viewer = live.viewerOf(person);
  let mandate: string | undefined;
  for (const id of feeds) {
    const feed = live.room.feeds[id];
    if (!feed || !maySee(live.room, viewer, 'feeds', feed)) return NOT_HERE;
    const { right, basis, prosecutorRef, takenAt } = use;
    const may = imageRight(live.room, feed, viewer.mandates, at, { right, basis, prosecutorRef, takenAt });
    if ('refusal' in may) return failed('forbidden', may.refusal);
    mandate ??= may.mandate.id;
  }
  const data = { hash, person, mandate: mandate ?? 'none' };
  const noted = await live.submit('belfry', { id: newId(), world: live.world, type: 'file.note-read', data });
  return noted.ok ? undefined : noted;
}

/** With ranges; a reader who goes away in the middle is no error of ours. */
function send(response: Response, path: string, type: string): void {
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox; frame-ancestors 'none'");
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.sendFile(path, { cacheControl: false, etag: false, lastModified: false, dotfiles: 'allow' }, error => {
    if (error && !response.headersSent) response.status(404).end();
  });
}
