import type { GridPoint } from './schematic-junctions.ts';

/**
 * Roads, rails, metro and canal of the schematic, drawn by hand on the grid of schematic-junctions.ts. They serve to find
 * one's way on the map, not to measure.
 */
export interface DrawnLine {
  readonly fr?: string;
  readonly nl?: string;
  readonly ref?: string;
  readonly points: readonly GridPoint[];
}

export interface DrawnRoad extends DrawnLine {
  readonly class: 'motorway' | 'trunk' | 'primary' | 'secondary';
}

// biome-ignore format: one line of the table is one line of the map
export const CANAL: readonly DrawnLine[] = [
  { fr: 'Canal de Charleroi', nl: 'Kanaal naar Charleroi', points: [[-44, -44.5], [-36, -36.5], [-36, -27], [-22, -13], [-22, -9.5], [-10, 2.5], [-6, 12.2]] },
  { fr: 'Canal de Willebroek', nl: 'Kanaal van Willebroek', points: [[-6, 12.2], [2, 20.2], [2, 26], [4.5, 32], [41, 68.5], [44, 71.5]] },
];

// biome-ignore format: one line of the table is one line of the map
export const ROADS: readonly DrawnRoad[] = [
  { class: 'motorway', ref: 'R0', fr: 'Ring', nl: 'Ring', points: [[-40, -115], [-40, -62], [-53, -49], [-53, -39], [-60, -32], [-60, 27], [-30, 57], [-30, 64], [-18, 76], [40, 76], [48, 76], [80, 44], [80, 22], [88, 14], [88, -30], [71, -47], [71, -60], [62, -69], [62, -115]] },
  { class: 'motorway', ref: 'E40', fr: 'Autoroute de Liège', nl: 'Luiksesteenweg', points: [[35.5, 1.5], [57, 10.4], [80, 10.4], [130, 10.4]] },
  { class: 'motorway', ref: 'E411', fr: 'Autoroute de Namur', nl: 'Autosnelweg naar Namen', points: [[71, -50], [62, -41], [57, -39], [48, -37], [39, -34], [36, -31]] },
  { class: 'motorway', ref: 'E40', fr: "Autoroute d'Ostende", nl: 'Autosnelweg naar Oostende', points: [[-130, 27], [-60, 27], [-53, 27]] },
  { class: 'motorway', ref: 'E19', fr: "Autoroute d'Anvers", nl: 'Autosnelweg naar Antwerpen', points: [[53, 71], [53, 110]] },
  { class: 'trunk', ref: 'A12', fr: 'Avenue Van Praet', nl: 'Van Praetlaan', points: [[14, 41.5], [14, 46], [1, 59], [1, 110]] },
  { class: 'trunk', ref: 'R20', fr: 'Petite Ceinture', nl: 'Kleine Ring', points: [[-9, 2.5], [-9, -9.5], [-6.5, -15.5], [-5.5, -15.5], [3, -12], [5, -11], [11.9, -4.1], [11.9, 4.8], [9.2, 7.5], [2, 10.5], [-3.4, 12.7], [-4.8, 12.7], [-9, 2.5]] },
  { class: 'trunk', fr: 'Boulevard Léopold II', nl: 'Leopold II-laan', points: [[-4.8, 12.7], [-12, 19.9], [-24, 20], [-30, 20], [-37, 27], [-53, 27]] },
  { class: 'trunk', fr: 'Rue de la Loi', nl: 'Wetstraat', points: [[11.9, -2.3], [16, -4], [21, -4], [26, -6], [33, -9]] },
  { class: 'primary', ref: 'N3', fr: 'Avenue de Tervueren', nl: 'Tervurenlaan', points: [[33, -9], [39, -9.7], [45, -12.2], [54, -12.2], [62, -20.2], [75, -25.5], [88, -25.5], [130, -25.5]] },
  { class: 'primary', ref: 'R21', fr: 'Boulevard Lambermont', nl: 'Lambermontlaan', points: [[14, 41.5], [19, 36.5], [19, 29], [30.5, 17.5], [30.5, 9], [35.5, 1.5], [35.5, -3], [39, -9.7], [39, -17], [34, -24]] },
  { class: 'primary', ref: 'R22', fr: 'Boulevard de la Woluwe', nl: 'Woluwelaan', points: [[80, 37], [62, 19], [56, 13], [56, -10], [54, -12.2], [54, -34], [57, -39]] },
  { class: 'primary', ref: 'R21', fr: 'Boulevard du Triomphe', nl: 'Triomflaan', points: [[34, -24], [36, -26], [36, -31], [32, -35], [24.6, -38]] },
  { class: 'primary', fr: 'Boulevard du Souverain', nl: 'Vorstlaan', points: [[54, -34], [54, -44], [45, -53], [36, -57]] },
  { class: 'primary', ref: 'N2', fr: 'Chaussée de Louvain', nl: 'Leuvensesteenweg', points: [[11.9, 3.6], [17, 5.7], [30.5, 9], [44, 15], [62, 15], [80, 22]] },
  { class: 'primary', fr: 'Boulevard Léopold III', nl: 'Leopold III-laan', points: [[30.5, 9], [35.5, 14], [53, 31.5], [53, 32], [80, 32]] },
  { class: 'primary', ref: 'N21', fr: 'Chaussée de Haecht', nl: 'Haachtsesteenweg', points: [[9.2, 7.5], [11, 12], [11, 20], [27, 36], [40, 44], [56, 44], [68, 56]] },
  { class: 'primary', ref: 'N1', fr: 'Chaussée de Vilvorde', nl: 'Vilvoordsesteenweg', points: [[-4.8, 12.7], [0.5, 18], [0.5, 26.5], [3.3, 33.2], [14, 43.9], [38, 68], [38, 76]] },
  { class: 'primary', fr: 'Avenue Louise', nl: 'Louizalaan', points: [[4, -11.5], [13.7, -35], [22, -43.3], [22, -48], [27, -54], [33, -57]] },
  { class: 'primary', fr: 'Avenue Franklin Roosevelt', nl: 'Franklin Rooseveltlaan', points: [[13.7, -35], [18.5, -37.2], [22, -37.2], [24.6, -38.9], [24.6, -45.7], [33, -54], [33, -57], [38, -62], [62, -86]] },
  { class: 'primary', ref: 'N5', fr: 'Chaussée de Waterloo', nl: 'Waterloosesteenweg', points: [[-6, -15.5], [-3, -22.7], [4, -29.7], [13.3, -39], [13.3, -51.5], [15, -55], [15, -74], [21, -88.5], [21, -115]] },
  { class: 'primary', fr: "Chaussée d'Alsemberg", nl: 'Alsembergsesteenweg', points: [[-3, -22.7], [-6, -29], [-6, -39], [-12, -53.5], [-12, -66], [-17, -78], [-17, -115]] },
  { class: 'primary', ref: 'N8', fr: 'Chaussée de Ninove', nl: 'Ninoofsesteenweg', points: [[-9, 2.5], [-12.5, -1], [-16, -1], [-28, 4], [-36, 4], [-41, -1], [-60, -1], [-130, -1]] },
  { class: 'primary', ref: 'N6', fr: 'Chaussée de Mons', nl: 'Bergensesteenweg', points: [[-9, -5], [-22, -10.4], [-36, -24.4], [-53, -41], [-120, -108]] },
  { class: 'secondary', fr: 'Boulevard Mettewie', nl: 'Mettewielaan', points: [[-30, 20], [-31, 17.6], [-31, 4], [-31, -6], [-37, -12], [-37, -25.4]] },
  { class: 'secondary', fr: 'Boulevard Sylvain Dupuis', nl: 'Sylvain Dupuislaan', points: [[-37, -12], [-46, -15.7], [-60, -15.7]] },
  { class: 'secondary', fr: "Boulevard de l'Humanité", nl: 'Humaniteitslaan', points: [[-37, -25.4], [-30, -32.4], [-30, -44], [-23, -51]] },
  { class: 'secondary', fr: 'Avenue Van Volxem', nl: 'Van Volxemlaan', points: [[-9, -9.5], [-12, -13], [-16, -22.7], [-28, -34.7]] },
  { class: 'secondary', fr: 'Avenue Churchill', nl: 'Churchilllaan', points: [[-6, -36.5], [-3, -37], [12.3, -37]] },
  { class: 'secondary', fr: 'Avenue Brugmann', nl: 'Brugmannlaan', points: [[1, -26.7], [-3, -37], [-9, -43], [-12, -50.2]] },
  { class: 'secondary', fr: 'Avenue Houba de Strooper', nl: 'Houba de Strooperlaan', points: [[-5, 31], [-5, 48], [-13, 56], [-13, 76]] },
  { class: 'secondary', fr: 'Avenue de la Reine', nl: 'Koninginnelaan', points: [[5, 9.3], [5, 22], [-5, 31], [-11, 33.5], [-17, 39.5], [-32, 45.7]] },
  { class: 'secondary', fr: 'Avenue du Parc Royal', nl: 'Koninklijk Parklaan', points: [[-4, 30.2], [0, 34.2], [0, 40], [7, 47], [14, 46]] },
  { class: 'secondary', fr: 'Chaussée de Wavre', nl: 'Waversesteenweg', points: [[6.4, -9.6], [15, -13.2], [24, -22.2], [34, -24], [38, -28], [50, -33], [57, -39]] },
];

