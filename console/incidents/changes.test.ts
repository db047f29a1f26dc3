import { describe, expect, it } from 'vitest';
import { type Change, changedData, mergeChange } from './changes.ts';

const opened: Change = {
  title: 'Fumée',
  text: '',
  lead: 'D1',
  kind: 'incident',
  severity: 'severe',
  category: 'smoke',
};

describe('[engine.11] a form whose incident moves on while it is open', () => {
  it('takes what only the other changed, and sends what only this hand changed', () => {
    const now = { ...opened, severity: 'extreme' } as const;
    const { draft, disputed } = mergeChange(opened, now, { ...opened, lead: 'D3' });
    expect(disputed).toEqual([]);
    expect(draft).toMatchObject({ severity: 'extreme', lead: 'D3' });
    expect(changedData({ id: 'i' }, now, draft)).toEqual({ incident: 'i', lead: 'D3' });
  });

  it('asks which holds where both changed one field, each in another way', () => {
    const { draft, disputed } = mergeChange(opened, { ...opened, title: 'Fumée dense' }, { ...opened, title: 'Feu' });
    expect(disputed).toEqual(['title']);
    expect(draft.title).toBe('Feu');
  });

  it('asks nothing where both changed it alike', () => {
    const both = { ...opened, severity: 'minor' } as const;
    expect(mergeChange(opened, both, both).disputed).toEqual([]);
  });
});
