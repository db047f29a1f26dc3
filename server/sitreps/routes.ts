import { Router } from 'express';
import { z } from 'zod';
import { maySee } from '../../shared/access/audience.ts';
import { uuidSchema, worldSchema } from '../../shared/protocol.ts';
import type { Tongue } from '../../shared/sitreps/doctrine.ts';
import { portalText } from '../../shared/sitreps/portal.ts';
import type { Sitrep } from '../../shared/sitreps/schema.ts';
import { sendFailure } from '../http/answers.ts';
import type { Door } from '../http/door.ts';
import { failed, invalid } from '../room/outcome.ts';
import { createInsets } from '../territory/inset.ts';
import type { LoadedTerritory } from '../territory/load.ts';
import type { Worlds } from '../worlds.ts';
import { reportPdf, turnOf } from './report.ts';

const tongueSchema = z.enum(['fr', 'nl']);
export const reportQuerySchema = z.strictObject({
  world: worldSchema.default('live'),
  lang: z.enum(['fr', 'nl', 'both']).default('both'),
  /** Which stands first where both are asked for; else they take turns by the number of the report. */
  first: tongueSchema.optional(),
});
const fileSchema = z.strictObject({ id: uuidSchema, form: z.enum(['pdf', 'txt']) });

export interface SitrepRoutesDeps {
  readonly door: Door;
  readonly worlds: Pick<Worlds, 'find'>;
  readonly territory: LoadedTerritory;
}
/** Printed reports remembered: the same one is asked for by all its recipients within a minute. */
const KEPT = 24;

/** Frozen reports as files, to whoever may see them: `GET /:id.pdf`, `GET /:id.txt`. */
export function sitrepRoutes({ door, worlds, territory }: SitrepRoutesDeps): Router {
  const routes = Router();
  const insets = createInsets(territory);
  const printed = new Map<string, Promise<Buffer>>();
  const print = (sitrep: Sitrep, tongues: readonly Tongue[]): Promise<Buffer> => {
    // Found by its seal, not by its id: the same content is the same document in any world.
    const key = `${sitrep.sha256} ${tongues.join('+')}`;
    const known = printed.get(key) ?? reportPdf(sitrep, { tongues }, { territory, insets });
    printed.delete(key);
    printed.set(key, known);
    known.catch(() => printed.delete(key));
    for (const oldest of printed.keys()) {
      if (printed.size <= KEPT) break;
      printed.delete(oldest);
    }
    return known;
  };

  routes.get('/:id.:form', door.signedIn, async (request, response) => {
    const language = door.languageOf(request, response);
    const file = fileSchema.safeParse(request.params);
    if (!file.success) return sendFailure(response, failed('not-found', 'not-found'), language);
    const query = reportQuerySchema.safeParse(request.query);
    if (!query.success) return sendFailure(response, invalid(query.error), language);
    const keeper = await worlds.find(query.data.world);
    const sitrep = keeper?.room.sitreps[file.data.id];
    const viewer = keeper?.viewerOf(door.sessionOf(response).person);
    // Who may not see it is not told that it exists.
    if (!keeper || !sitrep || !viewer || !maySee(keeper.room, viewer, 'sitreps', sitrep))
      return sendFailure(response, failed('not-found', 'not-found'), language);
    const { lang, first = turnOf(sitrep.content.number) } = query.data;
    const tongues: readonly Tongue[] = lang === 'both' ? [first, first === 'fr' ? 'nl' : 'fr'] : [lang];
    response.setHeader('Cache-Control', 'no-store');
    const name = `sitrep-${sitrep.content.number}-${tongues.join('-')}.${file.data.form}`;
    response.setHeader('Content-Disposition', `inline; filename="${name}"`);
    if (file.data.form === 'txt') {
      response.type('text/plain; charset=utf-8').send(portalText(sitrep.content, tongues, sitrep.sha256));
      return;
    }
    response.type('application/pdf').send(await print(sitrep, tongues));
  });
  return routes;
}
