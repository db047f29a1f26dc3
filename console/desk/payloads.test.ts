import { describe, expect, test } from 'vitest';
import { commands } from '../../shared/commands.ts';
import type { Point } from '../../shared/geometry.ts';
import type { Incident } from '../../shared/incidents/schema.ts';
import { circle } from '../../shared/perimeters/shapes.ts';
import { distance } from '../../shared/territory/geodesy.ts';
import { changedData } from '../incidents/changes.ts';
import { momentAt } from './clockTime.ts';
import {
  type AlertDraft,
  CRITERIA,
  declarePhaseData,
  draftAlertData,
  missingLanguages,
  moved,
  natureOf,
  newIncident,
  openIncidentData,
  type PhaseDraft,
  typedPolygon,
} from './payloads.ts';

const ID = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';
const MADOU: Point = [4.369118, 50.849481];
/** 02:31:07 in Brussels, in winter. */
const NOW = Date.parse('2026-11-24T01:31:07Z');

describe('a new incident', () => {
  test('[room.6] carries the title letter by letter as it was typed, and is what the server takes', () => {
    const data = openIncidentData(newIncident(ID, 'fumée  METRO madou ?'), MADOU);
    expect(data.title).toBe('fumée  METRO madou ?');
    expect(commands['incident.open'].schema.safeParse(data).success).toBe(true);
  });
  test('suggests its nature by words of either language', () => {
    expect(natureOf('Rook in de metro')).toBe('smoke');
    expect(natureOf('Odeur de gaz, rue du Bailli')).toBe('gas');
    expect(natureOf('Colis suspect')).toBe('other');
  });
  test('a pin moved by 20 m lies 20 m away', () => {
    expect(distance(MADOU, moved(MADOU, 20, 0))).toBeCloseTo(20, 0);
    expect(distance(MADOU, moved(MADOU, 0, -200))).toBeCloseTo(200, 0);
  });
  test('a change sends only what was changed: an untouched title stays in both languages', () => {
    const before = {
      title: 'Fumée',
      text: '',
      lead: '',
      kind: 'incident',
      severity: 'severe',
      category: 'smoke',
    } as const;
    const incident = { id: ID } as Incident;
    expect(changedData(incident, before, { ...before, severity: 'extreme' })).toEqual({
      incident: ID,
      severity: 'extreme',
    });
    expect(changedData(incident, before, before)).toBeUndefined();
  });
});

describe('a perimeter', () => {
  test('[room.6] a circle is closed and its corners lie at the radius', () => {
    const area = circle(MADOU, 300);
    const ring = area.coordinates[0] as readonly Point[];
    expect(ring.at(-1)).toEqual(ring[0]);
    for (const corner of ring) expect(distance(MADOU, corner)).toBeCloseTo(300, 0);
    const data = { perimeter: ID, incident: OTHER, zone: 'red', area, reason: 'Fumée' };
    expect(commands['perimeter.draw'].schema.safeParse(data).success).toBe(true);
  });
  test('typed coordinates are read with comma or point, latitude or longitude first', () => {
    const area = typedPolygon('50,8494 4,3691\n4.3700 50.8500\n50.8480° N · 4.3720° E');
    expect(area?.coordinates[0]).toEqual([
      [4.3691, 50.8494],
      [4.37, 50.85],
      [4.372, 50.848],
      [4.3691, 50.8494],
    ]);
    expect(typedPolygon('50.8494 4.3691\n50.85 4.37')).toBeUndefined();
  });
});

describe('times of day', () => {
  test('the past is the last time that clock showed it, the future the next', () => {
    expect(momentAt('02:14', NOW, 'past')).toBe('2026-11-24T01:14:00.000Z');
    expect(momentAt('2314', NOW, 'past')).toBe('2026-11-23T22:14:00.000Z');
    expect(momentAt('3h00', NOW, 'future')).toBe('2026-11-24T02:00:00.000Z');
    expect(momentAt('02:00', NOW, 'future')).toBe('2026-11-25T01:00:00.000Z');
  });
  test('across the change to winter time the clock is right, not the count of minutes', () => {
    const after = Date.parse('2026-10-25T03:30:00Z');
    expect(momentAt('01:30', after, 'past')).toBe('2026-10-24T23:30:00.000Z');
  });
  test('what is no time is none', () => {
    for (const text of ['', '25:00', '12:60', 'tantôt']) expect(momentAt(text, NOW, 'past')).toBeUndefined();
  });
});

describe('a phase', () => {
  const draft: PhaseDraft = {
    ...{ id: ID, phase: 'provinciale', communes: ['21014'], decidedAt: '02:14', how: 'telephone' },
    criteria: Object.fromEntries(CRITERIA.map(n => [n, `ligne ${n}`])) as PhaseDraft['criteria'],
  };
  test('[room.6] staff name the mandate whose decision they record; an authority names none', () => {
    const recorded = declarePhaseData({ ...draft, mandate: OTHER }, undefined, NOW);
    expect(recorded.decidedBy).toEqual({ mandate: OTHER, how: 'telephone' });
    expect(recorded.decidedAt).toBe('2026-11-24T01:14:00.000Z');
    expect(commands['phase.declare'].schema.safeParse(recorded).success).toBe(true);
    expect(declarePhaseData(draft, undefined, NOW)).not.toHaveProperty('decidedBy');
  });
});

describe('an alert', () => {
  const both = { fr: 'Restez chez vous', nl: 'Blijf thuis' };
  const draft: AlertDraft = {
    ...{ id: ID, kind: 'warning', severity: 'severe', headline: both, body: both, instruction: { fr: '', nl: '' } },
    ...{ communes: ['21014'], zones: [], functions: ['fire-dispatch'], respondBy: '03:00' },
  };
  test('[room.6] an empty instruction is left out, and what remains is what the server takes', () => {
    const data = draftAlertData(draft, OTHER, undefined, NOW);
    expect(data).not.toHaveProperty('instruction');
    expect(data.respondBy).toBe('2026-11-24T02:00:00.000Z');
    expect(data.to).toEqual({ communes: ['21014'], functions: ['fire-dispatch'] });
    expect(commands['alert.draft'].schema.safeParse(data).success).toBe(true);
  });
  test('[room.6] the gate names each text that lacks a language', () => {
    expect(missingLanguages(draft)).toEqual([]);
    expect(missingLanguages({ ...draft, headline: { fr: 'Titre', nl: ' ' } })).toEqual([
      { text: 'headline', language: 'nl' },
    ]);
    expect(missingLanguages({ ...draft, instruction: { fr: '', nl: 'Sluit de ramen' } })).toEqual([
      { text: 'instruction', language: 'fr' },
    ]);
  });
});
