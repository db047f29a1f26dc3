import { Router } from 'express';
import { mandateFor } from '../../shared/access/rights.ts';
import { ownsImages } from '../../shared/feeds/images.ts';
import { isWanted, pageOf } from '../../shared/imageAccess/entries.ts';
import { keptDays } from '../../shared/imageAccess/keeping.ts';
import { READS_ALL } from '../../shared/imageAccess/rights.ts';
import { accessQuerySchema } from '../../shared/imageAccess/schema.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import type { Room } from '../../shared/room.ts';
import type { Pace } from '../access/pace.ts';
import { sendFailure } from '../http/answers.ts';
import type { Door } from '../http/door.ts';
import type { Journal } from '../journal/port.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { failed, invalid } from '../room/outcome.ts';
import type { Register } from './register.ts';
import { csvHead, csvLine, rowOf } from './rows.ts';

export interface AccessRoutesDeps {
  readonly door: Door;
  readonly live: RoomKeeper;
  readonly journal: Journal;
  readonly register: Register;
  readonly pace: Pace;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** `GET /`, to be mounted at `/api/image-access`: a page as JSON, or all that is asked for as CSV or JSON Lines. */
export function accessRoutes({ door, live, journal, register, pace, clock, newId }: AccessRoutesDeps): Router {
  const routes = Router();
  routes.get('/', door.signedIn, async (request, response) => {
    const language = door.languageOf(request, response);
    const { person } = door.sessionOf(response);
    const parsed = accessQuerySchema.safeParse(request.query);
    if (!parsed.success) return sendFailure(response, invalid(parsed.error), language);
    const wait = pace.take(person);
    if (wait > 0) return sendFailure(response, failed('too-many', 'too-many', { params: { seconds: wait } }), language);
    const { before, limit, ...asked } = parsed.data;
    // Turning a page is the same reading; everything else is written down before anything is told.
    if (before === undefined || asked.format !== 'json') {
      const command = { id: newId(), world: 'live', type: 'imagelog.consult', data: asked };
      const outcome = await live.submit({ person }, command);
      if (!outcome.ok) return sendFailure(response, outcome, language);
    }
    const mandates = live.mandatesOf(person, clock().toISOString());
    if (!mandateFor('imagelog.consult', mandates))
      return sendFailure(response, failed('forbidden', 'no-right'), language);
    const feeds = feedsFor(live.room, mandates);
    const entries = await register.read();
    const head = await journal.head('live');
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Belfry-Journal', `${head.upTo} ${head.hash}`);
    if (asked.format === 'json') {
      const { page, next } = pageOf(entries, { ...asked, before, limit }, feeds);
      response.json({
        journal: head,
        keptDays: keptDays(clock().toISOString()),
        entries: page.map(entry => rowOf(live.room, entry, language)),
        ...(next === undefined ? {} : { next }),
      });
      return;
    }
    const csv = asked.format === 'csv';
    const stamp = clock().toISOString().slice(0, 19).replaceAll(':', '');
    response.type(csv ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8');
    response.setHeader('Content-Disposition', `attachment; filename="image-access-${stamp}.${asked.format}"`);
    response.write(csv ? csvHead() : `${JSON.stringify({ journal: head })}\n`);
    for (const entry of entries) {
      if (!isWanted(entry, asked, feeds)) continue;
      const row = rowOf(live.room, entry, language);
      response.write(csv ? csvLine(row) : `${JSON.stringify(row)}\n`);
    }
    response.end();
  });
  return routes;
}

/** The cameras whose register this reader may read; undefined for those who read of all. */
function feedsFor(room: Room, mandates: readonly Mandate[]): ReadonlySet<string> | undefined {
  if (mandates.some(m => READS_ALL.includes(m.function))) return undefined;
  return new Set(Object.values(room.feeds).flatMap(feed => (mandates.some(m => ownsImages(feed, m)) ? feed.id : [])));
}
