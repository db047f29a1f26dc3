import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import express from 'express';
import type { FeatureCollection } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOUNDARY_FILES, LAYER_NAMES } from '../../shared/territory/pack.ts';
import { schematicPack } from '../../shared/territory/schematic.ts';
import { INSET_PATHS, type Inset } from './inset.ts';
import { BrokenPack, type LoadedTerritory, loadTerritory } from './load.ts';
import { territoryRoutes } from './routes.ts';

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const official = join(checkout, '..', 'shared', 'territory');
const place = mkdtempSync(join(tmpdir(), 'belfry-territory-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** A pack on disk made of the schematic's own boundaries, as `npm run territory` would lay it out. */
function packIn(folder: string, manifest = true): string {
  mkdirSync(join(folder, 'layers'), { recursive: true });
  const pack = schematicPack();
  const files = {
    communes: pack.communes,
    police_zones: pack.zones,
    region: pack.region,
    communes_labels: pack.labels,
  };
  for (const name of BOUNDARY_FILES) writeFileSync(join(folder, `${name}.geojson`), JSON.stringify(files[name]));
  if (manifest) {
    const attribution = { fr: 'Source', nl: 'Bron', en: 'Origin' };
    writeFileSync(join(folder, 'territory.json'), JSON.stringify({ attribution, made: '2026-11-23' }));
  }
  writeFileSync(join(folder, 'layers', 'green.geojson'), '{"type":"FeatureCollection","features":[]}');
  writeFileSync(join(folder, 'layers', 'secret.geojson'), '{}');
  return folder;
}
const nowhere = join(place, 'nowhere', 'checkout');

describe('loading the territory', () => {
  it('[room.5] takes the folder given, else the data folder, else the one beside the checkout, else the schematic', () => {
    const given = packIn(join(place, 'given'));
    const data = join(place, 'data');
    const beside = packIn(join(place, 'beside', 'shared', 'territory'));
    const checkoutBeside = join(place, 'beside', 'main');
    expect(loadTerritory({ dataFolder: data, checkout: nowhere })).toMatchObject({
      level: 'schematic',
      passedOver: [],
    });
    expect(loadTerritory({ dataFolder: data, checkout: checkoutBeside }).folder).toBe(beside);
    packIn(join(data, 'territory'));
    expect(loadTerritory({ dataFolder: data, checkout: checkoutBeside }).folder).toBe(join(data, 'territory'));
    expect(loadTerritory({ folder: given, dataFolder: data, checkout: checkoutBeside }).folder).toBe(given);
  });

  it('[room.5] a folder that is given and broken stops, and names file and reason in three languages', () => {
    const broken = packIn(join(place, 'broken'));
    const file = join(broken, 'communes.geojson');
    const whole = JSON.parse(readFileSync(file, 'utf8')) as FeatureCollection;
    writeFileSync(file, JSON.stringify({ ...whole, features: whole.features.slice(1) }));
    const load = () => loadTerritory({ folder: broken, dataFolder: place, checkout: nowhere });
    expect(load).toThrow(BrokenPack);
    expect(load).toThrow(/broken.communes\.geojson: file: each of the 19 communes/);
    try {
      load();
    } catch (error) {
      const { inAll } = error as BrokenPack;
      expect([inAll.fr, inAll.nl, inAll.en].every(text => text.includes('communes.geojson'))).toBe(true);
    }
  });

  it.each([
    ['is not there', (folder: string) => rmSync(join(folder, 'region.geojson')), /region\.geojson: ENOENT/],
    [
      'is cut off',
      (folder: string) => writeFileSync(join(folder, 'communes_labels.geojson'), '{"type":"Feat'),
      /communes_labels\.geojson: .*JSON/,
    ],
    [
      'is in Lambert metres',
      (folder: string) => {
        const file = join(folder, 'police_zones.geojson');
        writeFileSync(file, readFileSync(file, 'utf8').replace(/\[4\.\d+,50\.\d+\]/, '[149000,170000]'));
      },
      /police_zones\.geojson: features\.0\.geometry\.coordinates/,
    ],
    [
      'names an unknown commune',
      (folder: string) => {
        const file = join(folder, 'communes.geojson');
        writeFileSync(file, readFileSync(file, 'utf8').replace('"nis":"21001"', '"nis":"23002"'));
      },
      /communes\.geojson: features\.0\.properties\.nis/,
    ],
  ])('says which file %s', (name, harm, message) => {
    const folder = packIn(join(place, name.replaceAll(' ', '-')));
    harm(folder);
    expect(() => loadTerritory({ folder, dataFolder: place, checkout: nowhere })).toThrow(message);
  });

  it('passes over a broken pack of the data folder and says so', () => {
    const data = join(place, 'data-broken');
    packIn(join(data, 'territory'));
    writeFileSync(join(data, 'territory', 'region.geojson'), 'null');
    const { level, passedOver } = loadTerritory({ dataFolder: data, checkout: nowhere });
    expect(level).toBe('schematic');
    expect(passedOver[0]?.message).toMatch(/data-broken.territory.region\.geojson/);
  });

  it('shows where the data come from: the pack says, else the usual sources', () => {
    const said = loadTerritory({ folder: packIn(join(place, 'said')), dataFolder: place, checkout: nowhere });
    expect(said.pack.attribution).toEqual({ fr: 'Source', nl: 'Bron', en: 'Origin' });
    const usual = loadTerritory({ folder: packIn(join(place, 'usual'), false), dataFolder: place, checkout: nowhere });
    for (const text of Object.values(usual.pack.attribution)) expect(text).toMatch(/UrbIS.*OpenStreetMap/);
  });
});

/** Serves a territory and asks it as a browser does, without decoding the answer. */
async function serve(territory: LoadedTerritory) {
  const server: Server = createServer(express().disable('x-powered-by').use(territoryRoutes(territory)));
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const ask = (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path, headers }, answer => {
        const parts: Buffer[] = [];
        answer.on('data', part => parts.push(part));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
        );
      })
        .on('error', reject)
        .end();
    });
  return { ask, close: () => new Promise(done => server.close(done)) };
}

