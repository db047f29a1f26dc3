import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { LayerName } from './pack.ts';
import { type GridPoint, onEarth } from './schematic-junctions.ts';
import { CANAL, type DrawnLine, HOSPITALS, METRO, RAIL, ROADS, STATIONS } from './schematic-lines.ts';

/**
 * The layers of the schematic, under the names and with the properties of an official pack, so that one map style serves
 * both. Parks and water stand here; lines in schematic-lines.ts.
 */

interface DrawnPlace {
  readonly kind: 'forest' | 'park';
  readonly fr: string;
  readonly nl: string;
  readonly outline: readonly GridPoint[];
}

// biome-ignore format: one line of the table is one park
const GREEN: readonly DrawnPlace[] = [
  { kind: 'forest', fr: 'Forêt de Soignes', nl: 'Zoniënwoud', outline: [[35, -58.5], [40, -57.5], [46, -63.5], [56, -63.5], [58, -58.5], [58, -53], [66, -45], [67, -42], [70, -42], [83, -55], [90, -58], [78, -63], [69, -72.3], [42, -83.5], [21.5, -92], [21.5, -88.5], [17, -78], [17, -70], [24, -63], [30, -63], [36, -60]] },
  { kind: 'forest', fr: 'Forêt de Soignes', nl: 'Zoniënwoud', outline: [[71, -31], [75, -29], [87, -29], [84, -21.7], [76, -21.7], [70, -27.7]] },
  { kind: 'park', fr: 'Bois de la Cambre', nl: 'Ter Kamerenbos', outline: [[13.5, -36.5], [20.5, -37.5], [23.5, -40.5], [23.5, -46.2], [28, -50.7], [30, -52.5], [26.5, -52.5], [16.2, -52.5], [14.5, -50.8], [14.5, -42.8], [13.5, -40.4]] },
  { kind: 'park', fr: 'Parc du Cinquantenaire', nl: 'Jubelpark', outline: [[23, -4.8], [26, -3.5], [31, -5], [31, -9], [23, -8]] },
  { kind: 'park', fr: 'Parc de Bruxelles', nl: 'Warandepark', outline: [[6.2, -3], [8.6, -4], [10.6, 0.8], [8.2, 1.8]] },
  { kind: 'park', fr: 'Parc Josaphat', nl: 'Josaphatpark', outline: [[20, 20], [23, 17], [29, 17], [29, 18.5], [24, 23.5], [21.5, 23.5], [20, 22]] },
  { kind: 'park', fr: 'Domaine royal de Laeken', nl: 'Koninklijk domein van Laken', outline: [[1, 40], [5, 36], [8, 36], [13, 41], [13, 45], [8, 50], [4, 50], [1, 47]] },
  { kind: 'park', fr: 'Parc de Laeken', nl: 'Park van Laken', outline: [[-9, 52.5], [-9, 49], [-4, 44], [-0.5, 47.5], [3, 51], [0, 54], [-7.5, 54]] },
  { kind: 'park', fr: "Parc d'Osseghem", nl: 'Ossegempark', outline: [[-13, 54], [-9.6, 50.6], [-9.6, 58], [-13, 58]] },
  { kind: 'park', fr: 'Bois du Laerbeek', nl: 'Laarbeekbos', outline: [[-37, 46], [-37, 42], [-33, 42], [-26, 44.9], [-26, 47], [-29, 50], [-33, 48.3]] },
  { kind: 'park', fr: 'Parc Roi Baudouin', nl: 'Koning Boudewijnpark', outline: [[-36, 38], [-28, 38], [-23.5, 33.5], [-23.5, 30], [-30, 36.5], [-36, 36.5]] },
  { kind: 'park', fr: 'Parc Élisabeth', nl: 'Elisabethpark', outline: [[-25.5, 21.6], [-18, 21.6], [-17, 20.6], [-18, 19.6], [-25.5, 19.6], [-26.5, 20.6]] },
  { kind: 'park', fr: 'Scheutbos', nl: 'Scheutbos', outline: [[-46.5, 6.5], [-44, 9], [-39, 9], [-37, 7], [-39, 5], [-46.5, 5]] },
  { kind: 'park', fr: 'Bois du Wilder', nl: 'Wilderbos', outline: [[-50, 23], [-50, 19], [-46, 19], [-44, 21], [-44, 25], [-46, 27]] },
  { kind: 'park', fr: 'Neerpede', nl: 'Neerpede', outline: [[-67.5, -21.6], [-63, -17.1], [-54, -17.1], [-51, -20.1], [-51, -24], [-55, -26.5], [-66, -26.5], [-70, -25]] },
  { kind: 'park', fr: 'Parc Astrid', nl: 'Astridpark', outline: [[-41, -15.5], [-38.5, -13], [-36, -15.5], [-38.5, -18]] },
  { kind: 'park', fr: 'Parc de Forest', nl: 'Park van Vorst', outline: [[-12, -23.2], [-8.8, -26.4], [-6.5, -29.6], [-8.5, -29.6], [-12, -26.1]] },
  { kind: 'park', fr: 'Parc Duden', nl: 'Dudenpark', outline: [[-14.5, -27], [-12.6, -26.2], [-9, -29.8], [-9, -32.2], [-12, -32.2], [-14.5, -29.7]] },
  { kind: 'park', fr: 'Parc de Wolvendael', nl: 'Wolvendaelpark', outline: [[-9, -51], [-5, -47], [-1, -51], [-1, -54], [-3, -56], [-9, -53.5]] },
  { kind: 'park', fr: 'Parc de Woluwe', nl: 'Woluwepark', outline: [[44, -14], [53, -14], [53, -19], [50.5, -21.5], [46.5, -21.5], [44, -19]] },
  { kind: 'park', fr: 'Parc Malou', nl: 'Maloupark', outline: [[57.2, -1.5], [59.5, -1.5], [61.5, -3.5], [61.5, -6.8], [57.2, -6.8]] },
  { kind: 'park', fr: 'Parc Georges-Henri', nl: 'Georges Henripark', outline: [[37, -1.5], [41.5, -1.5], [41.5, -4], [39.5, -4]] },
  { kind: 'park', fr: 'Rouge-Cloître', nl: 'Rood Klooster', outline: [[61, -43.2], [66, -43.2], [66, -44.6], [61, -49.6], [57.5, -52], [57.5, -47]] },
  { kind: 'park', fr: 'Cimetière de Bruxelles', nl: 'Begraafplaats van Brussel', outline: [[36, 24], [39.5, 27.5], [43, 27.5], [43, 22], [38, 22], [36, 22.5]] },
  { kind: 'park', fr: 'Val du Bois des Béguines', nl: 'Begijnenbos', outline: [[19, 57.5], [24, 62.5], [28, 62.5], [28, 58.5], [24, 54.5], [19, 54.5]] },
];

