import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import type { z } from 'zod';
import { FACILITY_LAYERS } from '../../shared/territory/facilities.ts';
import {
  type Attribution,
  BOUNDARY_FILES,
  communesSchema,
  facilityLayerSchema,
  LAYER_NAMES,
  type LayerName,
  labelsSchema,
  manifestSchema,
  regionSchema,
  type TerritoryLevel,
  type TerritoryPack,
  zonesSchema,
} from '../../shared/territory/pack.ts';
import { schematicPack } from '../../shared/territory/schematic.ts';
import { SCHEMATIC_LAYERS } from '../../shared/territory/schematic-layers.ts';
import { createServedFile, type ServedFile } from './served-file.ts';

/** A pack that cannot be used: names the file and the reason. `message` is English, `inAll` the three languages. */
export class BrokenPack extends Error {
  readonly file: string;
  readonly reason: string;
  readonly inAll: Attribution;
  constructor(file: string, reason: string) {
    const inAll = {
      fr: `Le pack territorial est inutilisable : ${file} : ${reason}`,
      nl: `Het grondgebiedpakket is onbruikbaar: ${file}: ${reason}`,
      en: `The territory pack cannot be used: ${file}: ${reason}`,
    };
    super(inAll.en);
    this.name = 'BrokenPack';
    this.file = file;
    this.reason = reason;
    this.inAll = inAll;
  }
}

/** The territory in use and the files by which the map draws it. */
export interface LoadedTerritory {
  readonly level: TerritoryLevel;
  readonly pack: TerritoryPack;
  /** The folder it came from; absent for the schematic. */
  readonly folder?: string;
  /** By path under `/territory/`: `communes.geojson`, `layers/green.geojson` … */
  readonly files: ReadonlyMap<string, ServedFile>;
  /** Packs that were found and passed over since they are broken: to be told to whoever runs the server. */
  readonly passedOver: readonly BrokenPack[];
}

export interface TerritoryPlaces {
  /** `BELFRY_TERRITORY`: where given it must be good, else the start stops. */
  readonly folder?: string | undefined;
  /** The data folder; its `territory/` is what `npm run territory` writes. */
  readonly dataFolder: string;
  /** The checkout; `../shared/territory` beside it serves development. */
  readonly checkout: string;
}

/** Where a pack without `territory.json` comes from: the one open source there is for the Region, and OpenStreetMap. */
export const USUAL_ATTRIBUTION: Attribution = {
  fr: 'Réalisé avec Brussels UrbIS®© – Distribution & Copyright CIRB (Paradigm) · © les contributeurs d’OpenStreetMap',
  nl: 'Verwezenlijkt door middel van Brussels UrbIS®© – Verdeling & Copyright CIBG (Paradigm) · © OpenStreetMap-bijdragers',
  en: 'Realized by means of Brussels UrbIS®© – Distribution & Copyright CIRB (Paradigm) · © OpenStreetMap contributors',
};

/**
 * Finds the territory: the folder given, else the data folder's, else the one beside the checkout, else the schematic.
 * Reads the four boundary files only (some 50 ms); layers are read when they are asked for.
 * @throws BrokenPack when the folder that was given is absent or broken.
 */
export function loadTerritory({ folder, dataFolder, checkout }: TerritoryPlaces): LoadedTerritory {
  if (folder !== undefined) return loadPack(folder);
  const passedOver: BrokenPack[] = [];
  for (const place of [join(dataFolder, 'territory'), join(checkout, '..', 'shared', 'territory')]) {
    if (!existsSync(place)) continue;
    try {
      return { ...loadPack(place), passedOver };
    } catch (error) {
      if (!(error instanceof BrokenPack)) throw error;
      passedOver.push(error);
    }
  }
  return { ...schematic(), passedOver };
}

/** Reads and checks one pack. @throws BrokenPack with the file and the reason. */
export function loadPack(folder: string): LoadedTerritory {
  const layers = layersIn(folder);
  const pack: TerritoryPack = {
    level: 'official',
    attribution: existsSync(join(folder, 'territory.json'))
      ? checked(folder, 'territory.json', manifestSchema).attribution
      : USUAL_ATTRIBUTION,
    communes: checked(folder, 'communes.geojson', communesSchema),
    zones: checked(folder, 'police_zones.geojson', zonesSchema),
    region: checked(folder, 'region.geojson', regionSchema),
    labels: checked(folder, 'communes_labels.geojson', labelsSchema),
    layers,
    facilityLayers: facilityLayersIn(folder, layers),
  };
  const paths = [...BOUNDARY_FILES.map(name => `${name}.geojson`), ...layers.map(layerPath)];
  const files = new Map(paths.map(path => [path, createServedFile(() => readFile(join(folder, path)))]));
  return { level: 'official', pack, folder, files: withEmptyLayers(files), passedOver: [] };
}

const layerPath = (name: LayerName) => `layers/${name}.geojson`;
const asFile = (collection: FeatureCollection) =>
  createServedFile(() => Promise.resolve(Buffer.from(JSON.stringify(collection))));

function layersIn(folder: string): LayerName[] {
  const place = join(folder, 'layers');
  const there = new Set(existsSync(place) ? readdirSync(place) : []);
  return LAYER_NAMES.filter(name => there.has(`${name}.geojson`));
}

/** Read at the start, unlike what is only drawn: some 150 kB. A layer that is broken stops the pack as a border would. */
function facilityLayersIn(folder: string, layers: readonly LayerName[]): NonNullable<TerritoryPack['facilityLayers']> {
  const names = Object.values(FACILITY_LAYERS).filter(name => layers.includes(name));
  return Object.fromEntries(names.map(name => [name, checked(folder, layerPath(name), facilityLayerSchema)]));
}

/** One map style serves every pack: a layer that a pack does not have is empty, not an error. */
function withEmptyLayers(files: Map<string, ServedFile>): Map<string, ServedFile> {
  for (const path of LAYER_NAMES.map(layerPath)) {
    if (!files.has(path)) files.set(path, asFile({ type: 'FeatureCollection', features: [] }));
  }
  return files;
}

function checked<Schema extends z.ZodType>(folder: string, name: string, schema: Schema): z.output<Schema> {
  const file = join(folder, name);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new BrokenPack(file, error instanceof Error ? error.message : String(error));
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  throw new BrokenPack(file, `${first?.path.join('.') || 'file'}: ${first?.message ?? 'not as expected'}`);
}

function schematic(): LoadedTerritory {
  const pack = schematicPack();
  const boundaries = {
    communes: pack.communes,
    police_zones: pack.zones,
    region: pack.region,
    communes_labels: pack.labels,
  } as const;
  const files = new Map<string, ServedFile>();
  for (const name of BOUNDARY_FILES) files.set(`${name}.geojson`, asFile(boundaries[name] as FeatureCollection));
  for (const name of LAYER_NAMES) files.set(layerPath(name), asFile(SCHEMATIC_LAYERS[name]));
  return { level: 'schematic', pack, files, passedOver: [] };
}
