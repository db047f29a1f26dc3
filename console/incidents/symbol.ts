import type { Incident } from '../../shared/incidents/schema.ts';
import { type GlyphName, type SymbolShape, severityShape } from '../ui/symbols.ts';

/** An incident as its symbol: the glyph is its nature, the fill its severity; at rest once it is closed. */
export function symbolOf(incident: Pick<Incident, 'category' | 'severity' | 'status' | 'kind'>): SymbolShape {
  const glyph: GlyphName = incident.category ?? 'other';
  const open = incident.status === 'open' ? severityShape[incident.severity] : severityShape.minor;
  return { frame: 'incident', glyph, ...open };
}
