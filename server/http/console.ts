import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { compressedFiles } from './compressed.ts';

/** The pages of the console: one shell, that reads its address itself. */
const PAGES = [
  '/',
  '/wall/:screen',
  '/alerts/:id',
  '/decisions/:id',
  '/rounds/:id',
  '/tasks/:id',
  '/rooms/:id',
  '/sign-in',
  '/legend',
];

/** The built console. Assets carry their hash in the name and never change; everything else is asked for anew. */
export function consoleRoutes(folder: string, notBuilt: RequestHandler): Router {
  const routes = Router();
  const shell = join(folder, 'index.html');
  routes.get(PAGES, (_request, response, next) => {
    if (!existsSync(shell)) return next();
    response.sendFile(shell, { cacheControl: false, headers: { 'Cache-Control': 'no-cache' } });
  });
  routes.get(PAGES, notBuilt);
  const assets = join(folder, 'assets');
  routes.use('/assets', compressedFiles(assets, 'public, max-age=31536000, immutable'));
  routes.use('/assets', express.static(assets, { immutable: true, maxAge: '1y', index: false }));
  routes.use(
    express.static(folder, {
      index: false,
      redirect: false,
      cacheControl: false,
      setHeaders(response, path) {
        response.setHeader('Cache-Control', 'no-cache');
        if (path.endsWith('/sw.js')) response.setHeader('Service-Worker-Allowed', '/');
      },
    }),
  );
  return routes;
}
