import { describe, expect, test } from 'vitest';
import type { Mandate } from '../../shared/people/schema.ts';
import type { Event } from '../../shared/protocol.ts';
import { emptyRoom, evolve } from '../../shared/room.ts';

/** What the browser keeps for a page, so that modules that read it at their start can be read here. */
const kept = new Map<string, string>();
Object.assign(globalThis, {
  localStorage: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  },
});
const { alarmsOf, silencesOf } = await import('./alarms.ts');
const { notesOf } = await import('./sound.ts');

const AT = '2026-11-24T01:14:00Z';
const event = (seq: number, type: string, data: unknown, person = 'other'): Event => ({
  ...{ seq, world: 'live', id: `e${seq}`, type, data, at: AT, by: { person, mandate: 'm' }, cause: `c${seq}` },
});
const opened = (severity: string, person?: string) =>
  event(
    1,
    'incident.opened',
    { incident: 'i', kind: 'incident', severity, title: 'Fumée', communes: [], zones: [] },
    person,
  );
const text = { fr: 'Fermer le métro', nl: 'Metro sluiten' };
const decision = [
  event(1, 'alert.drafted', {
    ...{ alert: 'a', kind: 'decision', severity: 'severe', headline: text, body: text },
    to: { functions: ['transport-dispatch'], communes: ['21014'] },
  }),
  event(2, 'alert.issued', {
    alert: 'a',
    recipients: [
      { id: 'transport-dispatch', kind: 'function' },
      { id: '21014', kind: 'commune' },
    ],
  }),
];
const operator: Mandate = {
  ...{ id: 'm', person: 'me', function: 'regional-operator', scope: 'region', from: '2026-01-01T00:00:00Z' },
};
const me = { person: 'me', mandates: [operator] };

describe('what rings', () => {
  test('[room.6] a grave incident of somebody else rings by its severity, one’s own does not, a minor one neither', () => {
    const ring = (severity: string, person?: string) => {
      const events = [opened(severity, person)];
      return alarmsOf(events, evolve(emptyRoom('live'), events), 'me').map(alarm => alarm.motif);
    };
    expect(ring('extreme')).toEqual(['extreme']);
    expect(ring('severe')).toEqual(['severe']);
    expect(ring('minor')).toEqual([]);
    expect(ring('severe', 'me')).toEqual([]);
  });

  test('an incident that becomes grave rings too, in the reader’s language', () => {
    const events = [opened('minor'), event(2, 'incident.updated', { incident: 'i', severity: 'severe' })];
    const [alarm] = alarmsOf(events.slice(1), evolve(emptyRoom('live'), events), 'me');
    expect(alarm?.say('nl')).toBe('Incident nu ernstig: Fumée');
  });

  test('[room.6] who asks for a call rings; who acts does not', () => {
    const answered = (disposition: string) =>
      event(3, 'alert.acknowledged', { alert: 'a', disposition, recipients: ['21014'], actedAt: AT });
    const ring = (disposition: string) => {
      const events = [...decision, answered(disposition)];
      return alarmsOf([answered(disposition)], evolve(emptyRoom('live'), events), 'me').map(alarm => alarm.say('fr'));
    };
    expect(ring('call-me')).toEqual(['1210 Saint-Josse-ten-Noode demande un appel\u00a0: Fermer le métro']);
    expect(ring('acting')).toEqual([]);
  });

  test('[room.6] a recipient of a decision is silent after a minute, each with an alarm of its own', () => {
    const room = evolve(emptyRoom('live'), [
      ...decision,
      event(3, 'alert.received', { alert: 'a', recipients: ['21014'], actedAt: AT }),
    ]);
    expect(silencesOf(room, me, Date.parse(AT) + 59_000)).toEqual([]);
    expect(silencesOf(room, me, Date.parse(AT) + 60_000).map(alarm => alarm.key)).toEqual([
      'silent a transport-dispatch',
    ]);
  });
});

describe('the four motifs', () => {
  test('the graver, the more often one figure is said, and none overlaps itself', () => {
    const motifs = (['minor', 'moderate', 'severe', 'extreme'] as const).map(notesOf);
    const lengths = motifs.map(notes => notes.length);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(new Set(lengths).size).toBe(4);
    for (const notes of motifs)
      for (const [i, note] of notes.entries()) expect(note.at + note.lasts).toBeLessThan(notes[i + 1]?.at ?? 2);
  });
});