// biome-ignore format: one line of the table is one line of the map
export const RAIL: readonly DrawnLine[] = [
  { fr: 'Jonction Nord-Midi', nl: 'Noord-Zuidverbinding', points: [[-12, -12], [-7, -7], [-1, -4.5], [3.3, -0.2], [5.7, 5.6], [5.7, 19], [17, 30.3], [17, 34], [24, 41]] },
  { ref: '25', points: [[24, 41], [38, 55], [44, 61], [44, 72], [60, 110.6]] },
  { ref: '36', points: [[24, 41], [32, 44.3], [46, 44.3], [56, 40.2], [66, 36], [130, 36]] },
  { ref: '96', points: [[-12, -12], [-18, -20], [-31, -33], [-31, -36], [-42, -47], [-108, -113]] },
  { ref: '50A', points: [[-12, -12], [-17, -15.5], [-38, -15.5], [-50, -27.5], [-66, -27.5], [-130, -27.5]] },
  { ref: '124', points: [[-12, -12], [-13, -17], [-17, -26.7], [-17, -38], [-20, -45.2], [-20, -56], [-16, -66], [-10, -72], [-10, -88], [17, -115]] },
  { ref: '28', points: [[-17, -15.5], [-22, -10.5], [-22, 10], [-17.5, 14.5], [-17.5, 22], [-12, 24.3], [-7, 29.3], [-2, 31.4], [12, 31.4], [17, 34]] },
  { ref: '50', points: [[-7, 29.3], [-16, 33], [-20, 33], [-30, 23], [-37, 23], [-46, 25.5], [-130, 25.5]] },
  { ref: '60', points: [[-20, 33], [-34, 47], [-46, 52], [-104, 110]] },
  { ref: '161', points: [[17, 30.3], [24, 23.3], [24, 15], [29, 10], [29, 6], [21, -2], [21, -5], [16, -10], [16, -14], [26, -24], [30, -33.7], [34, -43.4], [34, -50], [40, -56], [56, -72], [56, -115]] },
  { ref: '26', points: [[38, 55], [44, 47], [44, 36], [36, 28], [36, 17], [31, 12], [31, -12], [35, -22], [35, -31], [29, -45.5], [22, -52.5], [14, -55.8], [2, -67.8], [-10, -72]] },
];

