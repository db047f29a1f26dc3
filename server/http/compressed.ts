import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';

/** Flat names alone: what could leave the folder is left to whoever serves files. */
const TEXT = /^\/[\w-][\w.-]*\.(js|css|svg|json)$/;
/** Of brotli, for what is compressed once: the most, but for the map's engine, which would take seconds at it. */
const onceQuality = ({ length }: Buffer): number => (length < 256_000 ? 11 : 9);
/** Of brotli, for what is compressed at each request: under a millisecond for a room of 20 kB. */
const FAST = 4;
const PACK = {
  br: (bytes: Buffer, quality: number) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }) as Promise<Buffer>,
  gzip: (bytes: Buffer, quality: number) => promisify(gzip)(bytes, { level: quality }) as Promise<Buffer>,
} as const;
const MOST = { br: 11, gzip: 9 } as const;
/** The better of what the asker takes. */
const encodingOf = (request: Request): keyof typeof PACK | undefined =>
  (['br', 'gzip'] as const).find(each => request.acceptsEncodings(each));

/**
 * Texts of a folder compressed, each once, when it is first asked for, and kept: their names carry their content, so
 * they never change. Everything else, and whoever takes nothing compressed, is left to the next.
 */
export function compressedFiles(folder: string, cacheControl: string): RequestHandler {
  const kept = new Map<string, Promise<Buffer>>();
  return async (request, response, next) => {
    if (!TEXT.test(request.path) || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
    response.vary('Accept-Encoding');
    const encoding = encodingOf(request);
    if (!encoding) return next();
    const name = `${encoding} ${request.path}`;
    const packed =
      kept.get(name) ??
      readFile(join(folder, request.path)).then(bytes =>
        PACK[encoding](bytes, Math.min(onceQuality(bytes), MOST[encoding])),
      );
    kept.set(name, packed);
    try {
      const bytes = await packed;
      response.set({ 'Content-Encoding': encoding, 'Cache-Control': cacheControl });
      response.type(extname(request.path)).send(bytes);
    } catch {
      kept.delete(name);
      next();
    }
  };
}

/** A line of a mobile network carries this in one packet: smaller is not faster. */
const ONE_PACKET = 1_400;

/** Answers with JSON, compressed where it is worth it: a phone on a bad line waits for the room above all else. */
export async function sendPacked(request: Request, response: Response, value: unknown): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(value));
  const encoding = bytes.length > ONE_PACKET ? encodingOf(request) : undefined;
  const packed = encoding ? await PACK[encoding](bytes, FAST) : bytes;
  response.vary('Accept-Encoding');
  if (encoding) response.setHeader('Content-Encoding', encoding);
  response.type('application/json').send(packed);
}
