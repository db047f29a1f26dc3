import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCommand } from '../../server/room/decide.ts';
import { answerIn } from '../../server/room/outcome.ts';
import { askOf, createDesk } from '../../server/room/testing/desk.ts';
import { nextAsk } from '../testing/commands.ts';
import { createRandom, idOf } from '../testing/random.ts';
import { REFUSAL_REASONS, sayRefusal } from './refusals.ts';

const LANGUAGES = ['fr', 'nl', 'en'] as const;
const PARAMS = { authority: 'high-official', seconds: 12, maximum: 1_048_576 };

describe('[room.10] a refusal has words', () => {
  it.each(REFUSAL_REASONS)('%s, in three languages, with nothing left unfilled', reason => {
    const said = LANGUAGES.map(language => sayRefusal(reason, PARAMS, language));
    for (const words of said) {
      expect(words).toMatch(/^\p{Lu}.*\.$/su);
      expect(words).not.toMatch(/[{}]|undefined|null|\[object/);
    }
    expect(new Set(said).size).toBe(3);
  });

  it.each([
    ['mayor', 'bourgmestre', 'burgemeester', 'mayor'],
    ['high-official', 'Haut Fonctionnaire', 'Hoge Ambtenaar', 'High Official'],
    ['minister-interior', 'ministre de l’Intérieur', 'minister van Binnenlandse Zaken', 'Minister of the Interior'],
  ])('of a phase says that %s could', (authority, ...titles) => {
    LANGUAGES.forEach((language, i) => {
      expect(sayRefusal('wrong-authority', { authority }, language)).toContain(titles[i]);
    });
  });

  it('whatever a night brings: every answer is readable and names its path', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), seed => {
        const random = createRandom(seed);
        const desk = createDesk();
        for (let act = 0; act < 150; act++) {
          const outcome = askOf(desk, nextAsk(random, desk.room, desk.now));
          if (!('ok' in outcome)) continue;
          const answer = answerIn(outcome, random.pick(LANGUAGES));
          if (answer.ok) throw new Error('a refusal was answered with yes');
          const { code, message, path } = answer.error;
          expect(message).not.toMatch(/[{}]|undefined|\[object/);
          expect(message.length).toBeGreaterThan(8);
          if (code === 'invalid') expect(path).toMatch(/^data/);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('[room.10] input of a wrong form is refused by its path, in the caller’s language', () => {
  const good = { id: idOf('id'), world: 'live', type: 'log.write', data: { entry: idOf('entry'), text: 'x' } };
  const saidOf = (input: unknown, language: 'fr' | 'nl' | 'en' = 'fr') => {
    const checked = checkCommand(input);
    if (!('ok' in checked)) throw new Error('it was accepted');
    const answer = answerIn(checked, language);
    if (answer.ok) throw new Error('it was answered with yes');
    return answer.error;
  };

  it.each([
    ['a missing field', { ...good, data: { text: 'x' } }, 'data.entry', /obligatoire/],
    ['an unknown field', { ...good, data: { ...good.data, colour: 'red' } }, 'data.colour', /inconnu/],
    ['an unknown field beside the data', { ...good, sudo: true }, 'sudo', /inconnu/],
    ['an id that is none', { ...good, id: '1' }, 'id', /forme/],
    ['a world that cannot be', { ...good, world: 'mars' }, 'world', /forme/],
    ['a time that is none', { ...good, at: 'yesterday' }, 'at', /forme/],
    ['a time in another zone', { ...good, at: '2026-11-24T02:10:00+01:00' }, 'at', /forme/],
    ['words that say nothing', { ...good, data: { ...good.data, text: '  ' } }, 'data.text', /court/],
    ['a value that is not in the list', { ...good, data: { ...good.data, source: 'D9' } }, 'data.source', /D1, D2/],
    ['a command that is none', { ...good, type: 'phase.suspend' }, 'type', /inconnue/],
    ['a name that every object has', { ...good, type: 'constructor' }, 'type', /inconnue/],
  ])('%s', (_title, input, path, words) => {
    const { code, message, path: named } = saidOf(input);
    expect({ code, path: named }).toEqual({ code: 'invalid', path });
    expect(message).toMatch(words);
  });

  it('in French, Dutch and English', () => {
    const said = LANGUAGES.map(language => saidOf({ ...good, data: { text: 'x' } }, language).message);
    expect(said).toEqual(['data.entry : champ obligatoire', 'data.entry : verplicht veld', 'data.entry : required']);
  });
});
