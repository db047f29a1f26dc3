import type { Section } from './doctrine.ts';

/** The key of a section in the making. */
export const contributionId = (incident: string, section: Section): string => `${incident} ${section}`;
