import type { Router } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';

/** Fonts and style of the page of a link are no interface. */
const NO_INTERFACE = /\.(woff2|css)$/;
/** Asked by browsers before a request of another page, and answered for every path alike. */
const OF_BROWSERS = ['options', 'head'];

/** Method and path of each route of a router, its parameters by position alone. */
const routesOf = (router: Router): string[] =>
  router.stack.flatMap(({ route }) => {
    if (!route) return [];
    const methods = new Set(route.stack.map(({ method }) => method ?? 'all'));
    return [route.path].flat().flatMap(path => {
      const shown = path.replaceAll(/:\w+/g, '{}');
      return NO_INTERFACE.test(path) ? [] : [...methods].map(method => `${method} ${shown}`);
    });
  });

describe('[room.4] the document of the interface', () => {
  let test: TestBelfry;
  beforeAll(async () => {
    test = await startTestBelfry({ pictures: false });
  });
  afterAll(() => test.stop());

  it('tells of every route of every part, and of none that is not there', () => {
    const wrong = test.belfry.mounted.flatMap(({ path, router, operations }) => {
      const told = Object.entries(operations).flatMap(([below, methods]) =>
        Object.keys(methods).map(method => `${method} ${below.replaceAll(/\{\w+\}/g, '{}')}`),
      );
      const there = routesOf(router).filter(route => !OF_BROWSERS.some(method => route.startsWith(method)));
      const isTold = (route: string) =>
        told.includes(route) || (route.startsWith('all ') && told.some(each => each.endsWith(route.slice(3))));
      const isThere = (route: string) => there.includes(route) || there.includes(route.replace(/^\w+/, 'all'));
      return [
        ...there.filter(route => !isTold(route)).map(route => `${path}: ${route} is not told of`),
        ...told.filter(route => !isThere(route)).map(route => `${path}: ${route} is not there`),
      ];
    });
    expect(wrong).toEqual([]);
    expect(test.belfry.mounted.length).toBeGreaterThan(10);
  });

  it('[video.7] names what a gateway of a drone may post, by the schema that checks it', async () => {
    const { paths } = (await test.request('/api/openapi.json')).body as { paths: Record<string, Path> };
    const posted = paths['/api/drones/telemetry']?.post?.requestBody?.content['application/json']?.schema;
    expect(posted).toMatchObject({ required: ['longitude', 'latitude'], additionalProperties: false });
    expect(Object.keys(paths['/api/drones/{feed}/token'] ?? {})).toEqual(['post', 'delete']);
  });
});

interface Path {
  readonly post?: { readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> } };
}
