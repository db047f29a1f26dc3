import type { FunctionCode } from '../people/schema.ts';

/**
 * What a right is bound to beside the function: which territory, discipline or phase. The rule of the command holds it;
 * here it is named, so that the table can be read and each cell tested.
 */
export const LIMITS = [
  /** Only on the ground of the mandate: a mayor in the own commune. */
  'own-territory',
  /** Only what belongs to the mandate's own discipline. */
  'own-discipline',
  /** Only to record what an authority decided, never to decide. */
  'recorded',
  /** Only what is in sight of the mandate: what touches it or is addressed to it. */
  'in-sight',
  /** Only as one of those to whom it is addressed. */
  'recipient',
  /** Only images of the own zone, or under a grant in force. */
  'own-images',
  /** Never what the same person wrote. */
  'second-person',
  /** Only for the phase that this function declares. */
  'own-phase',
  /** Only what is one's own: the look, the shift, the link that one made. */
  'own-thing',
] as const;
export type Limit = (typeof LIMITS)[number];
export interface Limited {
  readonly function: FunctionCode;
  readonly only: Limit;
}
export type Grantee = FunctionCode | Limited;

/** Who may ask a command: functions by name, whoever holds any mandate, or Belfry's own reactors alone. */
export type Right = readonly Grantee[] | 'everyone' | 'system' | { readonly everyone: Limit };
/** The rights of one capability: a line for every command, or it does not compile. */
export type Rights<Commands> = Readonly<Record<keyof Commands, Right>>;

/** These functions, within a limit. */
export const only = (limit: Limit, ...functions: readonly FunctionCode[]): readonly Limited[] =>
  functions.map(code => ({ function: code, only: limit }));
/** Whoever holds a mandate, within a limit. */
export const everyoneAs = (limit: Limit): { readonly everyone: Limit } => ({ everyone: limit });

export const codeOf = (grantee: Grantee): FunctionCode => (typeof grantee === 'string' ? grantee : grantee.function);
/** Groups of functions that the tables of rights name together. */
export const CENTRE = ['regional-operator', 'information-manager', 'high-official'] as const;
export const SITE = ['dir-d1', 'dir-d2', 'dir-d3', 'dir-d4', 'dir-d5'] as const;
export const VIDEO = ['regional-operator', 'information-manager', 'video-operator', 'administrator'] as const;
/** The authorities of the phases: they decide, staff record what they decided (belgium.md §2). */
export const AUTHORITIES = ['mayor', 'high-official', 'minister-interior'] as const;
/** Staff who record an authority's decision, never take it. */
export const RECORDERS = ['regional-operator', 'information-manager'] as const;
/** Those who are reached away from the centre. */
export const REACHED = [
  'mayor',
  'commune-liaison',
  'emergency-coordinator',
  'zone-officer',
  'zone-images',
  'transport-dispatch',
  'fire-dispatch',
  'dispatch-112',
  'partner',
] as const;
