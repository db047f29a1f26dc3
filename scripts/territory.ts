import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fetchPack } from '../server/territory/import/fetch-pack.ts';
import { OVERPASS } from '../server/territory/import/osm-layers.ts';
import { URBIS_WFS } from '../server/territory/import/urbis.ts';

/**
 * `npm run territory`: fetches the official boundaries (UrbIS, of the Region) and the map's layers (OpenStreetMap) into the
 * data folder's `territory/`. Needs internet. Where a source is out of reach it says so, changes nothing and ends with 1.
 * `-- --urbis URL` and `-- --overpass URL` (as often as needed) name other servers, a copy in the house for instance.
 */

/** UrbIS sends two megabytes; Overpass may queue a question for three minutes. */
const PATIENCE = 240_000;
const PAUSE = 1_500;

const { values } = parseArgs({
  options: { urbis: { type: 'string', default: URBIS_WFS }, overpass: { type: 'string', multiple: true } },
});
const dataFolder = resolve(process.env.BELFRY_DATA ?? './data');
const reasons = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} (${reasons(error.cause)})`;
};

try {
  const folder = await fetchPack({
    sources: { urbis: values.urbis, overpass: values.overpass ?? OVERPASS },
    dataFolder,
    now: new Date().toISOString(),
    progress: what => console.log(`… ${what}`),
    patience: PATIENCE,
    pause: PAUSE,
  });
  console.log(`Territoire installé, actif au prochain démarrage : ${folder}`);
  console.log(`Grondgebied geïnstalleerd, van kracht bij de volgende start: ${folder}`);
  console.log(`Territory installed, in use from the next start: ${folder}`);
} catch (error) {
  const why = reasons(error);
  console.error(`Le territoire officiel n’a pas pu être obtenu : ${why}. Rien n’a changé ; réessayez avec internet.`);
  console.error(
    `Het officiële grondgebied kon niet worden opgehaald: ${why}. Er is niets veranderd; probeer opnieuw met internet.`,
  );
  console.error(`The official territory could not be fetched: ${why}. Nothing has changed; try again with internet.`);
  process.exitCode = 1;
}