describe('serving the territory', () => {
  let served: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    served = await serve(
      loadTerritory({ folder: packIn(join(place, 'served')), dataFolder: place, checkout: nowhere }),
    );
  });
  afterAll(() => served.close());

  it('[room.5] tells level, attribution and layers', async () => {
    const { status, headers, body } = await served.ask('/territory/index.json');
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(JSON.parse(body.toString())).toEqual({
      level: 'official',
      attribution: { fr: 'Source', nl: 'Bron', en: 'Origin' },
      layers: ['green'],
      facilities: [],
    });
  });

  it('[room.5] serves every file of the style, precompressed as the reader takes it, and 304 when it has it', async () => {
    const plain = await served.ask('/territory/communes.geojson', { 'accept-encoding': 'identity' });
    const zipped = await served.ask('/territory/communes.geojson', { 'accept-encoding': 'gzip' });
    const brotli = await served.ask('/territory/communes.geojson', { 'accept-encoding': 'gzip, br' });
    expect(plain.headers['content-type']).toMatch(/^application\/geo\+json/);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.body)).toEqual(plain.body);
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body)).toEqual(plain.body);
    expect(new Set([plain, zipped, brotli].map(({ headers }) => headers.etag)).size).toBe(3);
    expect(plain.headers.vary).toMatch(/Accept-Encoding/);
    const tag = String(zipped.headers.etag);
    const again = await served.ask('/territory/communes.geojson', { 'accept-encoding': 'gzip', 'if-none-match': tag });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    for (const name of LAYER_NAMES) {
      const layer = await served.ask(`/territory/layers/${name}.geojson`);
      expect(layer.status, name).toBe(200);
      expect(JSON.parse(layer.body.toString()).type).toBe('FeatureCollection');
    }
  });

  it.each([
    '/territory/../package.json',
    '/territory/layers/..%2f..%2fterritory.json',
    '/territory/..%2fterritory.json',
    '/territory/%2e%2e/package.json',
    '/territory/territory.json',
    '/territory/layers/secret.geojson',
    '/territory/layers/communes.geojson',
    '/territory/green.geojson',
    '/territory/constructor',
  ])('[room.10] has no file %s', async path => {
    const { status, body } = await served.ask(path, { 'accept-language': 'nl-BE' });
    expect(status).toBe(404);
    expect(body.toString()).not.toContain('"made"');
  });

  it.each([
    ['bbox', '/territory/inset.json'],
    ['bbox', '/territory/inset.json?bbox='],
    ['bbox', '/territory/inset.json?bbox=4.3,50.8,4.4'],
    ['bbox', '/territory/inset.json?bbox=4.4,50.8,4.3,50.9'],
    ['bbox', '/territory/inset.json?bbox=4.3,50.9,4.4,50.8'],
    ['bbox', '/territory/inset.json?bbox=4.3,50.8,4.4,NaN'],
    ['bbox', '/territory/inset.json?bbox=4.3,50.8,4.4,1e9'],
    ['bbox', '/territory/inset.json?bbox=2.1,49.1,6.9,51.9'],
    ['bbox', '/territory/inset.json?bbox=4.35,50.8,4.351,50.9'],
    ['bbox', '/territory/inset.json?bbox=50.8,4.3,50.9,4.4'],
    ['bbox', '/territory/inset.json?bbox=4.3,50.8,4.4,50.9&bbox=4.3,50.8,4.4,50.9'],
    ['width', '/territory/inset.json?bbox=4.3,50.8,4.4,50.9&width=wide'],
    ['width', '/territory/inset.json?bbox=4.3,50.8,4.4,50.9&width=100000'],
    ['width', '/territory/inset.json?bbox=4.3,50.8,4.4,50.9&width=0'],
  ])('[room.10] refuses a bad %s, in the language of the reader: %s', async (path, url) => {
    const messages = new Set<string>();
    for (const language of ['fr-BE', 'nl', 'en']) {
      const { status, body } = await served.ask(url, { 'accept-language': language });
      expect(status).toBe(400);
      const { ok, error } = JSON.parse(body.toString());
      expect({ ok, code: error.code, path: error.path }).toEqual({ ok: false, code: 'invalid', path });
      messages.add(error.message);
    }
    expect(messages.size).toBe(3);
  });
});