/** The four lines with the colours of the operator's map. */
export interface DrawnMetro extends DrawnLine {
  readonly ref: '1' | '2' | '5' | '6';
  readonly colour: string;
}

const CORE: readonly GridPoint[] = [[-22, 2.5], [-22, 8], [-18.5, 11.5], [-14, 11.5], [-9, 9.4], [-3, 5.5], [-1, 4.5], [3.4, -1], [4.5, -1.5], [11.4, -1.5], [16, -3.4], [21, -4], [33, -8.9]]; // biome-ignore format: a line
const RING: readonly GridPoint[] = [[-17, 20], [-14, 17], [-9, 15], [-2, 12], [2.4, 10.9], [9.4, 7.9], [11.6, 5.2], [11.6, -4], [9.3, -6.8], [6.5, -9.6], [3, -11.4], [-5.5, -14.9], [-6.8, -14.5], [-11.5, -12], [-14.5, -9], [-22, -1.5], [-22, 2.5], [-22, 12], [-17, 20]]; // biome-ignore format: a line

// biome-ignore format: one line of the table is one line of the map
export const METRO: readonly DrawnMetro[] = [
  { ref: '1', colour: '#B5378C', points: [...CORE, [38.8, -10.4], [42.5, -8.4], [50, -0.9], [58, 1.5], [66, 4], [71, 3.8], [75.3, 2.9], [79, -4.3]] },
  { ref: '5', colour: '#F6A90B', points: [[-62, -34.8], [-50, -34.8], [-45, -29.8], [-45, -22.5], [-34.5, -12], [-29, -6.5], [-22, 0.5], ...CORE, [33, -17], [37, -26.7], [37, -31.5], [42, -36.5], [49.7, -36.5], [57, -38.6]] },
  { ref: '2', colour: '#ED6C23', points: RING },
  { ref: '6', colour: '#0066A3', points: [[-18, 56], [-7, 56], [-4, 53], [-4, 35], [-11, 28], [-11, 23.8], [-17, 20], ...RING.slice(1)] },
];

