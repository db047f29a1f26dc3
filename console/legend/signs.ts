import type { Key } from '../language/say.ts';
import type { ShapeName, ShapeTone } from '../ui/StateShape.tsx';
import type { Fill, FrameName, GlyphName, Tone } from '../ui/symbols.ts';

/** What the legend shows, as data: a sign and the word for it. */
export const states: readonly { fill: Fill; tone?: Tone; word: Key }[] = [
  { fill: 'full', tone: 'needs-you', word: 'legend.act' },
  { fill: 'half', tone: 'severe', word: 'legend.severe' },
  { fill: 'open', tone: 'moderate', word: 'legend.attention' },
  { fill: 'quiet', word: 'legend.rest' },
];

export const frameRows: readonly { frame: FrameName; glyph: GlyphName; word: Key }[] = [
  { frame: 'incident', glyph: 'smoke', word: 'legend.frame.incident' },
  { frame: 'hazard', glyph: 'gas', word: 'legend.frame.hazard' },
  { frame: 'facility', glyph: 'H', word: 'legend.frame.facility' },
  { frame: 'unit', glyph: '1', word: 'legend.frame.unit' },
  { frame: 'organ', glyph: 'flag', word: 'legend.frame.organ' },
  { frame: 'camera', glyph: 'pupil', word: 'legend.frame.camera' },
];

const glyph = (frame: FrameName, name: GlyphName, word: Key) => ({ frame, glyph: name, word });
export const glyphCells = [
  glyph('incident', 'smoke', 'incident.category.smoke'),
  glyph('incident', 'fire', 'incident.category.fire'),
  glyph('incident', 'gas', 'incident.category.gas'),
  glyph('incident', 'power', 'incident.category.power'),
  glyph('incident', 'flood', 'incident.category.flood'),
  glyph('incident', 'crowd', 'incident.category.crowd'),
  glyph('incident', 'transport', 'incident.category.transport'),
  glyph('incident', 'cyber', 'incident.category.cyber'),
  glyph('incident', 'other', 'incident.category.other'),
  glyph('incident', 'E', 'incident.kind.exercise'),
  glyph('organ', 'flag', 'phase.pcops'),
  glyph('organ', 'table', 'legend.committee'),
  glyph('organ', 'medical', 'legend.medicalPost'),
  glyph('organ', 'arrive', 'legend.firstDestination'),
  glyph('unit', 'drone', 'feed.drone'),
  glyph('camera', 'pupil', 'legend.frame.camera'),
  glyph('camera', 'slash', 'feed.refused'),
  glyph('facility', 'M', 'map.metro'),
  glyph('facility', 'H', 'map.hospital'),
  glyph('facility', 'F', 'map.fireStation'),
  glyph('facility', 'P', 'map.police'),
  glyph('facility', 'T', 'map.townHall'),
  glyph('facility', 'S', 'map.school'),
  glyph('facility', 'gate', 'checkpoint.kind.access'),
  glyph('facility', 'bar', 'checkpoint.kind.closed'),
  glyph('unit', '1', 'phase.D1'),
] as const;

export const shapeCells: readonly { name: ShapeName; tone: ShapeTone; word: Key }[] = [
  { name: 'full', tone: 'needs-you', word: 'legend.needsYou' },
  { name: 'half', tone: 'severe', word: 'legend.degraded' },
  { name: 'open', tone: 'moderate', word: 'legend.attention' },
  { name: 'tick', tone: 'done', word: 'legend.received' },
  { name: 'dot', tone: 'done', word: 'feed.live' },
  { name: 'ring', tone: 'older', word: 'legend.absent' },
  { name: 'cross', tone: 'severe', word: 'feed.lost' },
  { name: 'slash', tone: 'older', word: 'feed.refused' },
  { name: 'shut', tone: 'older', word: 'feed.withheld' },
  { name: 'dash', tone: 'older', word: 'feed.silent' },
];

export const lineCells: readonly { token: string; width: number; dash?: string; word: Key }[] = [
  { token: 'map-commune', width: 1.4, dash: '5 3 1 3', word: 'map.commune' },
  { token: 'map-zone', width: 2, dash: '10 4', word: 'map.policeZone' },
  { token: 'map-metro', width: 3, word: 'map.metro' },
  { token: 'severe', width: 3.4, dash: '7 4', word: 'legend.unconfirmed' },
  { token: 'text', width: 1.2, dash: '6 4', word: 'legend.footprint' },
  { token: 'text-older', width: 1, word: 'feed.fieldOfView' },
  { token: 'text', width: 1.8, dash: '11 4 2 4', word: 'legend.judicial' },
  { token: 'map-rail', width: 3, dash: '1 4', word: 'map.rail' },
  { token: 'map-trunk', width: 6, word: 'map.trunk' },
];

export const colourCells: readonly { token: string; word: Key }[] = [
  { token: 'text', word: 'legend.text' },
  { token: 'hand', word: 'legend.inHand' },
  { token: 'needs-you', word: 'legend.needsYou' },
  { token: 'severe', word: 'legend.severe' },
  { token: 'moderate', word: 'legend.attention' },
  { token: 'done', word: 'legend.done' },
  { token: 'exercise', word: 'incident.kind.exercise' },
  { token: 'past', word: 'legend.notNow' },
];
