import { PARTS } from './parts.ts';
import type { Meeting } from './schema.ts';

/** The agenda in the order of the method, and within a part in that in which its items were named. */
export const inOrder = ({ agenda }: Pick<Meeting, 'agenda'>): Meeting['agenda'] =>
  [...agenda].sort((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part));