// biome-ignore format: one line of the table is one water
const WATER: readonly (readonly GridPoint[])[] = [
  [[1, 18.6], [3, 18.6], [3, 26.5], [1, 26.5]],
  [[12.6, -24.6], [14.4, -24.6], [16.4, -29.4], [15.2, -29.4]],
  [[19.5, -46], [21.5, -46], [22.5, -48], [21.5, -50], [19.5, -50], [18.5, -48]],
  [[61, -22.5], [66, -22.5], [68, -24.5], [66, -25.3], [62, -25.3]],
  [[39.6, -53.6], [42.4, -53.6], [44.2, -55.4], [41.5, -55.4]],
  [[62, -44.4], [65, -44.4], [61, -48.4], [60.2, -46.2]],
  [[6, 42], [8, 40], [10, 42], [10, 46], [8, 46], [6, 44]],
  [[-60, -19], [-55, -19], [-53.5, -20.5], [-55, -22.5], [-60, -22.5], [-61.5, -20.5]],
  [[47, -15.5], [51, -15.5], [51, -17.5], [49, -18.5], [47, -17.5]],
];

const feature = (geometry: Geometry, properties: Record<string, unknown>): Feature => ({
  type: 'Feature',
  properties,
  geometry,
});
const polygon = (outline: readonly GridPoint[]): Geometry => {
  const first = outline[0];
  return { type: 'Polygon', coordinates: [[...outline, ...(first ? [first] : [])].map(onEarth)] };
};
const lineString = (points: readonly GridPoint[]): Geometry => ({
  type: 'LineString',
  coordinates: points.map(onEarth),
});
const line = (drawn: DrawnLine, properties: Record<string, unknown>) =>
  feature(lineString(drawn.points), {
    ...properties,
    name_fr: drawn.fr ?? '',
    name_nl: drawn.nl ?? '',
    ...(drawn.ref === undefined ? {} : { ref: drawn.ref }),
  });
const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
const nothing = collection([]);

/** Facilities that the schematic draws, though not each of them: a count of these is a least. */
export const SCHEMATIC_FACILITIES = ['metro_stations', 'hospitals'] as const satisfies readonly LayerName[];

/** Every layer an official pack may have; those that the schematic does not draw are empty. */
export const SCHEMATIC_LAYERS: Readonly<Record<LayerName, FeatureCollection>> = {
  courthouses: nothing,
  fire_stations: nothing,
  green: collection(
    GREEN.map(({ kind, fr, nl, outline }) => feature(polygon(outline), { kind, name_fr: fr, name_nl: nl })),
  ),
  hospitals: collection(
    HOSPITALS.map(([east, north, fr, nl]) =>
      feature({ type: 'Point', coordinates: onEarth([east, north]) }, { kind: 'hospital', name_fr: fr, name_nl: nl }),
    ),
  ),
  landuse: nothing,
  metro_lines: collection(METRO.map(metro => line(metro, { colour: metro.colour }))),
  metro_stations: collection(
    STATIONS.map(([east, north, fr, nl, lines]) =>
      feature(
        { type: 'Point', coordinates: onEarth([east, north]) },
        { kind: 'metro_station', name_fr: fr, name_nl: nl, lines },
      ),
    ),
  ),
  metro_track: nothing,
  police: nothing,
  rail: collection(RAIL.map(rail => line(rail, {}))),
  road_tunnels: nothing,
  roads_main: collection(ROADS.map(road => line(road, { class: road.class }))),
  roads_minor: nothing,
  schools: nothing,
  seveso: nothing,
  townhalls: nothing,
  tram: nothing,
  universities: nothing,
  water: collection(WATER.map(outline => feature(polygon(outline), {}))),
  waterways: collection(CANAL.map(canal => line(canal, { waterway: 'canal' }))),
};
