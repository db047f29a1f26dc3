import { holdsForCommune } from '../people/mandates.ts';
import type { Mandate } from '../people/schema.ts';
import { VALIDATORS } from './doctrine.ts';

/** Staff who write down what the disciplines say, with who said it. */
const STAFF: readonly string[] = ['regional-operator', 'information-manager', 'high-official'];
const OWN: Readonly<Record<string, readonly string[]>> = {
  'dir-d1': ['D1'],
  'dir-d2': ['D2', 'hospitals'],
  'dir-d3': ['D3', 'dvi'],
  'dir-d4': ['D4'],
  'dir-d5': ['D5'],
};

/** Whether these mandates may tell for a section or a source: directors for their own, staff for anyone. */
export const mayTellFor = (mandates: readonly Mandate[], told: string): boolean =>
  mandates.some(m => STAFF.includes(m.function) || (OWN[m.function] ?? []).includes(told));

/** Whether it is their own word, and needs nobody named behind it. */
export const isOwnWord = (mandates: readonly Mandate[], told: string): boolean =>
  mandates.some(
    m => (OWN[m.function] ?? []).includes(told) || (told === 'authority' && m.function === 'high-official'),
  );

/** Whether a mandate may validate a report of an incident in these communes; a mayor where theirs is one of them. */
export const mayValidate = (mandate: Mandate, communes: readonly string[]): boolean =>
  VALIDATORS.functions.some(code => code === mandate.function) &&
  (mandate.function !== 'mayor' || communes.some(nis => holdsForCommune(mandate, nis)));
