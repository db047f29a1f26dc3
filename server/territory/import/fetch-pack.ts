import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { BOUNDARY_FILES } from '../../../shared/territory/pack.ts';
import { zonesAt } from '../../../shared/territory/reference.ts';
import { loadPack, USUAL_ATTRIBUTION } from '../load.ts';
import { layerFromOverpass, overpassQuery, RECIPES, withLines } from './osm-layers.ts';
import { boundariesFromUrbis } from './urbis.ts';

export interface PackSources {
  /** The whole address of UrbIS's municipalities. */
  readonly urbis: string;
  /** Overpass servers, asked in turn until one answers. */
  readonly overpass: readonly string[];
}

export interface PackOrder {
  readonly sources: PackSources;
  /** The pack becomes its `territory/`. */
  readonly dataFolder: string;
  /** ISO instant: the police zones of that day, and what `territory.json` says. */
  readonly now: string;
  /** Told before each question, since they last. */
  readonly progress: (what: string) => void;
  /** Milliseconds before an answer is given up. */
  readonly patience: number;
  /** Milliseconds between two questions to Overpass: it asks its guests not to hurry. */
  readonly pause: number;
}

/**
 * Fetches boundaries and layers and puts them in place of the data folder's pack, all or nothing: written beside it, read
 * back by the same check as at start, then renamed.
 * @returns the folder of the pack.
 * @throws when a source is out of reach or answers something else; then nothing has changed.
 */
export async function fetchPack(order: PackOrder): Promise<string> {
  const { sources, dataFolder, now, progress, patience, pause } = order;
  await mkdir(dataFolder, { recursive: true });
  const draft = await mkdtemp(join(dataFolder, '.territory-'));
  try {
    progress('UrbIS');
    const boundaries = boundariesFromUrbis(await askJson(sources.urbis, patience), zonesAt(now));
    const layers = new Map<string, FeatureCollection>();
    for (const recipe of RECIPES) {
      progress(`OpenStreetMap: ${recipe.name}`);
      const answer = await askFirst(sources.overpass, overpassQuery(recipe), patience);
      layers.set(recipe.name, layerFromOverpass(recipe, answer));
      await new Promise(done => setTimeout(done, pause));
    }
    const [stations, lines] = [layers.get('metro_stations'), layers.get('metro_lines')];
    if (stations && lines) layers.set('metro_stations', withLines(stations, lines));

    await mkdir(join(draft, 'layers'));
    const write = (name: string, value: unknown) => writeFile(join(draft, name), JSON.stringify(value));
    for (const name of BOUNDARY_FILES) await write(`${name}.geojson`, boundaries[name]);
    for (const [name, layer] of layers) await write(`layers/${name}.geojson`, layer);
    await write('territory.json', { attribution: USUAL_ATTRIBUTION, fetchedAt: now, sources });
    loadPack(draft);
    return await putInPlace(draft, dataFolder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/** The last pack steps aside before the new one takes its name, and comes back should that fail. */
async function putInPlace(draft: string, dataFolder: string): Promise<string> {
  const folder = join(dataFolder, 'territory');
  const aside = `${draft}-last`;
  const hadOne = existsSync(folder);
  if (hadOne) await rename(folder, aside);
  try {
    await rename(draft, folder);
  } catch (error) {
    if (hadOne) await rename(aside, folder);
    throw error;
  }
  await rm(aside, { recursive: true, force: true });
  return folder;
}

/** Overpass wants to know who asks. */
const HEADERS = { 'user-agent': 'Belfry territory import', accept: 'application/json' };

async function askJson(url: string, patience: number, body?: URLSearchParams): Promise<unknown> {
  const answer = await fetch(url, {
    ...(body ? { method: 'POST', body } : {}),
    headers: HEADERS,
    signal: AbortSignal.timeout(patience),
  });
  if (!answer.ok) throw new Error(`${new URL(url).host} answered ${answer.status}`);
  return answer.json();
}

async function askFirst(servers: readonly string[], query: string, patience: number): Promise<unknown> {
  let last: unknown = new RangeError('no Overpass server is given');
  for (const server of servers) {
    try {
      return await askJson(server, patience, new URLSearchParams({ data: query }));
    } catch (error) {
      last = error;
    }
  }
  throw last;
}
