import { describe, expect, test } from 'vitest';
import type { Mandate } from '../../shared/people/schema.ts';
import type { Event } from '../../shared/protocol.ts';
import { emptyRoom, evolve } from '../../shared/room.ts';
import type { Place } from './places.ts';
import { placeIn } from './places.ts';
import { type Asked, suggest } from './suggest.ts';

const BY = { person: 'p', mandate: 'm' };
const event = (seq: number, type: string, data: unknown): Event => ({
  ...{ seq, world: 'live', id: `e${seq}`, type, data, at: '2026-11-24T01:10:12Z', by: BY, cause: `c${seq}` },
});
const room = evolve(emptyRoom('live'), [
  event(1, 'incident.opened', {
    ...{ incident: 'madou', kind: 'incident', severity: 'severe', category: 'smoke' },
    title: { fr: 'Fumée, métro Madou', nl: 'Rook, metro Madou' },
    communes: ['21014'],
    zones: ['5344'],
  }),
  event(2, 'feed.registered', {
    feed: 'quai',
    name: { fr: 'Madou, quai Simonis', nl: 'Madou, perron Simonis' },
    ...{ source: { kind: 'test' }, owner: { fr: 'STIB', nl: 'MIVB' }, regime: 'transport', communes: [], zones: [] },
  }),
]);
const mandate = (code: Mandate['function']): Mandate => ({
  ...{ id: 'm', person: 'p', function: code, scope: 'region', from: '2026-01-01T00:00:00Z' },
});
const PLACES: readonly Place[] = [
  { fr: 'Botanique', nl: 'Kruidtuin', kind: 'station', point: [4.365, 50.854] },
  { fr: 'Arts-Loi', nl: 'Kunst-Wet', kind: 'station', point: [4.3688, 50.8455] },
  { fr: 'Saint-Gilles', nl: 'Sint-Gillis', kind: 'commune', point: [4.345, 50.83] },
  { fr: 'Anderlecht', nl: 'Anderlecht', kind: 'commune', point: [4.294, 50.828] },
  { fr: 'Parvis de Saint-Gilles', nl: 'Sint-Gillisvoorplein', kind: 'station', point: [4.3439, 50.829] },
];
const asked = (more: Partial<Asked> = {}): Asked => ({
  ...{ room, language: 'fr', mandates: [mandate('regional-operator')], inHand: undefined, places: PLACES, ...more },
});
const kinds = (text: string, more: Partial<Asked> = {}) => suggest(text, asked(more)).map(choice => choice.kind);

describe('the command box', () => {
  test('[room.6] a text that nothing is known by opens an incident first, with that text as its title', () => {
    expect(suggest('fumée métro Botanique!', asked())).toEqual([{ kind: 'open', title: 'fumée métro Botanique!' }]);
  });

  test('[room.6] a text that names an incident at hand finds it first and still lets a new one be opened, last', () => {
    const choices = suggest('fumee madou', asked());
    expect(choices[0]).toEqual({ kind: 'incident', id: 'madou' });
    expect(choices.at(-1)).toEqual({ kind: 'open', title: 'fumee madou' });
  });

  test('an incident, a camera and a commune are found by their name in either language', () => {
    expect(suggest('rook', asked())[0]).toEqual({ kind: 'incident', id: 'madou' });
    expect(kinds('perron simonis')).toContain('feed');
    expect(suggest('sint gillis', asked())).toContainEqual(
      expect.objectContaining({ kind: 'commune', nis: '21013', name: 'Saint-Gilles' }),
    );
    expect(suggest('5344', asked())).toContainEqual(expect.objectContaining({ kind: 'zone', zone: '5344' }));
    expect(suggest('kunst', asked({ language: 'nl' }))).toContainEqual(
      expect.objectContaining({ kind: 'place', name: 'Kunst-Wet' }),
    );
  });

  test('acts are found by their words in any language, and only those that the mandate allows', () => {
    const phase = { kind: 'act', act: 'declare-phase' };
    expect(suggest('declarer une phase', asked())[0]).toEqual(phase);
    expect(suggest('fase afkondigen', asked())[0]).toEqual(phase);
    expect(suggest('alerte', asked())).toContainEqual({ kind: 'act', act: 'write-alert' });
    const auditor = asked({ mandates: [mandate('auditor')] });
    expect(suggest('declarer une phase', auditor)).toEqual([]);
    expect(suggest('deconnecter', auditor)).toContainEqual({ kind: 'act', act: 'sign-out' });
  });

  test('what needs an incident is offered with one in hand', () => {
    expect(kinds('tracer un perimetre')).toEqual(['open']);
    expect(suggest('tracer un perimetre', asked({ inHand: 'madou' }))[0]).toEqual({
      kind: 'act',
      act: 'draw-perimeter',
    });
  });

  test('[room.6] after > the text is a line of the log, of the incident in hand', () => {
    expect(suggest('> fumée au quai', asked({ inHand: 'madou' }))).toEqual([
      { kind: 'log', text: 'fumée au quai', incident: 'madou' },
    ]);
    expect(suggest('>', asked())).toEqual([]);
  });

  test('nothing typed suggests nothing', () => {
    expect(suggest('   ', asked())).toEqual([]);
  });
});

describe('the place that a text names', () => {
  test('[room.6] is found in either language, whatever the accents', () => {
    expect(placeIn('rook metro KRUIDTUIN', PLACES)?.fr).toBe('Botanique');
    expect(placeIn('odeur à Arts-Loi, quai 2', PLACES)?.nl).toBe('Kunst-Wet');
  });
  test('is the longest name that stands there whole: a part of a word is no place', () => {
    expect(placeIn('agression parvis de saint-gilles', PLACES)?.kind).toBe('station');
    expect(placeIn('rue botaniquement fermée', PLACES)).toBeUndefined();
  });
});
