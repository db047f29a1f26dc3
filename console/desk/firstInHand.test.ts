import { describe, expect, it } from 'vitest';
import type { Incident } from '../../shared/incidents/schema.ts';
import { emptyRoom } from '../../shared/room.ts';
import { gravest } from './firstInHand.ts';

const incident = (
  id: string,
  severity: Incident['severity'],
  at: string,
  status: Incident['status'] = 'open',
): Incident => ({
  id,
  kind: 'incident',
  title: id,
  severity,
  status,
  communes: [],
  zones: [],
  opened: { at, by: { person: 'p', mandate: 'm' } },
  told: {},
  toldBy: {},
  sight: { communes: [], zones: [] },
});
const room = (...incidents: Incident[]) => ({
  ...emptyRoom('live'),
  incidents: Object.fromEntries(incidents.map(i => [i.id, i])),
});

describe('[room.6] a desk that has just joined', () => {
  it('shows the gravest open incident, and of equally grave ones the newest', () => {
    const severe = [
      incident('old', 'severe', '2026-11-24T01:00:00Z'),
      incident('new', 'severe', '2026-11-24T02:00:00Z'),
    ];
    expect(gravest(room(...severe))?.id).toBe('new');
    expect(gravest(room(...severe, incident('worst', 'extreme', '2026-11-24T00:00:00Z')))?.id).toBe('worst');
  });

  it('shows the whole Region when all is calm or over', () => {
    const calm = incident('gas', 'moderate', '2026-11-24T02:00:00Z');
    expect(gravest(room(calm, incident('over', 'severe', '2026-11-24T01:00:00Z', 'closed')))).toBeUndefined();
  });
});
