import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';

/**
 * The three zones and what belongs to each, as data with a version: doctrine is taught by tools that derive from the
 * national crisis centre's; the article of the royal decree that defines the zones is to be verified, so nothing of this
 * is written into a rule. The label "operational zone" has no definition that could be found: it is not shown.
 */
export const PERIMETER_ZONES = ['red', 'orange', 'yellow', 'judicial'] as const;
export type PerimeterZone = (typeof PERIMETER_ZONES)[number];
/** The rings of safety, from the inside out. The judicial perimeter is another layer: no ring, no order. */
export const RINGS = ['red', 'orange', 'yellow'] as const;
export type Ring = (typeof RINGS)[number];
export const isRing = (zone: string): zone is Ring => (RINGS as readonly string[]).includes(zone);

/** Who may be inside, or what happens to who is. */
export const ADMITTED = [
  'services',
  'experts',
  'with-consent',
  'residents',
  'visitors-discouraged',
  'transit-diverted',
  'investigators',
] as const;
export type Admitted = (typeof ADMITTED)[number];

/** What must stand in a zone: posts of the site, parkings (control points of that kind), the source of the danger. */
export const REQUIRED_POINTS = ['source', 'pc-ops', 'pma', 'ppd', 'ambulances', 'vehicles'] as const;
export type RequiredPoint = (typeof REQUIRED_POINTS)[number];

export interface ZoneDoctrine {
  readonly admits: readonly Admitted[];
  readonly points: readonly RequiredPoint[];
}
export interface Doctrine {
  readonly version: string;
  readonly source: Text;
  readonly zones: Readonly<Record<PerimeterZone, ZoneDoctrine>>;
  /** "Just inside the outer edge": at most so far from it, metres. Usage, no text. */
  readonly justInside: number;
  /** The discipline that holds the accesses where nobody else is named. */
  readonly holder: 'dir-d3';
  /** Id in the catalogue of legal bases, for the decision that goes with a ring. */
  readonly basis: string;
}

export const DOCTRINE: Doctrine = {
  version: '2026-11',
  source: text(
    'AR du 22 mai 2019 (article à vérifier) ; doctrine des outils dérivés du NCCN',
    'KB van 22 mei 2019 (artikel na te gaan); doctrine van de van het NCCN afgeleide hulpmiddelen',
    'Royal decree of 22 May 2019 (article to be verified); doctrine of tools derived from the NCCN',
  ),
  zones: {
    red: { admits: ['services', 'experts'], points: ['source'] },
    orange: { admits: ['services', 'experts', 'with-consent'], points: ['pc-ops', 'pma'] },
    yellow: {
      admits: ['services', 'experts', 'residents', 'visitors-discouraged', 'transit-diverted'],
      points: ['ppd', 'ambulances', 'vehicles'],
    },
    judicial: { admits: ['investigators'], points: [] },
  },
  justInside: 100,
  holder: 'dir-d3',
  basis: 'rd-2019-coordination',
};

/** In a sentence. */
export const ZONE_NAMES: Readonly<Record<PerimeterZone, Text>> = {
  red: text('rouge (exclusion)', 'rood (uitsluiting)', 'red (exclusion)'),
  orange: text('orange (isolement)', 'oranje (isolatie)', 'orange (isolation)'),
  yellow: text('jaune (dissuasion)', 'geel (ontrading)', 'yellow (deterrence)'),
  judicial: text('judiciaire', 'gerechtelijk', 'judicial'),
};
export const ADMITTED_NAMES: Readonly<Record<Admitted, Text>> = {
  services: text('services d’intervention', 'interventiediensten', 'intervention services'),
  experts: text('experts admis', 'toegelaten experts', 'accepted experts'),
  'with-consent': text(
    'riverains et travailleurs avec l’accord du Dir-PC-Ops',
    'bewoners en werknemers met akkoord van de Dir-CP-Ops',
    'residents and workers with the consent of the Dir-PC-Ops',
  ),
  residents: text('riverains', 'bewoners', 'residents'),
  'visitors-discouraged': text('autres personnes dissuadées', 'andere personen ontraden', 'others discouraged'),
  'transit-diverted': text('trafic de transit dévié', 'doorgaand verkeer omgeleid', 'through traffic diverted'),
  investigators: text('parquet et enquêteurs', 'parket en onderzoekers', 'prosecutor and investigators'),
};
