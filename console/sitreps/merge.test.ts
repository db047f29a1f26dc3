import { describe, expect, test } from 'vitest';
import type { Told } from '../../shared/sitreps/schema.ts';
import { baseOf, changedField, mergeField } from './merge.ts';

const told = (version: number, fr: string, nl?: string): Told => ({
  version,
  toldAt: '2026-11-24T01:20:00Z',
  written: { at: '2026-11-24T01:20:00Z', by: { person: 'p', mandate: 'm' } },
  fr,
  ...(nl === undefined ? {} : { nl }),
});
const first = told(1, 'Fumée', 'Rook');
const second = told(2, 'Feu', 'Brand');

describe('[engine.8] [engine.11] a section written by two hands', () => {
  test('an untouched field follows whoever writes', () => {
    const merged = mergeField(baseOf(first), second, { fr: 'Fumée', nl: 'Rook' });
    expect(merged).toEqual({ value: baseOf(second), base: baseOf(second), disputed: false });
    expect(changedField(merged)).toBeUndefined();
  });

  test('a field that both changed is disputed: nothing of it is sent before its writer has chosen', () => {
    const merged = mergeField(baseOf(first), second, { fr: 'Fumée dense', nl: 'Dichte rook' });
    expect(merged).toMatchObject({ value: { fr: 'Fumée dense' }, disputed: true });
    expect(changedField(merged)).toBeUndefined();
    const kept = mergeField(baseOf(second), second, merged.value);
    expect(changedField(kept)).toEqual({ fr: 'Fumée dense', nl: 'Dichte rook', basedOn: 2 });
  });

  test('two hands that wrote the same have nothing to choose', () => {
    expect(mergeField(baseOf(first), second, { fr: 'Feu', nl: 'Brand' }).disputed).toBe(false);
  });

  test('whoever fills in the language that lacks sends that language alone, so that the fact keeps its age', () => {
    const merged = mergeField(baseOf(told(1, 'Fumée')), told(1, 'Fumée'), { fr: 'Fumée', nl: 'Rook' });
    expect(changedField(merged)).toEqual({ nl: 'Rook', basedOn: 1 });
  });

  test('whoever changes one language alone sends that one; the rules say that the other lags behind', () => {
    expect(changedField(mergeField(baseOf(first), first, { fr: 'Feu', nl: 'Rook' }))).toEqual({
      fr: 'Feu',
      basedOn: 1,
    });
  });

  test('a text taken away in both languages is sent as nothing; in one, the other stays', () => {
    expect(changedField(mergeField(baseOf(first), first, { fr: '', nl: ' ' }))).toEqual({ basedOn: 1 });
    expect(changedField(mergeField(baseOf(first), first, { fr: 'Fumée', nl: '' }))).toEqual({
      fr: 'Fumée',
      basedOn: 1,
    });
  });
});
