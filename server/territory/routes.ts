import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { ErrorCode } from '../../shared/protocol.ts';
import { STATUS } from '../../shared/protocol.ts';
import { type Bbox, createInsets } from './inset.ts';
import type { LoadedTerritory } from './load.ts';
import { createServedFile, type ServedFile } from './served-file.ts';

/** Readers ask again each time, and are mostly answered 304: a pack that was replaced must not be mixed with the last one. */
const CACHE = 'no-cache';

/** How many insets are remembered: an alert to two hundred phones asks for one and the same. */
const INSETS_KEPT = 64;

const LANGUAGES = ['fr', 'nl', 'en'] as const;
type Words = Readonly<Record<(typeof LANGUAGES)[number], string>>;

const BBOX: Words = {
  fr: 'bbox attend « ouest,sud,est,nord » en degrés, ouest < est et sud < nord, au plus un degré de côté.',
  nl: "bbox verwacht 'west,zuid,oost,noord' in graden, west < oost en zuid < noord, hoogstens één graad per zijde.",
  en: 'bbox takes "west,south,east,north" in degrees, west < east and south < north, at most one degree a side.',
};
const WIDTH: Words = {
  fr: 'width attend un nombre entier de pixels, de 64 à 2048.',
  nl: 'width verwacht een geheel aantal pixels, van 64 tot 2048.',
  en: 'width takes a whole number of pixels, 64 to 2048.',
};
const UNKNOWN: Words = {
  fr: 'Ce fichier n’existe pas.',
  nl: 'Dit bestand bestaat niet.',
  en: 'There is no such file.',
};

const degrees = z
  .string()
  .regex(/^-?\d{1,3}(\.\d{1,12})?$/)
  .transform(Number);
/** A box somewhere around the Region: wide enough for its surroundings, not for the world. */
const bboxSchema = z
  .string()
  .transform(text => text.split(','))
  .pipe(z.tuple([degrees, degrees, degrees, degrees]))
  .refine(([west, south, east, north]) => west < east && south < north && east - west <= 1 && north - south <= 1)
  .refine(([west, south, east, north]) => west >= 2 && east <= 7 && south >= 49 && north <= 52)
  .refine(([west, south, east, north]) => east - west >= 0.0005 && north - south >= 0.0003)
  .refine(([west, south, east, north]) => ratio(east - west, north - south) <= 8);
const widthSchema = z
  .string()
  .regex(/^\d{2,4}$/)
  .transform(Number)
  .pipe(z.int().min(64).max(2048));

const ratio = (a: number, b: number) => Math.max(a, b) / Math.min(a, b);

/**
 * The territory over HTTP: `/territory/index.json`, the pack's GeoJSON files by name, and `/territory/inset.json`, a drawing
 * of a small part for the phone. Only names that the pack knows are looked up, so no path leads outside it.
 */
export function territoryRoutes(territory: LoadedTerritory): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  const { level, pack, files } = territory;
  const json = (value: unknown) => createServedFile(() => Promise.resolve(Buffer.from(JSON.stringify(value))));
  const index = json({
    level,
    attribution: pack.attribution,
    layers: pack.layers,
    facilities: Object.keys(pack.facilityLayers ?? {}),
  });
  const insets = rememberInsets(territory, json);

  router.get('/territory/index.json', (request, response) => send(request, response, index, 'application/json'));
  router.get('/territory/inset.json', async (request, response) => {
    const bbox = bboxSchema.safeParse(request.query.bbox);
    if (!bbox.success) return refuse(request, response, 'invalid', BBOX, 'bbox');
    const width = widthSchema.safeParse(request.query.width ?? '390');
    if (!width.success) return refuse(request, response, 'invalid', WIDTH, 'width');
    await send(request, response, await insets(bbox.data, width.data), 'application/json');
  });
  router.get(['/territory/:name', '/territory/layers/:name'], async (request, response) => {
    const file = files.get(request.path.slice('/territory/'.length));
    if (!file) return refuse(request, response, 'not-found', UNKNOWN);
    await send(request, response, file, 'application/geo+json');
  });
  return router;
}

/** Insets by box and width, the last ones asked for; each compressed once. */
function rememberInsets(territory: LoadedTerritory, json: (value: unknown) => ServedFile) {
  const { draw } = createInsets(territory);
  const kept = new Map<string, ServedFile>();
  return async (bbox: Bbox, width: number): Promise<ServedFile> => {
    const key = `${bbox.join()}/${width}`;
    const known = kept.get(key);
    const file = known ?? json(await draw(bbox, width));
    kept.delete(key);
    kept.set(key, file);
    const [oldest] = kept.keys();
    if (kept.size > INSETS_KEPT && oldest !== undefined) kept.delete(oldest);
    return file;
  };
}

async function send(request: Request, response: Response, file: ServedFile, type: string): Promise<void> {
  // Asked one by one: browsers name gzip first and mean no preference by it.
  const encoding = (['br', 'gzip'] as const).find(known => request.acceptsEncodings(known)) ?? 'identity';
  response.set({ 'Cache-Control': CACHE, ETag: await file.tag(encoding), Vary: 'Accept-Encoding' });
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  if (encoding !== 'identity') response.set('Content-Encoding', encoding);
  response.type(type).send(await file.body(encoding));
}

function refuse(request: Request, response: Response, code: ErrorCode, words: Words, path?: string): void {
  const language = request.acceptsLanguages(...LANGUAGES);
  const message = words[LANGUAGES.find(known => known === language) ?? 'en'];
  response.status(STATUS[code]).json({ ok: false, error: { code, message, ...(path === undefined ? {} : { path }) } });
}