/** The stations people name, at their places: [east, north, French, Dutch, lines]. */
// biome-ignore format: one line of the table is one station
export const STATIONS: readonly (readonly [east: number, north: number, fr: string, nl: string, lines: readonly string[]])[] = [
  [-7, 56, 'Heysel', 'Heizel', ['6']],
  [-4, 35, 'Bockstael', 'Bockstael', ['6']],
  [-17, 20, 'Simonis', 'Simonis', ['2', '6']],
  [-22, 2.5, "Gare de l'Ouest", 'Weststation', ['1', '2', '5', '6']],
  [-2, 12, 'Yser', 'IJzer', ['2', '6']],
  [2.4, 10.9, 'Rogier', 'Rogier', ['2', '6']],
  [9.4, 7.9, 'Botanique', 'Kruidtuin', ['2', '6']],
  [11.6, 3.2, 'Madou', 'Madou', ['2', '6']],
  [11.6, -1.5, 'Arts-Loi', 'Kunst-Wet', ['1', '2', '5', '6']],
  [9.3, -6.8, 'Trône', 'Troon', ['2', '6']],
  [6.5, -9.6, 'Porte de Namur', 'Naamsepoort', ['2', '6']],
  [3, -11.4, 'Louise', 'Louiza', ['2', '6']],
  [-6.8, -14.5, 'Porte de Hal', 'Hallepoort', ['2', '6']],
  [-11.5, -12, 'Gare du Midi', 'Zuidstation', ['2', '6']],
  [-1, 4.5, 'De Brouckère', 'De Brouckère', ['1', '5']],
  [3.4, -1, 'Gare Centrale', 'Centraal Station', ['1', '5']],
  [21, -4, 'Schuman', 'Schuman', ['1', '5']],
  [33, -8.9, 'Merode', 'Merode', ['1', '5']],
  [38.8, -10.4, 'Montgomery', 'Montgomery', ['1']],
  [58, 1.5, 'Roodebeek', 'Roodebeek', ['1']],
  [79, -4.3, 'Stockel', 'Stokkel', ['1']],
  [36.8, -32, 'Delta', 'Delta', ['5']],
  [57, -38.6, 'Herrmann-Debroux', 'Herrmann-Debroux', ['5']],
  [-34.5, -12, 'Saint-Guidon', 'Sint-Guido', ['5']],
  [-62, -34.8, 'Érasme', 'Erasmus', ['5']],
];

/** Hospitals, at their places: [east, north, French, Dutch]. Which of them have an emergency department changes: not said here. */
// biome-ignore format: one line of the table is one hospital
export const HOSPITALS: readonly (readonly [east: number, north: number, fr: string, nl: string])[] = [
  [-3.3, -13.6, 'CHU Saint-Pierre', 'UMC Sint-Pieter'],
  [-13.7, 47, 'CHU Brugmann', 'UVC Brugmann'],
  [-16.5, 45.4, 'Hôpital des enfants Reine Fabiola', 'Kinderziekenhuis Koningin Fabiola'],
  [-61.1, -36.9, 'Hôpital Érasme', 'Erasmusziekenhuis'],
  [18.3, -24.7, 'Hôpital d’Etterbeek-Ixelles', 'Ziekenhuis Etterbeek-Elsene'],
  [-30, -15, 'Hôpital Joseph Bracops', 'Ziekenhuis Joseph Bracops'],
  [-6.7, -35.8, 'Hôpital Molière-Longchamp', 'Ziekenhuis Molière-Longchamp'],
  [70.6, 6.4, 'Cliniques universitaires Saint-Luc', 'Universitair ziekenhuis Saint-Luc'],
  [-30.9, 45.4, 'UZ Brussel', 'UZ Brussel'],
  [11.6, -45.3, 'Cliniques de l’Europe, Sainte-Élisabeth', 'Europa Ziekenhuizen, Sint-Elisabeth'],
  [33.7, -8, 'Cliniques de l’Europe, Saint-Michel', 'Europa Ziekenhuizen, Sint-Michiel'],
  [34.7, -34.1, 'CHIREC Delta', 'CHIREC Delta'],
  [-26.7, 2.6, 'Clinique Sainte-Anne Saint-Remi', 'Kliniek Sint-Anna Sint-Remi'],
  [4.9, 8.7, 'Clinique Saint-Jean', 'Kliniek Sint-Jan'],
  [24.2, 68.2, 'Hôpital militaire Reine Astrid', 'Militair Hospitaal Koningin Astrid'],
];
