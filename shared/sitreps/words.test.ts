import { describe, expect, it } from 'vitest';
import { sitrepWords } from '../../console/language/words/sitreps.ts';
import { CATEGORY_NAMES, SOURCE_NAMES } from '../toll/doctrine.ts';
import type { Mark } from './content.ts';
import { FIELD_NAMES, SECTION_NAMES } from './doctrine.ts';
import { sitrepRefusals } from './refusals.ts';
import {
  gravitySaid,
  HOW_NAMES,
  KIND_NAMES,
  minutesSaid,
  PHASE_NAMES,
  REPORT,
  receiptsSaid,
  SEVERITY_NAMES,
  sayMark,
  ZONE_NAMES,
} from './vocabulary.ts';

type Pair = Readonly<Record<'fr' | 'nl', string>>;
const headline = { fr: 'Fermer le métro', nl: 'Metro sluiten' };
const MARKS: readonly Mark[] = [
  { kind: 'stale', section: 'D2', since: '', minutes: 34, step: 'older' },
  { kind: 'stale', section: 'partners', since: '', minutes: 68, step: 'stale' },
  { kind: 'untold', section: 'D4' },
  { kind: 'vacant', section: 'D5' },
  { kind: 'conflict', category: 't2' },
  { kind: 'silent', headline, since: '', minutes: 11, recipients: [{ fr: 'STIB', nl: 'MIVB' }] },
  { kind: 'no-line' },
];
/** Every word that a report or its sheet shows, by where it stands. */
const ALL: readonly (readonly [string, Pair])[] = [
  ...Object.entries({ ...REPORT, ...sitrepWords, ...sitrepRefusals }),
  ...Object.entries({ ...SECTION_NAMES, ...FIELD_NAMES }),
  ...Object.entries({ ...CATEGORY_NAMES, ...SOURCE_NAMES, ...KIND_NAMES }),
  ...Object.entries({ ...SEVERITY_NAMES, ...PHASE_NAMES, ...ZONE_NAMES, ...HOW_NAMES }),
  ...MARKS.map((mark, i) => [`mark ${i} ${mark.kind}`, { fr: sayMark(mark, 'fr'), nl: sayMark(mark, 'nl') }] as const),
];

/**
 * What gives a translation away, from a reading by native eyes: words that only mirror the other language, or that a
 * French or Dutch speaker of a Belgian crisis centre does not write.
 */
const CALQUES = {
  fr: /\b(balance humaine|image fermée|monitor(?:er|ing)|adresser un problème|supporter une|digital|opportunité|en charge de|basé sur|au final|sur base de|endéans|dispatcher)\b/iu,
  nl: /\b(menselijke balans|beeld gesloten|op het niveau van|in functie van|van zodra|dewelke|hetwelk|in voege|uitbaten|zich situeren|alleszins|teneinde|middels|gealarmeerd worden door)\b/iu,
} as const;

describe('[engine.8] the words of a report', () => {
  it.each(ALL)('%s reads as written by a French and by a Dutch speaker', (_where, { fr, nl }) => {
    for (const [tongue, words] of [
      ['fr', fr],
      ['nl', nl],
    ] as const) {
      expect(words.trim()).toBe(words);
      expect(words).not.toBe('');
      // Typographic apostrophes, no shouting, no doubled spaces.
      expect(words).not.toMatch(/['"!]| {2}/);
      expect(words).not.toMatch(CALQUES[tongue]);
    }
    // Each language has its own quotation marks and its own space before a colon.
    expect(fr).not.toMatch(/[“”]|\S:(?!\/\/)/u);
    expect(nl).not.toMatch(/[«»]|\s:/u);
  });

  it('says a mark as one short sentence', () => {
    expect(MARKS.map(mark => sayMark(mark, 'fr').replaceAll('\u00a0', ' '))).toEqual([
      'D2 : 34 min sans nouvelle',
      'Partenaires : 1 h 08 sans nouvelle',
      'D4 : rien de communiqué',
      'D5 : siège vacant',
      'T2 : les sources divergent',
      'STIB : toujours pas d’accusé de réception pour « Fermer le métro » (11 min)',
      'Aucune ligne de communication fixée',
    ]);
    expect(MARKS.map(mark => sayMark(mark, 'nl').replaceAll('\u00a0', ' '))).toEqual([
      'D2: al 34 min geen nieuws',
      'Partners: al 1 h 08 geen nieuws',
      'D4: nog niets gemeld',
      'D5: onbezet',
      'T2: bronnen spreken elkaar tegen',
      'MIVB: nog geen ontvangstbevestiging voor “Metro sluiten” (11 min)',
      'Geen communicatielijn bepaald',
    ]);
  });

  it('names three who are silent and counts the others', () => {
    const recipients = ['STIB', 'SIAMU', 'Infrabel', 'Sibelga', 'Vivaqua'].map(name => ({ fr: name, nl: name }));
    const mark: Mark = { kind: 'silent', headline, since: '', minutes: 11, recipients };
    expect(sayMark(mark, 'fr')).toMatch(/^STIB, SIAMU, Infrabel et 2 autres/);
    expect(sayMark(mark, 'nl')).toMatch(/^STIB, SIAMU, Infrabel en 2 anderen/);
  });

  it('inflects as Dutch does: een ernstig incident, een ernstige oefening', () => {
    expect(gravitySaid({ kind: 'incident', severity: 'severe' }, 'nl')).toBe('Ernstig incident');
    expect(gravitySaid({ kind: 'exercise', severity: 'severe' }, 'nl')).toBe('Ernstige oefening');
    expect(gravitySaid({ kind: 'event', severity: 'minor' }, 'fr')).toBe('Événement mineur');
    expect(gravitySaid({ kind: 'incident', severity: 'unknown' }, 'nl')).toBe('Incident, ernst onbekend');
  });

  it('counts in the singular where there is one', () => {
    const measure = { kind: 'order' as const, headline, decidedAt: '', kept: false };
    expect(receiptsSaid({ ...measure, received: 1, recipients: 1 }, 'fr')).toBe('reçu par 1 destinataire sur 1');
    expect(receiptsSaid({ ...measure, received: 3, recipients: 4 }, 'nl')).toBe(
      'ontvangen door 3 van de 4 bestemmelingen',
    );
    expect(minutesSaid(60)).toBe('1 h 00');
  });
});
