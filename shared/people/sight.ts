import { everyone, type Sights } from '../access/viewer.ts';

/** Who is who is known to all who hold a mandate: an alert names its sender, a record its author. */
export const peopleSight: Sights<'people' | 'organisations' | 'mandates'> = {
  collections: {
    people: { by: 'everyone', sees: everyone },
    organisations: { by: 'everyone', sees: everyone },
    mandates: { by: 'everyone', sees: everyone },
  },
};
