import { nobody, type Sights } from '../access/viewer.ts';

/** Who may send or play by a key is known at the crisis centre alone. */
export const streamSight: Sights<'streamKeys'> = {
  collections: { streamKeys: { by: 'nobody', sees: nobody } },
};
