import { nobody, type Sights } from '../access/viewer.ts';

/** Figures are for the crisis centre until a report that carries them is distributed: a toll is made public by an authority alone. */
export const tollSight: Sights<'tolls'> = { collections: { tolls: { by: 'nobody', sees: nobody } } };