const MADOU = 'bbox=4.3513,50.8405,4.3869,50.8585&width=390';

describe('the inset for the phone', () => {
  const draw = async (territory: LoadedTerritory, query: string) => {
    const { ask, close } = await serve(territory);
    const { status, body } = await ask(`/territory/inset.json?${query}`);
    await close();
    expect(status).toBe(200);
    return { inset: JSON.parse(body.toString()) as Inset, zipped: gzipSync(body).length };
  };
  /** Every point of a path, absolute. */
  const pointsOf = (data: string) => {
    const points: [number, number][] = [];
    for (const [, x0, y0, rest = ''] of data.matchAll(/M(-?\d+) (-?\d+)l([^Mz]*)/g)) {
      let [x, y] = [Number(x0), Number(y0)];
      points.push([x, y]);
      const steps = [...rest.matchAll(/-?\d+/g)].map(Number);
      for (let i = 0; i < steps.length; i += 2) {
        [x, y] = [x + (steps[i] ?? 0), y + (steps[i + 1] ?? 0)];
        points.push([x, y]);
      }
    }
    return points;
  };

  it('[room.7] draws the surroundings of a pin on the schematic, cut to the box, in whole units', async () => {
    const { inset } = await draw(loadTerritory({ dataFolder: place, checkout: nowhere }), MADOU);
    expect(inset.level).toBe('schematic');
    expect(inset.size.x).toBe(780);
    expect(inset.size.y).toBeGreaterThan(600);
    for (const name of Object.keys(inset.paths)) expect(INSET_PATHS).toContain(name);
    for (const name of ['land', 'trunk', 'metro', 'communes'] as const) expect(inset.paths[name], name).toBeTruthy();
    for (const data of Object.values(inset.paths)) {
      expect(data).toMatch(/^(M-?\d+ -?\d+l[-\d ]+z?)+$/);
      for (const [x, y] of pointsOf(data ?? '')) {
        expect(Math.min(x, y, inset.size.x - x, inset.size.y - y)).toBeGreaterThanOrEqual(-13);
      }
    }
    expect(inset.stations.map(({ fr }) => fr)).toContain('Madou');
    expect(inset.communes).toEqual([expect.objectContaining({ nis: '21014', nl: 'Sint-Joost-ten-Node' })]);
  });

  it('puts things where they are: the station lies on the metro line, by the same rule as any pin', async () => {
    const { inset } = await draw(loadTerritory({ dataFolder: place, checkout: nowhere }), MADOU);
    const artsLoi = inset.stations.find(({ fr }) => fr === 'Arts-Loi');
    const near = pointsOf(inset.paths.metro ?? '').map(([x, y]) =>
      Math.hypot(x - (artsLoi?.x ?? 0), y - (artsLoi?.y ?? 0)),
    );
    expect(Math.min(...near)).toBeLessThan(10);
    const [west, south, east, north] = inset.bbox;
    const x = ((4.369 - west) / (east - west)) * inset.size.x;
    const y = ((north - 50.8456) / (north - south)) * inset.size.y;
    expect(Math.hypot(x - (artsLoi?.x ?? 0), y - (artsLoi?.y ?? 0))).toBeLessThan(40);
  });

  it('[room.7] is at most 12 kB gzipped for 2.5 km at 390 px on the official pack', async () => {
    if (!existsSync(join(official, 'communes.geojson'))) {
      console.warn(
        'NO OFFICIAL TERRITORY beside the checkout: the size of the inset is checked on the schematic alone.',
      );
      const { zipped } = await draw(loadTerritory({ dataFolder: place, checkout: nowhere }), MADOU);
      return expect(zipped).toBeLessThan(2_000);
    }
    const territory = loadTerritory({ folder: official, dataFolder: place, checkout: nowhere });
    const { inset, zipped } = await draw(territory, MADOU);
    expect(inset.paths.minor?.length).toBeGreaterThan(1_000);
    expect(zipped).toBeGreaterThan(1_000);
    expect(zipped).toBeLessThanOrEqual(12_000);
  });

  it('outside the Region there is nothing to draw, and no error', async () => {
    const { inset } = await draw(loadTerritory({ dataFolder: place, checkout: nowhere }), 'bbox=4.7,50.87,4.72,50.88');
    expect(inset).toMatchObject({ paths: {}, stations: [], communes: [] });
  });
});

it('a pack that has all layers is copied as it is: no file is changed on the way', async () => {
  const source = packIn(join(place, 'source'));
  const copy = join(place, 'copy');
  cpSync(source, copy, { recursive: true });
  const territory = loadTerritory({ folder: copy, dataFolder: place, checkout: nowhere });
  for (const name of BOUNDARY_FILES) {
    const body = await territory.files.get(`${name}.geojson`)?.body('identity');
    expect(body).toEqual(readFileSync(join(source, `${name}.geojson`)));
  }
});
