import { holdsForCommune } from '../people/mandates.ts';
import type { FunctionCode, Mandate } from '../people/schema.ts';
import type { PlanTerritory } from './schema.ts';

/**
 * Who approves and retires a plan: the mayor in their commune, the High Official for the Region
 * (royal decree of 22 May 2019; special law of 12 January 1989, art. 48).
 */
export const approverOf = (territory: PlanTerritory): FunctionCode =>
  territory === 'region' ? 'high-official' : 'mayor';
export const mayApprove = (mandate: Mandate, territory: PlanTerritory): boolean =>
  mandate.function === approverOf(territory) &&
  (territory === 'region' || territory.communes.every(nis => holdsForCommune(mandate, nis)));

const CENTRE: readonly FunctionCode[] = ['regional-operator', 'information-manager', 'high-official'];
/** Who may put a plan to work: the centre, the Dir-PC-Ops (always D1), a mayor in the commune. */
export const mayActivate = (mandate: Mandate, communes: readonly string[]): boolean =>
  CENTRE.includes(mandate.function) ||
  mandate.function === 'dir-d1' ||
  (mandate.function === 'mayor' && communes.every(nis => holdsForCommune(mandate, nis)));

/** Who writes plans: the centre and the directors any, a coordinator those of the own commune. */
export const mayWrite = (mandate: Mandate, territory: PlanTerritory): boolean =>
  mandate.function !== 'emergency-coordinator' ||
  (territory !== 'region' && territory.communes.every(nis => holdsForCommune(mandate, nis)));
