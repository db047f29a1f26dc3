import { expect, test } from 'vitest';
import { SURFACES } from './surfaces.ts';

test('[room.6] every form is called by its surface, or the desk would not find it', () => {
  for (const { name, forms = {} } of SURFACES)
    for (const form of Object.keys(forms)) expect(form.split('.')[0], form).toBe(name);
});
