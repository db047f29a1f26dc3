import type { Plan, PlanVersion } from './schema.ts';

/** How a version stands at a moment. */
export type VersionState = 'draft' | 'submitted' | 'returned' | 'to-come' | 'in-force' | 'replaced' | 'expired';

/**
 * The version that holds at a moment: the latest of those approved whose time has come and not passed.
 * @param at ISO 8601 UTC
 */
export function versionInForce(plan: Plan, at: string): PlanVersion | undefined {
  if (plan.retired && !isBefore(at, plan.retired.decidedAt)) return undefined;
  return plan.versions.findLast(version => holds(version, at));
}
function holds({ approved }: PlanVersion, at: string): boolean {
  if (!approved || isBefore(at, approved.from)) return false;
  return approved.to === undefined || isBefore(at, approved.to);
}
const isBefore = (a: string, b: string): boolean => Date.parse(a) < Date.parse(b);

/** @param at ISO 8601 UTC */
export function versionState(plan: Plan, version: PlanVersion, at: string): VersionState {
  if (version.approved) {
    if (isBefore(at, version.approved.from)) return 'to-come';
    if (!holds(version, at)) return 'expired';
    return versionInForce(plan, at)?.number === version.number ? 'in-force' : 'replaced';
  }
  if (version.returned) return 'returned';
  return version.submitted ? 'submitted' : 'draft';
}

/** The latest version, whatever its state: under whose title the plan stands in a list. */
export const latestOf = (plan: Plan): PlanVersion => plan.versions[plan.versions.length - 1] as PlanVersion;
/** The version to read: the one in force, else the latest. */
export const shownOf = (plan: Plan, at: string): PlanVersion => versionInForce(plan, at) ?? latestOf(plan);
/** The version that waits for its authority's word, if any. */
export const waitingOf = (plan: Plan): PlanVersion | undefined => {
  const latest = latestOf(plan);
  return plan.retired === undefined && latest.submitted && !latest.approved && !latest.returned ? latest : undefined;
};
/** Whether the version in force should have been looked at anew. */
export const reviewIsDue = (version: PlanVersion, at: string): boolean =>
  version.approved !== undefined && !isBefore(at, version.approved.reviewBy);
