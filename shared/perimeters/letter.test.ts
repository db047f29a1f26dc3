import { describe, expect, it } from 'vitest';
import { textSchema } from '../language/text.ts';
import { townTerritory } from '../testing/places.ts';
import { letterOf } from './letter.ts';
import { circle } from './shapes.ts';

const letter = {
  change: 'drawn' as const,
  title: { fr: 'Fumée, métro Madou', nl: 'Rook, metro Madou' },
  reason: { fr: 'Fumée dense', nl: 'Dichte rook' },
  rings: (['red', 'orange'] as const).map((zone, i) => ({
    zone,
    shape: { kind: 'circle' as const, centre: [4.3691, 50.8495] as [number, number], radius: [100, 300][i]! },
  })),
  communes: ['21004', '21014'],
  facilities: townTerritory.facilitiesIn(circle([4.3691, 50.8495], 300)),
};

describe('[engine.7] the letter of a perimeter', () => {
  it('is written from the data in both languages and English', () => {
    const { headline, body } = letterOf({ ...letter, until: '2026-11-24T05:00:00Z' });
    expect(headline.fr).toBe('Périmètres établis : rouge et orange – Fumée, métro Madou');
    expect(headline.nl).toBe('Perimeters ingesteld: rood en oranje – Rook, metro Madou');
    expect(body.nl.split('\n')).toEqual([
      'Rood (uitsluiting), straal 100 m: interventiediensten, toegelaten experts.',
      'Oranje (isolatie), straal 300 m: interventiediensten, toegelaten experts, bewoners en werknemers met akkoord van de Dir-CP-Ops.',
      'Betrokken gemeenten: 1000 Brussel, 1210 Sint-Joost-ten-Node.',
      'Stations: Madou.',
      'De toegangen worden bewaakt door de politie (D3).',
      expect.stringMatching(/^Voorzien einde: 24[/-]11,? 06:00\.$/),
      'Reden: Dichte rook.',
    ]);
  });

  it('says neither that there are no schools nor that there are, where nobody knows', () => {
    expect(letterOf(letter).body.fr).not.toContain('École');
  });

  it('of a lifting asks to reopen, and names no one who may be inside', () => {
    const { headline, body } = letterOf({ ...letter, change: 'lifted', rings: letter.rings.slice(0, 1) });
    expect(headline.fr).toBe('Périmètre levé : rouge – Fumée, métro Madou');
    expect(body.fr).toContain('Les accès rouvrent');
    expect(body.fr).not.toContain('experts');
  });

  it('fits what a decision can carry, however long its parts', () => {
    const long = {
      ...letter,
      title: 'x'.repeat(200),
      reason: 'y'.repeat(500),
      communes: Array<string>(19).fill('21014'),
    };
    const { headline, body } = letterOf(long);
    expect(textSchema(160).safeParse(headline).success).toBe(true);
    expect(textSchema(2_000).safeParse(body).success).toBe(true);
  });
});
