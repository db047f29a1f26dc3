import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FeatureCollection } from 'geojson';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { areaSquareKm } from '../../../shared/territory/geodesy.ts';
import { createLocator } from '../../../shared/territory/locate.ts';
import { type Area, communesSchema, labelsSchema, regionSchema, zonesSchema } from '../../../shared/territory/pack.ts';
import { zonesAt } from '../../../shared/territory/reference.ts';
import { schematicPack } from '../../../shared/territory/schematic.ts';
import { loadTerritory } from '../load.ts';
import { fetchPack } from './fetch-pack.ts';
import { asArea, bothNames, elementsOf } from './osm.ts';
import { layerFromOverpass, overpassQuery, RECIPES, withLines } from './osm-layers.ts';
import { boundariesFromUrbis } from './urbis.ts';

const TODAY = '2026-11-23T12:00:00Z';
const zones = zonesAt(TODAY);
const checkout = fileURLToPath(new URL('../../..', import.meta.url));
const recipe = (name: string) => {
  const found = RECIPES.find(candidate => candidate.name === name);
  if (!found) throw new Error(`no recipe for ${name}`);
  return found;
};

/** The shape of UrbIS's answer: its own field names, rings wound clockwise, far too many decimals. */
function urbisAnswer(communes: FeatureCollection<Area, { nis: string }> = schematicPack().communes) {
  return {
    type: 'FeatureCollection',
    totalFeatures: communes.features.length,
    features: communes.features.map(({ geometry, properties }) => ({
      type: 'Feature',
      id: `Municipalities.${properties.nis}`,
      geometry: {
        type: 'MultiPolygon',
        coordinates: (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map(rings =>
          rings.map(ring => ring.map(([x = 0, y = 0]) => [x + 1e-9, y - 1e-9]).reverse()),
        ),
      },
      properties: { NISCODE: Number(properties.nis), NAMEFRE: 'X', NAMEDUT: 'Y', POLICEZONE: '0' },
    })),
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4326' } },
  };
}

describe('boundaries out of UrbIS', () => {
  it('[room.5] makes a pack that the start accepts, with names and zones of the reference', () => {
    const made = boundariesFromUrbis(urbisAnswer(), zones);
    const communes = communesSchema.parse(made.communes);
    expect(zonesSchema.safeParse(made.police_zones).error).toBeUndefined();
    expect(regionSchema.safeParse(made.region).error).toBeUndefined();
    expect(communes.features.find(({ properties }) => properties.nis === '21007')?.properties).toEqual({
      nis: '21007',
      name_fr: 'Forest',
      name_nl: 'Vorst',
      police_zone: '5341',
    });
    const locator = createLocator({ communes, level: 'official' });
    for (const { geometry, properties } of labelsSchema.parse(made.communes_labels).features) {
      expect(locator.at(geometry.coordinates).communes).toEqual([properties.nis]);
    }
  });

  it('[room.5] zones and Region are the communes taken together: same surface, one part, hole kept', () => {
    const pack = schematicPack();
    const made = boundariesFromUrbis(urbisAnswer(), zones);
    const size = (collection: FeatureCollection, i: number) => areaSquareKm(collection.features[i]?.geometry as Area);
    pack.zones.features.forEach((zone, i) => {
      expect(size(made.police_zones, i)).toBeCloseTo(areaSquareKm(zone.geometry), 3);
    });
    const polbru = made.police_zones.features[0]?.geometry as Area;
    expect([polbru.type, polbru.coordinates.length]).toEqual(['Polygon', 2]);
    expect((made.region.features[0]?.geometry as Area).coordinates).toHaveLength(1);
  });

  it('agrees with the official pack beside the checkout, where there is one', () => {
    const file = (name: string) => join(checkout, '..', 'shared', 'territory', `${name}.geojson`);
    if (!existsSync(file('communes.full'))) {
      console.warn('NO OFFICIAL TERRITORY beside the checkout: the import is tested on the schematic alone.');
      return;
    }
    const read = (name: string) => JSON.parse(readFileSync(file(name), 'utf8')) as FeatureCollection;
    const made = boundariesFromUrbis(urbisAnswer(communesSchema.parse(read('communes.full'))), zones);
    const expected = zonesSchema.parse(read('police_zones.full'));
    for (const { geometry, properties } of expected.features) {
      const mine = made.police_zones.features.find(feature => feature.properties?.zone === properties.zone);
      expect(areaSquareKm(mine?.geometry as Area), properties.zone).toBeCloseTo(areaSquareKm(geometry), 3);
    }
  });

  it('refuses an answer that is not the nineteen communes', () => {
    const answer = urbisAnswer();
    expect(() => boundariesFromUrbis({ ...answer, features: answer.features.slice(1) }, zones)).toThrow(
      /21001 is missing/,
    );
    expect(() =>
      boundariesFromUrbis({ ...answer, features: [{ ...answer.features[0], properties: {} }] }, zones),
    ).toThrow();
    expect(() => boundariesFromUrbis({ error: 'maintenance' }, zones)).toThrow();
  });
});

const at = (lat: number, lon: number) => ({ lat, lon });
const SQUARE = [at(50.84, 4.35), at(50.84, 4.36), at(50.85, 4.36), at(50.85, 4.35)] as const;
const [SW, SE, NE, NW] = SQUARE;
const ANSWERS: Readonly<Record<string, readonly object[]>> = {
  roads_main: [
    {
      type: 'way',
      id: 1,
      tags: { highway: 'primary', name: 'Rue Royale - Koningsstraat', ref: 'N21' },
      geometry: [SW, SE],
    },
    {
      type: 'way',
      id: 2,
      tags: { highway: 'trunk', tunnel: 'yes', 'name:fr': 'Tunnel', 'name:nl': 'Tunnel' },
      geometry: [SE, NE],
    },
    { type: 'way', id: 3, tags: { highway: 'trunk' }, geometry: [SE, null] },
  ],
  green: [
    { type: 'way', id: 4, tags: { leisure: 'park', name: 'Parc' }, geometry: [SW, NW, NE, SE, SW] },
    {
      type: 'relation',
      id: 5,
      tags: { landuse: 'forest' },
      members: [
        { type: 'way', role: 'outer', geometry: [SW, SE, NE] },
        { type: 'way', role: 'outer', geometry: [SW, NW, NE] },
        {
          type: 'way',
          role: 'inner',
          geometry: [at(50.844, 4.354), at(50.844, 4.356), at(50.846, 4.356), at(50.844, 4.354)],
        },
      ],
    },
    { type: 'way', id: 6, tags: { natural: 'wood' }, geometry: [SW, SE, NE] },
  ],
  hospitals: [
    { type: 'way', id: 7, center: at(50.8501, 4.3601), tags: { name: 'Clinique', emergency: 'yes', operator: 'H' } },
    { type: 'node', id: 8, lat: 50.85, lon: 4.36, tags: {} },
  ],
  metro_lines: [
    {
      type: 'relation',
      id: 9,
      tags: { ref: '6', colour: '#0066A3' },
      members: [{ type: 'way', role: '', geometry: [SW, SE] }],
    },
    {
      type: 'relation',
      id: 10,
      tags: { ref: '6', colour: '#0066A3' },
      members: [
        { type: 'way', role: '', geometry: [SW, SE, NE] },
        { type: 'way', role: 'platform', geometry: [NW, NE] },
        { type: 'node', role: 'stop' },
      ],
    },
  ],
  metro_stations: [{ type: 'node', id: 11, lat: 50.8401, lon: 4.3601, tags: { name: 'Arts-Loi - Kunst-Wet' } }],
};

describe('layers out of OpenStreetMap', () => {
  const layer = (name: string) => layerFromOverpass(recipe(name), { elements: ANSWERS[name] ?? [] });

  it('makes roads with class, names, number and tunnel; a line of one point is none', () => {
    expect(layer('roads_main').features.map(({ properties }) => properties)).toEqual([
      { class: 'primary', name_fr: 'Rue Royale', name_nl: 'Koningsstraat', ref: 'N21', tunnel: 0 },
      { class: 'trunk', name_fr: 'Tunnel', name_nl: 'Tunnel', ref: '', tunnel: 1 },
    ]);
  });

  it('makes areas of closed ways and of relations whose ways must be joined and turned, holes included', () => {
    const [park, forest, ...more] = layer('green').features;
    expect(more).toEqual([]);
    expect(park?.properties).toEqual({ kind: 'park', name_fr: 'Parc', name_nl: 'Parc' });
    expect(forest?.properties?.kind).toBe('forest');
    expect(forest?.geometry.type).toBe('Polygon');
    const [outer, hole] = forest?.geometry.type === 'Polygon' ? forest.geometry.coordinates : [];
    expect(outer).toHaveLength(5);
    expect(hole).toHaveLength(4);
    expect(areaSquareKm(park?.geometry as Area)).toBeGreaterThan(areaSquareKm(forest?.geometry as Area));
    expect(asArea({ type: 'relation', id: 1, members: [] })).toBeUndefined();
  });

  it('makes places of points and of the centres of buildings', () => {
    expect(layer('hospitals').features.map(({ properties, geometry }) => [properties, geometry])).toEqual([
      [
        { kind: 'hospital', name_fr: 'Clinique', name_nl: 'Clinique', operator: 'H', emergency: true },
        { type: 'Point', coordinates: [4.3601, 50.8501] },
      ],
      [
        { kind: 'hospital', name_fr: '', name_nl: '', emergency: false },
        { type: 'Point', coordinates: [4.36, 50.85] },
      ],
    ]);
  });

  it('keeps one way of each metro line, without platforms, and tells stations their lines', () => {
    const lines = layer('metro_lines');
    expect(lines.features).toHaveLength(1);
    expect(lines.features[0]?.geometry).toEqual({
      type: 'MultiLineString',
      coordinates: [
        [
          [4.35, 50.84],
          [4.36, 50.84],
          [4.36, 50.85],
        ],
      ],
    });
    expect(withLines(layer('metro_stations'), lines).features[0]?.properties).toEqual({
      kind: 'metro_station',
      name_fr: 'Arts-Loi',
      name_nl: 'Kunst-Wet',
      lines: ['6'],
    });
  });

  it('takes names as tagged, else as Brussels writes them', () => {
    expect(bothNames({ name: 'A - B', 'name:nl': 'C' })).toEqual({ name_fr: 'A', name_nl: 'C' });
    expect(bothNames({})).toEqual({ name_fr: '', name_nl: '' });
  });

  it('refuses an answer that the server cut short, and one that is no answer', () => {
    expect(() => elementsOf({ elements: [], remark: 'runtime error: Query timed out' })).toThrow(/timed out/);
    expect(() => elementsOf('<html>')).toThrow();
  });
});

describe('npm run territory', () => {
  let folder: string;
  let servers: Server[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'belfry-import-'));
  });
  afterEach(async () => {
    await Promise.all(servers.map(server => new Promise(done => server.close(done))));
    servers = [];
    rmSync(folder, { recursive: true, force: true });
  });
  afterAll(() => expect(servers).toEqual([]));

  /** A server that answers as UrbIS and Overpass do, until it breaks. */
  async function source(broken?: string): Promise<string> {
    const server = createServer((request, response) => {
      let asked = '';
      request.on('data', part => {
        asked += part;
      });
      request.on('end', () => {
        const query = new URLSearchParams(asked).get('data');
        const name = query === null ? 'urbis' : RECIPES.find(r => overpassQuery(r) === query)?.name;
        if (name === undefined || name === broken) return response.writeHead(504).end('busy');
        response.end(JSON.stringify(name === 'urbis' ? urbisAnswer() : { elements: ANSWERS[name] ?? [] }));
      });
    });
    servers.push(server);
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }
  const order = (urbis: string, overpass: string[]) => ({
    sources: { urbis, overpass },
    dataFolder: folder,
    now: TODAY,
    progress: () => {},
    patience: 10_000,
    pause: 0,
  });

  it('[room.5] writes a whole pack with its attribution, which the next start takes', async () => {
    const [good, busy] = [await source(), await source('green')];
    mkdirSync(join(folder, 'territory'));
    writeFileSync(join(folder, 'territory', 'old'), '');
    await fetchPack(order(good, [busy, good]));
    expect(readdirSync(folder)).toEqual(['territory']);
    expect(existsSync(join(folder, 'territory', 'old'))).toBe(false);
    const loaded = loadTerritory({ dataFolder: folder, checkout: join(folder, 'none', 'none') });
    expect(loaded).toMatchObject({ level: 'official', folder: join(folder, 'territory'), passedOver: [] });
    expect(loaded.pack.attribution.nl).toMatch(/UrbIS.*OpenStreetMap/);
    expect(loaded.pack.layers).toHaveLength(RECIPES.length);
    const green = await loaded.files.get('layers/green.geojson')?.body('identity');
    expect(JSON.parse(String(green)).features).toHaveLength(2);
  });

  it('[room.5] a source that fails half-way changes nothing and leaves nothing behind', async () => {
    mkdirSync(join(folder, 'territory'));
    writeFileSync(join(folder, 'territory', 'old'), 'kept');
    const [good, busy] = [await source(), await source('green')];
    await expect(fetchPack(order(good, [busy]))).rejects.toThrow(/504/);
    await expect(fetchPack(order(`${good}?`, ['http://127.0.0.1:1/']))).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['territory']);
    expect(readFileSync(join(folder, 'territory', 'old'), 'utf8')).toBe('kept');
  });

  it('[room.5] out of reach it says so in three languages and ends with 1', async () => {
    const program = spawn(
      process.execPath,
      [
        join(checkout, 'scripts', 'territory.ts'),
        '--urbis',
        'http://127.0.0.1:1/wfs',
        '--overpass',
        'http://127.0.0.1:1/',
      ],
      { env: { ...process.env, BELFRY_DATA: join(folder, 'data') }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let said = '';
    program.stderr.on('data', part => {
      said += part;
    });
    const code = await new Promise(done => program.on('close', done));
    expect(code).toBe(1);
    expect(said).toMatch(/Rien n’a changé/);
    expect(said).toMatch(/Er is niets veranderd/);
    expect(said).toMatch(/Nothing has changed/);
    expect(readdirSync(join(folder, 'data'))).toEqual([]);
  });
});
